package dev.rowan.shape;

import dev.rowan.column.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows of two tables belong together: {@code near} equals {@code far}, or each equals columns of a table between them.
 *
 * @param from schema and name of the table where the relation starts, quoted where PostgreSQL needs it
 * @param keys columns of the table where the relation starts, as SQL has them
 * @param far columns of the table that it leads to, in the same order; with a junction, those that it points to
 * @param junction the table between them
 * @param only whether rows of tables that inherit from the one it leads to are left out: a foreign key never points to them
 * @param indexed whether an index finds the rows that it leads to by their key
 */
public record Join(
        String from,
        List<KeyColumn> keys,
        List<String> far,
        @Nullable Junction junction,
        boolean only,
        boolean indexed) {
    /**
     * A table of pairs.
     *
     * @param sqlName schema and name, quoted where PostgreSQL needs it
     * @param near its columns that equal the join's near ones
     * @param far its columns that equal the join's far ones
     */
    public record Junction(String sqlName, List<String> near, List<String> far) {}

    /** The names of the columns of the table where the relation starts. */
    public List<String> near() {
        return keys.stream().map(KeyColumn::name).toList();
    }

    /** How the values of both sides are read, in the order of the columns. */
    List<ColumnType<?>> types() {
        return keys.stream().<ColumnType<?>>map(KeyColumn::read).toList();
    }

    /** The same, to a table that others inherit from: a foreign key points to its own rows, and to none of theirs. */
    public Join leavingOutHeirs() {
        return new Join(from, keys, far, junction, true, indexed);
    }

    /** The same, to rows that the build saw no index for. */
    public Join withoutIndex() {
        return new Join(from, keys, far, junction, only, false);
    }

    /** Over one foreign key. */
    public static Join of(String from, List<KeyColumn> keys, List<String> far) {
        return new Join(from, keys, far, null, false, true);
    }

    /** Through a table with a foreign key to each side. */
    public static Join through(Junction junction, String from, List<KeyColumn> keys, List<String> far) {
        return new Join(from, keys, far, junction, false, true);
    }
}
