package dev.enginecam.demo;

import dev.enginecam.EngineCam;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints each step: what is called, the statements that it sent, and what came back. */
final class Narrator implements StatementListener {
    private static final String INDENT = "     ";

    private final PrintStream out;
    private final List<StatementEvent> sent = new ArrayList<>();
    private int steps;

    Narrator(PrintStream out) {
        this.out = out;
    }

    @Override
    public void executed(StatementEvent event) {
        sent.add(event);
    }

    /** Runs a step that gives something; {@code call} is its code, as in {@code work}. */
    <T> T step(String title, String call, Supplier<T> work) {
        sent.clear();
        out.printf(Locale.ROOT, "%n%2d.  %s%n", ++steps, title);
        call.lines().forEach(line -> out.println(INDENT + line));
        long start = System.nanoTime();
        T result = work.get();
        long nanos = System.nanoTime() - start;
        printSent();
        if (sent.isEmpty()) {
            out.println(INDENT + "  took " + milliseconds(nanos));
        }
        print(result);
        return result;
    }

    /** Runs the step that opens the database, and tells its version. */
    EngineCam.Connected open(String title, String call, Supplier<EngineCam.Connected> work) {
        var opened = new EngineCam.Connected[1];
        step(title, call, () -> {
            opened[0] = work.get();
            return "migrations "
                    + String.join(
                            ", ",
                            opened[0]
                                    .dsl()
                                    .resultQuery(
                                            "select version || ' ' || description from flyway_schema_history where version is not null order by installed_rank")
                                    .fetch(0, String.class));
        });
        return opened[0];
    }

    /** Runs a step that must fail with a typed error. */
    void refused(String title, String call, Supplier<?> work) {
        String failure = step(title, call, () -> {
            try {
                return "not refused: " + work.get();
            } catch (DatabaseFailure | IllegalArgumentException e) {
                return e.getClass().getSimpleName() + ": " + e.getMessage();
            }
        });
        if (failure.startsWith("not refused")) {
            throw new IllegalStateException(title + " was " + failure);
        }
    }

    private void printSent() {
        for (StatementEvent event : sent) {
            event.sql().lines().flatMap(Narrator::wrapped).forEach(line -> out.println(INDENT + "  | " + line));
            String rows = event.failure() == null ? event.rows() + (event.rows() == 1 ? " row" : " rows") : "refused";
            out.printf(
                    Locale.ROOT, "%s  %s: %s in %s%n", INDENT, event.statementId(), rows, milliseconds(event.nanos()));
        }
    }

    private void print(Object result) {
        if (result instanceof Collection<?> all) {
            all.forEach(this::print);
        } else {
            out.println(INDENT + "= " + result);
        }
    }

    /** In lines of at most 110 characters, where the blanks allow it. */
    private static Stream<String> wrapped(String line) {
        return Pattern.compile(".{1,110}(?: |$)|\\S+ ?")
                .matcher(line)
                .results()
                .map(m -> m.group().stripTrailing());
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
