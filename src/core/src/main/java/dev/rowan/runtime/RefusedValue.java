package dev.rowan.runtime;

import java.sql.SQLException;

/** A parameter's value that its type cannot hold exactly; {@link Failures} adds the statement. It holds no value. */
final class RefusedValue extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /** Of the parameter, in words where it has none. */
    RefusedValue(String name, IllegalArgumentException why) {
        super(why.getMessage(), why);
        this.name = name;
    }

    String name() {
        return name;
    }
}
