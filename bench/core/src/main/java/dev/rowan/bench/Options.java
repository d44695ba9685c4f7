package dev.rowan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line says.
 *
 * @param works those whose title begins with one of the words given; all when there are none
 * @param whole whether these are all works
 */
public record Options(Plan plan, boolean pin, Path results, List<Work> works, boolean whole) {
    /**
     * Reads the command line.
     *
     * @param plans those that can be chosen by name; the first is the default
     * @throws IllegalArgumentException with the usage, when an argument is unknown
     */
    public static Options of(String usage, List<Plan> plans, List<Work> works, String... arguments) {
        Plan plan = plans.getFirst();
        boolean pin = true;
        Path results = Path.of("bench", "results");
        var titles = new ArrayList<String>();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (plans.stream().anyMatch(p -> argument.equals("--" + p.name()))) {
                plan = plans.stream()
                        .filter(p -> argument.equals("--" + p.name()))
                        .findFirst()
                        .orElseThrow();
            } else if (argument.equals("--no-pin")) {
                pin = false;
            } else if (argument.startsWith("--results=")) {
                results = Path.of(value);
            } else if (argument.startsWith("--work=")) {
                titles.add(value);
            } else {
                throw new IllegalArgumentException("unknown argument " + argument + "\n" + usage);
            }
        }
        return new Options(plan, pin, results, chosen(works, titles), titles.isEmpty());
    }

    private static List<Work> chosen(List<Work> works, List<String> titles) {
        List<Work> chosen = works.stream()
                .filter(work -> titles.isEmpty() || titles.stream().anyMatch(work.title()::startsWith))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no work begins with one of " + titles + "; there are "
                    + works.stream().map(Work::title).toList());
        }
        return chosen;
    }
}
