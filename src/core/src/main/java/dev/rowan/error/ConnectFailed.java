package dev.rowan.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The database could not be opened: its URL, the way to the server, the login, or its schema. The message's first line
 * says what is wrong and where, its second line starts with {@code help: } and says what to do. Neither it nor a cause
 * holds a password.
 */
public final class ConnectFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For the runtime: {@code what} and {@code help} are one line each. */
    public ConnectFailed(String what, String help) {
        this(what, help, null);
    }

    /** For the runtime: with the driver's or Flyway's exception behind it. */
    public ConnectFailed(String what, String help, @Nullable Throwable cause) {
        super(requireNonNull(what, "what is null") + "\nhelp: " + requireNonNull(help, "help is null"), cause);
    }
}
