package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which limits sessions have, whatever role, database and URL say. */
class SessionSettingsTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");

    @Test
    void migrations_have_no_limit_whatever_the_role_has() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        set(config, "statement_timeout = '100ms'");
        set(config, "idle_in_transaction_session_timeout = '100ms'");

        Pool.open(config, PoolTest.migrations("slow")).close();
    }

    @Test
    void a_stricter_limit_of_the_role_stays_unless_another_is_asked_for() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        set(config, "statement_timeout = '5s'");
        set(config, "idle_in_transaction_session_timeout = '3s'");
        set(config, "lock_timeout = '2s'");

        assertThat(limits(config)).isEqualTo("5s 3s 2s");
        assertThat(limits(
                        config.statementTimeout(Duration.ofMinutes(1)).idleInTransactionTimeout(Duration.ofMinutes(2))))
                .isEqualTo("1min 2min 2s");
        assertThat(limits(DatabaseConfig.of(url + "&statement_timeout=7s&lock_timeout=8s&options=-c%20"
                        + "idle_in_transaction_session_timeout%3D9s")))
                .isEqualTo("7s 9s 8s");
        assertThat(limits(config.statementTimeout(Duration.ZERO).idleInTransactionTimeout(Duration.ZERO)))
                .isEqualTo("5s 3s 2s");
    }

    @Test
    void a_wider_limit_of_the_role_is_narrowed() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        set(config, "statement_timeout = '5min'");
        set(config, "idle_in_transaction_session_timeout = '1d'");

        assertThat(limits(config)).isEqualTo("30s 20s 0");
    }

    @Test
    void a_transaction_whose_client_is_gone_ends() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create())
                .poolSize(2)
                .idleInTransactionTimeout(Duration.ofMillis(200))
                .statementTimeout(Duration.ofSeconds(20));
        try (var pool = Pool.open(config, TWO);
                var orphan = pool.dataSource().getConnection();
                var writer = pool.dataSource().getConnection();
                var lock = orphan.createStatement();
                var write = writer.createStatement()) {
            write.execute("insert into users values (1)");
            orphan.setAutoCommit(false);
            lock.execute("update users set id = 2");

            assertThat(write.executeUpdate("update users set id = 3")).isEqualTo(1);
            assertThatThrownBy(() -> lock.execute("select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("25P03", "08006"));
        }
    }

    /** As behind a pooler: nothing is set there. */
    @Test
    void where_the_server_cannot_be_told_the_driver_ends_what_takes_too_long() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        Pool.open(config, TWO).close();
        var pooled = DatabaseConfig.of(url + "&pgbouncer=true").statementTimeout(Duration.ofSeconds(1));
        try (var pool = Pool.open(pooled, TWO);
                var connection = pool.dataSource().getConnection();
                var statement =
                        connection.prepareStatement("select pg_sleep(20), current_setting('statement_timeout')")) {
            assertThat(statement.getQueryTimeout()).isEqualTo(1);
            assertThatThrownBy(statement::executeQuery)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(connection.isValid(1)).isTrue();
        }
        set(config, "statement_timeout = '900ms'");
        try (var pool = Pool.open(pooled, TWO);
                var connection = pool.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.getQueryTimeout()).isZero();
        }
    }

    @Test
    void a_lock_timeout_that_a_pooler_would_swallow_is_refused() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        Pool.open(config, TWO).close();
        var pooled = DatabaseConfig.of(url + "&pgbouncer=true&lock_timeout=3s");

        assertThatThrownBy(() -> Pool.open(pooled, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage("the URL of " + config.place() + " sets lock_timeout and leads to a pooler, whose sessions"
                        + " cannot be told\nhelp: remove it from the URL, and set it by ALTER ROLE or ALTER DATABASE");
        set(config, "lock_timeout = '3s'");
        Pool.open(pooled, TWO).close();
    }

    private static void set(DatabaseConfig config, String setting) throws SQLException {
        FreshDatabase.execute("alter database " + FreshDatabase.name(config) + " set " + setting);
    }

    private static String limits(DatabaseConfig config) throws SQLException {
        try (var pool = Pool.open(config, TWO);
                var connection = pool.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select concat_ws(' ', current_setting('statement_timeout'),"
                                + " current_setting('idle_in_transaction_session_timeout'), current_setting('lock_timeout'))")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
