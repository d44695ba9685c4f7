package dev.rowan.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a fault.
 *
 * @param fault its title
 * @param faults how often something broke
 * @param acknowledged calls that ended without an exception
 * @param wrong what must not be, by kind; each is 0 in a good run
 * @param recovery how long it took from a failure to the next success of the same caller, in milliseconds, sorted
 * @param outcomes how calls ended, by type and SQLSTATE
 * @param control whether this is a run without what protects, which has to go wrong
 */
record Result(
        String fault,
        long faults,
        long acknowledged,
        SortedMap<String, Long> wrong,
        List<Long> recovery,
        SortedMap<String, Long> outcomes,
        boolean control) {
    static final String LOST = "lost";
    static final String DUPLICATED = "duplicated";
    static final String TORN = "torn";
    static final String DENIED = "refused but stored";
    static final String HUNG = "hung";
    static final String STALE = "stale";
    static final String LATE = "late";
    static final String FOREIGN = "of another client";
    static final String FAILED = "failed";

    /** An outcome that is told as unknown and was not, or the other way round. */
    static final String GUESSED = "told wrong";

    Result {
        recovery = recovery.stream().sorted().toList();
        wrong = new TreeMap<>(wrong);
        outcomes = new TreeMap<>(outcomes);
    }

    Result asControl() {
        return new Result(fault, faults, acknowledged, wrong, recovery, outcomes, true);
    }

    /** The same with another thing that must not be. */
    Result and(String kind, long count) {
        var more = new TreeMap<>(wrong);
        more.merge(kind, count, Long::sum);
        return new Result(fault, faults, acknowledged, more, recovery, outcomes, control);
    }

    long wrongInAll() {
        return wrong.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether it is as promised: nothing wrong, or in a control run something. */
    boolean isAsPromised() {
        return faults > 0 && acknowledged > 0 && (control ? wrongInAll() > 0 : wrongInAll() == 0);
    }

    /** In milliseconds: of 100 recoveries so many were faster; 0 where none was needed. */
    long recovery(int percent) {
        return recovery.isEmpty() ? 0 : recovery.get(Math.min(recovery.size() - 1, recovery.size() * percent / 100));
    }

    String wrongText() {
        String text = wrong.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "0" : text;
    }

    String outcomesText() {
        return outcomes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /** One line, of fields between tabs. */
    String line() {
        return String.join(
                "\t",
                fault,
                Long.toString(faults),
                Long.toString(acknowledged),
                wrongText(),
                recovery.isEmpty() ? "" : recovery(50) + " / " + recovery(99) + " / " + recovery(100),
                outcomesText(),
                control ? "control" : "");
    }

    /** The fault of a line. */
    static String title(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    /** The table of lines as {@link #line} writes them. */
    static String table(List<String> lines) {
        List<String> table = new ArrayList<>();
        table.add("| Fault | Times | Acknowledged | Wrong | Recovery, ms: p50 / p99 / max | Other outcomes |");
        table.add("|---|---|---|---|---|---|");
        for (String line : lines) {
            String[] f = line.split("\t", -1);
            String wrong = f[6].isEmpty() ? f[3] : f[3] + ", as it must";
            table.add("| " + String.join(" | ", f[0], f[1], f[2], wrong, f[4], f[5]) + " |");
        }
        return String.join("\n", table) + "\n";
    }
}
