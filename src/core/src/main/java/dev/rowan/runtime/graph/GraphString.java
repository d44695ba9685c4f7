package dev.rowan.runtime.graph;

import dev.rowan.runtime.Statement;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Several SELECTs that travel together.
 *
 * @param <T> what their rows give
 */
public interface GraphString<T> {
    /** {@code autoCommit}: whether the connection is outside of a transaction. */
    Statement statement(boolean autoCommit);

    /** Sets all parameters. */
    void bind(PreparedStatement s) throws SQLException;

    /**
     * Reads the results of the executed statement.
     *
     * @throws RowVanished when a row that a foreign key promises is not there
     */
    T read(PreparedStatement s) throws SQLException;
}
