package dev.rowan.review.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table, a partitioned one, a partition, or a materialized view.
 *
 * @param name with its schema, such as {@code public.users}
 * @param kind {@code r} table, {@code p} partitioned, {@code m} materialized view
 * @param file in the data directory; empty for what has none
 * @param root the oid of the partitioned table at the top, of which this is a part; its own where it is no partition
 * @param columns in order, those that are there
 */
public record Table(
        long oid, String name, char kind, String file, long root, List<Column> columns, List<Index> indexes) {
    public Table {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    public boolean isPartition() {
        return root != oid;
    }

    /** The column with an attribute number; empty for those of the system and for the whole row. */
    public Optional<Column> column(int number) {
        return columns.stream().filter(c -> c.number() == number).findFirst();
    }

    /** The name of a column, {@code ?} where there is none. */
    public String columnName(int number) {
        return column(number).map(Column::name).orElse("?");
    }

    /** Names of columns, such as {@code project_id, name}. */
    public String columnNames(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(this::columnName).toList());
    }
}
