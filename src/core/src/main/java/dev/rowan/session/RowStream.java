package dev.rowan.session;

import dev.rowan.error.StreamClosed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement through a cursor. The driver reads all rows at once unless a transaction is open, so that where there
 * is none it opens one, which ends with the stream.
 */
final class RowStream<T> extends AbstractSpliterator<T> {
    private static final int ROWS_AT_ONCE = 500;

    /** invalid_cursor_name: it went with its transaction, and the connection did not. */
    private static final String NO_CURSOR = "34000";

    private static final String TRANSACTION_ENDED = "the transaction that the stream is of has ended\n"
            + "help: read it to its end inside of the transaction, or outside of any, where it has one of its own";

    private final Execution execution;
    private final boolean ownTransaction;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private long read;
    private boolean failed;
    private boolean closed;

    private RowStream(
            Execution execution,
            boolean ownTransaction,
            PreparedStatement statement,
            ResultSet rows,
            RowReader<T> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.execution = execution;
        this.ownTransaction = ownTransaction;
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
    }

    /**
     * Executes the statement. When that fails the connection goes back as it was, else when the stream is closed.
     *
     * @param snapshot whether a transaction that it opens is one read-only snapshot
     */
    static <T> RowStream<T> of(Execution execution, Binder parameters, RowReader<T> reader, boolean snapshot) {
        boolean open = false;
        try {
            RowStream<T> rows = open(execution, parameters, reader, snapshot);
            open = true;
            execution.hold();
            return rows;
        } catch (SQLException e) {
            throw execution.failed(e);
        } finally {
            if (!open) {
                execution.release();
            }
        }
    }

    private static <T> RowStream<T> open(Execution execution, Binder parameters, RowReader<T> reader, boolean snapshot)
            throws SQLException {
        Connection connection = execution.connection();
        boolean ownTransaction = execution.isAlone();
        PreparedStatement s = null;
        try {
            if (ownTransaction) {
                connection.setAutoCommit(false);
                if (snapshot) {
                    Snapshot.beginIfFirst(connection);
                }
            }
            s = execution.prepare();
            s.setFetchSize(ROWS_AT_ONCE);
            Execution.bind(execution.statement(), parameters, s);
            execution.started(parameters);
            return new RowStream<>(execution, ownTransaction, s, s.executeQuery(), reader);
        } catch (SQLException | RuntimeException e) {
            undo(connection, s, ownTransaction, e);
            throw e;
        }
    }

    private static void undo(
            Connection connection, @Nullable PreparedStatement s, boolean ownTransaction, Exception failure) {
        try {
            if (s != null) {
                s.close();
            }
            if (ownTransaction) {
                end(connection, false);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** On which further statements of the same transaction can be sent while it is open. */
    Connection connection() {
        return execution.connection();
    }

    /** To be closed. */
    Stream<T> rows() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    /** The same of what is made of some hundred rows at a time, while the transaction is open. */
    <U> Stream<U> chunks(Function<List<T>, List<U>> make) {
        var chunks = new AbstractSpliterator<U>(Long.MAX_VALUE, Spliterator.ORDERED) {
            private Iterator<U> made = Collections.emptyIterator();

            @Override
            public boolean tryAdvance(Consumer<? super U> action) {
                if (closed || !made.hasNext()) {
                    made = chunk(make).iterator();
                }
                boolean more = made.hasNext();
                if (more) {
                    action.accept(made.next());
                }
                return more;
            }
        };
        return StreamSupport.stream(chunks, false).onClose(this::close);
    }

    /** None when there are no more rows. */
    private <U> List<U> chunk(Function<List<T>, List<U>> make) {
        List<T> chunk = new ArrayList<>(ROWS_AT_ONCE);
        while (chunk.size() < ROWS_AT_ONCE && tryAdvance(chunk::add)) {}
        if (chunk.isEmpty()) {
            return List.of();
        }
        try {
            return make.apply(chunk);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        T row;
        try {
            refuseIfClosed();
            if (!rows.next()) {
                return false;
            }
            row = reader.read(rows, 1);
            read++;
        } catch (SQLException e) {
            if (NO_CURSOR.equals(e.getSQLState())) {
                throw tooLate(TRANSACTION_ENDED);
            }
            failed = true;
            throw execution.failed(e);
        }
        action.accept(row);
        return true;
    }

    private void refuseIfClosed() throws SQLException {
        if (closed) {
            throw tooLate("the stream is closed\nhelp: read it inside of the try that closes it");
        }
        if (!ownTransaction && rows.isClosed()) {
            throw tooLate(TRANSACTION_ENDED);
        }
    }

    private StreamClosed tooLate(String why) {
        return new StreamClosed(execution.statement().id(), why);
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            statement.close();
            if (ownTransaction) {
                end(execution.connection(), !failed);
            }
            if (!failed) {
                execution.ended(read);
            }
        } catch (SQLException e) {
            if (!failed) { // else the caller knows
                throw execution.failed(e); // to its caller it is one statement, as without a cursor
            }
        } finally {
            execution.letGo();
        }
    }

    private static void end(Connection connection, boolean commit) throws SQLException {
        try {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }
}
