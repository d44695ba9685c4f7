package dev.rowan.insert;

import dev.rowan.column.ColumnValues;
import dev.rowan.column.CopyText;
import dev.rowan.insert.CopyRows.Run;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores the new rows of a stream by COPY to their table. Those of a column that a user's binding sets, and those without a column,
 * which COPY cannot write, go by an INSERT each. For one thread.
 */
final class CopyInsert {
    private final Session session;
    private final String id;
    private final String table;
    private @Nullable List<String> asked;

    /** {@code session}: of a transaction, which fails where this does. */
    CopyInsert(Session session, String id, String table) {
        this.session = session;
        this.id = id;
        this.table = table;
    }

    /** Stores them all; returns how many were stored. */
    long all(Stream<? extends NewRow<?>> rows, LongConsumer progress) {
        return new CopyRows(session, id, this::run, progress).all(rows);
    }

    private Run run(InsertInto<?> into, ColumnValues values, long place) {
        StatementFamily.refuseIncomplete(values, place);
        if (values.isEmpty() || !values.canBeListed()) {
            return new Run(values, new Statement(id, into.insert().rows(List.of(values))), null, false);
        }
        if (asked == null) {
            asked = session.mustBeCopied(id, table);
        }
        CopyText copy = CopyText.of(values, asked);
        return new Run(values, new Statement(id, "copy " + table + " " + copy.columns() + " from stdin"), copy, false);
    }
}
