package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What is wrong with the files: all of it, by place. */
final class QueryProblems {
    private record Problem(String file, int line, int column, String text) {}

    private final List<Problem> problems = new ArrayList<>();

    void add(SourceFile file, int offset, String problem, String help) {
        int line = file.line(offset);
        int column = file.column(offset);
        problems.add(new Problem(file.shown(), line, column, file.place(offset) + ": " + problem + "\nhelp: " + help));
    }

    /** Of a folder. */
    void add(String folder, String problem, String help) {
        problems.add(new Problem(folder, 0, 0, folder + ": " + problem + "\nhelp: " + help));
    }

    int count() {
        return problems.size();
    }

    /** By file and place. */
    List<String> texts() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column)
                        .thenComparing(Problem::text))
                .map(Problem::text)
                .distinct()
                .toList();
    }

    /** The name that was probably meant. */
    static Optional<String> nearest(String name, Iterable<String> names) {
        String nearest = null;
        int least = Math.min(Math.max(2, name.length() / 3) + 1, name.length());
        for (String candidate : names) {
            int distance = LevenshteinDistance.getDefaultInstance().apply(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code did you mean "name"?}, or the other text where no name is near. */
    static String didYouMean(String name, Iterable<String> names, String otherwise) {
        return nearest(name, names).map(n -> "did you mean \"" + n + "\"?").orElse(otherwise);
    }
}
