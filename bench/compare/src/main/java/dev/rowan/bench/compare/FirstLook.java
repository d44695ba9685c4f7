package dev.rowan.bench.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few columns and rows that the README shows: times only. */
final class FirstLook {
    private static final List<Column> COLUMNS = List.of(
            new Column("Rowan", List.of("Rowan")),
            new Column("jOOQ", List.of("jOOQ", "jOOQ by level")), // MULTISET, or a query for each level
            new Column("Hibernate", List.of("Hibernate")),
            new Column("JDBI", List.of("JDBI")));
    private static final List<String> WORKS = List.of(
            "row by key",
            "insert returning the row",
            "update of one column",
            "graph by key",
            "1,000 rows",
            "10,000 inserts");

    private FirstLook() {}

    /** One library, by the fastest of its ways. */
    private record Column(String title, List<String> contestants) {
        OptionalDouble ratio(Results results, Row row) {
            return contestants.stream()
                    .flatMapToDouble(contestant -> row.ratio(results, contestant).stream())
                    .min();
        }
    }

    static String table(Results results) {
        String titles = COLUMNS.stream().map(Column::title).collect(Collectors.joining(" | "));
        return "| | " + Row.JDBC + " | " + titles + " |\n|---|" + "--:|".repeat(COLUMNS.size() + 1) + "\n"
                + rows(results).map(row -> line(results, row)).collect(Collectors.joining());
    }

    private static Stream<Row> rows(Results results) {
        return Row.all(results, Metric.TIME).filter(FirstLook::shown);
    }

    private static boolean shown(Row row) {
        return WORKS.stream().anyMatch(row.work()::startsWith)
                && (row.network().equals(Network.LOOPBACK.title()) || row.work().startsWith("graph by key"));
    }

    private static String line(Results results, Row row) {
        String ratios = COLUMNS.stream()
                .map(column -> Table.ratio(column.title, column.ratio(results, row)))
                .collect(Collectors.joining(" | "));
        return "| " + row.title() + " | " + row.metric().absolute(row.jdbc(results)) + " | " + ratios + " |\n";
    }
}
