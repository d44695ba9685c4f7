package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures cost a pool of one connection that one, which its server process tells, and what is said when there is none. */
@Timeout(60)
class ConnectionCostTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        db = connect(database);
    }

    private static EngineCam.Connected connect(TestDatabase database) {
        return EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static int session(EngineCam db) {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    @Test
    void a_write_inside_of_a_read_costs_none() {
        int before = session(db);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> SomeRows.user(tx, "u")))
                .withMessageEndingWith("[25006]");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> tx.dsl().execute("create table t ()")))
                .withMessageEndingWith("[25006]");
        assertThat(session(db)).isEqualTo(before);
    }

    @Test
    void a_write_on_a_session_that_refuses_all_writes_costs_it(TestDatabase database) {
        readOnly(database, "on");
        try (var late = connect(database)) {
            int before = session(late);
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> SomeRows.user(late, "u"))
                    .withMessageEndingWith("[25006]");
            int second = session(late);
            assertThat(second).isNotEqualTo(before);
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> late.transaction(tx -> SomeRows.user(tx, "u")))
                    .withMessageEndingWith("[25006]");
            assertThat(session(late)).isNotEqualTo(second);
            readOnly(database, "off");
            assertThat(catchThrowable(() -> late.dsl().execute("create table t ()")))
                    .isInstanceOf(QueryFailed.class);
            SomeRows.user(late, "u");
        }
        assertThat(db.users().exists("u")).isTrue();
    }

    private void readOnly(TestDatabase database, String value) {
        EngineCam.of(database.dataSource())
                .dsl()
                .execute("do $$ begin execute format('alter database %I set default_transaction_read_only = " + value
                        + "', current_database()); end $$");
    }

    @Test
    void an_interrupted_thread_costs_none() {
        int before = session(db);
        Thread.currentThread().interrupt();
        try {
            SomeRows.user(db, "u");
            db.transaction(tx -> SomeRows.user(tx, "v"));
            assertThat(db.users().all().list()).hasSize(2);
            assertThat(session(db)).isEqualTo(before);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Java closes the socket that an interrupted virtual thread reads from. */
    @Test
    void an_interrupt_of_a_virtual_thread_that_waits_for_the_server_is_a_loss_and_the_next_call_has_another_connection(
            TestDatabase database) throws InterruptedException {
        int before = session(db);
        var thrown = new AtomicReference<Throwable>();
        var interrupted = new AtomicBoolean();
        Thread waiting = Thread.startVirtualThread(() -> {
            thrown.set(catchThrowable(() -> db.dsl().execute("select pg_sleep(60)")));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        var other = EngineCam.of(database.dataSource()).dsl();
        while (!other.fetchExists(
                DSL.selectOne().from("pg_stat_activity").where("pid = ? and wait_event = 'PgSleep'", before))) {
            assertThat(waiting.isAlive()).isTrue();
        }
        waiting.interrupt();
        waiting.join();
        assertThat(thrown.get())
                .isInstanceOfSatisfying(
                        ConnectionLost.class, e -> assertThat(e.statementId()).isEqualTo("dsl"));
        assertThat(interrupted).isTrue();
        assertThat(session(db)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P04", "25P03", "08006", "01002", "25006", "0A000"})
    void what_a_function_raises_costs_none(String state) {
        int before = session(db);
        assertThat(catchThrowable(
                        () -> db.dsl().execute("do $$ begin raise exception using errcode = '" + state + "'; end $$")))
                .isNotInstanceOf(ConnectionLost.class);
        assertThat(session(db)).isEqualTo(before);
    }

    @Test
    void a_server_that_takes_no_more_connections_is_none(TestDatabase database) {
        String role = "r" + ProcessHandle.current().pid() + "_" + System.nanoTime();
        db.dsl().execute("create role " + role + " login password 'secret' connection limit 2");
        db.dsl().execute("grant select on all tables in schema public to " + role);
        URI url = URI.create(database.url().replaceFirst("^jdbc:", ""));
        var config = DatabaseConfig.of(
                        "postgres://" + role + ":secret@" + url.getHost() + ":" + url.getPort() + url.getPath())
                .migrate(false)
                .poolSize(1)
                .connectionTimeout(Duration.ofMillis(250));
        try (var limited = EngineCam.connect(config)) {
            int before = session(limited);
            db.dsl().execute("alter role " + role + " connection limit 0");
            db.dsl().execute("select pg_terminate_backend(" + before + ", 30000)");
            assertThat(catchThrowable(() -> limited.users().count())).isNotNull();
            assertThatExceptionOfType(NoConnection.class)
                    .isThrownBy(() -> limited.users().count())
                    .withMessage("users.count: no connection: FATAL: too many connections for role \"" + role
                            + "\" [53300]");
        } finally {
            db.dsl().execute("drop owned by " + role + "; drop role " + role);
        }
    }
}
