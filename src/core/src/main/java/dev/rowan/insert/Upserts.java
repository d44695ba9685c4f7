package dev.rowan.insert;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.RowArrays;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.Binder;
import dev.rowan.session.RowReader;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For generated code: stores rows, or updates those with their keys that are there. */
public final class Upserts {
    /** {@code cardinality_violation}: ON CONFLICT would write a row for the second time. */
    private static final String WRITTEN_TWICE = "21000";

    private Upserts() {}

    /** By the primary key: the row as stored; what the new row sets overwrites. */
    public static <R> R one(Session session, NewRow<R> row) {
        return one(session, byPrimaryKey(row), row);
    }

    /** The same, and whether it is new. */
    public static <R> Upserted<R> telling(Session session, NewRow<R> row) {
        return telling(session, byPrimaryKey(row), row);
    }

    /** By the primary key: the row as stored; the patch changes one that is there, and may change nothing. */
    public static <R> R one(Session session, NewRow<R> row, ColumnValues patch) {
        return one(session, byPrimaryKey(row), row, patch);
    }

    /** By the primary key: see {@link #all(Session, UpsertFamily, Collection)}. */
    public static <R> List<R> all(Session session, Collection<? extends NewRow<R>> rows) {
        for (NewRow<R> row : requireNonNull(rows, "rows is null")) {
            return all(session, requireNonNull(row, "rows[0] is null").into().upsert(), rows);
        }
        return List.of();
    }

    private static UpsertFamily byPrimaryKey(NewRow<?> row) {
        return requireNonNull(row, "row is null").into().upsert();
    }

    /** The row as stored; what the new row sets overwrites. */
    public static <R> R one(Session session, UpsertFamily family, NewRow<R> row) {
        ColumnValues values = values(family, row);
        return stored(
                session, family.of(values), s -> values.bind(s, 1), row.into().row()::read);
    }

    /** The same, and whether it is new. */
    public static <R> Upserted<R> telling(Session session, UpsertFamily family, NewRow<R> row) {
        ColumnValues values = values(family, row);
        InsertInto<R> into = row.into();
        int last = into.row().columns().size();
        return stored(
                session,
                family.telling(values),
                s -> values.bind(s, 1),
                (rs, first) -> new Upserted<>(into.row().read(rs, first), rs.getBoolean(first + last)));
    }

    /** The row as stored; the patch changes one that is there, and may change nothing. */
    public static <R> R one(Session session, UpsertFamily family, NewRow<R> row, ColumnValues patch) {
        ColumnValues values = values(family, row);
        return stored(
                session,
                family.of(values, patch),
                s -> patch.bind(s, values.bind(s, 1)),
                row.into().row()::read);
    }

    private static ColumnValues values(UpsertFamily family, NewRow<?> row) {
        ColumnValues values = requireNonNull(row, "row is null").values();
        family.refuseKeyless(values, "");
        return values;
    }

    private static <T> T stored(Session session, Statement statement, Binder parameters, RowReader<T> reader) {
        return session.insert(statement, parameters, reader);
    }

    /**
     * The stored rows in the order given; all or none of them. Rows that set the same columns are one statement, or several of
     * 10,000 rows.
     *
     * @throws NullPointerException naming the place of a row that is null, the first is 0
     * @throws IllegalArgumentException naming the place of a row that lacks its key, or two that have the same
     */
    public static <R> List<R> all(Session session, UpsertFamily family, Collection<? extends NewRow<R>> rows) {
        List<ColumnValues> values =
                new ArrayList<>(requireNonNull(rows, "rows is null").size());
        for (NewRow<R> row : rows) {
            if (row == null) {
                throw new NullPointerException("rows[" + values.size() + "] is null");
            }
            family.refuseKeyless(row.values(), "rows[" + values.size() + "]: ");
            values.add(row.values());
        }
        if (values.isEmpty()) {
            return List.of();
        }
        refuseTwice(family, values);
        InsertInto<R> into = rows.iterator().next().into();
        List<List<Integer>> chunks = chunks(into, values);
        return chunks.size() == 1
                ? run(session, family, into, values, chunks)
                : session.repeatable(() -> session.transaction(inner -> run(inner, family, into, values, chunks)));
    }

    /** Which rows go in one statement: those that give the same columns, as many as an insert takes. */
    private static List<List<Integer>> chunks(InsertInto<?> into, List<ColumnValues> rows) {
        Map<Object, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            alike.computeIfAbsent(rows.get(i).presence(), p -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> chunks = new ArrayList<>();
        for (List<Integer> places : alike.values()) {
            if (rows.get(places.getFirst()).canBeListed()) {
                chunks.addAll(InsertChunks.of(into, places, rows::get));
            } else { // a binding of the user's sets values one by one
                places.forEach(place -> chunks.add(List.of(place)));
            }
        }
        return chunks;
    }

    private static <R> List<R> run(
            Session session,
            UpsertFamily family,
            InsertInto<R> into,
            List<ColumnValues> rows,
            List<List<Integer>> chunks) {
        @SuppressWarnings("unchecked") // as an array of rows it goes to nobody
        R[] stored = (R[]) new Object[rows.size()];
        for (List<Integer> places : chunks) {
            List<ColumnValues> some = places.stream().map(rows::get).toList();
            List<R> chunk = some.size() == 1
                    ? List.of(stored(
                            session,
                            family.of(some.getFirst()),
                            s -> some.getFirst().bind(s, 1),
                            into.row()::read))
                    : many(session, family, into, some, places);
            for (int i = 0; i < places.size(); i++) {
                stored[places.get(i)] = chunk.get(i);
            }
        }
        return List.of(stored);
    }

    private static <R> List<R> many(
            Session session, UpsertFamily family, InsertInto<R> into, List<ColumnValues> rows, List<Integer> places) {
        try {
            return BatchInsert.send(
                    session,
                    family.all(rows.getFirst()),
                    s -> RowArrays.bind(rows, places::get, s, 1),
                    ReturnedRows.byKey(family.key(), into, rows),
                    rows.size(),
                    into.row()::read);
        } catch (DatabaseFailure e) {
            throw told(e);
        }
    }

    /**
     * By the primary key: stores all rows of a stream or none, by COPY; returns how many were stored or overwritten. See
     * {@link CopyUpsert}.
     */
    public static <R> long copy(
            Session session, RowType<R> row, Stream<? extends NewRow<R>> rows, LongConsumer progress) {
        return copy(session, row.name() + ".copyUpsert", InsertInto::upsert, rows, progress);
    }

    /** The same by a unique key. */
    public static <R> long copy(
            Session session, UpsertFamily family, Stream<? extends NewRow<R>> rows, LongConsumer progress) {
        return copy(session, family.idOf("copyUpsert"), into -> family, rows, progress);
    }

    private static long copy(
            Session session,
            String id,
            Function<InsertInto<?>, UpsertFamily> upserts,
            Stream<? extends NewRow<?>> rows,
            LongConsumer progress) {
        session.refuseIfAsked(id);
        return session.transaction(inner -> new CopyUpsert(inner, id, upserts).all(rows, progress));
    }

    /** One statement cannot write a row twice. Two values that only the server takes for the same are left to it. */
    private static void refuseTwice(UpsertFamily family, List<ColumnValues> rows) {
        Map<List<@Nullable Object>, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> key = rows.get(i).comparable(family.key());
            Integer before = key.contains(null) ? null : places.putIfAbsent(key, i);
            if (before != null) {
                throw twice(family, rows.get(i), before, i);
            }
        }
    }

    /** What to throw for two rows of one key; {@code row}: one of the table. */
    static IllegalArgumentException twice(UpsertFamily family, ColumnValues row, long one, long other) {
        return new IllegalArgumentException("rows[" + one + "] and rows[" + other + "] have the same "
                + family.key().stream().map(row.columns()::nameOf).collect(Collectors.joining(", "))
                + ": one statement cannot write a row twice");
    }

    /** What to throw for a failure of an upsert of many rows. */
    static DatabaseFailure told(DatabaseFailure e) {
        return e.sqlState().equals(WRITTEN_TWICE)
                ? new QueryFailed(
                        e.statementId(),
                        "two of the rows are the same row to the server: a trigger or a collation makes their keys equal"
                                + "\nhelp: store them one after the other",
                        e.sqlException().orElse(null))
                : e;
    }
}
