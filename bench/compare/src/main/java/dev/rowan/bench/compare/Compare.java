package dev.rowan.bench.compare;

import dev.rowan.bench.Options;
import dev.rowan.bench.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Measures all contestants and writes what the tables and the chart are drawn from, and draws them. */
final class Compare {
    private static final String USAGE = """
            arguments: [--full | --quick | --smoke] [--no-pin] [--results=FOLDER] [--work=TITLE]... | --draw=FILE
              --full          about 40 minutes; the default; draws the section of README.md too
              --quick         less than 10 minutes
              --smoke         whether everything can be measured; no figures
              --no-pin        leaves client and server on the CPUs that they get
              --results=...   where to write the figures of all works; bench/results when not said
              --work=...      only works whose title begins so, such as --work=graph; can be repeated; writes nothing
              --draw=FILE.csv measures nothing; draws tables, chart and README.md from results""";

    private static final Path README = Path.of("README.md");

    private Compare() {}

    public static void main(String... arguments) throws SQLException, IOException {
        if (arguments.length == 1 && arguments[0].startsWith("--draw=")) {
            Path csv = Path.of(arguments[0].substring("--draw=".length()));
            Drawing.draw(csv);
            drawReadme(csv);
            return;
        }
        Options options;
        try {
            options = Options.of(USAGE, Plans.all(), ComparedWorks.all(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Plan plan = options.plan();
        System.out.println("About "
                + Plans.duration(plan, options.works()).plusMinutes(1).toMinutes() + " minutes, on an idle machine");
        Results results;
        try (var comparison = new Comparison(options)) {
            results = comparison.run();
        }
        System.out.println();
        System.out.print(Table.headline(results));
        if (options.whole()) {
            Path csv = options.results().resolve("compare-" + plan.name() + ".csv");
            Files.createDirectories(options.results());
            Files.writeString(csv, results.csv());
            Drawing.draw(csv);
            if (plan.equals(Plans.FULL)) {
                drawReadme(csv);
            }
        }
    }

    private static void drawReadme(Path csv) throws IOException {
        Results results = Results.parse(Files.readString(csv));
        String link = Path.of("")
                .toAbsolutePath()
                .relativize(csv.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        Files.writeString(README, Drawing.section(Files.readString(README), results, link));
    }
}
