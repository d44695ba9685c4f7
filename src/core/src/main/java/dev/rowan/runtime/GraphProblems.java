package dev.rowan.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Why the rows of a graph cannot be stored: each reason with the number of rows that it holds for. */
final class GraphProblems {
    private final Map<String, Integer> rows = new LinkedHashMap<>();

    void add(String problem) {
        rows.merge(problem, 1, Integer::sum);
    }

    /** Throws when there are some. */
    void refuse() {
        if (!rows.isEmpty()) {
            throw new IllegalArgumentException(
                    rows.entrySet().stream()
                            .map(e -> "\n  " + e.getKey() + (e.getValue() == 1 ? "" : " (" + e.getValue() + " rows)"))
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "the rows do not fit together, and nothing was sent:",
                                            "\nhelp: a key's columns come from the row it points to, or are given: not both, not neither")));
        }
    }
}
