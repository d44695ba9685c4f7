package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class LostConnectionTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
    }

    @ParameterizedTest
    @EnumSource
    void whether_a_commit_took_effect_is_unknown_when_the_network_breaks(CutAtCommit.When when, TestDatabase database)
            throws IOException {
        try (var network = new CutAtCommit(database.url(), when)) {
            EngineCam far = EngineCam.of(network.dataSource(database.url()));
            assertThatExceptionOfType(CommitOutcomeUnknown.class)
                    .isThrownBy(() -> far.transaction(tx -> SomeRows.user(tx, "u")))
                    .withMessageStartingWith("transaction.commit: the connection broke during COMMIT;"
                            + " look at the data before you repeat it [08")
                    .satisfies(e -> assertThat(e.sqlException()).isPresent());
        }
        assertThat(db.users().exists("u")).isEqualTo(when == CutAtCommit.When.AFTER_THE_SERVER_ANSWERED);
    }

    @Test
    void whether_a_commit_took_effect_is_unknown_when_the_server_ends_the_session_in_it() {
        db.dsl().execute("""
                        create function end_session() returns trigger language plpgsql as $$
                        begin
                            perform pg_terminate_backend(pg_backend_pid());
                            return null;
                        end $$;
                        create constraint trigger users_end_session after insert on users
                            deferrable initially deferred for each row execute function end_session()""");
        assertThatExceptionOfType(CommitOutcomeUnknown.class)
                .isThrownBy(() -> db.transaction(tx -> SomeRows.user(tx, "u")))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_connection_lost_in_the_middle_is_told_and_the_next_transaction_has_another() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    endSession(tx);
                    tx.users().get("u");
                }))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.find"));
        db.transaction(tx -> assertThat(tx.users().count()).isZero());
    }

    @Test
    void a_connection_lost_between_the_last_statement_and_commit_is_told() {
        assertThatExceptionOfType(CommitOutcomeUnknown.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    endSession(tx);
                }));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void what_the_work_throws_passes_through_although_the_rollback_fails() {
        var mine = new IOException("mine");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> db.transaction(IOException.class, tx -> {
                    SomeRows.user(tx, "u");
                    endSession(tx);
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(db.users().count()).isZero();
    }

    /** Waits until it has ended. */
    private void endSession(EngineCam tx) {
        int session = tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
        assertThat(db.dsl()
                        .fetchSingle("select pg_terminate_backend(?, 30000)", session)
                        .get(0, Boolean.class))
                .isTrue();
    }

    @Test
    void a_connection_lost_outside_a_transaction_is_told(TestDatabase database) {
        db.dsl()
                .execute("create function end_session() returns trigger language plpgsql as"
                        + " $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$");
        db.dsl().execute("create trigger users_end before insert on users for each row execute function end_session()");
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> SomeRows.user(db, "u"))
                .withMessage("users.insert: terminating connection due to administrator command [57P01]");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_server_that_is_not_there_is_told() throws IOException {
        var nowhere = new PGSimpleDataSource();
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere.setServerNames(new String[] {door.getInetAddress().getHostAddress()});
            nowhere.setPortNumbers(new int[] {door.getLocalPort()});
        }
        EngineCam far = EngineCam.of(nowhere);
        assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> far.users().find("u"))
                .withMessageStartingWith("users.find: no connection: Connection to ")
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("08001"));
        assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> far.cams().claimUnmeasured(1))
                .withMessageStartingWith("cams.claimUnmeasured: no connection: Connection to ");
        assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> far.transaction(tx -> {}))
                .withMessageStartingWith("transaction.begin: no connection: ");
    }

    @Test
    void a_loss_that_the_work_catches_is_a_loss_at_the_commit_too() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    Integer pid =
                            tx.dsl().resultQuery("select pg_backend_pid()").fetchSingle(0, Integer.class);
                    db.dsl().execute("select pg_terminate_backend(?)", pid);
                    assertThatExceptionOfType(ConnectionLost.class)
                            .isThrownBy(() -> tx.users().count());
                }))
                .withMessage(
                        "transaction.commit: the connection broke before COMMIT, so the transaction is rolled back");
        assertThat(db.users().exists("u")).isFalse();
    }

    @Test
    void a_loss_at_the_end_of_a_nested_transaction_leaves_nothing_unknown() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> tx.transaction(nested -> {
                    SomeRows.user(nested, "u");
                    endSession(nested);
                })))
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_loss_is_told_once_and_without_the_rollback_that_could_not_be() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    endSession(tx);
                    tx.users().count();
                }))
                .satisfies(e -> {
                    assertThat(e.statementId()).isEqualTo("users.count");
                    assertThat(e.getSuppressed()).isEmpty();
                });
    }

    @Test
    void a_loss_when_a_stream_is_closed_is_as_that_of_any_statement() {
        SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        Stream<?> stream = db.cams().export();
        assertThat(stream.iterator().hasNext()).isTrue();
        db.dsl()
                .execute("select pg_terminate_backend(pid, 30000) from pg_stat_activity"
                        + " where datname = current_database() and state = 'idle in transaction'");
        assertThatExceptionOfType(ConnectionLost.class).isThrownBy(stream::close);
    }

    @ParameterizedTest
    @CsvSource({"25P03, idle_in_transaction_session_timeout", "25P04, transaction_timeout"})
    void a_limit_that_struck_before_commit_leaves_nothing_unknown(String state, String limit) {
        if (limit.equals("transaction_timeout")) {
            assumeTrue(version() >= 170_000, "PostgreSQL 17 brought it");
        }
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    int session =
                            tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
                    tx.dsl().execute("set local " + limit + " = 50");
                    await(session);
                }))
                .withMessage(
                        "transaction.commit: the connection broke before COMMIT, so the transaction is rolled back ["
                                + state + "]");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_limit_of_the_transaction_is_a_loss() {
        assumeTrue(version() >= 170_000, "PostgreSQL 17 brought it");
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.dsl().execute("set local transaction_timeout = 50");
                    tx.dsl().execute("select pg_sleep(30)");
                }))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25P04"));
    }

    private int version() {
        return db.dsl()
                .fetchSingle("select current_setting('server_version_num')::int")
                .get(0, Integer.class);
    }

    /** Until the session has ended. */
    private void await(int session) {
        while (db.dsl()
                .fetchExists(DSL.select(DSL.one()).from("pg_stat_activity").where("pid = ?", session))) {
            Thread.onSpinWait();
        }
    }
}
