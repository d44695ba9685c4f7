package com.example.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MainTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    /** Every jar is on the module path, and none on a class path. */
    @Test
    void a_program_of_modules_migrates_writes_and_reads(TestDatabase database) throws Exception {
        String modules = "target/classes" + File.pathSeparator + Files.readString(Path.of("target/module-path"));
        var java = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        "-p",
                        modules,
                        "-m",
                        "com.example.workshop/com.example.workshop.Main")
                .redirectErrorStream(true);
        java.environment().put("DATABASE_URL", database.url().replaceFirst("^jdbc:", ""));
        java.environment().remove("CLASSPATH");
        Process process = java.start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), printed);
        assertEquals("dev.enginecam: ada@example.com has [V8], users: 1", printed.lines().toList().getLast());
    }
}
