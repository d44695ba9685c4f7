package dev.rowan.review.rules;

import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at. Read once from a database, which is then not asked again. Immutable, safe for use by several threads.
 *
 * @param statements in the order of their ids
 * @param rows stated, by a table's oid; empty without sizes
 * @param memory bytes that a sort may take: {@code work_mem} as stated
 * @param hashMemory bytes that a hash table may take
 * @param volatiles oids of functions whose result differs from call to call
 * @param operators names by oid
 * @param functions names by oid
 * @param equalities oids of operators that compare as a key does
 * @param distances the indexes that give rows by a distance
 * @param levels of each statement, by its id
 * @param reads of whole tables, by the id of the statement
 */
public record Facts(
        Schema schema,
        Collection<Planned> statements,
        Map<Long, Long> rows,
        long memory,
        long hashMemory,
        Set<Long> volatiles,
        Map<Long, String> operators,
        Map<Long, String> functions,
        Set<Long> equalities,
        List<Distance> distances,
        Map<String, List<QueryTree>> levels,
        Map<String, List<Reads.Whole>> reads) {
    private static final String VOLATILES = "select oid from pg_proc where provolatile = 'v'";

    private static final String OPERATORS = "select oid, oprname from pg_operator";

    private static final String FUNCTIONS = "select oid, proname from pg_proc";

    private static final String EQUALITIES = """
            select a.amopopr from pg_amop a join pg_am m on m.oid = a.amopmethod where m.amname = 'btree' and a.amopstrategy = 3
            """;

    private static final String DISTANCES = """
            select i.indrelid, i.indkey[0], i.indexrelid::regclass::text, k.opcname, o.oid, o.oprname
            from pg_index i
            join pg_opclass k on k.oid = i.indclass[0]
            join pg_amop a on a.amopfamily = k.opcfamily and a.amoppurpose = 'o' and a.amoplefttype = k.opcintype
            join pg_operator o on o.oid = a.amopopr
            where i.indisvalid
            order by 1, 2, 3, 6
            """;

    private static final String ROWS =
            "select oid, reltuples from pg_class where relkind in ('r', 'p', 'm') and reltuples >= 0";

    private static final String MEMORY = """
            select (select setting::bigint * 1024 from pg_settings where name = 'work_mem'),
                   coalesce((select setting::float8 from pg_settings where name = 'hash_mem_multiplier'), 1)
            """;

    /**
     * An operator by whose distance an index gives rows.
     *
     * @param column attribute number
     * @param family the class of operators, such as {@code vector_l2_ops}
     */
    public record Distance(long table, int column, String index, String family, long operator, String operatorName) {}

    /**
     * Asks a database.
     *
     * @param connection to the sized database where there are sizes, whose oids the schema and the statements have
     * @param sized whether its sizes are stated
     * @throws SQLException when the server does not answer
     */
    public static Facts of(Connection connection, Schema schema, Collection<Planned> statements, boolean sized)
            throws SQLException {
        List<Distance> distances = new ArrayList<>();
        long[] memory = new long[2];
        try (PreparedStatement s = connection.prepareStatement(DISTANCES);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                distances.add(new Distance(
                        rs.getLong(1),
                        rs.getInt(2),
                        Objects.requireNonNull(rs.getString(3)),
                        Objects.requireNonNull(rs.getString(4)),
                        rs.getLong(5),
                        Objects.requireNonNull(rs.getString(6))));
            }
        }
        try (PreparedStatement s = connection.prepareStatement(MEMORY);
                ResultSet rs = s.executeQuery()) {
            rs.next();
            memory[0] = rs.getLong(1);
            memory[1] = (long) (rs.getLong(1) * rs.getDouble(2));
        }
        Map<Long, Long> rows = new HashMap<>();
        if (sized) {
            try (PreparedStatement s = connection.prepareStatement(ROWS);
                    ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    rows.put(rs.getLong(1), rs.getLong(2));
                }
            }
        }
        Map<String, List<QueryTree>> levels = new HashMap<>();
        for (Planned planned : statements) {
            planned.tree().ifPresent(t -> levels.put(planned.statement().id(), QueryTree.levels(t, schema)));
        }
        Facts facts = new Facts(
                schema,
                List.copyOf(statements),
                Map.copyOf(rows),
                memory[0],
                memory[1],
                names(connection, VOLATILES).keySet(),
                names(connection, OPERATORS),
                names(connection, FUNCTIONS),
                names(connection, EQUALITIES).keySet(),
                List.copyOf(distances),
                levels,
                Map.of());
        return facts.with(new Reads(facts).all());
    }

    private Facts with(Map<String, List<Reads.Whole>> found) {
        return new Facts(
                schema,
                statements,
                rows,
                memory,
                hashMemory,
                volatiles,
                operators,
                functions,
                equalities,
                distances,
                levels,
                found);
    }

    private static Map<Long, String> names(Connection connection, String sql) throws SQLException {
        Map<Long, String> names = new HashMap<>();
        try (PreparedStatement s = connection.prepareStatement(sql);
                ResultSet rs = s.executeQuery()) {
            int last = rs.getMetaData().getColumnCount();
            while (rs.next()) {
                names.put(rs.getLong(1), Objects.requireNonNull(rs.getString(last)));
            }
        }
        return Map.copyOf(names);
    }

    /** The levels of a statement, the outermost first; none where it has no tree. */
    List<QueryTree> levels(Planned planned) {
        return levels.getOrDefault(planned.statement().id(), List.of());
    }

    /** Whether an expression calls a volatile function for each row; one in a subquery is called by that. */
    boolean isVolatile(@Nullable Object expression) {
        return QueryTree.nodesOfLevel(expression)
                .anyMatch(n -> volatiles.contains(n.number("funcid")) || volatiles.contains(n.number("opfuncid")));
    }

    /** Whether there are sizes, and hence plans. */
    boolean sized() {
        return !rows.isEmpty();
    }

    /** Stated rows of a table; empty without sizes. */
    OptionalLong rows(Table table) {
        Long stated = rows.get(table.oid());
        return stated == null ? OptionalLong.empty() : OptionalLong.of(stated);
    }

    /** The most rows of some tables; empty without sizes. */
    OptionalLong most(Collection<Table> tables) {
        Set<Long> oids = new HashSet<>();
        tables.forEach(t -> oids.add(t.oid()));
        return rows.entrySet().stream()
                .filter(e -> oids.contains(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max();
    }
}
