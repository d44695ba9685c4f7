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
 * What is made of an executed statement. Immutable.
 *
 * @param <T> what it gives
 */
abstract sealed class Outcome<T extends @Nullable Object> {
    /** Executes a statement that is sent by itself. */
    abstract T execute(PreparedStatement s) throws SQLException;

    /** Reads the result of one that was sent with others, at which {@code s} stands; leaves {@code s} at the one that follows. */
    abstract T next(PreparedStatement s) throws SQLException;

    /** How many rows were read or written. */
    abstract long rows(T made);

    /** For a function of {@link Together} that changes what it is given, and is called again. */
    T fresh(T made) {
        return made;
    }

    /** What is read of the rows that come back. */
    abstract static sealed class OfRows<T extends @Nullable Object> extends Outcome<T> {
        abstract T read(ResultSet rs) throws SQLException;

        @Override
        final T execute(PreparedStatement s) throws SQLException {
            try (ResultSet rs = s.executeQuery()) {
                return read(DriverResult.of(rs));
            }
        }

        @Override
        final T next(PreparedStatement s) throws SQLException {
            try (ResultSet rs = Objects.requireNonNull(s.getResultSet())) {
                return read(DriverResult.of(rs));
            } finally {
                s.getMoreResults(); // also after a row too many
            }
        }
    }

    /** All rows. */
    static final class AllRows<T> extends OfRows<List<T>> {
        private final Session.Rows<T> reader;

        AllRows(Session.Rows<T> reader) {
            this.reader = reader;
        }

        @Override
        List<T> read(ResultSet rs) throws SQLException {
            return reader.read(rs);
        }

        @Override
        long rows(List<T> made) {
            return made.size();
        }

        @Override
        List<T> fresh(List<T> made) {
            return new ArrayList<>(made);
        }
    }

    static <T> AllRows<T> allRows(RowReader<T> reader) {
        return new AllRows<>(rs -> readAll(rs, reader));
    }

    private static <T> List<T> readAll(ResultSet rs, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (rs.next()) {
            rows.add(reader.read(rs, 1));
        }
        return rows;
    }

    /** The first row, if there is one. */
    static final class FirstRow<T> extends OfRows<@Nullable T> {
        private final RowReader<T> reader;

        FirstRow(RowReader<T> reader) {
            this.reader = reader;
        }

        @Override
        @Nullable
        T read(ResultSet rs) throws SQLException {
            return rs.next() ? reader.read(rs, 1) : null;
        }

        @Override
        long rows(@Nullable T made) {
            return made == null ? 0 : 1;
        }
    }

    /** The only row, if there is one. */
    static final class OnlyRow<T> extends OfRows<@Nullable T> {
        private final Statement statement;
        private final RowReader<T> reader;

        OnlyRow(Statement statement, RowReader<T> reader) {
            this.statement = statement;
            this.reader = reader;
        }

        @Override
        @Nullable
        T read(ResultSet rs) throws SQLException {
            T row = rs.next() ? reader.read(rs, 1) : null;
            if (row != null && rs.next()) {
                throw new TooManyRows(statement.id());
            }
            return row;
        }

        @Override
        long rows(@Nullable T made) {
            return made == null ? 0 : 1;
        }
    }

    /** Some wrappers, such as p6spy, have no large counts; the driver has this where an int cannot hold it. */
    private static long written(PreparedStatement s, int count) throws SQLException {
        return count == java.sql.Statement.SUCCESS_NO_INFO ? s.getLargeUpdateCount() : count;
    }

    /** How many rows were written, by a statement that returns none. */
    static final class Written extends Outcome<Long> {
        @Override
        Long execute(PreparedStatement s) throws SQLException {
            return written(s, s.executeUpdate());
        }

        @Override
        Long next(PreparedStatement s) {
            throw new IllegalStateException("what writes is not sent with others");
        }

        @Override
        long rows(Long made) {
            return made;
        }
    }

    /** The same of any statement: rows that come back are not read. */
    static final class Anything extends Outcome<Long> {
        @Override
        Long execute(PreparedStatement s) throws SQLException {
            return s.execute() ? 0L : written(s, s.getUpdateCount());
        }

        @Override
        Long next(PreparedStatement s) throws SQLException {
            long written = Math.max(0, written(s, s.getUpdateCount()));
            s.getMoreResults();
            return written;
        }

        @Override
        long rows(Long made) {
            return made;
        }
    }
}
