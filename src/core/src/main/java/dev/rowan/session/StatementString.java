package dev.rowan.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Statements that are read together: one string, which the driver sends in one round trip. Of one execution. */
public interface StatementString {
    /** {@code autoCommit}: whether the connection is outside of a transaction. */
    Statement statement(boolean autoCommit);

    /** Sets all parameters; says how many bytes they are, about. Negative when they cannot be sent in one go. */
    long bind(PreparedStatement s) throws SQLException;

    /** Reads the results of the executed statement; says how many rows. */
    long read(PreparedStatement s) throws SQLException;
}
