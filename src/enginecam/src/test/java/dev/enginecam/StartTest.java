package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads until it has its first row. A guard without a clock: times are in docs/benchmarks.md. */
class StartTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** A little above what it was when this was written. */
    private static final int MOST_CLASSES = 2_500;

    private static final int MOST_OF_JOOQ = 50;

    @Test
    void a_database_that_is_current_is_opened_without_flyway(TestDatabase database, @TempDir Path folder)
            throws IOException, InterruptedException {
        SomeRows.user(EngineCam.of(database.dataSource()), "u");
        List<String> loaded = loaded(database, folder);
        assertThat(loaded).noneMatch(name -> name.startsWith("org.flywaydb."));
        assertThat(loaded.stream().filter(name -> name.startsWith("org.jooq.")))
                .as("jOOQ's types of signatures, and none that does something")
                .hasSizeLessThan(MOST_OF_JOOQ);
        assertThat(loaded).hasSizeLessThan(MOST_CLASSES);
    }

    @Test
    void one_that_differs_in_anything_is_flyways(TestDatabase database, @TempDir Path folder)
            throws IOException, InterruptedException {
        EngineCam db = EngineCam.of(database.dataSource());
        SomeRows.user(db, "u");
        db.dsl().execute("delete from flyway_schema_history where version = '3'; drop table cams");
        assertThat(loaded(database, folder)).anyMatch(name -> name.startsWith("org.flywaydb."));
        assertThat(db.cams().count()).isZero();
    }

    @Test
    void the_connection_that_looks_is_the_first_of_the_pool(TestDatabase database) throws SQLException {
        String name = database.url().replaceFirst("^[^?]*/", "").replaceFirst("\\?.*", "");
        String elsewhere = database.url().replaceFirst("/[^/?]+(\\?|$)", "/postgres$1");
        try (Connection beside = DriverManager.getConnection(elsewhere)) {
            long before = sessions(beside, name);
            try (var db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1))) {
                assertThat(db.users().find("nobody")).isEmpty();
            }
            assertThat(sessions(beside, name) - before).isEqualTo(1);
        }
    }

    /** How many there have been, when all have ended: what one has done it tells before it is gone. */
    private static long sessions(Connection beside, String database) throws SQLException {
        try (Statement s = beside.createStatement()) {
            for (int i = 0; i < 600 && count(s, "select count(*) from pg_stat_activity", database) > 0; i++) {
                s.execute("select pg_sleep(0.05)");
            }
            return count(s, "select sessions from pg_stat_database", database);
        }
    }

    private static long count(Statement s, String select, String database) throws SQLException {
        try (ResultSet rs = s.executeQuery(select + " where datname = '" + database + "'")) {
            rs.next();
            return rs.getLong(1);
        }
    }

    private static List<String> loaded(TestDatabase database, Path folder) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Path output = folder.resolve("output");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        StartMain.class.getName(),
                        database.url())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(jvm.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("u@example.com");
        return Files.readString(classes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceFirst("^(?:\\[[^]]*])*\\s*", "").replaceFirst(" .*", ""))
                .toList();
    }
}
