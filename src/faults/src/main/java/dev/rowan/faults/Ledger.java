package dev.rowan.faults;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.DatabaseFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What callers were told of each write, to be compared with what is in the database. Thread-safe. */
final class Ledger {
    /** What a caller was told. */
    enum Told {
        DONE,
        REFUSED,
        UNKNOWN
    }

    private final Map<String, Told> told = new ConcurrentHashMap<>();
    private final SortedMap<String, Long> outcomes = new ConcurrentSkipListMap<>();
    private final List<Long> recovery = Collections.synchronizedList(new ArrayList<>());

    void done(String write) {
        told.put(write, Told.DONE);
    }

    void failed(String write, DatabaseFailure failure) {
        told.put(write, failure instanceof CommitOutcomeUnknown ? Told.UNKNOWN : Told.REFUSED);
        outcome(failure);
    }

    void outcome(DatabaseFailure failure) {
        String state = failure.sqlState();
        outcomes.merge(
                failure.getClass().getSimpleName() + (state == null || state.isEmpty() ? "" : " " + state),
                1L,
                Long::sum);
    }

    /** Whether a call has ended with this SQLSTATE. */
    boolean hasOutcome(String sqlState) {
        return outcomes.keySet().stream().anyMatch(outcome -> outcome.endsWith(" " + sqlState));
    }

    void recovered(long nanos) {
        recovery.add(nanos / 1_000_000);
    }

    long acknowledged() {
        return count(Told.DONE);
    }

    private long count(Told which) {
        return told.values().stream().filter(t -> t == which).count();
    }

    /** How many of the writes of unknown outcome are stored. */
    long unknownAndStored(Connection connection) throws SQLException {
        Map<String, int[]> stored = stored(connection);
        return told.entrySet().stream()
                .filter(e -> e.getValue() == Told.UNKNOWN && stored.containsKey(e.getKey()))
                .count();
    }

    long unknown() {
        return count(Told.UNKNOWN);
    }

    /** {@code faults}: how often something broke; {@code hung}: how many callers never came back. */
    Result compare(String title, long faults, int hung, Connection connection) throws SQLException {
        Map<String, int[]> stored = stored(connection);
        var wrong = new TreeMap<String, Long>();
        long lost = 0;
        long denied = 0;
        for (var entry : told.entrySet()) {
            boolean there = stored.containsKey(entry.getKey());
            lost += entry.getValue() == Told.DONE && !there ? 1 : 0;
            denied += entry.getValue() == Told.REFUSED && there ? 1 : 0;
        }
        wrong.put(Result.LOST, lost);
        wrong.put(Result.DENIED, denied);
        wrong.put(
                Result.DUPLICATED,
                stored.values().stream().filter(n -> n[0] > 1).count());
        wrong.put(
                Result.TORN, stored.values().stream().filter(n -> n[0] != n[1]).count());
        wrong.put(Result.HUNG, (long) hung);
        return new Result(title, faults, acknowledged(), wrong, List.copyOf(recovery), outcomes, false);
    }

    /** Of each write, how many projects and how many cams. */
    private static Map<String, int[]> stored(Connection connection) throws SQLException {
        var stored = new HashMap<String, int[]>();
        try (Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select p.name, count(distinct p.id), count(c.id)"
                        + " from projects p left join cams c on c.project_id = p.id group by p.name")) {
            while (rs.next()) {
                stored.put(rs.getString(1), new int[] {rs.getInt(2), rs.getInt(3)});
            }
        }
        return stored;
    }
}
