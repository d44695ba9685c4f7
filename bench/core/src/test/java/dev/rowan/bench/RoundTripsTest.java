package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.tools.jdbc.SingleConnectionDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The other guard that needs no clock: how often Rowan and hand-written JDBC wait for the server, below the driver. */
class RoundTripsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** From the fifth execution on the driver uses a prepared statement of the server. */
    private static final int EXECUTIONS = 7;

    @Test
    void rowan_waits_for_the_server_no_more_often_than_it_says(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (FilledDatabase data = FilledDatabase.into(database.url());
                Connection connection = trips.dataSource().getConnection();
                Bench bench = Bench.on(data, new SingleConnectionDataSource(connection))) {
            assertThat(trips(trips, CoreContestant.ROWAN, bench))
                    .containsExactly(
                            "row by key: 1",
                            "insert returning the row: 1",
                            "update of one column: 1",
                            "upsert returning the row: 1",
                            "100 rows by key: 1",
                            "100 updates by key: 1",
                            "transaction with one statement: 2",
                            "transaction with a find, an update and an insert: 4",
                            "1,000 rows: 1",
                            "1,000 rows with jsonb: 1",
                            "projection, 3 columns of 1,000 rows: 1",
                            "join mapped to 10 rows: 1 or 2", // the first typed query asks for the search path
                            "join mapped to 100 rows: 1",
                            "join mapped to 1,000 rows: 1",
                            "typed SQL, 20 groups of a join: 1",
                            "three unrelated reads: 1",
                            "graph by key, 1 x 20 x 10 with jsonb: 1",
                            "graph by key, chosen columns without jsonb: 1",
                            "50 graphs of 5 x 4: 1",
                            "keyset page of 50: 1",
                            "first page of 50, with a cursor: 1",
                            "dynamic filter, 4 of 6 conditions: 1",
                            "100 inserts: 1",
                            "10,000 inserts: 2",
                            "10,000 rows by COPY: 4",
                            "20 new graphs of 2 x 5: 4");
        }
    }

    @Test
    void hand_written_jdbc_reads_graphs_in_one_round_trip(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (FilledDatabase data = FilledDatabase.into(database.url());
                Connection connection = trips.dataSource().getConnection();
                Bench bench = Bench.on(data, new SingleConnectionDataSource(connection))) {
            assertThat(trips(
                            trips,
                            CoreContestant.JDBC,
                            bench,
                            new GraphByKey(),
                            new ListOfGraphs(),
                            new UnrelatedReads()))
                    .containsExactly(
                            "graph by key, 1 x 20 x 10 with jsonb: 1",
                            "50 graphs of 5 x 4: 1",
                            "three unrelated reads: 1");
        }
    }

    private static List<String> trips(RoundTrips trips, Contestant contestant, Bench bench, Work... works)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        for (Work work : works.length == 0 ? Work.all() : List.of(works)) {
            var each = new TreeSet<Long>();
            for (int i = 0; i < EXECUTIONS; i++) {
                each.add(trips.during(SQLException.class, () -> contestant.run(work, bench)));
            }
            lines.add(work.title() + ": " + each.stream().map(String::valueOf).collect(Collectors.joining(" or ")));
        }
        return lines;
    }
}
