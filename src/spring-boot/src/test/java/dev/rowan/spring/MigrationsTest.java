package dev.rowan.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.error.ConnectFailed;
import dev.rowan.own.OwnHistory;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who migrates when an application starts: Boot's Flyway or the jar, never both, and nobody only where that is told. */
@Timeout(120)
class MigrationsTest {
    private static final String NO_FLYWAY =
            "spring.autoconfigure.exclude=org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";
    private static final String DISABLED = "spring.flyway.enabled=false";
    private static final String FOLDER = "classpath:dev/enginecam/migrations";
    private static final String ALL_MISSING =
            "is older than this jar: V1 (users), V2 (projects), V3 (cams) are missing";

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Plain {}

    private static ConfigurableApplicationContext run(Class<?> more, TestDatabase database, String... properties) {
        return new SpringApplicationBuilder(Plain.class, more)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.main.banner-mode=off",
                        "rowan.facades=dev.enginecam.EngineCam")
                .properties(properties)
                .run();
    }

    private static ConfigurableApplicationContext run(TestDatabase database, String... properties) {
        return run(Plain.class, database, properties);
    }

    private static void works(ConfigurableApplicationContext app) {
        EngineCam db = app.getBean(EngineCam.class);
        assertThat(db.users().insert(NewUser.id("ann").email("ann@example.com")).id())
                .isEqualTo("ann");
    }

    private static List<String> column(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rs.next()) {
                values.add(rs.getString(1));
            }
            return values;
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.createStatement()) {
            s.execute(sql);
        }
    }

    private static List<String> tables(TestDatabase database) throws SQLException {
        return column(database, "select tablename from pg_tables where schemaname = 'public' order by 1");
    }

    private static List<String> history(TestDatabase database) throws SQLException {
        return column(database, "select version from flyway_schema_history where version is not null order by 1");
    }

    private static void fails(ThrowingCallable start, String message) {
        assertThatThrownBy(start)
                .hasRootCauseInstanceOf(ConnectFailed.class)
                .rootCause()
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_FLYWAY, DISABLED})
    void without_boot_s_flyway_the_jar_migrates(String noFlyway, TestDatabase database) throws SQLException {
        try (var app = run(database, noFlyway)) {
            assertThat(app.getBeanNamesForType(Flyway.class)).isEmpty();
            works(app);
        }
        run(database, noFlyway, "rowan.migrate=jar").close();
        assertThat(history(database)).containsExactly("1", "2", "3");
    }

    @Test
    void boot_s_flyway_runs_the_jar_s_migrations_beside_the_application_s(TestDatabase database) throws SQLException {
        try (var app = run(database, "spring.flyway.locations=classpath:application-migrations")) {
            assertThat(locations(app)).containsExactly("classpath:application-migrations", FOLDER);
            works(app);
        }
        run(database, "spring.flyway.locations=classpath:application-migrations")
                .close();
        assertThat(history(database)).containsExactly("1", "100", "101", "2", "3");
        assertThat(tables(database)).contains("notes", "cams");
    }

    private static List<String> locations(ConfigurableApplicationContext app) {
        return Arrays.stream(app.getBean(Flyway.class).getConfiguration().getLocations())
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {FOLDER, "classpath:dev/enginecam", "classpath:dev/*/migrations"})
    void a_folder_that_the_application_names_is_not_added(String location, TestDatabase database) throws SQLException {
        try (var app = run(database, "spring.flyway.locations=" + location)) {
            assertThat(locations(app)).containsExactly(location);
            works(app);
        }
        assertThat(history(database)).containsExactly("1", "2", "3");
    }

    @Test
    void two_files_of_one_version_are_refused_before_anything_runs(TestDatabase database) throws SQLException {
        assertThatThrownBy(() -> run(database, "spring.flyway.locations=classpath:colliding-migrations"))
                .hasRootCauseInstanceOf(FlywayException.class)
                .rootCause()
                .hasMessageContaining("Found more than one migration with version 1");
        assertThat(tables(database)).isEmpty();
    }

    @Test
    void a_jar_with_a_history_of_its_own_migrates_itself_after_boot_s_flyway(TestDatabase database)
            throws SQLException {
        String[] properties = {
            "rowan.facades=dev.rowan.own.OwnHistory", "spring.flyway.locations=classpath:colliding-migrations"
        };
        for (int i = 0; i < 2; i++) {
            try (var app = run(database, properties)) {
                assertThat(locations(app)).containsExactly("classpath:colliding-migrations");
                assertThat(app.getBean(OwnHistory.class).dsl().fetchCount(dev.enginecam.Tables.CAMS))
                        .isZero();
            }
        }
        assertThat(history(database)).containsExactly("1");
        assertThat(column(database, "select version from cams_history where type = 'SQL' order by 1"))
                .containsExactly("1", "2", "3");
        assertThat(tables(database)).contains("visits", "cams");
    }

    @Test
    void the_jar_and_boot_s_flyway_are_not_both_to_migrate(TestDatabase database) throws SQLException {
        fails(
                () -> run(database, "rowan.migrate=jar"),
                "rowan.migrate is jar, and Flyway has the history of dev.enginecam.EngineCam too:"
                        + " public.flyway_schema_history\nhelp: set spring.flyway.enabled=false");
        assertThat(tables(database)).doesNotContain("users");
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_FLYWAY, DISABLED, "spring.flyway.locations=classpath:none"})
    void where_nobody_migrates_an_old_schema_is_told(String flyway, TestDatabase database) throws SQLException {
        fails(() -> run(database, flyway, "rowan.migrate=off"), ALL_MISSING);
        assertThat(tables(database)).doesNotContain("users");
    }

    @Test
    void where_nobody_migrates_a_current_schema_is_taken(TestDatabase database) throws SQLException {
        run(database, NO_FLYWAY).close();
        try (var app = run(database, NO_FLYWAY, "rowan.migrate=off")) {
            works(app);
        }
        execute(database, "delete from flyway_schema_history where version = '3'");
        fails(() -> run(database, NO_FLYWAY, "rowan.migrate=off"), "is older than this jar: V3 (cams) is missing");
        run(database, NO_FLYWAY, "rowan.migrate=off", "rowan.check-schema=false")
                .close();
    }

    @Test
    void an_application_that_names_the_folder_itself_can_switch_the_rest_off(TestDatabase database) {
        try (var app = run(database, "rowan.migrate=off", "spring.flyway.locations=" + FOLDER)) {
            works(app);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Idle {
        @Bean
        FlywayMigrationStrategy nothing() {
            return flyway -> {};
        }
    }

    @Test
    void a_flyway_that_does_not_migrate_is_noticed(TestDatabase database) {
        fails(() -> run(Idle.class, database), ALL_MISSING);
    }

    @Test
    void a_newer_schema_is_refused_unless_it_is_allowed(TestDatabase database) throws SQLException {
        run(database, NO_FLYWAY).close();
        execute(
                database,
                "insert into flyway_schema_history select 4, '4', 'lobes', 'SQL', 'V4__lobes.sql', 1, 'ann', now(), 1, true");
        fails(() -> run(database, NO_FLYWAY), "is newer than this jar: it has V4 (lobes)");
        run(database, NO_FLYWAY, "rowan.allow-newer-schema=true").close();
    }

    static class Counted {
        final long users;

        Counted(JdbcClient jdbc) {
            users = jdbc.sql("select count(*) from users").query(Long.class).single();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Early {
        @Bean
        @DependsOnDatabaseInitialization
        static Counted counted(JdbcClient jdbc) {
            return new Counted(jdbc);
        }
    }

    @Test
    void what_needs_the_database_comes_after_the_jar_s_migrations(TestDatabase database) {
        try (var app = run(Early.class, database, NO_FLYWAY)) {
            assertThat(app.getBean(Counted.class).users).isZero();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void boot_says_what_is_wrong_and_what_to_do(TestDatabase database, CapturedOutput output) {
        fails(() -> run(database, NO_FLYWAY, "rowan.migrate=off"), ALL_MISSING);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(ALL_MISSING)
                .contains("run the migrations before, or have the jar run them")
                .contains("The property rowan.migrate says who migrates: auto, jar or off.");
    }
}
