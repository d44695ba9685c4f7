package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.TransactionEnded;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.ThreadLocalTransactionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A facade that outlives its work never sends anything on a connection that is somebody else's by then. */
@Timeout(60)
class LateUseTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(2));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void another_thread_that_is_late_is_refused() {
        EngineCam late = db.transactionResult(tx -> tx);
        db.transaction(tx -> {
            Throwable thrown = CompletableFuture.supplyAsync(() -> catchThrowable(() -> SomeRows.user(late, "late")))
                    .join();
            assertThat(thrown).isInstanceOf(TransactionEnded.class).hasMessageStartingWith("users.insert: ");
        });
        assertThat(db.users().count()).isZero();
    }

    /** Nothing of it is committed by itself, as a statement outside of a transaction would be. */
    @Test
    void a_facade_of_a_callers_transaction_provider_is_refused_too(TestDatabase database) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new ThreadLocalTransactionProvider(new DataSourceConnectionProvider(database.dataSource())));
        EngineCam theirs = EngineCam.of(DSL.using(configuration));
        EngineCam late = theirs.transactionResult(tx -> {
            SomeRows.user(tx, "u");
            tx.transaction(nested -> SomeRows.user(nested, "v"));
            tx.dsl().transaction(nested -> nested.dsl().execute("insert into users (id, email) values ('w', 'w')"));
            return tx;
        });
        assertThat(catchThrowable(() -> SomeRows.user(late, "late")))
                .isInstanceOf(TransactionEnded.class)
                .hasMessageStartingWith("users.insert: ");
        assertThat(catchThrowable(() -> late.dsl().fetch("select 1"))).isInstanceOf(TransactionEnded.class);
        assertThat(catchThrowable(() -> late.transaction(tx -> {}))).isInstanceOf(TransactionEnded.class);
        assertThat(db.users().all().orderBy(Tables.USERS.ID).list())
                .extracting(User::id)
                .containsExactly("u", "v", "w");
    }

    @Test
    void a_stream_is_not_opened_late() {
        EngineCam late = db.transactionResult(tx -> tx);
        assertThat(catchThrowable(() -> late.cams().export()))
                .isInstanceOf(TransactionEnded.class)
                .hasMessageStartingWith("cams.export: this transaction has ended");
    }

    @Test
    void another_thread_that_the_work_waits_for_takes_part() {
        db.transaction(tx -> CompletableFuture.runAsync(() -> {
                    SomeRows.user(tx, "u");
                    try (var rows = tx.cams().export()) {
                        assertThat(rows).isEmpty();
                    }
                })
                .join());
        assertThat(db.users().exists("u")).isTrue();
    }

    @Test
    void what_another_thread_still_does_when_the_work_returns_rolls_all_back() {
        var sent = new CountDownLatch(1);
        var late = new CompletableFuture<Throwable>();
        assertThatExceptionOfType(TransactionEnded.class)
                .isThrownBy(() -> db.transaction(InterruptedException.class, tx -> {
                    SomeRows.user(tx, "u");
                    Integer session =
                            tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
                    Thread.startVirtualThread(() -> late.complete(catchThrowable(() -> {
                        sent.countDown();
                        tx.dsl().fetch("select pg_sleep(30)");
                    })));
                    sent.await();
                    while (db.dsl()
                            .fetch("select from pg_stat_activity where pid = ? and wait_event = 'PgSleep'", session)
                            .isEmpty()) {
                        Thread.onSpinWait();
                    }
                }))
                .withMessage(
                        "transaction.commit: another thread was using this transaction when its work returned, so it"
                                + " is rolled back\nhelp: wait for that thread inside of the work, or have it use the database");
        assertThat(late.join()).isInstanceOf(DatabaseFailure.class);
        assertThat(db.users().count()).isZero();
        db.transaction(tx -> SomeRows.user(tx, "v"));
        assertThat(db.users().exists("v")).isTrue();
    }

    @Test
    void writers_that_go_on_after_their_transaction_write_into_nobody_elses() throws Exception {
        for (int i = 0; i < 30; i++) {
            String name = "late" + i;
            var writer = new CompletableFuture<Throwable>();
            Throwable rolledBack = catchThrowable(() -> db.transaction(tx -> {
                Thread.startVirtualThread(() -> writer.complete(catchThrowable(
                        () -> IntStream.iterate(0, n -> n + 1).forEach(n -> SomeRows.user(tx, name + "-" + n)))));
                tx.users().count();
                throw new IllegalStateException("rolled back");
            }));
            assertThat(rolledBack).hasMessage("rolled back");
            db.transaction(tx -> tx.users().count());
            assertThat(writer.join()).isInstanceOf(DatabaseFailure.class);
            assertThat(db.users().count()).isZero();
        }
    }
}
