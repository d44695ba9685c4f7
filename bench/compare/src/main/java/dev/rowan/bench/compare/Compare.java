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
              --full          about 50 minutes; the default; draws README.md and docs/benchmarks.md too
              --quick         less than 10 minutes; fewer works at a distance
              --smoke         whether everything can be measured; no figures
              --no-pin        leaves client and server on the CPUs that they get
              --results=...   where to write the figures of all works; bench/results when not said
              --work=...      only works whose title begins so, such as --work=graph; can be repeated; writes nothing
              --draw=FILE.csv measures nothing; draws tables, chart and the two pages from results""";

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("docs");

    private Compare() {}

    public static void main(String... arguments) throws SQLException, IOException {
        if (arguments.length == 1 && arguments[0].startsWith("--draw=")) {
            Path csv = Path.of(arguments[0].substring("--draw=".length()));
            Drawing.draw(csv);
            drawPages(csv);
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
                drawPages(csv);
            }
        }
    }

    private static void drawPages(Path csv) throws IOException {
        Results results = Results.parse(Files.readString(csv));
        String link = DOCS.toAbsolutePath()
                .relativize(csv.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        Path page = DOCS.resolve("benchmarks.md");
        Files.writeString(README, Drawing.firstLook(Files.readString(README), results));
        Files.writeString(page, Drawing.section(Files.readString(page), results, link));
    }
}
