package dev.rowan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkTest {
    private static final Bench BENCH = new Bench();
    private static final int ENOUGH_TO_BE_PREPARED = 10;

    @AfterAll
    static void close() throws SQLException {
        BENCH.close();
    }

    static List<Work> all() {
        return Work.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void all_contestants_get_the_same(Work work) throws SQLException {
        Set<Object> results = new HashSet<>();
        for (Contestant contestant : CoreContestant.values()) {
            if (contestant.does(work)) {
                BENCH.firstUserNext();
                results.add(given(contestant.run(work, BENCH)));
                work.tidy(BENCH);
            }
        }
        assertThat(results).hasSize(1);
    }

    @Test
    void a_hundred_inserts_are_one_statement_of_rowan_s_and_twenty_graphs_three() throws SQLException {
        var counted = SentStatements.on(BENCH);
        var those = List.of(CoreContestant.JDBC, CoreContestant.ROWAN);
        assertThat(counted.of(new HundredInserts(), those).values()).containsExactly(1L, 1L);
        assertThat(counted.of(new TwentyGraphs(), those).values()).containsExactly(3L, 3L);
    }

    @Test
    void rowan_executes_the_statements_that_hand_written_jdbc_has_prepared() throws SQLException {
        try (var bench = new Bench()) {
            repeat(CoreContestant.JDBC, bench);
            List<String> byHand = prepared(bench);
            repeat(CoreContestant.ROWAN, bench);
            assertThat(prepared(bench)).isEqualTo(byHand).hasSize(4);
        }
    }

    @Test
    void concurrent_requests_are_answered_each_with_its_own_row() throws SQLException {
        Set<Object> results = new HashSet<>();
        for (Contestant contestant : List.of(CoreContestant.JDBC, CoreContestant.ROWAN, CoreContestant.JOOQ)) {
            BENCH.firstUserNext();
            var answers = (List<?>) contestant.run(new ThousandRequests(), BENCH);
            assertThat(answers).hasSize(1_000).doesNotHaveDuplicates();
            results.add(Set.copyOf(answers));
        }
        assertThat(results).hasSize(1);
    }

    @Test
    void a_slice_counts_time_and_bytes_per_operation() throws SQLException {
        Slice slice = new Stopwatch().run(CoreContestant.JDBC, new RowByKey(), BENCH, Plan.QUICK.slice());
        assertThat(slice.operations()).isPositive();
        assertThat(slice.nanos() * slice.operations())
                .isBetween(
                        0.1 * Plan.QUICK.slice().toNanos(),
                        10.0 * Plan.QUICK.slice().toNanos());
        assertThat(slice.bytes()).isBetween(500.0, 50_000.0);
    }

    private static void repeat(Contestant contestant, Bench bench) throws SQLException {
        for (Work work : List.of(
                new RowByKey(),
                new InsertReturning(),
                new UpdateOneColumn(),
                new TransactionOfOne(),
                new ThousandRows())) {
            for (int i = 0; i < ENOUGH_TO_BE_PREPARED; i++) {
                contestant.run(work, bench);
            }
        }
    }

    private static List<String> prepared(Bench bench) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = bench.pool().getConnection();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select statement from pg_prepared_statements"
                        + " where statement like '% public.%' order by statement")) {
            while (rs.next()) {
                statements.add(rs.getString(1));
            }
        }
        return statements;
    }

    /** Without what differs from one insert to the next. */
    private static Object given(Object result) {
        return result instanceof Cam c && c.projectId() == Fixture.EMPTY_PROJECT
                ? List.of(c.name(), c.camType(), c.lift(), c.duration())
                : result;
    }
}
