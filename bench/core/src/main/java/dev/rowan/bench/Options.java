package dev.rowan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says.
 *
 * @param works those whose title begins with one of the words given; all when there are none
 */
record Options(Plan plan, boolean pin, Path results, List<Work> works) {
    static final String USAGE = """
            arguments: [--quick | --full] [--no-pin] [--results=FOLDER] [--work=TITLE]...
              --quick         about one minute; the default
              --full          about five minutes
              --no-pin        leaves client and server on the CPUs that they get
              --results=...   where to write the tables of all works; bench/results when not said
              --work=...      only works whose title begins so, such as --work=insert; can be repeated""";

    static Options of(String... arguments) {
        Plan plan = Plan.QUICK;
        boolean pin = true;
        Path results = Path.of("bench", "results");
        var titles = new ArrayList<String>();
        for (String argument : arguments) {
            switch (argument) {
                case "--quick" -> plan = Plan.QUICK;
                case "--full" -> plan = Plan.FULL;
                case "--no-pin" -> pin = false;
                default -> {
                    String value = argument.substring(argument.indexOf('=') + 1);
                    if (argument.startsWith("--results=")) {
                        results = Path.of(value);
                    } else if (argument.startsWith("--work=")) {
                        titles.add(value);
                    } else {
                        throw new IllegalArgumentException("unknown argument " + argument + "\n" + USAGE);
                    }
                }
            }
        }
        return new Options(plan, pin, results, works(titles));
    }

    private static List<Work> works(List<String> titles) {
        List<Work> works = Work.all().stream()
                .filter(work -> titles.isEmpty() || titles.stream().anyMatch(work.title()::startsWith))
                .toList();
        if (works.isEmpty()) {
            throw new IllegalArgumentException("no work begins with one of " + titles + "; there are "
                    + Work.all().stream().map(Work::title).toList());
        }
        return works;
    }
}
