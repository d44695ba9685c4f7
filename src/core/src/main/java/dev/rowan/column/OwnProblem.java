package dev.rowan.column;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A value that cannot be read or set, in our words, which hold none: they may stand in a message. */
public final class OwnProblem extends SQLException {
    private static final long serialVersionUID = 1L;

    public OwnProblem(String message) {
        super(message);
    }

    OwnProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
