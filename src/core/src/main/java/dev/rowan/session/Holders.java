package dev.rowan.session;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who holds connections for longer than a statement, for the message that none is to be had. Thread-safe. */
final class Holders {
    private enum Kind {
        TRANSACTION,
        STREAM
    }

    private record Holder(Thread thread, Kind kind) {}

    private final Map<Connection, Holder> held = new ConcurrentHashMap<>();

    void transaction(Connection connection) {
        held.put(connection, new Holder(Thread.currentThread(), Kind.TRANSACTION));
    }

    void stream(Connection connection) {
        held.put(connection, new Holder(Thread.currentThread(), Kind.STREAM));
    }

    void free(Connection connection) {
        held.remove(connection);
    }

    /** How many are held by whom, and what to do about it; empty when all are in use by single statements. */
    String described() {
        List<Holder> holders = List.copyOf(held.values());
        return holders.isEmpty()
                ? ""
                : "; " + count(holders, Kind.TRANSACTION) + " in transactions, " + count(holders, Kind.STREAM)
                        + " in open streams" + help(holders);
    }

    private static String help(Collection<Holder> holders) {
        var mine = holders.stream()
                .filter(h -> h.thread() == Thread.currentThread())
                .map(Holder::kind)
                .collect(Collectors.toSet());
        if (mine.contains(Kind.TRANSACTION)) {
            return "\nhelp: this thread holds one in a transaction: inside of transaction(tx -> ...) use tx, not the database";
        }
        if (mine.contains(Kind.STREAM)) {
            return "\nhelp: this thread holds one in an open stream: close it, or read the rows as a list";
        }
        return count(holders, Kind.STREAM) > 0
                ? "\nhelp: close every stream, by try (var rows = ...)"
                : "\nhelp: keep transactions short, or raise poolSize";
    }

    private static long count(Collection<Holder> holders, Kind kind) {
        return holders.stream().filter(h -> h.kind() == kind).count();
    }
}
