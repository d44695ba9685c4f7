package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The guard that needs no clock: how many bytes a call allocates does not depend on who else uses the machine. The bounds
 * leave room for what the compiler has not optimised yet.
 */
class AllocationTest {
    private static final Bench BENCH = new Bench();
    private static final double MOST = 1.25;
    private static final double MOST_OF_GRAPHS = 1.15;
    private static final double MOST_OF_TOGETHER = 1.6;

    @AfterAll
    static void close() throws SQLException {
        BENCH.close();
    }

    @Test
    void a_row_by_key_allocates_hardly_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new RowByKey(), 10_000, 5_000)).isLessThan(MOST);
    }

    @Test
    void a_thousand_rows_allocate_hardly_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new ThousandRows(), 200, 50)).isLessThan(MOST);
    }

    @Test
    void an_insert_allocates_hardly_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new InsertReturning(), 10_000, 5_000)).isLessThan(MOST);
    }

    @Test
    void a_graph_by_key_allocates_hardly_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new GraphByKey(), 300, 100)).isLessThan(MOST_OF_GRAPHS);
    }

    @Test
    void a_list_of_graphs_allocates_hardly_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new ListOfGraphs(), 100, 30)).isLessThan(MOST_OF_GRAPHS);
    }

    /** Each function is called twice, and parameters are compared; the three reads are small. */
    @Test
    void unrelated_reads_allocate_not_much_more_than_hand_written_jdbc() throws SQLException {
        assertThat(ratio(new UnrelatedReads(), 2_000, 500)).isLessThan(MOST_OF_TOGETHER);
    }

    /** Of the bytes per operation: Rowan to JDBC. */
    private static double ratio(Work work, int warmUp, int operations) throws SQLException {
        var stopwatch = new Stopwatch();
        stopwatch.bytes(CoreContestant.JDBC, work, BENCH, warmUp);
        stopwatch.bytes(CoreContestant.ROWAN, work, BENCH, warmUp);
        double jdbc = stopwatch.bytes(CoreContestant.JDBC, work, BENCH, operations);
        double rowan = stopwatch.bytes(CoreContestant.ROWAN, work, BENCH, operations);
        work.tidy(BENCH);
        return rowan / jdbc;
    }
}
