package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.NotNullColumns;
import dev.rowan.review.tree.Node;
import dev.rowan.review.tree.NodeTree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks the server, each thing once. */
final class ServerFacts implements ServerCatalogue {
    private static final String ATTRIBUTES =
            "select a.attnum, a.attname, " + NotNullColumns.IS_NEVER_NULL + " as not_null"
                    + " from pg_attribute a where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum";

    private static final String RELATION = """
            select n.nspname, c.relname, c.relkind,
                   array(select r.ev_type::text::int from pg_rewrite r where r.ev_class = c.oid and r.is_instead) as replaced
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ?
            """;

    private static final String ROWS =
            "select t.oid, c.oid from pg_type t join pg_class c on c.oid = t.typrelid where c.relkind in ('r', 'p', 'v', 'm', 'f')";

    private static final String VIEW = "select ev_action from pg_rewrite where ev_class = ? and rulename = '_RETURN'";

    /**
     * Heirs have no foreign key. One that is deferrable can be broken for a while, row security can hide the row, and a key over
     * a partitioned table has parts, for each partition, that do not hold.
     */
    private static final String FOREIGN_KEYS = """
            select con.oid, con.confrelid, k.column, k.referenced, array[k.equals, o.oprcom] as equals
            from pg_constraint con
            join pg_class c on c.oid = con.conrelid
            join pg_class r on r.oid = con.confrelid
            cross join unnest(con.conkey, con.confkey, con.conpfeqop) as k ("column", referenced, equals)
            join pg_operator o on o.oid = k.equals
            where con.conrelid = ? and con.contype = 'f' and con.convalidated and not con.condeferrable
              and (to_jsonb(con) ->> 'conenforced')::boolean is not false
              and (to_jsonb(con) ->> 'conperiod')::boolean is not true
              and not r.relrowsecurity
              and (c.relkind = 'p' or not exists (select from pg_inherits i where i.inhparent = c.oid))
              and not exists (select from pg_constraint whole
                              where whole.oid = con.conparentid and whole.conrelid = con.conrelid)
              and not exists (select from pg_attribute a join pg_collation l on l.oid = a.attcollation
                              where not l.collisdeterministic
                                and (a.attrelid = con.conrelid and a.attnum = any(con.conkey)
                                     or a.attrelid = con.confrelid and a.attnum = any(con.confkey)))
            order by con.oid
            """;

    private static final String COMPARISONS = """
            with btree as (
                select a.amopopr, a.amopstrategy = 3 as equals
                from pg_amop a join pg_am m on m.oid = a.amopmethod where m.amname = 'btree')
            select amopopr from btree
            union
            select o.oprnegate from btree join pg_operator o on o.oid = amopopr where equals
            """;

    /** Of indexes that start with a column and give rows by a distance of it: whether the operator asked for is that distance. */
    private static final String ORDERING_INDEXES = """
            select format('index %I (%s) serves order by %s and not %s: this may go through the whole table',
                          c.relname, k.opcname, string_agg(distinct o.oprname, ', ' order by o.oprname), asked.oprname),
                   bool_or(a.amopopr = asked.oid) as serves
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_opclass k on k.oid = i.indclass[0]
            join pg_amop a on a.amopfamily = k.opcfamily and a.amoppurpose = 'o' and a.amoplefttype = k.opcintype
            join pg_operator o on o.oid = a.amopopr
            join pg_operator asked on asked.oid = ?
            where i.indrelid = ? and i.indkey[0] = ? and i.indisvalid
              and exists (select from pg_amop known where known.amopopr = asked.oid and known.amoppurpose = 'o')
            group by c.relname, k.opcname, asked.oprname
            order by c.relname
            """;

    private final Connection connection;
    private final Map<Long, Relation> relations = new HashMap<>();
    private final Map<Long, Long> rows = new HashMap<>();
    private final Map<Long, Optional<Node>> views = new HashMap<>();
    private final Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();
    private final Set<Long> strict;
    private final Set<Long> volatiles;
    private final Set<Long> comparisons;

    ServerFacts(Connection connection) throws SQLException {
        this.connection = connection;
        this.strict = oids(connection, "select oid from pg_proc where proisstrict");
        this.volatiles = oids(connection, "select oid from pg_proc where provolatile = 'v'");
        this.comparisons = oids(connection, COMPARISONS);
        try (PreparedStatement s = connection.prepareStatement(ROWS);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                rows.put(rs.getLong(1), rs.getLong(2));
            }
        }
    }

    private static Set<Long> oids(Connection connection, String sql) throws SQLException {
        Set<Long> oids = new HashSet<>();
        try (PreparedStatement s = connection.prepareStatement(sql);
                ResultSet rs = s.executeQuery()) {
            while (rs.next()) {
                oids.add(rs.getLong(1));
            }
        }
        return oids;
    }

    @Override
    public Relation relation(long oid) {
        return relations.computeIfAbsent(oid, this::readRelation);
    }

    @Override
    public Optional<Long> relationOfRow(long type) {
        return Optional.ofNullable(rows.get(type));
    }

    @Override
    public Optional<Node> view(long oid) {
        return views.computeIfAbsent(oid, this::readView);
    }

    @Override
    public List<ForeignKey> foreignKeys(long relation) {
        return foreignKeys.computeIfAbsent(relation, this::readForeignKeys);
    }

    @Override
    public boolean isVolatile(long function) {
        return volatiles.contains(function);
    }

    @Override
    public boolean isStrict(long function) {
        return strict.contains(function);
    }

    @Override
    public boolean isComparison(long operator) {
        return comparisons.contains(operator);
    }

    @Override
    public List<String> unfitIndexes(long relation, int attribute, long operator) {
        try (PreparedStatement s = connection.prepareStatement(ORDERING_INDEXES)) {
            s.setLong(1, operator);
            s.setLong(2, relation);
            s.setInt(3, attribute);
            List<String> unfit = new ArrayList<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    if (rs.getBoolean(2)) {
                        return List.of();
                    }
                    unfit.add(Objects.requireNonNull(rs.getString(1)));
                }
            }
            return unfit;
        } catch (SQLException e) {
            throw new CatalogueUnreadable(e);
        }
    }

    private Relation readRelation(long oid) {
        try (PreparedStatement r = connection.prepareStatement(RELATION);
                PreparedStatement a = connection.prepareStatement(ATTRIBUTES)) {
            List<Attribute> attributes = new ArrayList<>();
            a.setLong(1, oid);
            try (ResultSet rs = a.executeQuery()) {
                while (rs.next()) {
                    attributes.add(
                            new Attribute(rs.getInt(1), Objects.requireNonNull(rs.getString(2)), rs.getBoolean(3)));
                }
            }
            r.setLong(1, oid);
            try (ResultSet rs = r.executeQuery()) {
                if (!rs.next()) {
                    throw new IllegalStateException("no relation has the oid " + oid);
                }
                return new Relation(
                        Objects.requireNonNull(rs.getString(1)),
                        Objects.requireNonNull(rs.getString(2)),
                        Objects.requireNonNull(rs.getString(3)).charAt(0),
                        Set.copyOf(Arrays.asList((Integer[]) rs.getArray(4).getArray())),
                        attributes);
            }
        } catch (SQLException e) {
            throw new CatalogueUnreadable(e);
        }
    }

    private List<ForeignKey> readForeignKeys(long relation) {
        try (PreparedStatement s = connection.prepareStatement(FOREIGN_KEYS)) {
            s.setLong(1, relation);
            Map<Long, ForeignKey> keys = new LinkedHashMap<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    long referenced = rs.getLong(2);
                    keys.computeIfAbsent(rs.getLong(1), oid -> new ForeignKey(referenced, new ArrayList<>()))
                            .references()
                            .add(new Reference(rs.getInt(3), rs.getInt(4), Set.copyOf(Arrays.asList((Long[])
                                    rs.getArray(5).getArray()))));
                }
            }
            return List.copyOf(keys.values());
        } catch (SQLException e) {
            throw new CatalogueUnreadable(e);
        }
    }

    private Optional<Node> readView(long oid) {
        try (PreparedStatement s = connection.prepareStatement(VIEW)) {
            s.setLong(1, oid);
            try (ResultSet rs = s.executeQuery()) {
                return rs.next()
                        ? NodeTree.queries(Objects.requireNonNull(rs.getString(1))).stream()
                                .findFirst()
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new CatalogueUnreadable(e);
        }
    }

    /** Carries a failure of the server out of a lookup. */
    static final class CatalogueUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SQLException failure;

        CatalogueUnreadable(SQLException failure) {
            super(failure);
            this.failure = failure;
        }

        SQLException failure() {
            return failure;
        }
    }
}
