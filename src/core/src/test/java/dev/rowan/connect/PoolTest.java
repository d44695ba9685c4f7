package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.ConnectFailed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PoolTest {
    private static final ShippedMigrations TWO = migrations("two");
    private static final ShippedMigrations THREE = migrations("three");

    @Test
    void openingMigratesAndClosingClosesEverything() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(3);
        var pool = Pool.open(config, TWO);
        try (var connection = pool.dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(one(connection, "select count(*) from cams")).isEqualTo("0");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("30s");
            assertThat(one(connection, "show application_name")).isEqualTo("rowan");
            assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
        }

        pool.close();
        pool.close();

        assertThatThrownBy(() -> pool.dataSource().getConnection()).isInstanceOf(SQLException.class);
        FreshDatabase.awaitNoSession(config);
    }

    @Test
    void openingAgainChangesNothing() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, TWO).close();

        try (var pool = Pool.open(config.migrate(false), TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "select count(*) from flyway_schema_history"))
                    .isEqualTo("2");
        }
    }

    @Test
    void severalStartersMigrateOnce() throws Exception {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(1);
        try (var threads = Executors.newFixedThreadPool(5)) {
            var starts = IntStream.range(0, 5)
                    .<Callable<Pool>>mapToObj(i -> () -> Pool.open(config, THREE))
                    .toList();
            for (var started : threads.invokeAll(starts)) {
                started.get().close();
            }
        }

        try (var pool = Pool.open(config.migrate(false), THREE);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(
                            connection,
                            "select string_agg(version, ',' order by installed_rank) from flyway_schema_history"))
                    .isEqualTo("1,2,3");
        }
    }

    @Test
    void aConcurrentIndexDoesNotHang() throws SQLException {
        Pool.open(DatabaseConfig.of(FreshDatabase.create()), migrations("concurrently"))
                .close();
    }

    @Test
    void placeholdersAndSchemasAreThoseOfTheBuild() throws SQLException {
        var shipped = migrations("named").placeholder("name", "things").searchPath("shop");
        try (var pool = Pool.open(DatabaseConfig.of(FreshDatabase.create()), shipped);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "select count(*) from shop.things")).isEqualTo("0");
        }
    }

    @Test
    void theUrlWinsOverTheDefaults() throws SQLException {
        var url = FreshDatabase.create()
                + "&application_name=mine&socketTimeout=77&options=-c%20work_mem%3D5MB%20-c%20statement_timeout%3D1234";
        try (var pool = Pool.open(DatabaseConfig.of(url), TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "show application_name")).isEqualTo("mine");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("1234ms");
            assertThat(one(connection, "show work_mem")).isEqualTo("5MB");
            assertThat(connection.getNetworkTimeout()).isEqualTo(77_000);
        }
    }

    @Test
    void optionsOfTheUrlAreKeptBesideTheStatementTimeout() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create() + "&options=-c%20work_mem%3D5MB")
                .statementTimeout(Duration.ofMillis(1500));
        try (var pool = Pool.open(config, TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "show work_mem")).isEqualTo("5MB");
            assertThat(one(connection, "show statement_timeout")).isEqualTo("1500ms");
        }
    }

    @Test
    void noStatementTimeoutIsSentWhenItIsZeroOrAPoolerIsInBetween() throws SQLException {
        var url = FreshDatabase.create();
        try (var pool = Pool.open(DatabaseConfig.of(url).statementTimeout(Duration.ZERO), TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "show statement_timeout")).isEqualTo("0");
            assertThat(connection.getNetworkTimeout()).isZero();
        }
        var pooled = DatabaseConfig.of(url + "&pgbouncer=true");
        try (var pool = Pool.open(pooled, TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "show statement_timeout")).isEqualTo("0");
            assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
        }
    }

    @Test
    void whatTheRoleOrDatabaseSetsChangesNoValue() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url + "&options=-c%20intervalstyle%3Diso_8601");
        FreshDatabase.execute(
                config,
                "do $$ begin execute format('alter database %I set array_nulls = off', current_database());"
                        + " execute format('alter database %I set bytea_output = escape', current_database());"
                        + " execute format('alter database %I set standard_conforming_strings = off', current_database());"
                        + " end $$");
        try (var pool = Pool.open(config, TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThat(one(connection, "select ('{NULL}'::text[])[1] is null")).isEqualTo("t");
            assertThat(one(connection, "select interval '1 day'::text")).isEqualTo("1 day");
            assertThat(one(connection, "show bytea_output")).isEqualTo("hex");
            assertThat(one(connection, "show standard_conforming_strings")).isEqualTo("on");
        }
        var pooled = DatabaseConfig.of(url + "&pgbouncer=true");
        assertThatThrownBy(() -> Pool.open(pooled, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessageStartingWith(
                        "sessions of " + config.place()
                                + " have array_nulls = off, bytea_output = escape, standard_conforming_strings = off, which would change values\nhelp: set ");
    }

    @Test
    void theServerCancelsWhatRunsTooLong() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create()).statementTimeout(Duration.ofMillis(200));
        try (var pool = Pool.open(config, TWO);
                var connection = pool.dataSource().getConnection()) {
            assertThatThrownBy(() -> one(connection, "select pg_sleep(20)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(one(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void waitingForAConnectionIsLimited() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(1).connectionTimeout(Duration.ofMillis(300));
        try (var pool = Pool.open(config, TWO);
                var held = pool.dataSource().getConnection()) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> pool.dataSource().getConnection()).hasMessageContaining("total=1, active=1");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(held.isValid(1)).isTrue();
        }
    }

    @Test
    void aPlanThatAMigrationOutdatedCostsNoConnection() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(1);
        try (var pool = Pool.open(config, TWO)) {
            var before = sessionAfter(pool, "set work_mem = '5MB'");
            assertThat(sessionAfter(pool, "do $$ begin raise sqlstate '0A000'; end $$"))
                    .isEqualTo(before);
            assertThat(sessionAfter(pool, "do $$ begin raise sqlstate '25006'; end $$"))
                    .isEqualTo(before);
            assertThat(pool.dataSource()).isInstanceOf(HikariDataSource.class);
        }
    }

    @Test
    void migrationsPrintNothing() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        try (var stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            Pool.open(config, TWO).close();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aLookAtAMigratedDatabaseIsQuick() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(1);
        Pool.open(config, TWO).close();
        var times = new ArrayList<Duration>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            Pool.open(config.migrate(false), TWO).close();
            times.add(Duration.ofNanos(System.nanoTime() - start));
        }

        assertThat(times.stream().min(Duration::compareTo))
                .hasValueSatisfying(t -> assertThat(t).isLessThan(Duration.ofSeconds(2)));
    }

    static ShippedMigrations migrations(String folder) {
        return ShippedMigrations.at("classpath:dev/rowan/connect/migrations/" + folder);
    }

    /** The server process of the pool's one connection, after a statement that may fail. */
    private static String sessionAfter(Pool pool, String sql) throws SQLException {
        try (var connection = pool.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isIn("0A000", "25006");
        }
        try (var connection = pool.dataSource().getConnection()) {
            return one(connection, "select pg_backend_pid()");
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
