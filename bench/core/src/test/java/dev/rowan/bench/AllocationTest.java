package dev.rowan.bench;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.shape.Shape;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

    record Named(User user, List<Project> projects) {}

    private static Shape<User, Named> named(Field<String> name) {
        return User.ROW.with(User.PROJECTS.where(p -> p.NAME.eq(name)).limit(3)).as(Named::new);
    }

    /** A value of the call costs what a constant one in the same condition costs; a shape for each call is composed each time. */
    @Test
    void a_constant_shape_with_a_value_allocates_what_one_with_a_constant_does() {
        Shape<User, Named> constant = named(DSL.val("project 3", PROJECTS.NAME));
        Function<String, Shape<User, Named>> given = Shape.given(PROJECTS.NAME, AllocationTest::named);
        double ofConstant = bytes(() -> constant);
        double ofGiven = bytes(() -> given.apply("project 3"));
        double ofEach = bytes(() -> named(DSL.val("project 3", PROJECTS.NAME)));
        assertThat(ofGiven / ofConstant).isLessThan(1.05);
        assertThat(ofEach / ofConstant).isGreaterThan(1.5);
    }

    /** Of one read by the shape. */
    private static double bytes(Supplier<Shape<User, Named>> shape) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 4_000; i++) {
            if (i == 3_000) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            assertThat(BENCH.rowan()
                            .users()
                            .get(Fixture.GRAPH_USER, shape.get())
                            .projects())
                    .hasSize(1);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / 1_000.0;
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
