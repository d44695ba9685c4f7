package dev.enginecam.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The page in a real browser, over the whole application. {@code web/test/browser.mjs} clicks and compares; its pictures are in
 * {@code target/screenshots}. Skipped without Node.js or Chromium.
 */
@Timeout(600)
class BrowserTest {
    private static final Path WEB = Path.of("web");

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    @Test
    void projects_are_listed_and_a_cam_s_profile_is_drawn(TestDatabase database) throws Exception {
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        assumeTrue(Files.isExecutable(Path.of(chromium)), "there is no " + chromium + ": apt-get install chromium");
        assumeTrue(isOnPath("npm") && isOnPath("node"), "there is no Node.js on the PATH");
        if (!Files.exists(WEB.resolve("node_modules/.package-lock.json"))) {
            run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
        run(List.of("npm", "run", "build"));
        Path pictures = Files.createDirectories(Path.of("target/screenshots")).toAbsolutePath();
        try (var backend = RunningBackend.on(database, "--backend.sample=true")) {
            String said =
                    run(List.of("node", "test/browser.mjs", backend.uri("/").toString(), pictures.toString()));
            assertThat(said).contains("the page is as it should be");
        }
        assertThat(pictures.resolve("cam.png")).isNotEmptyFile();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("backend", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(WEB.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(command.toString())
                    .isTrue();
            String said = Files.readString(output);
            assertThat(process.exitValue()).as("%s%n%s", command, said).isZero();
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
