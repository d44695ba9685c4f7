package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
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

    private final Connection connection;
    private final boolean ownTransaction;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowReader<T> reader;
    private final Owner owner;
    private long read;
    private boolean failed;
    private boolean closed;

    /** Whose connection it is. */
    interface Owner {
        /** The failure to throw. */
        DatabaseFailure failed(SQLException e);

        /** The failure to throw when it is read too late: {@code why}, and what to do. */
        DatabaseFailure tooLate(String why);

        /** The failure to throw when the stream's own transaction cannot be ended. */
        DatabaseFailure notCommitted(SQLException e);

        /** After a stream without a failure. */
        void read(long rows);

        /** Takes the connection back. */
        void release();
    }

    private RowStream(
            Connection connection,
            boolean ownTransaction,
            PreparedStatement statement,
            ResultSet rows,
            RowReader<T> reader,
            Owner owner) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.connection = connection;
        this.ownTransaction = ownTransaction;
        this.statement = statement;
        this.rows = rows;
        this.reader = reader;
        this.owner = owner;
    }

    /**
     * Executes the statement. When that fails the connection is as it was, and still the caller's.
     *
     * @param snapshot whether a transaction that it opens is one read-only snapshot
     */
    static <T> RowStream<T> of(
            Connection connection,
            Statement statement,
            Binder parameters,
            RowReader<T> reader,
            boolean snapshot,
            Owner owner)
            throws SQLException {
        boolean ownTransaction = !DriverState.isInTransaction(connection);
        PreparedStatement s = null;
        try {
            if (ownTransaction) {
                connection.setAutoCommit(false);
                if (snapshot) {
                    Snapshot.begin(connection);
                }
            }
            s = Session.prepare(connection, statement);
            s.setFetchSize(ROWS_AT_ONCE);
            Session.bind(statement, parameters, s);
            return new RowStream<>(connection, ownTransaction, s, s.executeQuery(), reader, owner);
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
                throw owner.tooLate(TRANSACTION_ENDED);
            }
            failed = true;
            throw owner.failed(e);
        }
        action.accept(row);
        return true;
    }

    private void refuseIfClosed() throws SQLException {
        if (closed) {
            throw owner.tooLate("the stream is closed\nhelp: read it inside of the try that closes it");
        }
        if (!ownTransaction && rows.isClosed()) {
            throw owner.tooLate(TRANSACTION_ENDED);
        }
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            statement.close();
            if (ownTransaction) {
                end(connection, !failed);
            }
            if (!failed) {
                owner.read(read);
            }
        } catch (SQLException e) {
            if (!failed) { // else the caller knows
                throw owner.notCommitted(e);
            }
        } finally {
            owner.release();
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
