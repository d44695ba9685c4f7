package dev.rowan.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.StreamClosed;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a pool of one connection: one that is not given back is missed. */
class RowStreamTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("create table t (n integer not null)");

    private static final RowReader<Integer> INTEGER = (rs, c) -> rs.getInt(c);
    private static final Statement SERIES = new Statement("t.series", "select generate_series(1, ?)");
    private static final Statement COUNT = new Statement("t.count", "select count(*)::int from t");
    private static final Statement CURSORS = new Statement(
            "t.cursors", "select count(*)::int from pg_cursors where statement like 'select generate_series%'");

    private final List<StatementEvent> events = new ArrayList<>();
    private HikariDataSource pool = new HikariDataSource();
    private Session session = Session.of(pool, (schema, table, constraint) -> null, null);

    @BeforeEach
    void open(TestDatabase database) {
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        pool = new HikariDataSource(config);
        session = Session.of(pool, (schema, table, constraint) -> null, events::add);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Stream<Integer> series(int most) {
        return session.stream(SERIES, s -> s.setInt(1, most), INTEGER);
    }

    private int count() {
        return session.one(COUNT, Binder.NONE, INTEGER);
    }

    @Test
    void all_rows_come_in_their_order_and_are_counted() {
        try (Stream<Integer> rows = series(2_345)) {
            assertThat(rows.mapToInt(n -> n).toArray())
                    .hasSize(2_345)
                    .isSorted()
                    .startsWith(1)
                    .endsWith(2_345);
        }
        assertThat(events).singleElement().extracting(StatementEvent::rows).isEqualTo(2_345L);
    }

    @Test
    void the_connection_is_taken_until_the_stream_is_closed() {
        try (Stream<Integer> rows = series(10_000)) {
            assertThat(rows.findFirst()).contains(1);
            assertThatExceptionOfType(NoConnection.class).isThrownBy(this::count);
        }
        assertThat(count()).isZero();
    }

    @Test
    void closing_twice_is_closing_once() {
        Stream<Integer> rows = series(10);
        rows.close();
        rows.close();
        assertThat(count()).isZero();
        assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isEqualTo(1);
    }

    @Test
    void inside_a_transaction_a_cursor_reads_while_other_statements_run() {
        session.transaction(tx -> {
            try (Stream<Integer> rows = tx.stream(SERIES, s -> s.setInt(1, 1_000), INTEGER)) {
                assertThat(rows.peek(n -> {
                                    if (n == 700) {
                                        assertThat(tx.one(CURSORS, Binder.NONE, INTEGER))
                                                .isEqualTo(1);
                                    }
                                })
                                .count())
                        .isEqualTo(1_000);
            }
            assertThat(tx.one(CURSORS, Binder.NONE, INTEGER)).isZero();
            return null;
        });
    }

    @Test
    void a_stream_ends_with_the_transaction_it_is_of() {
        Stream<Integer> rows = session.transaction(tx -> tx.stream(SERIES, s -> s.setInt(1, 1_000), INTEGER));
        assertThatExceptionOfType(StreamClosed.class)
                .isThrownBy(rows::toList)
                .withMessage(
                        "t.series: the transaction that the stream is of has ended\nhelp: read it to its end inside of"
                                + " the transaction, or outside of any, where it has one of its own");
        rows.close();
        assertThat(count()).isZero();
    }

    @Test
    void a_cursor_that_went_with_its_transaction_is_no_other_failure(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            var own = Session.of(DSL.using(connection, SQLDialect.POSTGRES), (schema, table, constraint) -> null);
            Stream<Integer> rows = own.stream(SERIES, s -> s.setInt(1, 1_000), INTEGER);
            connection.commit(); // and stays open: what the driver has fetched can be read
            assertThatExceptionOfType(StreamClosed.class)
                    .isThrownBy(rows::toList)
                    .withMessageStartingWith("t.series: the transaction that the stream is of has ended\nhelp: ");
        }
    }

    @Test
    void a_closed_stream_says_so() {
        Stream<Integer> rows = series(10);
        Iterator<Integer> each = rows.iterator();
        assertThat(each.next()).isEqualTo(1);
        rows.close();
        assertThatExceptionOfType(StreamClosed.class)
                .isThrownBy(each::next)
                .withMessage("t.series: the stream is closed\nhelp: read it inside of the try that closes it");
        assertThat(count()).isZero();
    }

    @Test
    void what_a_stream_wrote_is_committed_when_it_is_closed() {
        var insert = new Statement("t.insert", "insert into t select generate_series(1, ?) returning n");
        try (Stream<Integer> rows = session.stream(insert, s -> s.setInt(1, 3), INTEGER)) {
            assertThat(rows).containsExactly(1, 2, 3);
        }
        assertThat(count()).isEqualTo(3);
        session.run(new Statement("t.clear", "delete from t"), Binder.NONE);
        pool.getHikariPoolMXBean().softEvictConnections(); // what was not committed is lost with its connection
        assertThat(count()).isZero();
    }

    @Test
    void a_failure_in_the_middle_is_typed_and_ends_the_transaction() {
        var divide = new Statement("t.divide", "select 1 / (900 - n) from generate_series(1, ?) n");
        try (Stream<Integer> rows = session.stream(divide, s -> s.setInt(1, 1_000), INTEGER)) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(rows::toList)
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("22012"));
        }
        assertThat(events)
                .singleElement()
                .satisfies(e -> assertThat(e.failure()).isNotNull());
        assertThat(count()).isZero();
    }

    @Test
    void what_the_caller_throws_passes_through() {
        var mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> {
                    try (Stream<Integer> rows = series(5)) {
                        rows.forEach(n -> {
                            throw mine;
                        });
                    }
                })
                .isSameAs(mine);
        assertThat(count()).isZero();
    }

    @Test
    void what_cannot_be_bound_or_sent_leaves_no_connection_behind() {
        assertThatThrownBy(() -> session.stream(
                        SERIES,
                        s -> {
                            throw new NullPointerException("n is null");
                        },
                        INTEGER))
                .isInstanceOf(NullPointerException.class);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> session.stream(new Statement("t.none", "select x"), Binder.NONE, INTEGER));
        assertThat(count()).isZero();
    }

    @Test
    void statements_after_a_stream_commit_by_themselves_again() {
        series(5).close();
        session.run(new Statement("t.add", "insert into t values (1)"), Binder.NONE);
        pool.getHikariPoolMXBean().softEvictConnections();
        assertThat(count()).isEqualTo(1);
    }
}
