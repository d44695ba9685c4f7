package dev.rowan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases made on one server by one run. Each statement has a connection of its own, so threads do not wait. */
final class ScratchDatabases {
    private final PGSimpleDataSource server;
    private final String prefix;
    private final String strategy;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<ScratchDatabase> open = ConcurrentHashMap.newKeySet();
    private volatile boolean serverGone;

    /** @param strategy the clause of {@code CREATE DATABASE} that says how to copy, or an empty string */
    ScratchDatabases(PGSimpleDataSource server, String prefix, String strategy) {
        this.server = server;
        this.prefix = prefix;
        this.strategy = strategy;
    }

    PGSimpleDataSource server() {
        return server;
    }

    ScratchDatabase create() {
        return createFrom("template0");
    }

    /** The database that {@link #create} has made first, on a server that is a copy of the one where that was. */
    ScratchDatabase first() {
        var database = new ScratchDatabase(this, prefix + count.incrementAndGet());
        open.add(database);
        return database;
    }

    ScratchDatabase cloneOf(ScratchDatabase template) {
        if (!template.belongsTo(this)) {
            throw new IllegalArgumentException(
                    "database %s is on another server\nhelp: clone it where it was created".formatted(template.name()));
        }
        return createFrom(template.name()).as(template);
    }

    private ScratchDatabase createFrom(String template) {
        var database = new ScratchDatabase(this, prefix + count.incrementAndGet());
        execute("create database %s template %s %s".formatted(database.name(), template, strategy));
        open.add(database);
        return database;
    }

    void drop(ScratchDatabase database) {
        open.remove(database);
        if (serverGone) {
            return;
        }
        execute("drop database if exists %s with (force)".formatted(database.name()));
    }

    void dropAll() {
        List.copyOf(open).forEach(ScratchDatabase::close);
    }

    /** From now on there is nothing left to drop. */
    void serverGone() {
        serverGone = true;
    }

    private void execute(String sql) {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new ServerFailed("%s: %s".formatted(sql.strip(), e.getMessage()), e);
        }
    }
}
