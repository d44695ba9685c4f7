package dev.rowan.session;

import dev.rowan.error.TooManyRows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is made of an executed statement. Each is there once, and given the reader of the call, so that a row by key allocates no more
 * than its driver does.
 *
 * @param <R> what reads rows
 * @param <T> what it gives
 */
abstract sealed class Outcome<R, T extends @Nullable Object> {
    private static final Outcome<?, ?> FIRST = new FirstRow<>();
    private static final Outcome<?, ?> ONLY = new OnlyRow<>();
    private static final Outcome<?, ?> LIST = new EachRow<>();
    private static final Outcome<?, ?> ROWS = new AllRows<>();

    /** How many rows were written, by a statement that returns none. */
    static final Outcome<Boolean, Long> WRITTEN = new Written();

    /** The same of any statement: rows that come back are not read. */
    static final Outcome<Boolean, Long> ANYTHING = new Anything();

    /** The first row, if there is one. */
    @SuppressWarnings("unchecked") // its types are the reader's
    static <T> Outcome<RowReader<T>, @Nullable T> first() {
        return (Outcome<RowReader<T>, @Nullable T>) FIRST;
    }

    /** The only row, if there is one. */
    @SuppressWarnings("unchecked") // its types are the reader's
    static <T> Outcome<RowReader<T>, @Nullable T> only() {
        return (Outcome<RowReader<T>, @Nullable T>) ONLY;
    }

    /** All rows, one by one. */
    @SuppressWarnings("unchecked") // its types are the reader's
    static <T> Outcome<RowReader<T>, List<T>> list() {
        return (Outcome<RowReader<T>, List<T>>) LIST;
    }

    /** All rows at once. */
    @SuppressWarnings("unchecked") // its types are the reader's
    static <T> Outcome<Session.Rows<T>, List<T>> rows() {
        return (Outcome<Session.Rows<T>, List<T>>) ROWS;
    }

    /** Executes a statement that is sent by itself. */
    abstract T execute(Statement statement, R reader, PreparedStatement s) throws SQLException;

    /** Reads the result of one that was sent with others, at which {@code s} stands; leaves {@code s} at the one that follows. */
    abstract T next(Statement statement, R reader, PreparedStatement s) throws SQLException;

    /** How many rows were read or written. */
    abstract long count(T made);

    /** Whether rows come back, so that it can be the last of several. */
    boolean isOfRows() {
        return false;
    }

    /** For a function of {@link Together} that changes what it is given, and is called again. */
    T fresh(T made) {
        return made;
    }

    /** What is read of the rows that come back. */
    private abstract static sealed class OfRows<R, T extends @Nullable Object> extends Outcome<R, T> {
        abstract T read(Statement statement, R reader, ResultSet rs) throws SQLException;

        @Override
        final boolean isOfRows() {
            return true;
        }

        @Override
        final T execute(Statement statement, R reader, PreparedStatement s) throws SQLException {
            try (ResultSet rs = s.executeQuery()) {
                return read(statement, reader, DriverResult.of(rs));
            }
        }

        @Override
        final T next(Statement statement, R reader, PreparedStatement s) throws SQLException {
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                return read(statement, reader, DriverResult.of(rs));
            } finally {
                s.getMoreResults(); // also after a row too many
            }
        }
    }

    private abstract static sealed class OfRow<T> extends OfRows<RowReader<T>, @Nullable T> {
        @Override
        final long count(@Nullable T made) {
            return made == null ? 0 : 1;
        }
    }

    private static final class FirstRow<T> extends OfRow<T> {
        @Override
        @Nullable
        T read(Statement statement, RowReader<T> reader, ResultSet rs) throws SQLException {
            return rs.next() ? reader.read(rs, 1) : null;
        }
    }

    private static final class OnlyRow<T> extends OfRow<T> {
        @Override
        @Nullable
        T read(Statement statement, RowReader<T> reader, ResultSet rs) throws SQLException {
            T row = rs.next() ? reader.read(rs, 1) : null;
            if (row != null && rs.next()) {
                throw new TooManyRows(statement.id());
            }
            return row;
        }
    }

    private abstract static sealed class OfList<R, T> extends OfRows<R, List<T>> {
        @Override
        final long count(List<T> made) {
            return made.size();
        }

        @Override
        final List<T> fresh(List<T> made) {
            return new ArrayList<>(made);
        }
    }

    private static final class EachRow<T> extends OfList<RowReader<T>, T> {
        @Override
        List<T> read(Statement statement, RowReader<T> reader, ResultSet rs) throws SQLException {
            List<T> rows = new ArrayList<>();
            while (rs.next()) {
                rows.add(reader.read(rs, 1));
            }
            return rows;
        }
    }

    private static final class AllRows<T> extends OfList<Session.Rows<T>, T> {
        @Override
        List<T> read(Statement statement, Session.Rows<T> reader, ResultSet rs) throws SQLException {
            return reader.read(rs);
        }
    }

    /** Some wrappers, such as p6spy, have no large counts; the driver has this where an int cannot hold it. */
    private static long written(PreparedStatement s, int count) throws SQLException {
        return count == java.sql.Statement.SUCCESS_NO_INFO ? s.getLargeUpdateCount() : count;
    }

    private static final class Written extends Outcome<Boolean, Long> {
        @Override
        Long execute(Statement statement, Boolean reader, PreparedStatement s) throws SQLException {
            return written(s, s.executeUpdate());
        }

        @Override
        Long next(Statement statement, Boolean reader, PreparedStatement s) {
            throw new IllegalStateException("what writes is not sent with others");
        }

        @Override
        long count(Long made) {
            return made;
        }
    }

    private static final class Anything extends Outcome<Boolean, Long> {
        @Override
        Long execute(Statement statement, Boolean reader, PreparedStatement s) throws SQLException {
            return s.execute() ? 0L : written(s, s.getUpdateCount());
        }

        @Override
        Long next(Statement statement, Boolean reader, PreparedStatement s) throws SQLException {
            long written = Math.max(0, written(s, s.getUpdateCount()));
            s.getMoreResults();
            return written;
        }

        @Override
        long count(Long made) {
            return made;
        }
    }
}
