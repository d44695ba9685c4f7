package dev.rowan.codegen.queries;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks the server, each thing once. */
final class ServerRelations implements Relations {
    /**
     * A NOT NULL holds for a table when it holds, validated, for all of its heirs: before PostgreSQL 18 one of them could drop
     * it, since then it can be NO INHERIT. Nobody enforces those of foreign tables.
     */
    private static final String ATTRIBUTES = """
            with recursive heirs as (
                select ?::oid as oid
                union
                select i.inhrelid from heirs h join pg_inherits i on i.inhparent = h.oid)
            select a.attnum, a.attname,
                   (select bool_and(b.attnotnull and c.relkind in ('r', 'p') and not exists (
                               select from pg_constraint con
                               where con.conrelid = b.attrelid and con.contype = 'n' and con.conkey = array[b.attnum]
                                 and not con.convalidated))
                    from heirs h
                    join pg_class c on c.oid = h.oid
                    join pg_attribute b on b.attrelid = h.oid and b.attname = a.attname) as not_null
            from pg_attribute a
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;

    private static final String RELATION = """
            select n.nspname, c.relname, c.relkind, c.relhasrules
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = ?
            """;

    private static final String VIEW = "select ev_action from pg_rewrite where ev_class = ? and rulename = '_RETURN'";

    private static final String COMPARISONS = """
            with btree as (
                select a.amopopr, a.amopstrategy = 3 as equals
                from pg_amop a join pg_am m on m.oid = a.amopmethod where m.amname = 'btree')
            select amopopr from btree
            union
            select o.oprnegate from btree join pg_operator o on o.oid = amopopr where equals
            """;

    private final Connection connection;
    private final Map<Long, Relation> relations = new HashMap<>();
    private final Map<Long, Optional<Node>> views = new HashMap<>();
    private final Set<Long> strict;
    private final Set<Long> comparisons;

    ServerRelations(Connection connection) throws SQLException {
        this.connection = connection;
        this.strict = oids(connection, "select oid from pg_proc where proisstrict");
        this.comparisons = oids(connection, COMPARISONS);
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
    public Optional<Node> view(long oid) {
        return views.computeIfAbsent(oid, this::readView);
    }

    @Override
    public boolean isStrict(long function) {
        return strict.contains(function);
    }

    @Override
    public boolean isComparison(long operator) {
        return comparisons.contains(operator);
    }

    private Relation readRelation(long oid) {
        try (PreparedStatement r = connection.prepareStatement(RELATION);
                PreparedStatement a = connection.prepareStatement(ATTRIBUTES)) {
            List<Attribute> attributes = new ArrayList<>();
            a.setLong(1, oid);
            a.setLong(2, oid);
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
                        rs.getBoolean(4),
                        attributes);
            }
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
