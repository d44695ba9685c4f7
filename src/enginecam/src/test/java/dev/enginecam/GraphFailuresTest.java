package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.Condition;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What goes wrong in the middle of a graph, and what is usable afterwards: the connection of all reads is the same one. */
@Timeout(60)
class GraphFailuresTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** Its second SELECT fails. */
    private static final Shape<User, Graphs.UserProjects> FAILING = User.ROW
            .with(User.PROJECTS.where(p -> p.ID.div(p.ID.minus(p.ID)).eq(1)).shaped(Graphs.PROJECT_CAMS))
            .as(Graphs.UserProjects::new);

    private EngineCam other;
    private OneConnection connection;
    private EngineCam db;
    private Wire wire;
    private Graphs.UserProjects expected;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        other = EngineCam.of(database.dataSource());
        wire = database.wire();
        connection = new OneConnection(wire.dataSource());
        db = EngineCam.of(connection);
        Graphs.fill(other, 3);
        expected = Graphs.flat(other, "u2");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_failing_second_statement_is_told_and_leaves_the_connection_usable() {
        for (int i = 0; i < 7; i++) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.users().get("u2", FAILING))
                    .withMessage("users.find: division by zero [22012]");
            assertThat(db.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected);
        }
    }

    @Test
    void in_a_transaction_it_fails_the_transaction_or_the_nested_one() {
        db.transaction(tx -> {
            SomeRows.user(tx, "v");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> tx.transaction(nested -> nested.users().get("u2", FAILING)))
                    .withMessageContaining("22012");
            assertThat(tx.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected);
        });
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "w");
                    assertThatExceptionOfType(QueryFailed.class)
                            .isThrownBy(() -> tx.users().get("u2", FAILING));
                }))
                .withMessageStartingWith("transaction.commit: a statement of this transaction failed");
        assertThat(db.users().exists("v")).isTrue();
        assertThat(db.users().exists("w")).isFalse();
    }

    private Graphs.UserProjects during(TestDatabase database, Callable<Graphs.UserProjects> read, String statement)
            throws Exception {
        try (var meanwhile = new Meanwhile(database)) {
            return meanwhile.during(read, "cams", statement);
        }
    }

    private void assertUsable() {
        assertThat(db.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected);
    }

    @Test
    void a_cancelled_graph_is_told_and_leaves_the_connection_usable(TestDatabase database) {
        assertThatExceptionOfType(QueryTimeout.class)
                .isThrownBy(() -> during(
                        database,
                        () -> db.users().get("u2", Graphs.USER_PROJECTS),
                        "select pg_cancel_backend(" + Meanwhile.WAITING + ")"))
                .withMessageStartingWith("users.find: cancelled: ");
        assertUsable();
    }

    @Test
    void a_session_that_is_ended_in_the_middle_is_told(TestDatabase database) {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> during(
                        database,
                        () -> other.users().get("u2", Graphs.USER_PROJECTS),
                        "select pg_terminate_backend(" + Meanwhile.WAITING + ")"))
                .withMessageStartingWith("users.find: terminating connection");
        assertThat(other.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected); // the pool has another
    }

    /** A transaction that holds the lock until the work has ended; not for ever, if that waits without a limit. */
    private void whileLocked(Runnable work) {
        other.transaction(tx -> {
            tx.dsl().execute("set local idle_in_transaction_session_timeout = '20s'");
            tx.dsl().execute("lock table cams in access exclusive mode");
            work.run();
        });
    }

    private static void assertTimesOut(EngineCam limited) {
        assertThatExceptionOfType(QueryTimeout.class)
                .isThrownBy(() -> limited.users().get("u2", Graphs.USER_PROJECTS))
                .withMessage("users.find: cancelled: canceling statement due to user request [57014]");
    }

    /** The URL of a pooler: the server is not told of the limit. */
    @Test
    void the_driver_limits_a_graph_by_the_statement_timeout(TestDatabase database) {
        var config = DatabaseConfig.of(database.url() + (database.url().contains("?") ? "&" : "?") + "pgbouncer=true")
                .statementTimeout(Duration.ofSeconds(2));
        try (var limited = EngineCam.connect(config)) {
            whileLocked(() -> assertTimesOut(limited));
            assertThat(limited.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected);
        }
    }

    @Test
    void the_driver_limits_a_graph_by_the_query_timeout_of_jooqs_settings(TestDatabase database) {
        EngineCam limited =
                EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES, new Settings().withQueryTimeout(1)));
        whileLocked(() -> assertTimesOut(limited));
        for (Condition condition : List.of(Tables.CAMS.ID.eq(1), Tables.CAMS.ID.isNotNull())) {
            whileLocked(() -> assertThatExceptionOfType(QueryTimeout.class)
                    .isThrownBy(() -> limited.cams().where(condition).list()));
        }
        assertUsable();
    }

    @Test
    void a_shorter_limit_of_springs_stays(TestDatabase database) {
        EngineCam limited = EngineCam.of(new TransactionAwareDataSourceProxy(connection));
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
        transaction.setTimeout(1);
        whileLocked(() -> transaction.executeWithoutResult(status -> {
            assertTimesOut(limited);
            status.setRollbackOnly();
        }));
        assertUsable();
    }

    @Test
    void a_table_that_was_altered_is_read_again_once() {
        for (int i = 0; i < 7; i++) {
            assertUsable();
        }
        other.dsl().execute("alter table cams add column more integer");
        assertThat(wire.during(this::assertUsable)).hasSize(1);
        other.dsl().execute("alter table cams alter column name type text");
        assertThat(wire.during(this::assertUsable)).hasSize(2);
        assertThat(wire.during(this::assertUsable)).hasSize(1);
    }

    @Test
    void a_list_of_a_table_that_was_altered_is_read_again_once() {
        Runnable list =
                () -> assertThat(db.users().where(Tables.USERS.ID.eq("u2")).list(Graphs.USER_PROJECTS))
                        .isEqualTo(List.of(expected));
        for (int i = 0; i < 7; i++) {
            list.run();
        }
        other.dsl().execute("alter table cams alter column name type text");
        assertThat(wire.during(list::run)).hasSize(2);
        assertThat(wire.during(list::run)).hasSize(1);
    }

    @Test
    void a_graph_in_a_transaction_of_its_own_is_read_again_once() {
        Runnable read =
                () -> assertThat(db.users().get("u2", Graphs.LONG_VALUE)).isEqualTo(expected);
        for (int i = 0; i < 7; i++) {
            read.run();
        }
        other.dsl().execute("alter table cams alter column name type text");
        read.run();
    }

    private Graphs.UserProjects inTransaction() {
        return db.transactionResult(tx -> {
            tx.users().count();
            return tx.users().get("u2", Graphs.USER_PROJECTS);
        });
    }

    private Graphs.UserProjects whileAltered(TestDatabase database, boolean inTransaction, String alteration)
            throws Exception {
        return during(
                database,
                () -> inTransaction ? inTransaction() : db.users().get("u2", Graphs.USER_PROJECTS),
                alteration);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_table_that_is_altered_during_a_read_is_read_as_it_then_is(boolean inTransaction, TestDatabase database)
            throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(inTransaction()).isEqualTo(expected);
            assertThat(whileAltered(database, inTransaction, "alter table cams add column more" + i + " integer"))
                    .isEqualTo(expected);
            assertThat(whileAltered(
                            database, inTransaction, "alter table cams alter column project_id set statistics " + i))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_column_whose_type_is_altered_during_a_read_makes_it_repeat_or_the_transaction_fail(TestDatabase database)
            throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(inTransaction()).isEqualTo(expected);
        }
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> whileAltered(database, true, "alter table cams alter column name type text"))
                .withMessage("users.find: a table was altered after this statement was prepared [0A000]");
        for (int i = 0; i < 7; i++) {
            assertUsable();
        }
        assertThat(whileAltered(database, false, "alter table cams alter column cam_type type text"))
                .isEqualTo(expected);
        assertUsable();
    }

    /** "Caveats" of PostgreSQL's chapter on concurrency: what rewrites a table is not seen by snapshots taken before. */
    @Test
    void a_table_that_is_rewritten_during_a_read_is_empty_for_the_snapshot(TestDatabase database) throws Exception {
        String rewritten = "alter table cams alter column duration type bigint";
        assertThat(whileAltered(database, false, rewritten).projects())
                .isNotEmpty()
                .allSatisfy(project -> assertThat(project.cams()).isEmpty());
        assertUsable();
        other.dsl().execute("alter table cams alter column duration type integer");
        assertThat(whileAltered(database, true, rewritten)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_column_that_is_dropped_during_a_read_is_told(boolean inTransaction, TestDatabase database) {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> whileAltered(database, inTransaction, "alter table cams drop column duration"))
                .withMessageMatching("users.find: .*duration.* \\[42703]");
        assertThat(db.users().exists("u2")).isTrue();
    }

    @Test
    void in_a_transaction_that_it_has_failed_a_graph_is_not_read_again() {
        db.transaction(tx -> {
            for (int i = 0; i < 7; i++) {
                assertThat(tx.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected);
            }
        });
        other.dsl().execute("alter table cams alter column name type text");
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.transaction(tx -> tx.users().get("u2", Graphs.USER_PROJECTS)))
                .withMessage("users.find: a table was altered after this statement was prepared [0A000]");
        db.transaction(
                tx -> assertThat(tx.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(expected));
    }
}
