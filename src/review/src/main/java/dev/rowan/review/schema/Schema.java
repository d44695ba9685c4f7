package dev.rowan.review.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a database has, without what PostgreSQL and Flyway have for themselves. Read once. Immutable, safe for use by several threads.
 *
 * @param tables by oid
 * @param foreignKeys those of partitions left out, by name of the table
 */
public record Schema(Map<Long, Table> tables, List<ForeignKey> foreignKeys) {
    public Schema {
        tables = Map.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /**
     * Reads the catalogue.
     *
     * @throws SQLException when the server does not answer
     */
    public static Schema of(Connection connection) throws SQLException {
        return new SchemaReader(connection).read();
    }

    /** In the order of their names, partitions too. */
    public Collection<Table> all() {
        Map<String, Table> sorted = new TreeMap<>();
        tables.values().forEach(t -> sorted.put(t.name(), t));
        return sorted.values();
    }

    /** Those that are no partitions, in the order of their names. */
    public List<Table> roots() {
        return all().stream().filter(t -> !t.isPartition()).toList();
    }

    /** The leaves of a partitioned table, or the table itself. */
    public List<Table> leaves(Table root) {
        return tables.values().stream()
                .filter(t -> t.root() == root.oid() && t.kind() != 'p')
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    public Optional<Table> table(long oid) {
        return Optional.ofNullable(tables.get(oid));
    }

    /** By its name with the schema. */
    public Optional<Table> table(String name) {
        return tables.values().stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The partitioned table of which it is a part, or itself. */
    public Table root(Table table) {
        return table(table.root()).orElse(table);
    }
}
