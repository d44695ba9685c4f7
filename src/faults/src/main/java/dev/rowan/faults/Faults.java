package dev.rowan.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Breaks everything in turn, says what came of it, and writes the table of docs/reliability.md. */
final class Faults {
    private static final String USAGE = """
            arguments: [--scale=NUMBER] [--seed=NUMBER] [--only=TITLE]...
              --scale=0.1    a tenth of the numbers of the documents; 1 when not said, and only then results are written
              --seed=42      the same random numbers as a run that printed this seed
              --only=kill    only faults whose title contains this; can be repeated""";

    private static final Path PAGE = Path.of("docs", "reliability.md");
    private static final Path RESULTS = Path.of("src", "faults", "results.txt");

    private Faults() {}

    static List<Fault> all() {
        return List.of(
                new Terminations(),
                new CutsAtCommit(Writers.Way.PLAIN),
                new CutsAtCommit(Writers.Way.BLIND),
                new CutsAtCommit(Writers.Way.ONCE),
                new Resets(),
                new SilentNetwork(false),
                new SilentNetwork(true),
                new SilentServer(false),
                new SilentServer(true),
                new BackendKills(Writers.Way.PLAIN, true),
                new BackendKills(Writers.Way.ONCE, true),
                new BackendKills(Writers.Way.PLAIN, false),
                new Restarts(),
                new Failovers(true),
                new Failovers(false),
                new ReplicaReads(true),
                new ReplicaReads(false),
                new PooledClients(),
                new DiskFull(),
                new Starters(),
                new MigrationKills());
    }

    public static void main(String... arguments) throws Exception {
        double scale = 1;
        long seed = RandomGenerator.getDefault().nextInt(1_000_000);
        List<String> only = new ArrayList<>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--scale=")) {
                scale = Double.parseDouble(value);
            } else if (argument.startsWith("--seed=")) {
                seed = Long.parseLong(value);
            } else if (argument.startsWith("--only=")) {
                only.add(value);
            } else {
                System.err.println("unknown argument " + argument + "\n" + USAGE);
                System.exit(2);
            }
        }
        List<Fault> chosen = all().stream()
                .filter(fault -> only.isEmpty() || only.stream().anyMatch(fault.title()::contains))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("no fault has one of " + only + " in its title");
            System.exit(2);
        }
        System.exit(run(chosen, scale, seed) ? 0 : 1);
    }

    /** Whether all went as promised. */
    private static boolean run(List<Fault> faults, double scale, long seed) throws Exception {
        System.out.println("seed " + seed + ", scale " + scale);
        List<String> lines = new ArrayList<>();
        boolean good = true;
        try (var servers = new Servers()) {
            var run = new Run(scale, seed, servers);
            for (Fault fault : faults) {
                System.out.println(fault.title() + " ...");
                long start = System.nanoTime();
                try {
                    Result result = fault.run(run);
                    good &= result.isAsPromised();
                    lines.add(result.line());
                    System.out.println("    " + (result.isAsPromised() ? "" : "NOT AS PROMISED: ") + result.faults()
                            + " times, " + result.acknowledged() + " acknowledged, wrong " + result.wrongText()
                            + (result.control() ? ", as it must" : "") + "; recovery " + result.recovery(50) + " / "
                            + result.recovery(99) + " / " + result.recovery(100) + " ms; " + result.outcomesText()
                            + " (" + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s)");
                } catch (Fault.Skipped e) {
                    System.out.println("    skipped: " + e.getMessage());
                }
            }
        }
        System.out.println();
        System.out.print(Result.table(lines));
        if (scale == 1 && good) {
            write(lines);
        }
        return good;
    }

    /** What was not run this time stays. */
    private static void write(List<String> lines) throws IOException {
        Map<String, String> results = new HashMap<>();
        for (String line : Files.exists(RESULTS) ? Files.readAllLines(RESULTS) : List.<String>of()) {
            results.put(Result.title(line), line);
        }
        lines.forEach(line -> results.put(Result.title(line), line));
        List<String> all = all().stream()
                .map(Fault::title)
                .filter(results::containsKey)
                .map(results::get)
                .toList();
        Files.write(RESULTS, all);
        Files.writeString(PAGE, Page.with(Files.readString(PAGE), all));
        System.out.println("written: " + RESULTS + ", " + PAGE);
    }
}
