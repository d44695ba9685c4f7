package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What servers leave below a folder: files in it, and processes that name it. */
final class Traces {
    private Traces() {}

    static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder);
                Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            Stream<String> commands = processes
                    .flatMap(process -> process.info().commandLine().stream())
                    .filter(command -> command.contains("-D " + folder)); // postgres -D ...
            return Stream.concat(files.map(Path::toString).filter(file -> !file.contains("hsperfdata")), commands)
                    .toList();
        }
    }

    static void assertGoneSoon(Path folder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!in(folder).isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(in(folder)).isEmpty();
    }
}
