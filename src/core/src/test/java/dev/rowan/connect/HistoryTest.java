package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Jars and applications that migrate the same database, each with a V1 of its own. */
class HistoryTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");
    private static final ShippedMigrations OTHERS = PoolTest.migrations("others");

    @Test
    void another_applications_history_is_told_from_an_edited_file() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, OTHERS).close();

        assertThatThrownBy(() -> Pool.open(config, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage("public.flyway_schema_history of " + config.place() + " is another application's: it has V1"
                        + " (orders) (V1__orders.sql), which is not this jar's\n"
                        + "help: give this jar a history of its own, by the property historyTable of the generator, or open"
                        + " the database of this jar");
        assertThatThrownBy(() -> Pool.open(config.migrate(false), TWO)).hasMessageContaining("another application's");
    }

    @Test
    void so_is_one_with_other_versions() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, OTHERS).close();
        FreshDatabase.execute(config, "update flyway_schema_history set version = '20240101.1'");

        assertThatThrownBy(() -> Pool.open(config, TWO))
                .hasMessageStartingWith("public.flyway_schema_history of " + config.place()
                        + " is another application's: it has V20240101.1 (orders) (V1__orders.sql), which");
    }

    @Test
    void two_jars_share_a_schema_with_a_history_each() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var own = TWO.history("public", "cams_history");
        for (int i = 0; i < 2; i++) { // migrating and opening again
            Pool.open(config, OTHERS).close();
            Pool.open(config, own).close();
        }
        Pool.open(config, PoolTest.migrations("three").history("public", "cams_history"))
                .close();

        assertThat(SearchPathTest.tables(config))
                .containsExactly(
                        "public.cams",
                        "public.cams_history",
                        "public.flyway_schema_history",
                        "public.lobes",
                        "public.orders",
                        "public.users");
        assertThat(versions(config, "cams_history")).isEqualTo("0,1,2,3");
        assertThatThrownBy(() -> Pool.open(config, own))
                .hasMessageStartingWith(
                        "the schema of " + config.place() + " is newer than this jar: it has V3 (lobes)");
    }

    @Test
    void several_starters_of_a_jar_with_its_own_history_migrate_once() throws Exception {
        var config = DatabaseConfig.of(FreshDatabase.create()).poolSize(1);
        Pool.open(config, OTHERS).close();
        var starts = new ArrayList<Callable<Pool>>();
        for (int i = 0; i < 4; i++) {
            starts.add(() -> Pool.open(config, TWO.history("public", "cams_history")));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var started : threads.invokeAll(starts)) {
                started.get().close();
            }
        }
        assertThat(versions(config, "cams_history")).isEqualTo("0,1,2");
    }

    @Test
    void two_jars_share_a_database_with_a_schema_each() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, OTHERS.searchPath("sales")).close();
        Pool.open(config, TWO.searchPath("engine")).close();
        Pool.open(config, OTHERS.searchPath("sales")).close();

        assertThat(SearchPathTest.tables(config))
                .containsExactly(
                        "engine.cams",
                        "engine.flyway_schema_history",
                        "engine.users",
                        "sales.flyway_schema_history",
                        "sales.orders");
    }

    @Test
    void a_history_in_a_schema_of_its_own_moves_no_table() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, OTHERS).close();
        try (var pool = Pool.open(config, TWO.history("ops", "cams_history"))) {
            assertThat(pool).isNotNull();
        }
        assertThat(SearchPathTest.tables(config))
                .containsExactly(
                        "ops.cams_history",
                        "public.cams",
                        "public.flyway_schema_history",
                        "public.orders",
                        "public.users");
    }

    @Test
    void a_jar_lives_beside_an_application_that_migrates_by_itself() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var application = Flyway.configure()
                .dataSource(
                        config.jdbcUrl(),
                        config.driverProperties().getProperty("user"),
                        config.driverProperties().getProperty("password"))
                .locations(OTHERS.location())
                .loggers("slf4j")
                .load();
        application.migrate();
        Pool.open(config, TWO.history("public", "cams_history")).close();
        application.migrate();
        Pool.open(config, TWO.history("public", "cams_history")).close();

        assertThat(versions(config, "cams_history")).isEqualTo("0,1,2");
        assertThat(versions(config, "flyway_schema_history")).isEqualTo("1");
    }

    @Test
    void a_url_for_migrations_that_leads_to_another_database_is_found_out() {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var other = FreshDatabase.create();

        assertThatThrownBy(() -> Pool.open(config.migrationsUrl(other), TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage(
                        "the schema of " + config.place() + " is older than this jar: V1 (users), V2 (cams) are missing"
                                + " though " + DatabaseConfig.of(other).place() + " was migrated\n"
                                + "help: name the same database in DATABASE_URL_MIGRATIONS, or migrationsUrl");
    }

    private static String versions(DatabaseConfig config, String history) throws SQLException {
        return FreshDatabase.query(
                config,
                "select string_agg(version, ',' order by installed_rank) from " + history + " where version <> ''");
    }
}
