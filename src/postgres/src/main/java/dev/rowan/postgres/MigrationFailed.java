package dev.rowan.postgres;

import org.jspecify.annotations.Nullable;

/**
 * Migrations could not be run. The message begins with the place, {@code path/V2__cams.sql:4: }, where there is one,
 * says what is wrong there and ends with what to do about it.
 */
public final class MigrationFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    MigrationFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
