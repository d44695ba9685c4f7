package dev.rowan.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of one run, as text. */
final class Report {
    private final Map<String, Map<Contestant, Figures>> figures = new LinkedHashMap<>();
    private final Map<String, Map<Contestant, Long>> statements = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private final Plan plan;
    private final boolean pinned;
    private final Map<String, String> versions;

    Report(Plan plan, boolean pinned, Map<String, String> versions) {
        this.plan = plan;
        this.pinned = pinned;
        this.versions = versions;
    }

    /** {@code sent}: how many statements, where the server counts them. */
    void add(Work work, Map<Contestant, Figures> of, Map<Contestant, Long> sent) {
        figures.put(work.title(), new LinkedHashMap<>(of));
        of.keySet().stream()
                .filter(contestant -> !contestant.differs(work).isEmpty())
                .map(contestant -> work.title() + ", " + contestant.title() + ": " + contestant.differs(work))
                .forEach(others::add);
        statements.put(work.title(), new LinkedHashMap<>(sent));
    }

    String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| Work | JDBC: time, client CPU, bytes | Rowan: time, CPU, bytes | jOOQ: time, CPU, bytes"
                + " | JDBC batch: time, CPU, bytes | statements | rounds | noise |");
        lines.add("|---|---|---|---|---|---|---|---|");
        figures.forEach((work, of) -> lines.add(row(work, of)));
        lines.add("");
        lines.add("""
                Per operation, the others as ratios to JDBC. Time is the 20th percentile of the medians of slices of %d ms in
                which the contestants took turns, noise how far above it JDBC's median slice was; client CPU is what the
                measuring thread used of it, bytes what it allocated. Statements are those that the server counts, without BEGIN
                and COMMIT, of each contestant in the order of the columns. %s""".formatted(
                plan.slice().toMillis(),
                pinned ? "That thread and the server process shared one CPU." : "Nothing was pinned to a CPU."));
        lines.add("");
        if (!others.isEmpty()) {
            lines.add("Not the same work as JDBC's:");
            lines.add("");
            others.forEach(other -> lines.add("- " + other));
            lines.add("");
        }
        lines.add(versions.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ", "", ".")));
        return String.join("\n", lines) + "\n";
    }

    String csv() {
        var lines = new ArrayList<String>();
        lines.add(
                "work,contestant,nanos,nanos_median,nanos_ratio,cpu,cpu_ratio,bytes,bytes_ratio,slices,operations,statements");
        figures.forEach((work, of) -> of.forEach(
                (contestant, f) -> lines.add(line(work, contestant, f, jdbc(of)) + "," + sent(work, contestant))));
        return String.join("\n", lines) + "\n";
    }

    private String statements(String work) {
        return statements.getOrDefault(work, Map.of()).values().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private String row(String work, Map<Contestant, Figures> of) {
        Figures jdbc = jdbc(of);
        String others = Stream.of(CoreContestant.values())
                .filter(c -> c != CoreContestant.JDBC)
                .map(c -> of.containsKey(c) ? ratios(Objects.requireNonNull(of.get(c)), jdbc) : "-")
                .collect(Collectors.joining(" | "));
        return String.format(
                Locale.ROOT,
                "| %s | %.1f us, %.1f us, %s | %s | %s | %d | %.0f %% |",
                work,
                jdbc.nanos() / 1_000,
                jdbc.cpu() / 1_000,
                bytes(jdbc.bytes()),
                others,
                statements(work),
                jdbc.slices(),
                (jdbc.middle() / jdbc.nanos() - 1) * 100);
    }

    private static String ratios(Figures f, Figures jdbc) {
        return String.format(
                Locale.ROOT,
                "%.2f, %.2f, %.2f",
                f.nanos() / jdbc.nanos(),
                f.cpu() / jdbc.cpu(),
                f.bytes() / jdbc.bytes());
    }

    private String sent(String work, Contestant contestant) {
        Long sent = statements.getOrDefault(work, Map.of()).get(contestant);
        return sent == null ? "" : sent.toString();
    }

    private static String line(String work, Contestant contestant, Figures f, Figures jdbc) {
        return String.format(
                Locale.ROOT,
                "\"%s\",%s,%.0f,%.0f,%.3f,%.0f,%.3f,%.0f,%.3f,%d,%d",
                work,
                contestant.title(),
                f.nanos(),
                f.middle(),
                f.nanos() / jdbc.nanos(),
                f.cpu(),
                f.cpu() / jdbc.cpu(),
                f.bytes(),
                f.bytes() / jdbc.bytes(),
                f.slices(),
                f.operations());
    }

    private static Figures jdbc(Map<Contestant, Figures> of) {
        Figures jdbc = of.get(CoreContestant.JDBC);
        if (jdbc == null) {
            throw new IllegalStateException("JDBC was not measured");
        }
        return jdbc;
    }

    private static String bytes(double bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%.0f B", bytes)
                : String.format(Locale.ROOT, "%.0f kB", bytes / 1_000);
    }
}
