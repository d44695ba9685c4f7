package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Types by oid, followed down to the base type of a domain. */
final class TypeReader {
    /**
     * A type.
     *
     * @param model below all domains
     * @param declared as PostgreSQL prints it
     * @param cast as a cast names it: without the length of one that {@code char} and {@code bit} would have
     * @param sent whether a value that is not null reaches the server with this very type
     */
    record NamedType(long oid, TypeModel model, String declared, String cast, boolean sent) {}

    private static final Set<String> SENT = Set.of(
            "bool",
            "bytea",
            "date",
            "float4",
            "float8",
            "int2",
            "int4",
            "int8",
            "interval",
            "json",
            "jsonb",
            "numeric",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "uuid");

    private static final String TYPE = """
            with recursive below as (
                select t.oid, t.typtype, t.typbasetype, t.typtypmod, t.typndims, 0 as depth from pg_type t where t.oid = ?
                union all
                select t.oid, t.typtype, t.typbasetype, t.typtypmod, t.typndims, b.depth + 1
                from below b join pg_type t on t.oid = b.typbasetype where b.typtype = 'd'),
            element as (
                select e.oid as top, e.oid, e.typtype, e.typbasetype
                from (select oid from below order by depth desc limit 1) base
                join pg_type e on e.typarray = base.oid
                union all
                select e.top, t.oid, t.typtype, t.typbasetype
                from element e join pg_type t on t.oid = e.typbasetype where e.typtype = 'd')
            select n.nspname, t.typname, t.typtype, coalesce(e.typdelim, t.typdelim) as delimiter,
                   en.nspname as element_schema, e.typname as element_name, e.typtype as element_kind,
                   (select max(typtypmod) from below) as modifier, (select max(typndims) from below) as dimensions,
                   format_type(top.oid, null) as declared, format('%I.%I', topn.nspname, top.typname) as qualified,
                   top.typtype = 'd' as is_domain
            from (select oid from below order by depth desc limit 1) base
            join pg_type t on t.oid = base.oid
            join pg_namespace n on n.oid = t.typnamespace
            left join pg_type e on e.oid = (select oid from element where typtype <> 'd')
            left join pg_namespace en on en.oid = e.typnamespace
            cross join (select t.* from pg_type t where t.oid = (select oid from below where depth = 0)) top
            join pg_namespace topn on topn.oid = top.typnamespace
            """;

    private final Connection connection;
    private final Map<Long, NamedType> types = new HashMap<>();

    TypeReader(Connection connection) {
        this.connection = connection;
    }

    NamedType type(long oid) throws SQLException {
        NamedType known = types.get(oid);
        if (known == null) {
            known = read(oid);
            types.put(oid, known);
        }
        return known;
    }

    private NamedType read(long oid) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(TYPE)) {
            s.setLong(1, oid);
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    throw new SQLException("no type has the oid " + oid);
                }
                char delimiter = text(rs, "delimiter").charAt(0);
                int modifier = rs.getInt("modifier");
                String element = rs.getString("element_name");
                Optional<TypeModel> elements = element == null
                        ? Optional.empty()
                        : Optional.of(new TypeModel(
                                text(rs, "element_schema"),
                                element,
                                text(rs, "element_kind").charAt(0),
                                modifier,
                                0,
                                delimiter,
                                Optional.empty(),
                                isComposite(text(rs, "element_kind"), element)));
                var model = new TypeModel(
                        text(rs, "nspname"),
                        text(rs, "typname"),
                        text(rs, "typtype").charAt(0),
                        modifier,
                        rs.getInt("dimensions"),
                        delimiter,
                        elements,
                        isComposite(text(rs, "typtype"), text(rs, "typname")));
                String declared = text(rs, "declared");
                boolean plain = model.builtIn() && !model.name().matches("_?(bpchar|bit)");
                String qualified = text(rs, "qualified");
                boolean isDomain = rs.getBoolean("is_domain");
                return new NamedType(
                        oid,
                        model,
                        declared,
                        plain && !isDomain ? declared : qualified,
                        !isDomain && model.builtIn() && SENT.contains(model.name()));
            }
        }
    }

    /** Which goes as text. */
    private static boolean isComposite(String kind, String name) {
        return kind.equals("c") || (kind.equals("p") && name.equals("record"));
    }

    private static String text(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getString(column), column);
    }
}
