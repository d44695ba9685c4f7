package dev.rowan.codegen.problem;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with some files, collected to be reported at once. */
public final class Problems {
    private final List<Problem> problems = new ArrayList<>();

    public void add(Place place, String what, String help) {
        add(new Problem(place, what, help));
    }

    public void add(Problem problem) {
        problems.add(problem);
    }

    public int count() {
        return problems.size();
    }

    /** Whether there is one in these lines of the file. */
    public boolean areIn(String file, int firstLine, int lastLine) {
        return problems.stream()
                .map(Problem::place)
                .anyMatch(p -> p.file().equals(file) && firstLine <= p.line() && p.line() <= lastLine);
    }

    /** By file and place. */
    public List<String> texts() {
        return problems.stream().sorted().map(Problem::toString).distinct().toList();
    }
}
