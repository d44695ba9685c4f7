package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A setting of the server for a transaction: for whom it is done, or a limit such as {@code statement_timeout}. Generated facades
 * give those that policies and triggers ask for. {@code toString} has no value, for it may be a secret. Immutable and thread-safe.
 *
 * @param name such as {@code app.tenant}
 */
public record Setting(String name, String value) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(\\.[\\p{L}_][\\p{L}\\p{N}_$]*)*");

    /** @throws IllegalArgumentException when the server could not call a setting so */
    public Setting {
        if (!NAME.matcher(requireNonNull(name, "name is null")).matches()) {
            throw new IllegalArgumentException(
                    "the name of a setting is letters, digits and _, with dots between words");
        }
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return name;
    }
}
