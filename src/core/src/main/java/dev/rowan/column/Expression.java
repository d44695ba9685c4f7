package dev.rowan.column;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What an UPDATE sets a column to, computed by the server. Immutable and thread-safe. */
public interface Expression {
    /** With {@code ?} for each parameter. */
    String sql();

    /** Sets its parameters from {@code parameter} on; returns the number of the parameter after the last. */
    int bind(PreparedStatement s, int parameter) throws SQLException;
}
