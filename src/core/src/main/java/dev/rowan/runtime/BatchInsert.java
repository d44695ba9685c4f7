package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of an {@code insertAll} or a graph, each chunk of them one multi-row INSERT. */
final class BatchInsert {
    private BatchInsert() {}

    /** The stored rows, each in the place of the one given. */
    static <R> List<R> run(Session session, InsertInto<R> into, List<List<ColumnValues>> chunks) {
        List<R> stored = new ArrayList<>();
        for (List<ColumnValues> chunk : chunks) {
            stored.addAll(send(session, into, chunk, into.row()::read));
        }
        return List.copyOf(stored);
    }

    /** The stored rows in the order given. */
    static <T> List<T> send(Session session, InsertInto<?> into, List<ColumnValues> rows, RowReader<T> reader) {
        var returned = ReturnedRows.of(into, rows);
        List<T> stored = send(session, into, rows, returned, reader);
        List<T> inOrder = returned.inOrder(stored);
        if (inOrder == null) {
            throw session.notToldApart(into.insert().id(), returned.names());
        }
        return inOrder;
    }

    /** Stores rows whose stored values nobody needs. */
    static void send(Session session, InsertInto<?> into, List<ColumnValues> rows) {
        send(session, into, rows, ReturnedRows.of(into, rows.subList(0, 1)), (rs, c) -> true);
    }

    private static <T> List<T> send(
            Session session, InsertInto<?> into, List<ColumnValues> rows, ReturnedRows returned, RowReader<T> reader) {
        Statement statement = into.statement(rows);
        session.refuseIfAsked(statement.id());
        List<T> stored = session.list(statement, s -> bind(s, rows), (rs, c) -> {
            returned.next(rs);
            return reader.read(rs, c);
        });
        if (stored.size() != rows.size()) {
            throw session.notStored(statement.id(), rows.size(), stored.size());
        }
        return stored;
    }

    private static void bind(PreparedStatement s, List<ColumnValues> rows) throws SQLException {
        int parameter = 1;
        for (ColumnValues row : rows) {
            parameter = row.bind(s, parameter);
        }
    }
}
