package dev.rowan.review.access;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.LockMode;
import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import dev.rowan.review.tree.TreeFunction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What the server says of one statement: the locks that its plan takes, and its tree. Each is asked in a transaction that is rolled back. */
final class MeasuredLocks {
    private static final String NAME = "rowan_access";

    private static final String LOCKS = """
            select l.relation, l.mode
            from pg_locks l
            join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p', 'v', 'm', 'f')
            join pg_namespace n on n.oid = c.relnamespace
            where l.locktype = 'relation' and l.granted and l.pid = pg_backend_pid()
                and n.nspname not in ('pg_catalog', 'pg_toast', 'information_schema') and n.nspname !~ '^pg_(toast_)?temp_'
            """;

    private final Connection connection;
    private final Statement statement;

    /** {@code statement}: of the connection, which is in a transaction. */
    MeasuredLocks(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** By oid. A generic plan is one for all values, so that none takes a table out of it. */
    Map<Long, Set<LockMode>> of(CataloguedStatement catalogued) throws SQLException {
        int parameters = catalogued.parameters().size();
        prepare(catalogued);
        try {
            Savepoint prepared = connection.setSavepoint();
            try {
                statement.execute(
                        "explain (costs off) execute " + NAME + list(Collections.nCopies(parameters, "null")));
            } catch (SQLException e) { // a domain that takes no null: analysis has locked what the text names
                connection.rollback(prepared);
            }
            return held();
        } finally {
            statement.execute("deallocate " + NAME);
        }
    }

    /** A binding of the user's may say a type that another use of the parameter does not take: then the server infers it. */
    private void prepare(CataloguedStatement catalogued) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute("prepare " + NAME + types(catalogued, CataloguedStatement.Parameter::sent) + " as "
                    + catalogued.text());
        } catch (SQLException e) {
            connection.rollback(before);
            statement.execute("prepare " + NAME + " as " + catalogued.text());
        }
    }

    /** Of a query without parameters. */
    Map<Long, Set<LockMode>> of(String query) throws SQLException {
        statement.execute("explain (costs off) " + query);
        return held();
    }

    private Map<Long, Set<LockMode>> held() throws SQLException {
        Map<Long, Set<LockMode>> held = new HashMap<>();
        try (ResultSet rs = statement.executeQuery(LOCKS)) {
            while (rs.next()) {
                held.computeIfAbsent(rs.getLong(1), oid -> EnumSet.noneOf(LockMode.class))
                        .add(LockMode.of(Objects.requireNonNull(rs.getString(2))));
            }
        }
        return held;
    }

    /** As the body of a function has it: analysed, before views and rules are put in. None where no function can have it. */
    List<Node> trees(CataloguedStatement catalogued) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return body(catalogued);
        } catch (SQLException e) {
            connection.rollback(before);
            return List.of();
        }
    }

    private List<Node> body(CataloguedStatement catalogued) throws SQLException {
        List<String> types = catalogued.parameters().stream()
                .map(p -> p.sent().equals("unknown") ? p.inferred() : p.sent())
                .toList();
        statement.execute(TreeFunction.create(NAME, types, catalogued.text()));
        try (ResultSet rs = statement.executeQuery("select prosqlbody from pg_proc where proname = '" + NAME
                + "' and pronamespace = pg_my_temp_schema()")) {
            rs.next();
            return NodeTree.queries(Objects.requireNonNull(rs.getString(1)));
        }
    }

    private static String types(CataloguedStatement catalogued, Function<CataloguedStatement.Parameter, String> type) {
        return list(catalogued.parameters().stream().map(type).toList());
    }

    private static String list(List<String> elements) {
        return elements.isEmpty() ? "" : " (" + String.join(", ", elements) + ")";
    }
}
