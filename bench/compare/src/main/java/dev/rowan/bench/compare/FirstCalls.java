package dev.rowan.bench.compare;

import dev.rowan.bench.FilledDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Measures what the first query of a kind costs in a JVM: Rowan beside jOOQ alone and hand-written JDBC. Each call has a JVM of its own,
 * and the contestants take turns.
 */
final class FirstCalls {
    private static final int ROUNDS = 15;
    private static final List<String> CONTESTANTS = List.of(FirstCall.JDBC, FirstCall.ROWAN, FirstCall.JOOQ);
    private static final String USAGE =
            "arguments: [--rounds=NUMBER]     how many JVMs each call has; 15 when not said";

    /** Which call of whom. */
    private record Which(FirstCall call, String contestant) {}

    private final String url;
    private final Map<Which, List<FirstCall.Took>> took = new HashMap<>();

    private FirstCalls(String url) {
        this.url = url;
    }

    public static void main(String... arguments) throws SQLException, IOException, InterruptedException {
        int rounds = ROUNDS;
        for (String argument : arguments) {
            if (!argument.matches("--rounds=[1-9]\\d{0,3}")) {
                System.err.println("unknown argument " + argument + "\n" + USAGE);
                System.exit(2);
                return;
            }
            rounds = Integer.parseInt(argument.substring("--rounds=".length()));
        }
        System.out.println("Starts " + rounds * CONTESTANTS.size() * FirstCall.values().length
                + " JVMs, one after the other, on an idle machine ...");
        try (FilledDatabase data = FilledDatabase.create()) {
            System.out.print(table(data.url(), rounds, List.of(FirstCall.values())));
        }
    }

    static String table(String url, int rounds, List<FirstCall> of) throws IOException, InterruptedException {
        var calls = new FirstCalls(url);
        for (int round = 0; round < rounds; round++) {
            for (FirstCall call : of) {
                for (int i = 0; i < CONTESTANTS.size(); i++) { // another one begins each round
                    calls.start(new Which(call, CONTESTANTS.get((round + i) % CONTESTANTS.size())));
                }
            }
        }
        return calls.table(of);
    }

    private void start(Which which) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstCall.class.getName(),
                        which.contestant(),
                        which.call().name(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jvm.waitFor() != 0) {
            throw new IOException("the JVM of " + which + " failed: " + said);
        }
        took.computeIfAbsent(which, w -> new ArrayList<>())
                .add(FirstCall.Took.parse(said.lines().toList().getLast())); // jOOQ may have said something before
    }

    private String table(List<FirstCall> of) {
        var lines = new ArrayList<String>();
        lines.add("| first | " + String.join(" | ", CONTESTANTS) + " | Rowan to jOOQ alone |");
        lines.add("|---|" + "--:|".repeat(CONTESTANTS.size() + 1));
        for (FirstCall call : of) {
            lines.add("| " + call.title() + " | "
                    + CONTESTANTS.stream().map(c -> cell(new Which(call, c))).collect(Collectors.joining(" | "))
                    + " | "
                    + format(
                            "%.2f |",
                            whole(new Which(call, FirstCall.ROWAN)) / whole(new Which(call, FirstCall.JOOQ))));
        }
        return String.join("\n", lines)
                + "\n\nMilliseconds from an open connection to the rows, medians; in parentheses what of it is the set-up:\n"
                + "EngineCam.of, DSL.using. Each call is the first of a JVM of its own. The driver has answered a query before.\n";
    }

    private String cell(Which which) {
        List<Integer> rows =
                all(which).stream().map(FirstCall.Took::rows).distinct().toList();
        List<Integer> expected = all(new Which(which.call(), FirstCall.JDBC)).stream()
                .map(FirstCall.Took::rows)
                .distinct()
                .toList();
        if (!rows.equals(expected)) {
            throw new IllegalStateException(which + " gives " + rows + " rows, and JDBC " + expected);
        }
        return format("%.0f", whole(which)) + format(" (%.0f)", median(which, FirstCall.Took::setUp));
    }

    private double whole(Which which) {
        return median(which, t -> t.setUp() + t.call());
    }

    private double median(Which which, ToLongFunction<FirstCall.Took> of) {
        long[] sorted = all(which).stream().mapToLong(of).sorted().toArray();
        return sorted[sorted.length / 2] / 1e6;
    }

    private List<FirstCall.Took> all(Which which) {
        return Objects.requireNonNull(took.get(which));
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
