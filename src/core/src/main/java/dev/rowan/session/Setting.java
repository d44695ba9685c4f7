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

    /**
     * As whom it is done: what PostgreSQL lets this role do, by its grants and by policies, is what the transaction can do. SET LOCAL ROLE. The
     * connection's own role must be a member of it.
     *
     * <pre>{@code
     * db.with(Setting.role("authenticated"), new Setting("request.jwt.claims", claims)).transaction(tx -> ...);
     * }</pre>
     */
    public static Setting role(String role) {
        if (requireNonNull(role, "role is null").isBlank()) {
            throw new IllegalArgumentException("the role is blank");
        }
        return new Setting("role", role);
    }

    @Override
    public String toString() {
        return name;
    }
}
