package dev.rowan.session;

import dev.rowan.error.TooManyRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One statement, or those of a graph, that a function of {@link Together} asked for, and what came of it. For one thread.
 *
 * @param <T> what it gives
 */
public abstract class Read<T extends @Nullable Object> {
    private final Statement statement;
    private final boolean named;
    private @Nullable T value;
    private @Nullable RuntimeException failure;
    private boolean answered;
    private boolean last;
    private long rows;

    /** {@code statement}: as it is sent inside a transaction. */
    protected Read(Statement statement, boolean named) {
        this.statement = statement;
        this.named = named;
    }

    /** As it is sent inside a transaction. */
    final Statement statement() {
        return statement;
    }

    /** Whether the connection is to be asked first where it finds names. */
    final boolean isNamed() {
        return named;
    }

    /** How many results it has. */
    protected int results() {
        return 1;
    }

    protected abstract void bind(PreparedStatement s) throws SQLException;

    /** Reads its results, of which {@code s} stands at the first, and leaves {@code s} at the one that follows. */
    protected abstract T read(PreparedStatement s) throws SQLException;

    /** Says how many rows there were. */
    protected final void read(long count) {
        rows = count;
    }

    /** Sends it by itself. */
    protected abstract T by(Session session);

    /** Reads its results, or why there are none. */
    final void take(PreparedStatement s, Session session, long start, Connection connection) {
        forget();
        answered = true;
        try {
            value = read(s);
        } catch (TooManyRows e) {
            failure = session.failed(statement, start, e);
            return;
        } catch (RowVanished e) {
            failure = e; // the statement itself did not fail
        } catch (SQLException e) {
            end(session.failed(statement, start, e, connection));
            return;
        } catch (RuntimeException e) {
            end(e);
            return;
        }
        session.ended(statement, rows, start);
    }

    /** Sends it by itself, and keeps what comes of it. */
    final void send(Session session) {
        forget();
        answered = true;
        try {
            value = by(named ? session.named() : session);
        } catch (TooManyRows | RowVanished e) {
            failure = e;
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void end(RuntimeException e) {
        failure = e;
        last = true;
    }

    final void forget() {
        value = null;
        failure = null;
        answered = false;
        last = false;
    }

    final boolean isAnswered() {
        return answered;
    }

    /** The failure after which there are no answers to others; null without one. */
    final @Nullable RuntimeException end() {
        return last ? failure : null;
    }

    /** What it gave, or the failure. */
    @SuppressWarnings("NullAway") // where T is not null, it has been read
    final T answer() {
        if (failure != null) {
            throw failure;
        }
        return fresh(value);
    }

    /** For a function that changes what it is given, and is called again. */
    protected T fresh(T given) {
        return given;
    }

    /** Whether the other asks for the same: text and values. */
    final boolean isSame(Read<?> other, Supplier<Connection> connection) throws SQLException {
        return getClass() == other.getClass()
                && statement.equals(other.statement)
                && Objects.deepEquals(
                        NotedParameters.of(this::bind, connection), NotedParameters.of(other::bind, connection));
    }

    /** Of a statement with parameters. */
    abstract static sealed class OfStatement<T extends @Nullable Object> extends Read<T> {
        final Binder parameters;

        private OfStatement(Statement statement, Binder parameters, boolean named) {
            super(statement, named);
            this.parameters = parameters;
        }

        @Override
        protected final void bind(PreparedStatement s) throws SQLException {
            parameters.bind(s);
        }
    }

    /** All rows. */
    static final class OfRows<T> extends OfStatement<List<T>> {
        private final Session.Rows<T> reader;

        OfRows(Statement statement, Binder parameters, boolean named, Session.Rows<T> reader) {
            super(statement, parameters, named);
            this.reader = reader;
        }

        @Override
        protected List<T> read(PreparedStatement s) throws SQLException {
            List<T> all;
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                all = reader.read(DriverResult.of(rs));
            }
            read(all.size());
            s.getMoreResults();
            return all;
        }

        @Override
        protected List<T> fresh(List<T> given) {
            return new ArrayList<>(given);
        }

        @Override
        protected List<T> by(Session session) {
            return session.rows(statement(), parameters, reader);
        }
    }

    /** The first row, if there is one. */
    static final class OfRow<T> extends OfStatement<@Nullable T> {
        private final RowReader<T> reader;
        private final boolean only;

        OfRow(Statement statement, Binder parameters, boolean named, RowReader<T> reader, boolean only) {
            super(statement, parameters, named);
            this.reader = reader;
            this.only = only;
        }

        @Override
        @Nullable
        protected T read(PreparedStatement s) throws SQLException {
            T row;
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                row = Session.first(statement(), rs, reader, only);
            } finally {
                s.getMoreResults(); // also after a row too many
            }
            read(row == null ? 0 : 1);
            return row;
        }

        @Override
        @Nullable
        protected T by(Session session) {
            return session.first(statement(), parameters, reader, only);
        }
    }

    /** Whatever comes of it is not read. */
    static final class OfNothing extends OfStatement<@Nullable Object> {
        OfNothing(Statement statement, Binder parameters, boolean named) {
            super(statement, parameters, named);
        }

        @Override
        @Nullable
        protected Object read(PreparedStatement s) throws SQLException {
            read(Math.max(0, s.getLargeUpdateCount()));
            s.getMoreResults();
            return null;
        }

        @Override
        @Nullable
        protected Object by(Session session) {
            session.run(statement(), parameters);
            return null;
        }
    }
}
