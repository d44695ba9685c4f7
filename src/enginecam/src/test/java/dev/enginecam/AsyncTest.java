package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.RowNotFound;
import dev.rowan.session.TransactionOptions;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class AsyncTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int CALLS = Integer.getInteger("rowan.calls", 10_000);
    private static final String LONG = "select pg_sleep(90)";

    private EngineCam watching;
    private DatabaseConfig config;
    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        watching = EngineCam.of(database.dataSource());
        config = DatabaseConfig.of(database.url()).migrate(false).poolSize(1);
        db = EngineCam.connect(config);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static int session(EngineCam db) {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    /** How many sessions of the pool run a statement now. */
    private int running() {
        return watching.dsl()
                .fetchSingle("select count(*)::int from pg_stat_activity where datname = current_database()"
                        + " and application_name like 'enginecam-dao %' and state = 'active' and query = '" + LONG
                        + "'")
                .get(0, Integer.class);
    }

    private void awaitRunning(int expected) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (running() != expected) {
            assertThat(System.nanoTime()).as("10 s").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void a_call_gives_what_its_work_gives_or_throws() throws Exception {
        SomeRows.user(db, "u");
        var thread = new AtomicReference<Thread>();
        CompletableFuture<User> found = db.async(d -> {
            thread.set(Thread.currentThread());
            return d.users().get("u");
        });
        assertThat(found.get().id()).isEqualTo("u");
        assertThat(thread.get().isVirtual()).isTrue();
        assertThatThrownBy(() -> db.async(d -> d.users().get("nobody")).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RowNotFound.class);
        assertThatThrownBy(() -> db.async(d -> {
                            throw new IOException("mine");
                        })
                        .join())
                .hasCauseInstanceOf(IOException.class);
        assertThat(db.async(d -> d.transactionResult(tx -> tx.users().count())).join())
                .isEqualTo(1);
    }

    @Test
    void cancel_ends_the_statement_and_keeps_the_connection() throws Exception {
        int session = session(db);
        var thrown = new AtomicReference<Throwable>();
        var ended = new CountDownLatch(1);
        var call = db.async(d -> {
            try {
                return d.dsl().execute(LONG);
            } catch (DatabaseFailure e) {
                thrown.set(e);
                throw e;
            } finally {
                ended.countDown();
            }
        });
        awaitRunning(1);
        call.cancel(true);
        assertThat(ended.await(2, TimeUnit.SECONDS)).isTrue();
        awaitRunning(0);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(call::join);
        assertThat(thrown.get()).isInstanceOf(QueryTimeout.class);
        assertThat(session(db)).isEqualTo(session);
    }

    /** The replica here is another database. */
    @Test
    void on_a_replica_too(TestDatabase database) throws Exception {
        db.close();
        db = EngineCam.connect(config.replicaUrl(database.url().replaceFirst("/[^/?]+(\\?|$)", "/postgres$1"))
                .replicaWait(Duration.ofSeconds(20)));
        var asked = new CompletableFuture<String>();
        var ended = new CountDownLatch(1);
        var call = db.async(d -> {
            try {
                return d.with(TransactionOptions.DEFAULTS.onReplica()).read(tx -> {
                    asked.complete(
                            tx.dsl().fetchSingle("select current_database()").get(0, String.class));
                    return tx.dsl().execute(LONG);
                });
            } finally {
                ended.countDown();
            }
        });
        assertThat(asked.get(30, TimeUnit.SECONDS)).isEqualTo("postgres");
        call.cancel(true);
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_time_limit_does_too() {
        int session = session(db);
        var call = db.async(d -> d.dsl().execute(LONG)).orTimeout(100, TimeUnit.MILLISECONDS);
        assertThatThrownBy(call::join).hasCauseInstanceOf(TimeoutException.class);
        awaitRunning(0);
        assertThat(session(db)).isEqualTo(session);
    }

    @Test
    void a_transaction_is_rolled_back_and_goes_on_no_more() throws Exception {
        var thrown = new ArrayList<Throwable>();
        var ended = new CountDownLatch(1);
        var call = db.async(d -> d.transactionResult(tx -> {
            try {
                SomeRows.user(tx, "u");
                try {
                    tx.transaction(inner -> inner.dsl().execute(LONG));
                } catch (DatabaseFailure e) {
                    thrown.add(e);
                }
                return tx.users().count();
            } catch (DatabaseFailure e) {
                thrown.add(e);
                throw e;
            } finally {
                ended.countDown();
            }
        }));
        awaitRunning(1);
        call.cancel(true);
        assertThat(ended.await(2, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown).hasSize(2);
        assertThat(thrown.get(0)).isInstanceOf(QueryTimeout.class);
        assertThat(thrown.get(1))
                .isInstanceOf(NoConnection.class)
                .hasMessage("users.count: no connection: the call was cancelled [57014]");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void who_waits_for_its_turn_leaves_at_once() throws Exception {
        var first = db.async(d -> d.dsl().execute(LONG));
        awaitRunning(1);
        var waits = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var second = db.async(d -> {
            waits.countDown();
            try {
                return d.users().count();
            } finally {
                ended.countDown();
            }
        });
        waits.await();
        second.cancel(true);
        assertThat(ended.await(2, TimeUnit.SECONDS)).isTrue();
        assertThat(running()).isEqualTo(1);
        first.cancel(true);
        awaitRunning(0);
        assertThat(db.async(d -> d.users().count()).join()).isZero();
    }

    @Test
    void an_interrupt_ends_the_statement_and_keeps_the_connection() throws Exception {
        int session = session(db);
        for (boolean virtual : List.of(true, false)) {
            var heard = new CompletableFuture<Throwable>();
            Runnable work = () -> {
                try {
                    db.interruptibly(d -> d.dsl().execute(LONG));
                } catch (InterruptedException e) {
                    heard.complete(e);
                }
            };
            Thread thread = virtual
                    ? Thread.ofVirtual().start(work)
                    : Thread.ofPlatform().start(work);
            awaitRunning(1);
            thread.interrupt();
            assertThat(heard.get(2, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertThat(running()).isZero(); // before the caller went on
            assertThat(session(db)).isEqualTo(session);
        }
    }

    /** Else nothing of it would be needed. */
    @Test
    void without_it_an_interrupt_of_a_virtual_thread_costs_the_connection() throws Exception {
        int session = session(db);
        var heard = new CompletableFuture<Throwable>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                db.dsl().execute(LONG);
            } catch (DatabaseFailure e) {
                heard.complete(e);
            }
        });
        awaitRunning(1);
        thread.interrupt();
        assertThat(heard.get(5, TimeUnit.SECONDS)).isInstanceOf(ConnectionLost.class);
        assertThat(session(db)).isNotEqualTo(session);
        assertThat(running()).isEqualTo(1); // the server does not know that nobody waits
        watching.dsl().execute("select pg_terminate_backend(?)", session);
    }

    @Test
    void interruptibly_passes_what_the_work_gives_or_throws_as_itself() throws Exception {
        assertThat((long) db.interruptibly(d -> d.users().count())).isZero();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.interruptibly(d -> d.users().get("nobody")));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> db.interruptibly(IOException.class, d -> {
                    throw new IOException("mine");
                }));
    }

    @Test
    void ten_thousand_calls_share_ten_connections() {
        db.close();
        db = EngineCam.connect(config.poolSize(10));
        SomeRows.user(db, "u");
        var most = new AtomicInteger();
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int call = i;
            all.add(db.async(d -> {
                if (call % 100 == 0) {
                    most.accumulateAndGet(running("enginecam-dao %"), Math::max);
                }
                return call % 10 == 0
                        ? d.transactionResult(tx -> tx.users().get("u").id().length())
                        : d.users().get("u").id().length();
            }));
        }
        assertThat(all.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(CALLS);
        assertThat(most).hasValueBetween(1, 10);
    }

    @Test
    void calls_wait_for_their_turn_longer_than_others_for_a_connection() {
        db.close();
        db = EngineCam.connect(config.connectionTimeout(Duration.ofMillis(250)));
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(db.async(d -> d.dsl().execute("select pg_sleep(0.02)")));
        }
        all.forEach(CompletableFuture::join);
        assertThat(all).allMatch(CompletableFuture::isDone);
    }

    private int running(String application) {
        return watching.dsl()
                .fetchSingle(
                        "select count(*)::int from pg_stat_activity where datname = current_database()"
                                + " and application_name like ?",
                        application)
                .get(0, Integer.class);
    }

    @Test
    void a_call_that_takes_a_second_connection_does_not_wait_for_its_own_turn() {
        db.close();
        db = EngineCam.connect(config.poolSize(2));
        assertThat(db.async(d -> d.transactionResult(
                                tx -> d.users().count() + tx.users().count()))
                        .join())
                .isZero();
        assertThat(db.async(d -> d.users().count()).join()).isZero();
    }

    @Test
    void cancelled_calls_harm_no_others() throws Exception {
        db.close();
        db = EngineCam.connect(config.poolSize(4));
        SomeRows.user(db, "u");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> others = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                others.add(threads.submit(() -> {
                    for (int i = 0; i < 300; i++) {
                        assertThat(db.users().get("u").id()).isEqualTo("u");
                    }
                }));
            }
            for (int i = 0; i < 200; i++) {
                var call = db.async(d -> d.dsl().execute("select pg_sleep(0.002)"));
                LockSupport.parkNanos(i * 20_000L);
                call.cancel(true);
            }
            for (Future<?> other : others) {
                other.get();
            }
        }
    }

    @Test
    void a_connection_of_somebody_is_not_for_calls(TestDatabase database) throws Exception {
        db.transaction(tx -> assertThatIllegalStateException()
                .isThrownBy(() -> tx.async(d -> 1))
                .withMessageContaining("a call needs a connection of its own"));
        try (var connection = database.dataSource().getConnection()) {
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            assertThatIllegalStateException().isThrownBy(() -> guest.interruptibly(d -> 1));
        }
        EngineCam ofDsl = EngineCam.of(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
        assertThat(ofDsl.async(d -> d.transactionResult(tx -> tx.users().count()))
                        .get())
                .isZero();
    }
}
