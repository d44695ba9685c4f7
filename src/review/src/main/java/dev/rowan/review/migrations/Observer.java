package dev.rowan.review.migrations;

import dev.rowan.review.LockMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A connection that looks at another one. Transactions keep their locks to the end, so that after a statement none is missed. */
final class Observer {
    /** A lock of a relation. */
    record Held(long relation, LockMode mode) {}

    /** How much was read and written of each table, by oid. */
    record Work(long read, long inserted, long changed) {
        static final Work NONE = new Work(0, 0, 0);

        Work since(Work before) {
            return new Work(read - before.read, inserted - before.inserted, changed - before.changed);
        }
    }

    private static final String LOCKS = """
            select relation::bigint, mode from pg_locks
            where pid = ? and locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
            """;
    private final Connection connection;

    Observer(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement preparedLocks(int pid) throws SQLException {
        PreparedStatement locks = connection.prepareStatement(LOCKS);
        locks.setInt(1, pid);
        return locks;
    }

    Set<Held> locks(int pid) throws SQLException {
        try (PreparedStatement locks = preparedLocks(pid)) {
            return read(locks);
        }
    }

    static Set<Held> read(PreparedStatement locks) throws SQLException {
        Set<Held> held = new HashSet<>();
        try (ResultSet rows = locks.executeQuery()) {
            while (rows.next()) {
                held.add(new Held(rows.getLong(1), LockMode.of(rows.getString(2))));
            }
        }
        return held;
    }

    /** Of the transaction that runs on this connection. */
    static Map<Long, Work> workOfTransaction(Connection running) throws SQLException {
        return work(running, "pg_stat_xact_user_tables");
    }

    /** Of all transactions that have ended, as this connection's server has heard of it. */
    Map<Long, Work> workOfAll() throws SQLException {
        return work(connection, "pg_stat_user_tables");
    }

    private static Map<Long, Work> work(Connection connection, String view) throws SQLException {
        Map<Long, Work> work = new HashMap<>();
        try (var s = connection.createStatement();
                ResultSet rows = s.executeQuery(
                        "select relid::bigint, seq_tup_read + coalesce(idx_tup_fetch, 0), n_tup_ins, n_tup_upd + n_tup_del from "
                                + view)) {
            while (rows.next()) {
                work.put(rows.getLong(1), new Work(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return work;
    }
}
