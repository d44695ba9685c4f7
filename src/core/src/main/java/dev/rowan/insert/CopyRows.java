package dev.rowan.insert;

import dev.rowan.column.CheckedStatement;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.CopyText;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the new rows of a stream by COPY. Consecutive rows that give the same columns go together, so many at once that it holds little.
 * For one thread.
 */
final class CopyRows {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_TEXT = 1 << 20;

    /** Where rows go. */
    @FunctionalInterface
    interface Target {
        /**
         * Of rows that give these columns.
         *
         * @param place of the first of them
         */
        Run run(InsertInto<?> into, ColumnValues like, long place);
    }

    /**
     * Rows that give the same columns.
     *
     * @param copy null where they go by the statement one by one
     * @param placed whether each goes with its place behind its values
     */
    record Run(
            ColumnValues like,
            Statement statement,
            @Nullable CopyText copy,
            boolean placed) {}

    private final Session session;
    private final String id;
    private final Target target;
    private final LongConsumer progress;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Run run;
    private int waiting;
    private long given;
    private long stored;
    private long told;

    /** {@code session}: of a transaction, which fails where this does. */
    CopyRows(Session session, String id, Target target, LongConsumer progress) {
        this.session = session;
        this.id = id;
        this.target = target;
        this.progress = progress;
    }

    /** Sends them all; returns how many were stored. */
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
            like = target.run(row.into(), values, given);
            run = like;
        }
        if (like.copy() == null) {
            long place = given;
            boolean placed = like.placed();
            stored(session.write(like.statement(), s -> {
                int next = values.bind(s, 1);
                if (placed) {
                    s.setLong(next, place);
                }
            }));
        } else {
            append(values, like.copy());
        }
        given++;
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
