package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flyway locks and unlocks in a session, of which a pooler has as many as transactions. */
@Timeout(120)
class MigratePastPgBouncerTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final int STARTERS = 5;
    private static final int ROUNDS = 4;
    private static final String MIGRATED = "migrated";

    private PgBouncer pooler;

    @BeforeEach
    void open(TestDatabase database, @TempDir Path folder) throws IOException {
        pooler = new PgBouncer(database, folder);
    }

    @AfterEach
    void close() {
        if (pooler != null) {
            pooler.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?pgbouncer=true"})
    void a_pooler_does_not_migrate_whether_the_url_names_it_or_not(String parameters, TestDatabase database)
            throws Exception {
        var config = DatabaseConfig.of(pooler.url() + parameters).poolSize(1);
        var refused = "the schema of " + config.place() + " is older than this jar: ";

        assertThat(starts(config, database))
                .allSatisfy(outcome -> assertThat(outcome)
                        .startsWith(refused)
                        .endsWith(" are missing, and the URL leads to a pooler, which cannot migrate\n"
                                + "help: set DATABASE_URL_MIGRATIONS, or migrationsUrl, to the URL of the server itself; or migrate"
                                + " there first, then open with migrate(false)"));
        assertThat(tables(database)).isZero();
        assertThatExceptionOfType(ConnectFailed.class)
                .isThrownBy(() -> EngineCam.connect(config.migrationsUrl(pooler.url())))
                .withMessageContaining(", and the URL for migrations leads to a pooler, which cannot migrate\n");
    }

    @Test
    void a_url_past_the_pooler_migrates_once_for_all_starters(TestDatabase database) throws Exception {
        var config = DatabaseConfig.of(pooler.url()).poolSize(1).migrationsUrl(database.url());

        assertThat(starts(config, database)).containsOnly(MIGRATED).hasSize(STARTERS * ROUNDS);
        assertThat(tables(database)).isEqualTo(4);
    }

    /** PgBouncer gives no option of a session to the server. */
    @Test
    void the_driver_ends_what_takes_longer_than_the_statement_timeout(TestDatabase database) {
        var config = DatabaseConfig.of(pooler.url()).migrationsUrl(database.url());
        try (var db = EngineCam.connect(config.statementTimeout(Duration.ofSeconds(1)))) {
            assertThat(db.dsl().fetchValue("show statement_timeout")).isEqualTo("0");
            assertThatExceptionOfType(QueryTimeout.class)
                    .isThrownBy(() -> db.dsl().fetch("select pg_sleep(60)"));
            assertThat(db.users().count()).isZero();
        }
    }

    @Test
    void sessions_of_the_pooler_whose_search_path_is_another_are_refused(TestDatabase database) {
        EngineCam.connect(DatabaseConfig.of(database.url())).close();
        EngineCam.of(database.dataSource()).dsl().execute("create schema app");
        EngineCam.of(database.dataSource())
                .dsl()
                .execute("do $$ begin execute format('alter database %I set search_path = app, public',"
                        + " current_database()); end $$");

        assertThatExceptionOfType(ConnectFailed.class)
                .isThrownBy(() -> EngineCam.connect(DatabaseConfig.of(pooler.url())))
                .withMessageContaining(
                        " have search_path = app, public, where this jar's names are looked up in public\n")
                .withMessageContaining("set search_path = public by ALTER ROLE or ALTER DATABASE");
    }

    /** How each of the starters ended, in each of the rounds, which start with an empty schema. */
    private static List<String> starts(DatabaseConfig config, TestDatabase database) throws Exception {
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(STARTERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (var connection = database.connect();
                        var statement = connection.createStatement()) {
                    statement.execute("drop schema public cascade; create schema public");
                }
                Callable<String> start = () -> {
                    try (var db = EngineCam.connect(config)) {
                        return db.users().count() == 0 ? MIGRATED : "rows of somebody";
                    } catch (ConnectFailed e) {
                        return String.valueOf(e.getMessage());
                    }
                };
                for (var outcome : threads.invokeAll(Collections.nCopies(STARTERS, start))) {
                    outcomes.add(outcome.get());
                }
            }
        }
        return outcomes;
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
