package dev.rowan.session;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Sets the parameters of one execution. */
@FunctionalInterface
public interface Binder {
    /** For a statement without parameters. */
    Binder NONE = s -> {};

    void bind(PreparedStatement s) throws SQLException;
}
