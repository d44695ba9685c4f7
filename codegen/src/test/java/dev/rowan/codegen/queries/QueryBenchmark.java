package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long 500 files take; no run of all tests includes it. CONTRIBUTING.md has the command. */
class QueryBenchmark {
    private static final int FILES = 500;

    @Test
    void read_many_files(@TempDir Path folder) throws Exception {
        List<String> texts =
                List.copyOf(QueryErrorsTest.sections(Files.readString(QueryErrorsTest.FILES.resolve("precision.txt")))
                        .values());
        for (int i = 0; i < FILES; i++) {
            String text = texts.get(i % texts.size());
            QueryProject.write(folder, "q" + i + ".sql", text.substring(0, text.indexOf("\n--- ")));
        }
        try (var project = new QueryProject(Files.readString(QueryErrorsTest.FILES.resolve("schema.sql")))) {
            for (String run : List.of("cold", "warm")) {
                long start = System.nanoTime();
                assertThat(project.read(folder).models()).hasSize(FILES);
                System.out.printf(
                        Locale.ROOT,
                        "%s: %d files in %.2f s; %d CPUs, load %.1f%n",
                        run,
                        FILES,
                        (System.nanoTime() - start) / 1e9,
                        Runtime.getRuntime().availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            }
        }
    }
}
