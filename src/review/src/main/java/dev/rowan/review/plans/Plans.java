package dev.rowan.review.plans;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.CataloguedStatement.Kind;
import dev.rowan.review.CataloguedStatement.Parameter;
import dev.rowan.review.PlanNode;
import dev.rowan.review.schema.Schema;
import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import dev.rowan.review.tree.TreeFunction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Plans statements as production does once a statement has run often: by the types that the driver sends and without looking at
 * values, the <em>generic plan</em>. Nothing is run. The same input gives the same plans in each database and session.
 *
 * <p>A statement is prepared by {@code PREPARE name(types)} and planned by {@code EXPLAIN (FORMAT JSON) EXECUTE}. EXECUTE gets nulls,
 * which would leave out all partitions of a table: such a statement is planned once more with all of them.
 */
public final class Plans {
    private static final String NAME = "rowan_plan";
    private static final String COLUMN = "rowan_new_column";

    private final Connection connection;
    private final Optional<Sizes> sizes;
    private final Schema schema;
    private final List<String> told = new ArrayList<>();

    private Plans(Connection connection, Optional<Sizes> sizes, Schema schema) {
        this.connection = connection;
        this.sizes = sizes;
        this.schema = schema;
    }

    /**
     * What comes of statements.
     *
     * @param statements by id
     * @param told what is stated and cannot be used
     */
    public record Result(SortedMap<String, Planned> statements, List<String> told) {
        /** The skeletons, by id. */
        public SortedMap<String, PlanNode> skeletons() {
            SortedMap<String, PlanNode> skeletons = new TreeMap<>();
            statements.forEach((id, planned) -> planned.skeleton().ifPresent(s -> skeletons.put(id, s)));
            return skeletons;
        }
    }

    /**
     * Plans at the stated sizes.
     *
     * @throws SQLException when the server does not answer; a statement that it refuses is part of the result
     */
    public static Result of(SizedDatabase database, Collection<CataloguedStatement> statements) throws SQLException {
        try (Connection connection = database.connect()) {
            return of(connection, database.schema(), Optional.of(database.sizes()), statements);
        }
    }

    /** Without sizes there are no plans, and trees alone: plans of an empty database are not those of production. */
    public static Result withoutSizes(Connection connection, Collection<CataloguedStatement> statements)
            throws SQLException {
        return of(connection, Schema.of(connection), Optional.empty(), statements);
    }

    /** @param schema read on the same database */
    static Result of(
            Connection connection, Schema schema, Optional<Sizes> sizes, Collection<CataloguedStatement> statements)
            throws SQLException {
        boolean alone = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            return new Plans(connection, sizes, schema).all(statements);
        } finally {
            connection.rollback();
            connection.setAutoCommit(alone);
        }
    }

    private Result all(Collection<CataloguedStatement> statements) throws SQLException {
        SortedMap<String, Planned> planned = new TreeMap<>();
        if (sizes.isPresent()) {
            told.addAll(PlannerSettings.set(connection, sizes.get(), true));
        }
        Savepoint before = connection.setSavepoint();
        for (CataloguedStatement statement : statements) {
            planned.put(statement.id(), planned(statement, before));
        }
        stars(planned);
        return new Result(planned, List.copyOf(told));
    }

    private Planned planned(CataloguedStatement statement, Savepoint before) throws SQLException {
        if (statement.kind() == Kind.UTILITY) {
            return new Planned(
                    statement, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
        }
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            List<String> types = prepare(s, statement);
            Optional<Explained> plan =
                    sizes.isEmpty() ? Optional.empty() : Optional.of(plan(s, statement, types.size()));
            s.execute("deallocate " + NAME);
            Optional<Node> tree = tree(s, statement, types);
            return new Planned(
                    statement, plan, plan.map(p -> new Skeleton(schema).of(p)), tree, false, Optional.empty());
        } catch (SQLException e) {
            connection.rollback(before);
            drop();
            String failure = Objects.requireNonNullElse(e.getMessage(), "")
                    .lines()
                    .findFirst()
                    .orElse("");
            told.add("%s is not planned: %s".formatted(statement.id(), failure));
            return new Planned(
                    statement, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.of(failure));
        } finally {
            connection.rollback(before);
        }
    }

    /** What is prepared outlives a rollback. */
    private void drop() throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement s = connection.createStatement()) {
            s.execute("deallocate " + NAME);
        } catch (SQLException e) {
            connection.rollback(before); // it was not prepared
        }
        connection.releaseSavepoint(before);
    }

    /** The types that the server knows then. */
    private static List<String> prepare(Statement s, CataloguedStatement statement) throws SQLException {
        List<String> types =
                statement.parameters().stream().map(Parameter::sent).toList();
        String declared = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
        s.execute("prepare " + NAME + declared + " as " + statement.text());
        if (!types.contains("unknown")) {
            return types;
        }
        try (ResultSet rs = s.executeQuery(
                "select parameter_types::text[] from pg_prepared_statements where name = '" + NAME + "'")) {
            rs.next();
            Array array = rs.getArray(1);
            return List.of((String[]) array.getArray());
        }
    }

    private Explained plan(Statement s, CataloguedStatement statement, int parameters) throws SQLException {
        Explained plan = explained(s, parameters);
        if (plan.all().noneMatch(Explained::pruned)) {
            return plan;
        }
        s.execute("deallocate " + NAME);
        s.execute("set local enable_partition_pruning = off");
        prepare(s, statement);
        return pruned(explained(s, parameters));
    }

    private Explained explained(Statement s, int parameters) throws SQLException {
        JsonNode plan = explain(s, "", parameters);
        return Explain.of(plan, explain(s, "verbose, ", parameters), schema);
    }

    private static JsonNode explain(Statement s, String option, int parameters) throws SQLException {
        String values = parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
        try (ResultSet rs = s.executeQuery("explain (" + option + "format json) execute " + NAME + values)) {
            rs.next();
            return Explain.read(Objects.requireNonNull(rs.getString(1)));
        }
    }

    /** Says of those nodes over partitions that values prune them. */
    private static Explained pruned(Explained node) {
        boolean over = node.type().endsWith("Append")
                && node.children().stream()
                        .flatMap(Explained::all)
                        .anyMatch(n -> n.table().filter(t -> t.isPartition()).isPresent());
        return new Explained(
                node.type(),
                node.operation(),
                node.table(),
                node.relation(),
                node.alias(),
                node.index(),
                node.conditions(),
                node.relationship(),
                node.rows(),
                node.width(),
                node.batches(),
                over,
                node.children().stream().map(Plans::pruned).toList());
    }

    /** The body of a function with this text: analysed, and neither rewritten nor planned. */
    private static Optional<Node> tree(Statement s, CataloguedStatement statement, List<String> types)
            throws SQLException {
        s.execute(TreeFunction.create(NAME, types, statement.text()));
        try (ResultSet rs = s.executeQuery("select prosqlbody from pg_proc where proname = '" + NAME
                + "' and pronamespace = pg_my_temp_schema()")) {
            rs.next();
            return NodeTree.queries(Objects.requireNonNull(rs.getString(1))).stream()
                    .reduce((first, last) -> last);
        }
    }

    /** Gives each table another column, and looks which results have it then. */
    private void stars(SortedMap<String, Planned> planned) throws SQLException {
        List<Planned> starred = planned.values().stream()
                .filter(p -> p.tree().isPresent() && p.statement().text().contains("*"))
                .toList();
        if (starred.isEmpty()) {
            return;
        }
        Savepoint before = connection.setSavepoint();
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(otherColumns());
            for (Planned one : starred) {
                if (hasNewColumn(again(s, one.statement()))) {
                    planned.put(
                            one.statement().id(),
                            new Planned(one.statement(), one.plan(), one.skeleton(), one.tree(), true, one.failure()));
                }
            }
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    /** A table that takes no column, such as one of a type, is left alone. */
    private String otherColumns() {
        return """
                do $do$
                declare t oid;
                begin
                    foreach t in array '{%s}'::oid[] loop
                        begin
                            execute format('alter table %%s add column if not exists %s int', t::regclass);
                        exception when others then
                            null;
                        end;
                    end loop;
                end
                $do$
                """.formatted(
                        schema.roots().stream()
                                .filter(t -> t.kind() != 'm')
                                .map(t -> String.valueOf(t.oid()))
                                .collect(Collectors.joining(",")),
                        COLUMN);
    }

    /** Its tree, now that tables have another column; null where it does not mean anything any more. */
    private @Nullable Node again(Statement s, CataloguedStatement statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            List<String> types = prepare(s, statement);
            s.execute("deallocate " + NAME);
            return tree(s, statement, types).orElse(null);
        } catch (SQLException e) {
            connection.rollback(before);
            drop();
            return null;
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static boolean hasNewColumn(@Nullable Node tree) {
        return tree != null
                && results(tree).stream().anyMatch(t -> t.text("resname").equals(COLUMN));
    }

    private static List<Node> results(Node tree) {
        return tree.nodes(tree.integer("commandType") == 1 ? "targetList" : "returningList");
    }
}
