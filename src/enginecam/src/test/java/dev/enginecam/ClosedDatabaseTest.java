package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClosedDatabaseTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam other;
    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        other = EngineCam.of(database.dataSource());
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1).connectionTimeout(Duration.ofMinutes(10)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static void assertClosed(Throwable thrown, String id) {
        assertThat(thrown).isInstanceOf(NoConnection.class).hasMessage(id + ": no connection: the database is closed");
    }

    private static void assertClosed(String id, ThrowingCallable work) {
        assertClosed(catchThrowable(work), id);
    }

    @Test
    void every_door_says_so() {
        db.close();
        assertClosed("users.find", () -> db.users().find("u"));
        assertClosed("users.where", () -> db.users().all().list());
        assertClosed("users.insert", () -> SomeRows.user(db, "u"));
        assertClosed("users.delete", () -> db.users().delete("u"));
        assertClosed("cams.export", () -> db.cams().export());
        assertClosed("users.find", () -> db.users().find("u", Graphs.USER_PROJECTS));
        assertClosed("transaction.begin", () -> db.transaction(tx -> {}));
        assertClosed("transaction.begin", () -> db.read(tx -> 1));
        assertClosed("dsl", () -> db.dsl().fetch("select 1"));
        assertClosed(
                "transaction.begin", () -> db.dsl().transaction(tx -> tx.dsl().fetch("select 1")));
    }

    /** The limit is ten minutes: who heard by it alone would hear too late for this test. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_waits_for_a_connection_hears_at_once_and_is_not_interrupted(boolean virtual) {
        var heard = new CompletableFuture<Throwable>();
        var stillInterrupted = new CompletableFuture<Boolean>();
        Runnable wait = () -> {
            heard.complete(catchThrowable(() -> db.users().find("u")));
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        };
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    Thread waiting = virtual
                            ? Thread.ofVirtual().start(wait)
                            : Thread.ofPlatform().start(wait);
                    awaitWaiting(waiting);
                    db.close();
                }));
        assertClosed(heard.join(), "users.find");
        assertThat(stillInterrupted.join()).isFalse();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void who_is_interrupted_while_it_waits_is_told_and_stays_interrupted() {
        var heard = new CompletableFuture<Throwable>();
        var stillInterrupted = new CompletableFuture<Boolean>();
        db.transaction(tx -> {
            Thread waiting = Thread.ofPlatform().start(() -> {
                heard.complete(catchThrowable(() -> db.users().find("u")));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            awaitWaiting(waiting);
            waiting.interrupt();
            assertThat(heard.join())
                    .isInstanceOf(NoConnection.class)
                    .hasMessage("users.find: no connection: rowan - Interrupted during connection acquisition");
            assertThat(stillInterrupted.join()).isTrue();
            SomeRows.user(tx, "u");
        });
        assertThat(db.users().exists("u")).isTrue();
    }

    @Test
    void inside_of_a_transaction_it_leaves_nothing_unknown() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    db.close();
                }))
                .withMessageStartingWith(
                        "transaction.commit: the connection broke before COMMIT, so the transaction is rolled back");
        assertThatExceptionOfType(NoConnection.class).isThrownBy(() -> db.transaction(tx -> {}));
        assertThat(other.users().count()).isZero();
    }
}
