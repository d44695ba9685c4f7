package dev.rowan.insert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Why the rows of graphs cannot be stored: each reason with the number of rows that it holds for, and with the first graph. */
final class GraphProblems {
    private record Rows(int count, String first) {
        Rows and(Rows more) {
            return new Rows(count + more.count, first);
        }

        @Override
        public String toString() {
            String where = first.isEmpty() ? "" : (count == 1 ? "in " : ", the first in ") + first;
            String rows = count == 1 ? where : count + " rows" + where;
            return rows.isEmpty() ? "" : " (" + rows + ")";
        }
    }

    private final Map<String, Rows> rows = new LinkedHashMap<>();

    void add(String problem, NewNode node) {
        rows.merge(problem, new Rows(1, node.graph()), Rows::and);
    }

    /** Throws when there are some. */
    void refuse() {
        if (!rows.isEmpty()) {
            throw new IllegalArgumentException(
                    rows.entrySet().stream()
                            .map(e -> "\n  " + e.getKey() + e.getValue())
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "the rows do not fit together, and nothing was sent:",
                                            "\nhelp: a key's columns come from the row it points to, or are given: not both, not neither")));
        }
    }
}
