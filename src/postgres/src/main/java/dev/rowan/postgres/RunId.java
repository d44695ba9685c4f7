package dev.rowan.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One run's number on an existing server. It is part of the names of the run's databases, and the run's connection
 * holds an advisory lock on it: a database whose number nobody holds was left by a run that died.
 */
record RunId(int number) {
    /** The first key of the locks: "Rowa" in ASCII. */
    private static final int LOCK_CLASS = 0x526f7761;

    /** Advisory locks belong to one database, {@code pg_locks} shows those of all: runs may come in by different ones. */
    private static final String LEFTOVERS = """
            select datname
              from pg_database
             where datname ~ '^rowan_scratch_[0-9a-f]{8}_[0-9]+$'
               and pg_has_role(datdba, 'usage')
               and not exists (
                     select 1
                       from pg_locks
                      where locktype = 'advisory'
                        and granted
                        and classid = %s
                        and left(datname, 23) = 'rowan_scratch_' || lpad(to_hex(objid::bigint), 8, '0') || '_')
             order by datname""".formatted(LOCK_CLASS);

    static RunId random() {
        return new RunId(new SecureRandom().nextInt(Integer.MAX_VALUE));
    }

    String databasePrefix() {
        return "rowan_scratch_%08x_".formatted(number);
    }

    /** Holds the lock for as long as the connection lives. */
    void hold(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, number);
            lock.execute();
        }
    }

    static void dropLeftovers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(LEFTOVERS)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                drop(statement, name);
            }
        }
    }

    private static void drop(Statement statement, String database) {
        try {
            statement.execute("drop database if exists %s with (force)".formatted(database));
        } catch (SQLException e) {
            // another run is dropping it too; whatever stays is there for the next one
        }
    }
}
