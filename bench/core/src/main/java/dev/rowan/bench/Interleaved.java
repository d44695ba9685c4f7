package dev.rowan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** Measures all contestants in one JVM and writes the table to the terminal and, when it is whole, to files. */
final class Interleaved {
    private Interleaved() {}

    public static void main(String... arguments) throws SQLException, IOException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Plan plan = options.plan();
        try (Bench bench = new Bench()) {
            var rounds = new Rounds(bench, plan);
            System.out.println("Warming up for " + plan.warmUp().toSeconds() + " s ...");
            rounds.warmUp(options.works());
            var report = new Report(plan, options.pin() && Pinning.pin(bench), Versions.read(bench));
            for (Work work : options.works()) {
                System.out.println(work.title() + " ...");
                report.add(work, rounds.measure(work));
            }
            System.out.println();
            System.out.print(report.markdown());
            if (options.works().size() == Work.all().size()) {
                Files.createDirectories(options.results());
                Files.writeString(options.results().resolve("core-" + plan.name() + ".md"), report.markdown());
                Files.writeString(options.results().resolve("core-" + plan.name() + ".csv"), report.csv());
            }
        }
    }
}
