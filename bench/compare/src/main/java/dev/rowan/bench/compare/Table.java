package dev.rowan.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as Markdown. */
final class Table {
    private static final Set<String> HOW = Set.of("plan", "slice", "pinned", "machine", Results.CONTESTANTS);

    private Table() {}

    /** What a first look should see. */
    static String headline(Results results) {
        return table(results, Row.headlines(results)) + "\n" + how(results);
    }

    /** Everything that was measured. */
    static String whole(Results results) {
        var parts = new ArrayList<String>();
        parts.add("# Rowan beside its peers\n");
        parts.add(headline(results));
        for (Metric metric : Metric.values()) {
            parts.add("## All: " + metric.title() + "\n");
            parts.add(table(results, Row.all(results, metric)));
        }
        parts.add("## Noise\n");
        parts.add(noise(results));
        return String.join("\n", parts);
    }

    private static String table(Results results, Stream<Row> rows) {
        List<String> others = results.others();
        var lines = new ArrayList<String>();
        lines.add("| | " + Row.JDBC + " | " + String.join(" | ", others) + " |");
        lines.add("|---|" + "--:|".repeat(others.size() + 1));
        rows.map(row -> line(results, row, others)).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private static String line(Results results, Row row, List<String> others) {
        String ratios = others.stream()
                .map(contestant -> ratio(contestant, row.ratio(results, contestant)) + beside(results, row, contestant))
                .collect(Collectors.joining(" | "));
        return "| " + row.title() + " | " + row.metric().absolute(row.jdbc(results)) + beside(results, row, Row.JDBC)
                + " | " + ratios + " |";
    }

    /** A time has its statements beside it, and the letter of what is not the same work. */
    private static String beside(Results results, Row row, String contestant) {
        return results.find(row.network(), row.work(), contestant)
                .map(cell -> (row.metric() == Metric.TIME && cell.statements().isPresent()
                                ? " (" + cell.statements().getAsLong() + ")"
                                : "")
                        + (cell.differs().isEmpty() ? "" : " [" + letter(results, cell.differs()) + "]"))
                .orElse("");
    }

    private static char letter(Results results, String differs) {
        return (char) ('a' + results.differences().indexOf(differs));
    }

    static String ratio(String contestant, OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return "-";
        }
        String text = Metric.ratio(ratio.getAsDouble());
        return contestant.equals("Rowan") ? "**" + text + "**" : text;
    }

    private static String how(Results results) {
        Map<String, String> about = results.about();
        String versions = about.entrySet().stream()
                .filter(e -> !HOW.contains(e.getKey()))
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        var beside = new StringBuilder();
        if (results.cells().stream().anyMatch(cell -> cell.statements().isPresent())) {
            beside.append(
                    "- Behind each time stands how many statements the server executed, BEGIN and COMMIT apart.\n");
        }
        if (!results.differences().isEmpty()) {
            beside.append("- Not the same work as hand-written JDBC's: ")
                    .append(results.differences().stream()
                            .map(differs -> "[" + letter(results, differs) + "] " + differs)
                            .collect(Collectors.joining("; ")))
                    .append(".\n");
        }
        return """
                JDBC has its own figures per operation. The others are ratios to them. Less is better; 1.00 is hand-written JDBC.

                - Time is the 20th percentile of the medians of slices of %s in which all took turns.
                - CPU and bytes are the client's.
                %s\
                - Plan "%s", client and server on one CPU: %s.
                - Machine: %s.
                - Versions: %s.
                """.formatted(
                about.get("slice"), beside, about.get("plan"), about.get("pinned"), about.get("machine"), versions);
    }

    private static String noise(Results results) {
        var lines = new ArrayList<String>();
        lines.add("| | rounds | JDBC's median slice above its 20th percentile |");
        lines.add("|---|--:|--:|");
        Row.all(results, Metric.TIME)
                .map(row -> {
                    Cell jdbc =
                            results.find(row.network(), row.work(), Row.JDBC).orElseThrow();
                    return String.format(
                            Locale.ROOT,
                            "| %s | %d | %.0f %% |",
                            row.title(),
                            jdbc.slices(),
                            ((double) jdbc.middle() / jdbc.nanos() - 1) * 100);
                })
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }
}
