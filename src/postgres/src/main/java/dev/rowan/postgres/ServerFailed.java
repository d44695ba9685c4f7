package dev.rowan.postgres;

import org.jspecify.annotations.Nullable;

/** A server did not start, could not be reached or refused. The message says what happened, then what to do. */
public final class ServerFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
