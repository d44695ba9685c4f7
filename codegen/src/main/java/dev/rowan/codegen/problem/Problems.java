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

    /** Whether there is one in the file. */
    public boolean isIn(String file) {
        return problems.stream().anyMatch(p -> p.place().file().equals(file));
    }

    /** By file and place. */
    public List<String> texts() {
        return problems.stream().sorted().map(Problem::toString).distinct().toList();
    }
}
