package dev.rowan.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where it was measured. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String describe() throws IOException {
        String model = Files.isReadable(CPUS)
                ? Files.readAllLines(CPUS).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("")
                : "";
        return "%d CPUs%s, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model.isEmpty() ? "" : " (" + model + ")",
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }
}
