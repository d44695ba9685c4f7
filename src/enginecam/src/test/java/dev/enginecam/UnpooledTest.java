package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.connect.Health;
import dev.rowan.error.ConnectFailed;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection for each use. */
@Timeout(60)
class UnpooledTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam near;
    private DatabaseConfig config;

    @BeforeEach
    void open(TestDatabase database) {
        near = EngineCam.of(database.dataSource());
        config = DatabaseConfig.of(database.url()).migrate(false).withoutPool();
    }

    private int sessions() {
        return near.dsl()
                .fetchSingle("select count(*)::int from pg_stat_activity where application_name like 'enginecam-dao %'"
                        + " and datname = current_database()")
                .get(0, Integer.class);
    }

    /** The server ends a session a moment after its client. */
    private void awaitNoSession() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (sessions() > 0) {
            assertThat(System.nanoTime()).as("10 s").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static int session(EngineCam db) {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
    }

    @Test
    void nothing_is_kept_between_two_uses() {
        try (var db = EngineCam.connect(config)) {
            awaitNoSession();
            int first = session(db);
            awaitNoSession();
            assertThat(session(db)).isNotEqualTo(first);
            db.transaction(tx -> {
                SomeRows.user(tx, "u");
                assertThat(session(tx)).isEqualTo(session(tx));
            });
            awaitNoSession();
            try (var rows = db.users().all().stream()) {
                assertThat(rows).hasSize(1);
            }
            awaitNoSession();
            assertThat(db.dsl().fetchSingle("show statement_timeout").get(0)).isEqualTo("30s");
        }
    }

    @Test
    void the_url_can_say_so(TestDatabase database) {
        String url = database.url() + (database.url().contains("?") ? "&" : "?");
        try (var db = EngineCam.connect(DatabaseConfig.of(url + "pool=off").migrate(false))) {
            awaitNoSession();
            assertThat(db.users().count()).isZero();
        }
        assertThatExceptionOfType(ConnectFailed.class)
                .isThrownBy(() -> DatabaseConfig.of(url + "pool=maybe"))
                .withMessageContaining("pool is neither on nor off");
    }

    @Test
    void it_tells_how_it_is() {
        try (var db = EngineCam.connect(config)) {
            Health health = db.health();
            assertThat(health.isUp()).isTrue();
            assertThat(health.pool()).isNull();
            assertThat(Objects.requireNonNull(health.schema()).isCurrent()).isTrue();
        }
    }

    @Test
    void calls_take_no_more_at_a_time_than_stated() {
        var most = new AtomicInteger();
        try (var db = EngineCam.connect(config.poolSize(3))) {
            List<CompletableFuture<Long>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                all.add(db.async(d -> d.transactionResult(tx -> {
                    long count = tx.users().count();
                    most.accumulateAndGet(open(tx), Math::max);
                    return count;
                })));
            }
            all.forEach(CompletableFuture::join);
        }
        assertThat(most).hasValueBetween(1, 3);
    }

    /** Those in a transaction: an ended session can be seen for a moment. */
    private static int open(EngineCam tx) {
        return tx.dsl()
                .fetchSingle("select count(*)::int from pg_stat_activity where application_name like 'enginecam-dao %'"
                        + " and datname = current_database() and xact_start is not null")
                .get(0, Integer.class);
    }

    @Test
    void closing_waits_and_then_closes() throws Exception {
        var db = EngineCam.connect(config.closeTimeout(Duration.ofMillis(700)));
        var began = new CountDownLatch(2);
        var quick = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            SomeRows.user(tx, "quick");
            began.countDown();
            tx.dsl().execute("select pg_sleep(0.2)");
        }));
        var slow = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            SomeRows.user(tx, "slow");
            began.countDown();
            tx.dsl().execute("select pg_sleep(30)");
        }));
        began.await();
        db.close();
        quick.join();
        assertThat(slow.handle((done, e) -> Objects.requireNonNull(e.getCause()))
                        .join())
                .isInstanceOf(ConnectionLost.class);
        assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> db.users().count())
                .withMessageContaining("the database is closed");
        assertThat(near.users().all().list()).extracting(User::id).contains("quick");
    }
}
