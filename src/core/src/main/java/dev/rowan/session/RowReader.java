package dev.rowan.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the current row by position, starting at column {@code first}. Thread-safe: it holds nothing. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet rs, int first) throws SQLException;
}
