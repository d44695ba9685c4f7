package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * INSERT ... ON CONFLICT of one key ... DO UPDATE, whose text depends on which columns are given. Each text is made once and kept.
 * Thread-safe.
 */
public final class UpsertFamily {
    /** What tells whether the stored row is new: PostgreSQL has put nothing there yet that ends its life. */
    private static final String IS_NEW = ",\n    xmax = 0";

    /** @param patched which columns a patch sets; null where the row itself overwrites */
    private record Member(Object given, @Nullable Object patched, Kind kind) {}

    private enum Kind {
        ONE,
        TELLING,
        MANY
    }

    private final String end;
    private final StatementFamily insert;
    private final Columns columns;
    private final RowType<?> row;
    private final String table;
    private final List<Integer> key;
    private final List<Integer> kept;
    private final String target;
    private final ConcurrentHashMap<Member, Statement> members = new ConcurrentHashMap<>();

    private UpsertFamily(String end, InsertInto<?> into, List<Integer> key, String target) {
        this.end = end;
        this.insert = into.insert();
        this.columns = into.columns();
        this.row = into.row();
        this.table = row.sqlName();
        this.key = key;
        this.kept = into.primaryKey();
        this.target = target;
    }

    /**
     * The upserts of a table.
     *
     * @param end of the verb's name: nothing for the primary key, else such as {@code ByEmail}
     * @param key the places of the key's columns among those that an insert can give
     * @param target what ON CONFLICT says of it
     */
    static UpsertFamily of(String end, InsertInto<?> into, List<Integer> key, String target) {
        return new UpsertFamily(end, into, key, target);
    }

    /** What the row sets overwrites, but for the key and the primary key. */
    Statement of(ColumnValues row) {
        return member(row, null, Kind.ONE);
    }

    /** The same, with a boolean behind the columns. */
    Statement telling(ColumnValues row) {
        return member(row, null, Kind.TELLING);
    }

    /** The patch instead; not kept where it computes. */
    Statement of(ColumnValues row, ColumnValues patch) {
        return patch.hasExpressions() ? made(row, patch, Kind.ONE) : member(row, patch, Kind.ONE);
    }

    /** Of any number of rows that have the columns of this one, each column's values in one array. */
    Statement all(ColumnValues row) {
        return member(row, null, Kind.MANY);
    }

    /** The text that takes its rows from elsewhere and returns none; {@code rows}: what stands behind the table's name. */
    String from(ColumnValues row, String rows) {
        return insert.start() + rows + onConflict(row, null);
    }

    /** The id of one of its verbs. */
    String idOf(String verb) {
        return insert.idOf(verb + end);
    }

    private Statement member(ColumnValues row, @Nullable ColumnValues patch, Kind kind) {
        Object patched = patch == null ? null : patch.presence();
        return members.computeIfAbsent(new Member(row.presence(), patched, kind), m -> made(row, patch, kind));
    }

    private Statement made(ColumnValues row, @Nullable ColumnValues patch, Kind kind) {
        String rows = kind == Kind.MANY ? insert.arrays(row) : insert.rows(List.of(row));
        String verb = kind == Kind.MANY ? "upsertAll" + end : "upsert" + end + (kind == Kind.TELLING ? "AndTell" : "");
        return new Statement(
                insert.idOf(verb),
                rows + onConflict(row, patch) + "\n" + insert.end() + (kind == Kind.TELLING ? IS_NEW : ""));
    }

    private String onConflict(ColumnValues row, @Nullable ColumnValues patch) {
        return "\non conflict " + target + " do update" + set(row, patch);
    }

    /** Where nothing is left, the key as it is: only DO UPDATE returns the row. */
    private String set(ColumnValues given, @Nullable ColumnValues patch) {
        String assignments = patch == null ? overwritten(given) : String.join(",\n    ", patch.assignments());
        String name = columns.sqlName(key.getFirst());
        return "\nset " + (assignments.isEmpty() ? name + " = " + table + "." + name : assignments)
                + row.nextVersion(table);
    }

    private String overwritten(ColumnValues row) {
        return IntStream.range(0, columns.count())
                .filter(i -> row.has(i) && !key.contains(i) && !kept.contains(i))
                .mapToObj(columns::sqlName)
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(",\n    "));
    }

    /** The columns that tell the row that is there. */
    List<Integer> key() {
        return key;
    }

    /** @throws IllegalArgumentException when a row does not give the key; {@code which}: of several, with what follows */
    void refuseKeyless(ColumnValues row, String which) {
        for (int column : key) {
            if (!row.has(column)) {
                throw new IllegalArgumentException(which + columns.nameOf(column)
                        + " is not given: it tells which row is there\nhelp: give it, or insert the row");
            }
        }
    }
}
