package dev.rowan.codegen.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the types of a database, all at once when the first is asked for: a query for each table or each type takes longer. */
public final class TypeReader {
    private static final String TYPES = """
            select t.oid, n.nspname, t.typname, t.typtype, t.typbasetype, t.typtypmod, t.typndims, t.typnotnull, t.typdefault,
                   t.typdelim, t.typarray, format_type(t.oid, null) as declared,
                   format('%I.%I', n.nspname, t.typname) as qualified
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            """;

    /**
     * A type as the server has it.
     *
     * @param model below all domains
     * @param declared as PostgreSQL prints it
     * @param qualified its name with that of its schema
     * @param requiresValue whether a domain refuses null where values are written; where they are read it may let it pass:
     *     {@code insert into t values ((select x from t where false))} stores a null, see the notes on CREATE DOMAIN
     * @param defaultExpression of the first domain that has one; else empty
     */
    public record ServerType(
            long oid,
            TypeModel model,
            String declared,
            String qualified,
            boolean isDomain,
            boolean requiresValue,
            String defaultExpression) {}

    private record Row(
            long oid,
            String schema,
            String name,
            char kind,
            long base,
            int modifier,
            int dimensions,
            boolean notNull,
            @Nullable String defaultExpression,
            char delimiter,
            String declared,
            String qualified) {}

    private final Connection connection;
    private final Predicate<String> domains;
    private final Map<Long, Row> rows = new HashMap<>();
    private final Map<Long, Long> elements = new HashMap<>();
    private final Map<Long, ServerType> types = new HashMap<>();

    /** {@code domains}: which are types of their own in Java, by schema and name. */
    public TypeReader(Connection connection, Predicate<String> domains) {
        this.connection = connection;
        this.domains = domains;
    }

    /** These domains, by schema and name. */
    public SortedMap<String, ServerType> domains() throws SQLException {
        if (rows.isEmpty()) {
            read();
        }
        SortedMap<String, ServerType> found = new TreeMap<>();
        for (Row row : List.copyOf(rows.values())) {
            if (isOwn(row)) {
                found.put(row.schema() + "." + row.name(), type(row.oid()));
            }
        }
        return found;
    }

    private boolean isOwn(Row row) {
        return row.kind() == 'd' && domains.test(row.schema() + "." + row.name());
    }

    /** By its oid. */
    public ServerType type(long oid) throws SQLException {
        if (rows.isEmpty()) {
            read();
        }
        return types.computeIfAbsent(oid, this::resolved);
    }

    private void read() throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(TYPES)) {
            while (rs.next()) {
                long oid = rs.getLong("oid");
                rows.put(
                        oid,
                        new Row(
                                oid,
                                text(rs, "nspname"),
                                text(rs, "typname"),
                                text(rs, "typtype").charAt(0),
                                rs.getLong("typbasetype"),
                                rs.getInt("typtypmod"),
                                rs.getInt("typndims"),
                                rs.getBoolean("typnotnull"),
                                rs.getString("typdefault"),
                                text(rs, "typdelim").charAt(0),
                                text(rs, "declared"),
                                text(rs, "qualified")));
                elements.put(rs.getLong("typarray"), oid);
            }
        }
    }

    private Row row(long oid) {
        return Objects.requireNonNull(rows.get(oid), () -> "no type has the oid " + oid);
    }

    private ServerType resolved(long oid) {
        Row top = row(oid);
        int modifier = top.modifier();
        int dimensions = top.dimensions();
        boolean notNull = top.notNull();
        Optional<String> defaultExpression = Optional.ofNullable(top.defaultExpression());
        Optional<String> domain = Optional.empty();
        Row base = top;
        while (base.kind() == 'd') {
            if (domain.isEmpty() && isOwn(base)) {
                domain = Optional.of(base.schema() + "." + base.name());
            }
            Row next = row(base.base());
            modifier = Math.max(modifier, next.modifier());
            dimensions = Math.max(dimensions, next.dimensions());
            notNull |= next.notNull();
            defaultExpression = defaultExpression.or(() -> Optional.ofNullable(next.defaultExpression()));
            base = next;
        }
        Long elementOid = elements.get(base.oid());
        Optional<TypeModel> element = elementOid == null
                ? Optional.empty()
                : Optional.of(resolved(elementOid).model());
        int inAll = Math.max(modifier, element.map(TypeModel::modifier).orElse(-1));
        var model = new TypeModel(
                base.schema(),
                base.name(),
                base.kind(),
                inAll,
                dimensions,
                element.map(TypeModel::delimiter).orElse(base.delimiter()),
                element.map(e -> new TypeModel(
                        e.schema(), e.name(), e.kind(), inAll, 0, e.delimiter(), Optional.empty(), false, e.domain())),
                false,
                domain);
        return new ServerType(
                oid, model, top.declared(), top.qualified(), top.kind() == 'd', notNull, defaultExpression.orElse(""));
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column), column);
    }
}
