package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A migration that needs a lock which an idle reader keeps it from having. */
@Timeout(120)
class MigrationLocksTest {
    private static final String READ = "select count(*) from cams";
    private static final ShippedMigrations BEFORE = PoolTest.migrations("locks_before");
    private static final ShippedMigrations AFTER = PoolTest.migrations("locks_after");

    private final String url = FreshDatabase.create();
    private final DatabaseConfig config = DatabaseConfig.of(url).poolSize(1);

    MigrationLocksTest() {
        Pool.open(config, BEFORE).close();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.driverProperties());
    }

    /** Has read, and has not ended its transaction. */
    private Connection idleReader() throws SQLException {
        Connection reader = connect();
        reader.setAutoCommit(false);
        try (var s = reader.createStatement()) {
            s.executeQuery(READ).close();
        }
        return reader;
    }

    private CompletableFuture<Pool> migrating(DatabaseConfig how) {
        return CompletableFuture.supplyAsync(() -> Pool.open(how, AFTER));
    }

    private void awaitWaiting() {
        FreshDatabase.awaitTrue("select exists (select from pg_stat_activity where datname = '"
                + FreshDatabase.name(config) + "' and wait_event_type = 'Lock' and query like 'alter table%')");
    }

    @Test
    void readers_pass_while_it_tries() throws Exception {
        try (var idle = idleReader();
                var other = connect();
                var s = other.createStatement()) {
            var migrated = migrating(config.migrationLocks(Duration.ofMillis(300), 1_000));
            awaitWaiting();
            s.execute("set statement_timeout = '5s'"); // more than one try
            for (int i = 0; i < 5; i++) {
                s.executeQuery(READ).close();
            }
            assertThat(migrated).isNotDone();
            idle.commit();
            migrated.join().close();
            s.executeQuery("select count(lift) from cams").close();
        }
    }

    /** Else the limit would be good for nothing. */
    @Test
    void without_a_limit_they_wait_for_the_idle_reader() throws Exception {
        try (var idle = idleReader();
                var other = connect();
                var s = other.createStatement()) {
            var migrated = migrating(config.migrationLocks(Duration.ZERO, 1));
            awaitWaiting();
            s.execute("set statement_timeout = '1s'");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> s.executeQuery(READ))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            idle.commit();
            migrated.join().close();
        }
    }

    @Test
    void after_its_attempts_it_says_who_may_be_in_the_way() throws Exception {
        try (var idle = idleReader()) {
            assertThatExceptionOfType(ConnectFailed.class)
                    .isThrownBy(() -> Pool.open(config.migrationLocks(Duration.ofMillis(50), 2), AFTER))
                    .withMessageStartingWith("V2__lift.sql:1: fails on " + config.place()
                            + ": canceling statement due to lock timeout (SQLSTATE 55P03)\nhelp: start again when the lock is"
                            + " free, or raise lock_timeout or migrationLocks; the oldest transactions: process ")
                    .withMessageContaining("idle in transaction, for ");
            assertThat(idle.isClosed()).isFalse();
        }
        Pool.open(config, AFTER).close();
    }

    @Test
    void a_limit_of_the_url_stays() throws Exception {
        try (var idle = idleReader()) {
            var limited = DatabaseConfig.of(url + "&lock_timeout=60s").migrationLocks(Duration.ofMillis(50), 1);
            var migrated = migrating(limited);
            awaitWaiting();
            Thread.sleep(300);
            assertThat(migrated).isNotDone();
            idle.commit();
            migrated.join().close();
            assertThat(idle.isClosed()).isFalse();
        }
    }

    @Test
    void what_runs_outside_of_a_transaction_waits() throws Exception {
        var apart = DatabaseConfig.of(FreshDatabase.create()).poolSize(1).migrationLocks(Duration.ofMillis(50), 1);
        try (var writer = DriverManager.getConnection(apart.jdbcUrl(), apart.driverProperties())) {
            writer.setAutoCommit(false);
            try (var s = writer.createStatement()) {
                s.executeQuery("select pg_current_xact_id()").close();
            }
            var migrated = CompletableFuture.supplyAsync(() -> Pool.open(apart, PoolTest.migrations("concurrently")));
            FreshDatabase.awaitTrue("select exists (select from pg_stat_activity where datname = '"
                    + FreshDatabase.name(apart) + "' and wait_event_type = 'Lock')");
            Thread.sleep(300);
            assertThat(migrated).isNotDone();
            writer.commit();
            migrated.join().close();
        }
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> config.migrationLocks(Duration.ofSeconds(-1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> config.migrationLocks(Duration.ofSeconds(1), 0));
    }
}
