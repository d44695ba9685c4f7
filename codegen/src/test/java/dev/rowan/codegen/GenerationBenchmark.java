package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long generations and the compilation of what they made take; no run of all tests includes it. CONTRIBUTING.md has the command. */
class GenerationBenchmark {
    private static final int TABLES = Integer.getInteger("rowan.tables", 170);

    @Test
    void generate_many_tables(@TempDir Path tmp) throws Exception {
        Project project = new ManyTables(TABLES).writeTo(new Project(tmp).property("server", "embedded"));
        System.out.printf(
                Locale.ROOT,
                "%d tables, %d migrations; %d CPUs, load %.1f%n",
                TABLES,
                2 * TABLES,
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        String cache = System.getProperty("rowan.cache");
        System.setProperty("rowan.cache", "off");
        time("cold JVM, migrating", project);
        if (cache == null) {
            System.clearProperty("rowan.cache");
        } else {
            System.setProperty("rowan.cache", cache);
        }
        compile(project);
        time("nothing changed", project);
        time("nothing changed, again", project);
        time("nothing changed, once more", project);
        project.property("updatedByDatabase", "*.updated_at");
        time("another setting, first time with the cache", project);
        project.property("updatedByDatabase", "*.created_at");
        time("another setting, migrations unchanged", project);
        new ManyTables(TABLES + 1).writeTo(project);
        time("one table more", project);
    }

    private static void compile(Project project) {
        var clock = new Clock();
        List<String> complaints = Javac.complaintsOfBuild(
                project.sources().files().stream()
                        .filter(f -> f.toString().endsWith(".java"))
                        .toList(),
                project.folder().path().resolve("classes"));
        clock.print("compiling it as a build does");
        assertThat(complaints).isEmpty();
    }

    private static void time(String what, Project project) throws Exception {
        var clock = new Clock();
        project.generate();
        clock.print(what);
    }

    /** What has passed since it was made: on a busy machine the time of the CPUs says more. */
    private static final class Clock {
        private static final com.sun.management.OperatingSystemMXBean SYSTEM =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

        private final long start = System.nanoTime();
        private final long cpuStart = SYSTEM.getProcessCpuTime();

        void print(String what) {
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %6.2f s, %6.2f s of this JVM's CPU time%n",
                    what,
                    (System.nanoTime() - start) / 1e9,
                    (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9);
        }
    }
}
