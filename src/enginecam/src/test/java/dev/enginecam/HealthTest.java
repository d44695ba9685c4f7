package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.connect.Health;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** How a database is, who holds its connections, and how it is closed. */
@Timeout(60)
class HealthTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static DatabaseConfig config(TestDatabase database) {
        return DatabaseConfig.of(database.url()).migrate(false).poolSize(2);
    }

    private static Health.PoolState pool(Health health) {
        return Objects.requireNonNull(health.pool());
    }

    @Test
    void it_tells_the_pool_the_server_and_the_schema(TestDatabase database) {
        try (var db = EngineCam.connect(config(database))) {
            Health health = db.health();
            assertThat(health.isUp()).isTrue();
            assertThat(health.problem()).isNull();
            assertThat(health.time()).isPositive();
            assertThat(pool(health).most()).isEqualTo(2);
            assertThat(pool(health).active()).isZero();
            assertThat(Objects.requireNonNull(health.schema()).jar()).isEqualTo("3");
            assertThat(health.schema().database()).isEqualTo("3");
            db.dsl().execute("delete from flyway_schema_history where version = '3'");
            Health older = db.health();
            assertThat(older.reachable()).isTrue();
            assertThat(older.isUp()).isFalse();
            assertThat(Objects.requireNonNull(older.schema()).missing()).containsExactly("3");
        }
    }

    @Test
    void of_a_database_that_is_closed_it_says_so(TestDatabase database) {
        var db = EngineCam.connect(config(database));
        db.close();
        Health health = db.health();
        assertThat(health.isUp()).isFalse();
        assertThat(health.problem()).isEqualTo("the database is closed");
    }

    @Test
    void where_all_connections_are_in_use_it_asks_beside_the_pool(TestDatabase database) {
        try (var db = EngineCam.connect(config(database))) {
            db.transaction(first -> db.transaction(second -> {
                Health health = db.health();
                assertThat(health.isUp()).isTrue();
                assertThat(pool(health).active()).isEqualTo(2);
                assertThat(pool(health).idle()).isZero();
                assertThat(pool(health).held()).isEmpty();
                assertThatIllegalStateException()
                        .isThrownBy(second::health)
                        .withMessageContaining("call it on the database itself");
            }));
        }
    }

    /** Accepts connections and never says anything. */
    @Test
    void a_server_that_is_silent_costs_the_limit(TestDatabase database) throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var source = new PGSimpleDataSource();
            source.setUrl(database.url());
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {silent.getLocalPort()});
            Health health = EngineCam.of(source).health(Duration.ofMillis(200));
            assertThat(health.isUp()).isFalse();
            assertThat(health.problem()).isEqualTo("no answer within 200 ms");
            assertThat(health.time()).isBetween(Duration.ofMillis(200), Duration.ofSeconds(10));
            assertThat(health.pool()).isNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EngineCam.of(source).health(Duration.ZERO));
        }
        assertThat(EngineCam.of(database.dataSource()).health().isUp()).isTrue();
    }

    @Test
    void who_has_a_connection_is_known_with_the_place_where_it_was_taken(TestDatabase database) {
        var traced = config(database).leakDetection(Duration.ofSeconds(2)).connectionTimeout(Duration.ofMillis(300));
        try (var db = EngineCam.connect(traced)) {
            db.health();
            db.transaction(first -> {
                var leaked = db.cams().export();
                assertThatExceptionOfType(NoConnection.class)
                        .isThrownBy(() -> db.users().count())
                        .withMessageContaining("active=2, idle=0")
                        .withMessageContaining("; the longest for ")
                        .withMessageContaining(
                                " ms by thread " + Thread.currentThread().getName()
                                        + ", taken at dev.enginecam.HealthTest.who_has_a_connection_is_known");
                var held = pool(db.health()).held();
                assertThat(held).extracting(h -> h.kind()).containsExactly("transaction", "stream");
                assertThat(held)
                        .allSatisfy(h -> assertThat(h.stack())
                                .anyMatch(frame -> frame.getClassName().contains("HealthTest")));
                assertThat(held.get(0).time()).isGreaterThan(held.get(1).time());
                leaked.close();
                assertThat(pool(db.health()).held()).hasSize(1);
            });
            assertThat(db.users().count()).isZero();
            assertThat(pool(db.health()).held()).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(database).leakDetection(Duration.ofSeconds(1)))
                .withMessage("leakDetection is PT1S, expected PT0S, or from PT2S to PT30M");
    }

    @Test
    void closing_waits_for_what_runs(TestDatabase database) {
        EngineCam near = EngineCam.of(database.dataSource());
        var db = EngineCam.connect(config(database));
        var began = new CountDownLatch(1);
        var call = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            SomeRows.user(tx, "u");
            began.countDown();
            tx.dsl().execute("select pg_sleep(0.3)");
            SomeRows.user(tx, "v");
        }));
        await(began);
        db.close();
        assertThat(call).isDone().isNotCompletedExceptionally();
        assertThat(near.users().count()).isEqualTo(2);
        assertThatExceptionOfType(NoConnection.class)
                .isThrownBy(() -> db.users().count())
                .withMessageContaining("the database is closed");
    }

    @Test
    void nobody_begins_anything_while_it_is_closed(TestDatabase database) {
        var db = EngineCam.connect(config(database));
        var began = new CountDownLatch(1);
        List<Throwable> refused = new ArrayList<>();
        var call = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            SomeRows.user(tx, "u");
            began.countDown();
            while (refused.isEmpty()) {
                tx.users().count();
                try {
                    db.users().count();
                } catch (NoConnection e) {
                    refused.add(e);
                }
            }
        }));
        await(began);
        db.close();
        call.join();
        assertThat(refused).singleElement().asString().contains("the database is closed");
    }

    @Test
    void after_its_limit_it_closes_what_is_in_use(TestDatabase database) {
        var db = EngineCam.connect(config(database).closeTimeout(Duration.ofMillis(100)));
        var began = new CountDownLatch(1);
        var call = CompletableFuture.runAsync(() -> db.transaction(tx -> {
            SomeRows.user(tx, "u");
            began.countDown();
            tx.dsl().execute("select pg_sleep(20)");
        }));
        await(began);
        long start = System.nanoTime();
        db.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(100), Duration.ofSeconds(15));
        assertThat(call.handle((done, e) -> Objects.requireNonNull(e.getCause()))
                        .join())
                .isInstanceOf(ConnectionLost.class);
        assertThat(EngineCam.of(database.dataSource()).users().count()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
