package dev.rowan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;

/** Measures all contestants in one JVM and writes the table to the terminal and, when it is whole, to files. */
final class Interleaved {
    private static final String USAGE = """
            arguments: [--quick | --full] [--no-pin] [--results=FOLDER] [--work=TITLE]...
              --quick         about four minutes; the default
              --full          about twenty minutes
              --no-pin        leaves client and server on the CPUs that they get
              --results=...   where to write the tables of all works; bench/results when not said
              --work=...      only works whose title begins so, such as --work=insert; can be repeated""";

    private Interleaved() {}

    public static void main(String... arguments) throws SQLException, IOException {
        Options options;
        try {
            options = Options.of(USAGE, List.of(Plan.QUICK, Plan.FULL), Work.all(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Plan plan = options.plan();
        try (Bench bench = new Bench()) {
            var rounds = new Rounds(bench, List.of(CoreContestant.values()), plan);
            System.out.println("Warming up for " + plan.warmUp().toSeconds() + " s ...");
            rounds.warmUp(options.works());
            var report =
                    new Report(plan, options.pin() && Pinning.ofThisThread().pin(bench), Versions.read(bench));
            var counted = SentStatements.on(bench);
            for (Work work : options.works()) {
                System.out.println(work.title() + " ...");
                report.add(work, rounds.measure(work), counted.of(work, List.of(CoreContestant.values())));
            }
            System.out.println();
            System.out.print(report.markdown());
            if (options.whole()) {
                Files.createDirectories(options.results());
                Files.writeString(options.results().resolve("core-" + plan.name() + ".md"), report.markdown());
                Files.writeString(options.results().resolve("core-" + plan.name() + ".csv"), report.csv());
            }
        }
    }
}
