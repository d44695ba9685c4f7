package dev.rowan.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some of the rows of an {@code insertAll}, sent as one multi-row INSERT: rows that give the same columns, as many as a
 * power of two, so that a table has few statement texts and the driver's and the server's caches hit.
 *
 * <p>PostgreSQL executes the rows of a VALUES list one after the other and returns them in that order.
 */
final class BatchInsert {
    private static final int MOST_ROWS = 512;
    private static final int MOST_PARAMETERS = 32_767; // the protocol counts them in 16 bits

    private final StatementFamily family;
    private final List<ColumnValues> rows;
    private final List<Integer> places;

    private BatchInsert(StatementFamily family, List<ColumnValues> rows, List<Integer> places) {
        this.family = family;
        this.rows = rows;
        this.places = places;
    }

    static List<BatchInsert> split(StatementFamily family, List<ColumnValues> rows) {
        Map<Object, List<Integer>> placesByPresence = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            placesByPresence
                    .computeIfAbsent(rows.get(i).presence(), p -> new ArrayList<>())
                    .add(i);
        }
        List<BatchInsert> batches = new ArrayList<>();
        for (List<Integer> places : placesByPresence.values()) {
            ColumnValues first = rows.get(places.getFirst());
            StatementFamily.refuseIncomplete(first);
            for (List<Integer> some : chunks(places, first.present().size())) {
                batches.add(new BatchInsert(family, some.stream().map(rows::get).toList(), some));
            }
        }
        return batches;
    }

    /** What goes in one statement each. */
    static <E> List<List<E>> chunks(List<E> rows, int columns) {
        int most = mostRows(columns);
        List<List<E>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int size = Math.min(most, Integer.highestOneBit(rows.size() - from));
            chunks.add(rows.subList(from, from + size));
            from += size;
        }
        return chunks;
    }

    private static int mostRows(int columns) {
        return columns == 0 ? 1 : Math.min(MOST_ROWS, Integer.highestOneBit(MOST_PARAMETERS / columns));
    }

    /** The stored rows, each in the place of the one given. */
    static <R> List<R> run(Session session, List<BatchInsert> batches, int count, RowReader<R> reader) {
        @SuppressWarnings("unchecked") // filled with R below, and copied out of
        R[] stored = (R[]) new Object[count];
        for (BatchInsert batch : batches) {
            List<R> some = batch.run(session, reader);
            for (int i = 0; i < some.size(); i++) {
                stored[batch.places.get(i)] = some.get(i);
            }
        }
        return List.of(stored);
    }

    private <R> List<R> run(Session session, RowReader<R> reader) {
        return send(session, family.of(rows.getFirst(), rows.size()), rows, reader);
    }

    /** The stored rows in the order given. */
    static <R> List<R> send(Session session, Statement statement, List<ColumnValues> rows, RowReader<R> reader) {
        List<R> stored = session.list(
                statement,
                s -> {
                    int parameter = 1;
                    for (ColumnValues row : rows) {
                        parameter = row.bind(s, parameter);
                    }
                },
                reader);
        if (stored.size() != rows.size()) {
            throw session.notStored(statement.id(), rows.size(), stored.size());
        }
        return stored;
    }
}
