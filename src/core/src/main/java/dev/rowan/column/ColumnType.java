package dev.rowan.column;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How values of one PostgreSQL type go through JDBC: always with their type, so that the driver never has to ask the
 * server for it. Immutable and thread-safe.
 *
 * @param <T> the Java type
 */
public interface ColumnType<T> {
    /** Binds the value; null becomes SQL's null of this type. */
    void set(PreparedStatement s, int parameter, @Nullable T value) throws SQLException;

    /** Reads the value. */
    @Nullable
    T getNullable(ResultSet rs, int column) throws SQLException;

    /**
     * Reads the value of a column that is not null, by the catalogue, by proof or by the promise of a query's header.
     *
     * @throws SQLException when it is null all the same
     */
    default T get(ResultSet rs, int column) throws SQLException {
        T value = getNullable(rs, column);
        if (value == null) {
            throw new OwnProblem("column " + rs.getMetaData().getColumnLabel(column)
                    + " is null in the row, and should never be: by the catalogue, or by its query");
        }
        return value;
    }

    /**
     * The value exactly as the server will store it.
     *
     * @throws IllegalArgumentException when the type cannot store it exactly; the message holds no value
     */
    default T check(T value) {
        return value;
    }
}
