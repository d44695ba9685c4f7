package dev.rowan.review.access;

import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.LockMode;
import dev.rowan.review.access.Relations.Relation;
import dev.rowan.review.access.Write.Event;
import dev.rowan.review.tree.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each statement touches, asked of a migrated server. Its own locks are those that EXPLAIN takes, read from {@code pg_locks} before the
 * transaction is rolled back. What keys, cascades, triggers, partitions and sequences add is worked out from the catalogue, where
 * EXPLAIN does not go.
 *
 * <p>Locks are those of tables, views and sequences, the strongest of each. Who locks a table locks its indexes too.
 * The bodies of functions, of triggers and of CALL are not looked into.
 */
public final class StatementAccess {
    private static final Pattern REFRESH =
            Pattern.compile("(?is)\\s*refresh\\s+materialized\\s+view\\s+(?<how>concurrently\\s+)?(?<view>.+?)\\s*");

    private final Connection connection;
    private final Relations relations;

    private StatementAccess(Connection connection, Relations relations) {
        this.connection = connection;
        this.relations = relations;
    }

    /**
     * The access of each statement by its id. Each is prepared and explained in a transaction that is rolled back; none runs.
     *
     * @param connection to a migrated database, in no transaction; it is as before afterwards
     * @throws SQLException when the server cannot prepare a statement
     */
    public static SortedMap<String, Access> of(Connection connection, List<CataloguedStatement> statements)
            throws SQLException {
        boolean alone = connection.getAutoCommit();
        var access = new StatementAccess(connection, Relations.of(connection));
        SortedMap<String, Access> all = new TreeMap<>();
        connection.setAutoCommit(false);
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            var measured = new MeasuredLocks(connection, s);
            for (CataloguedStatement statement : statements) {
                s.execute("set local plan_cache_mode = force_generic_plan");
                try {
                    all.put(statement.id(), access.of(statement, measured));
                } finally {
                    connection.rollback();
                }
            }
        } finally {
            connection.setAutoCommit(alone);
        }
        return all;
    }

    private Access of(CataloguedStatement statement, MeasuredLocks measured) throws SQLException {
        if (statement.kind() == CataloguedStatement.Kind.UTILITY) {
            Matcher refresh = REFRESH.matcher(statement.text());
            return refresh.matches()
                    ? ofRefresh(refresh.group("view"), refresh.group("how") != null, measured)
                    : new Reach(relations, Map.of()).access(); // CALL
        }
        Map<Long, Set<LockMode>> own = measured.of(statement);
        var reach = new Reach(relations, own);
        Set<Long> written = new TreeSet<>();
        own.forEach((table, modes) -> {
            if (modes.contains(LockMode.ROW_EXCLUSIVE)) {
                written.add(table);
            }
        });
        if (!written.isEmpty()) {
            List<Node> trees = measured.trees(statement);
            for (Write write : Writes.of(trees, relations)) {
                add(write, written, reach);
            }
            written.forEach(table -> addUnknown(table, reach));
        }
        return reach.access();
    }

    /** Of a view, also what is behind it: the tables that the plan writes, whichever columns the view has of them. */
    private void add(Write write, Set<Long> written, Reach reach) {
        reach.add(write);
        written.remove(write.table());
        if (write.heirs()) {
            written.removeAll(relations.heirs(write.table()));
        }
        if (relations.get(write.table()).isView()) {
            List<Long> behind = List.copyOf(written);
            behind.forEach(table -> reach.add(relations.behind(write, table)));
            written.clear();
        }
    }

    /** What a rule makes of the statement. */
    private void addUnknown(long table, Reach reach) {
        for (Event event : Event.values()) {
            reach.add(new Write(table, event, Optional.empty(), true, false));
        }
    }

    private Access ofRefresh(String view, boolean concurrently, MeasuredLocks measured) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(
                "select c.oid, pg_get_viewdef(c.oid) from pg_class c where c.oid = to_regclass(?)")) {
            s.setString(1, view);
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    throw new SQLException("there is no materialized view " + view);
                }
                Relation of = relations.get(rs.getLong(1));
                Map<Long, Set<LockMode>> own = new HashMap<>(
                        measured.of(String.valueOf(rs.getString(2)).replaceAll(";\\s*$", "")));
                own.put(of.oid(), EnumSet.of(concurrently ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE));
                return new Reach(relations, own).access();
            }
        }
    }
}
