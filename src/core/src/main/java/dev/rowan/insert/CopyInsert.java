package dev.rowan.insert;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.CopyText;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * New rows of a stream, by COPY. Consecutive rows that give the same columns go together, so many at once that it holds little. Those of
 * a column that a user's binding sets, and those without a column, which COPY cannot write, go by an INSERT each. For one thread.
 */
final class CopyInsert {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_TEXT = 1 << 20;

    private final Session session;
    private final String id;
    private final String table;
    private final LongConsumer progress;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Run run;
    private @Nullable List<String> asked;
    private int waiting;
    private long given;
    private long stored;
    private long told;

    /**
     * Rows that give the same columns.
     *
     * @param copy null where they go by the statement one by one
     */
    private record Run(
            ColumnValues like,
            Statement statement,
            @Nullable CopyText copy) {}

    /** {@code session}: of a transaction, which fails where this does. */
    CopyInsert(Session session, String id, String table, LongConsumer progress) {
        this.session = session;
        this.id = id;
        this.table = table;
        this.progress = progress;
    }

    /** Stores them all; returns how many were stored. */
    long all(Stream<? extends NewRow<?>> rows) {
        rows.sequential().forEachOrdered(this::add); // its iterator would keep all that a flatMap makes of one element
        send();
        progress.accept(stored);
        return stored;
    }

    private void add(NewRow<?> row) {
        if (row == null) {
            throw new NullPointerException("rows[" + given + "] is null");
        }
        ColumnValues values = row.values();
        Run like = run;
        if (like == null || !values.isLike(like.like())) {
            send();
            StatementFamily.refuseIncomplete(values, given);
            like = runOf(row.into(), values);
            run = like;
        }
        if (like.copy() == null) {
            stored(session.write(like.statement(), s -> values.bind(s, 1)));
        } else {
            append(values, like.copy());
        }
        given++;
    }

    private Run runOf(InsertInto<?> into, ColumnValues values) {
        if (values.isEmpty() || !values.canBeListed()) {
            return new Run(values, new Statement(id, into.insert().rows(List.of(values))), null);
        }
        if (asked == null) {
            asked = session.mustBeCopied(id, table);
        }
        CopyText copy = CopyText.of(values, asked);
        return new Run(values, new Statement(id, "copy " + table + " " + copy.columns() + " from stdin"), copy);
    }

    private void append(ColumnValues values, CopyText copy) {
        try {
            copy.append(values, given, text);
        } catch (CheckedStatement.Refused e) {
            throw e.of(id);
        }
        waiting++;
        if (waiting == MOST_ROWS || text.length() >= MOST_TEXT) {
            send();
        }
    }

    /** What waits. */
    private void send() {
        if (run != null && waiting > 0) {
            byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
            text.setLength(0);
            waiting = 0;
            stored(session.copyIn(run.statement(), rows));
        }
    }

    private void stored(long more) {
        stored += more;
        if (stored - told >= MOST_ROWS) {
            told = stored;
            progress.accept(stored);
        }
    }
}
