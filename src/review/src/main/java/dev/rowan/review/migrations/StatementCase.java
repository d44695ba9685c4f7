package dev.rowan.review.migrations;

import dev.rowan.review.Access;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.LockMode;
import dev.rowan.review.MigrationStatement.Duration;
import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.TableLock;
import dev.rowan.review.plans.Sizes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A statement of a migration with all that a rule may ask.
 *
 * @param accesses of the statements that run meanwhile, by id
 */
public record StatementCase(
        TracedMigration migration, TracedStatement statement, Map<String, Access> accesses, Optional<Sizes> sizes) {
    private static final String SCAN = "scan";
    private static final String REWRITE = "rewrite";

    /** Such as {@code V4__measuring.sql#2}. */
    public String where() {
        return migration.file() + "#" + statement.number();
    }

    /** Who waits for the locks that it took. */
    public SortedSet<String> waits() {
        return Waits.of(statement.locks(), accesses, migration.indexes());
    }

    /** Who waits for what its transaction held before. */
    public SortedSet<String> waitsHeld() {
        return Waits.of(statement.held(), accesses, migration.indexes());
    }

    /** Whether it, or its transaction, holds a lock of the table that stops at least those that want this one. */
    public boolean stops(String table, LockMode wanted) {
        return Stream.concat(statement.locks().stream(), statement.held().stream())
                .anyMatch(l -> l.table().equals(table) && l.mode().conflictsWith(wanted));
    }

    /** Whether a statement before it in its transaction took a lock that stops readers. */
    public boolean isAfterAccessExclusive() {
        return statement.held().stream().anyMatch(l -> l.mode() == LockMode.ACCESS_EXCLUSIVE);
    }

    /** Whether it read all rows of a table. */
    public boolean readsAll(String table) {
        return statement.read().get(table) == Rows.ALL;
    }

    /** Changes of tables that were there before the migration, and of what belongs to none. */
    public List<Change> changesOfOld() {
        return statement.changes().stream()
                .filter(c -> statement.isOld(tableOf(c)) || c.entry().relation() == 0)
                .toList();
    }

    /** The table of what changed, as it was called; an index belongs to its table. */
    public String tableOf(Change change) {
        CatalogEntry entry = change.before().orElseGet(change::entry);
        if (!entry.what().equals("index")) {
            return entry.table();
        }
        return migration.tables().getOrDefault(entry.relation(), entry.table());
    }

    /** How long it holds its locks, at the stated sizes. */
    public Optional<Duration> duration() {
        if (sizes.isEmpty() || !migration.isNew()) {
            return Optional.empty();
        }
        double seconds = 0;
        Set<String> written = new HashSet<>(statement.rewritten());
        statement.written().forEach((table, rows) -> {
            if (rows == Rows.ALL) {
                written.add(table);
            }
        });
        Set<String> read = new TreeSet<>(statement.read().keySet());
        read.removeIf(t -> !readsAll(t) || written.contains(t));
        for (var work : Map.of(SCAN, read, REWRITE, written).entrySet()) {
            for (String table : work.getValue()) {
                OptionalLong rows = sizes.get().rows(table);
                OptionalLong rate = sizes.get().rate(work.getKey());
                if (rows.isEmpty() || rate.isEmpty()) {
                    return Optional.empty();
                }
                seconds += (double) rows.getAsLong() / rate.getAsLong();
            }
        }
        return Optional.of(
                seconds < 1
                        ? Duration.INSTANT
                        : seconds < 60 ? Duration.SECONDS : seconds < 3600 ? Duration.MINUTES : Duration.HOURS);
    }

    /** A warning; a note where the stated sizes make it instant. */
    public Level bySize() {
        return duration().equals(Optional.of(Duration.INSTANT)) ? Level.NOTE : Level.WARNING;
    }

    /** Such as {@code users (400 M rows stated: minutes)}. */
    public String sized(Collection<String> tables) {
        String names =
                String.join(", ", tables.stream().map(StatementCase::brief).toList());
        String stated = String.join(
                ", ",
                tables.stream()
                        .flatMap(t ->
                                sizes.stream().flatMap(s -> s.rows(t).stream().boxed()))
                        .map(StatementCase::rounded)
                        .toList());
        return stated.isEmpty()
                ? names
                : names + " (" + stated + " rows stated"
                        + duration()
                                .map(d -> ": " + d.name().toLowerCase(Locale.ROOT))
                                .orElse("") + ")";
    }

    /** Without the schema {@code public}. */
    public static String brief(String table) {
        return table.startsWith("public.") ? table.substring(7) : table;
    }

    private static String rounded(long rows) {
        return rows >= 1_000_000 ? rows / 1_000_000 + " M" : rows >= 1_000 ? rows / 1_000 + " k" : Long.toString(rows);
    }

    /** Such as {@code ; 3 statements wait for it}; empty where none does. */
    public String waiting() {
        int count = waits().size();
        return count == 0 ? "" : "; " + count + (count == 1 ? " statement waits" : " statements wait") + " meanwhile";
    }

    /** The strongest lock of a table that it took or held; none where it has none. */
    public Optional<TableLock> lock(String table) {
        return Stream.concat(statement.locks().stream(), statement.held().stream())
                .filter(l -> l.table().equals(table))
                .max((a, b) -> a.mode().compareTo(b.mode()));
    }
}
