package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads until it has its first row. A guard without a clock: times are in docs/benchmarks.md. */
class StartTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** A little above what it was when this was written. */
    private static final int MOST_CLASSES = 2_700;

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
