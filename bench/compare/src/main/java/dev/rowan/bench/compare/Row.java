package dev.rowan.bench.compare;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A line of a table: one metric of one work across one network, as ratios to hand-written JDBC. */
record Row(String network, String work, Metric metric) {
    static final String JDBC = "JDBC";

    private static final List<String> AT_A_DISTANCE =
            List.of("graph", "50 graphs", "20 new graphs", "transaction with a find");

    /** What a first look should see: all works on the loopback device, and those of several statements also at a distance. */
    static Stream<Row> headlines(Results results) {
        return all(results, Metric.TIME).flatMap(row -> {
            boolean graph = row.work.startsWith("graph");
            boolean byKey = graph || row.work.startsWith("row by key");
            if (!row.network.equals(Network.LOOPBACK.title())) {
                return AT_A_DISTANCE.stream().anyMatch(row.work::startsWith) ? Stream.of(row) : Stream.empty();
            }
            return Stream.concat(
                    Stream.of(row),
                    byKey
                            ? Stream.of(
                                    new Row(row.network, row.work, Metric.CPU),
                                    new Row(row.network, row.work, Metric.BYTES))
                            : Stream.empty());
        });
    }

    /** Every work that was measured. */
    static Stream<Row> all(Results results, Metric metric) {
        return results.cells().stream()
                .filter(cell -> cell.contestant().equals(JDBC))
                .map(cell -> new Row(cell.network(), cell.work(), metric));
    }

    String title() {
        String place = network.equals(Network.LOOPBACK.title()) ? "" : ", at " + network;
        return work + place + (metric == Metric.TIME ? "" : ": " + metric.title());
    }

    double jdbc(Results results) {
        return metric.of(results.find(network, work, JDBC).orElseThrow());
    }

    /** Empty when the contestant does not do this work. */
    OptionalDouble ratio(Results results, String contestant) {
        return results.find(network, work, contestant).stream()
                .mapToDouble(cell -> metric.of(cell) / jdbc(results))
                .findFirst();
    }
}
