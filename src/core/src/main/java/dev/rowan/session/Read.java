package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.TooManyRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
    private @Nullable Execution own;

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

    /** {@code whole}: of the statements that it travels with; once more, where those before could not be sent so. */
    final void started(Execution whole) throws SQLException {
        if (own != null && own.isUnderWay()) {
            own = whole.resuming(own);
        } else {
            own = whole.with(statement);
            own.started(this::bind);
        }
    }

    /** Whoever listens has been told of its start, and hears why it came to no end of its own. */
    final void left(@Nullable RuntimeException why) {
        if (own != null) {
            own.left(why instanceof DatabaseFailure failed ? failed : null);
        }
    }

    /** Reads its results, or why there are none. */
    final void take(PreparedStatement s) {
        Execution taken = Objects.requireNonNull(own, "it was not sent");
        forget();
        answered = true;
        try {
            value = read(s);
        } catch (TooManyRows e) {
            failure = taken.failed(e);
            return;
        } catch (RowVanished e) {
            failure = e; // the statement itself did not fail
        } catch (SQLException e) {
            end(taken.failed(e));
            return;
        } catch (RuntimeException e) {
            taken.left(null);
            end(e);
            return;
        }
        taken.ended(rows);
    }

    /** Sends it by itself, and keeps what comes of it. */
    final void send(Session session) {
        forget();
        answered = true;
        try {
            Session sending = own == null ? session : own.again(session);
            value = by(named ? sending.named() : sending);
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
        return asksTheSame(other)
                && Objects.deepEquals(
                        NotedParameters.of(this::bind, connection), NotedParameters.of(other::bind, connection));
    }

    /** Whether it is of the same kind and has the same text. */
    boolean asksTheSame(Read<?> other) {
        return getClass() == other.getClass() && statement.equals(other.statement);
    }

    /** Of one statement. */
    static final class OfStatement<R, T extends @Nullable Object> extends Read<T> {
        private final Binder parameters;
        private final Outcome<R, T> outcome;
        private final R reader;

        OfStatement(Statement statement, Binder parameters, boolean named, Outcome<R, T> outcome, R reader) {
            super(statement, named);
            this.parameters = parameters;
            this.outcome = outcome;
            this.reader = reader;
        }

        @Override
        protected void bind(PreparedStatement s) throws SQLException {
            parameters.bind(s);
        }

        @Override
        protected T read(PreparedStatement s) throws SQLException {
            T made = outcome.next(statement(), reader, s);
            read(outcome.count(made));
            return made;
        }

        @Override
        protected T fresh(T given) {
            return outcome.fresh(given);
        }

        @Override
        protected T by(Session session) {
            return session.send(statement(), parameters, outcome, reader);
        }

        @Override
        boolean asksTheSame(Read<?> other) {
            return super.asksTheSame(other) && outcome.equals(((OfStatement<?, ?>) other).outcome);
        }
    }
}
