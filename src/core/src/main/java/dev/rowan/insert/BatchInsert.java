package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.Binder;
import dev.rowan.session.RowReader;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows of an {@code insertAll} or a graph, each chunk of them one INSERT. */
final class BatchInsert {
    private BatchInsert() {}

    /** The stored rows, each in the place of the one given. */
    static <R> List<R> run(Session session, InsertInto<R> into, List<List<ColumnValues>> chunks) {
        List<R> stored = new ArrayList<>();
        for (List<ColumnValues> chunk : chunks) {
            RowsInsert insert = RowsInsert.of(into, chunk, stored.size());
            stored.addAll(send(session, into, insert, chunk, into.row()::read));
        }
        return List.copyOf(stored);
    }

    /** The stored rows in the order given. */
    static <T> List<T> send(Session session, InsertInto<?> into, List<ColumnValues> rows, RowReader<T> reader) {
        return send(session, into, RowsInsert.of(into, rows, 0), rows, reader);
    }

    private static <T> List<T> send(
            Session session, InsertInto<?> into, RowsInsert insert, List<ColumnValues> rows, RowReader<T> reader) {
        return send(session, insert.statement(), insert.values(), ReturnedRows.of(into, rows), rows.size(), reader);
    }

    /** The stored rows in the order given. */
    static <T> List<T> send(
            Session session, Statement statement, Binder values, ReturnedRows returned, int rows, RowReader<T> reader) {
        List<T> stored = stored(session, statement, values, returned, rows, reader);
        List<T> inOrder = returned.inOrder(stored);
        if (inOrder == null) {
            throw notToldApart(session, statement.id(), returned.names());
        }
        return inOrder;
    }

    /** Stores rows whose stored values nobody needs. */
    static void send(Session session, InsertInto<?> into, List<ColumnValues> rows) {
        RowsInsert insert = RowsInsert.of(into, rows, 0);
        stored(
                session,
                insert.statement(),
                insert.values(),
                ReturnedRows.of(into, rows.subList(0, 1)),
                rows.size(),
                (rs, c) -> true);
    }

    private static <T> List<T> stored(
            Session session, Statement statement, Binder values, ReturnedRows returned, int rows, RowReader<T> reader) {
        session.refuseIfAsked(statement.id());
        List<T> stored = session.list(statement, values, (rs, c) -> {
            returned.next(rs);
            return reader.read(rs, c);
        });
        if (stored.size() != rows) {
            throw session.notStored(statement.id(), rows, stored.size());
        }
        return stored;
    }

    private static QueryFailed notToldApart(Session session, String id, String columns) {
        return new QueryFailed(
                id,
                "which of the rows that came back is which cannot be told: none of the columns given (" + columns
                        + ") has the values given, in whatever order; they are stored"
                        + (session.isAutoCommit(id) ? "" : " only if the transaction commits")
                        + "\nhelp: give the rows a key, or insert them one by one",
                null);
    }
}
