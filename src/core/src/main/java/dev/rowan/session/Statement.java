package dev.rowan.session;

/**
 * A statement that generated code sends.
 *
 * @param id stable, such as {@code users.find}
 * @param sql its text, with {@code ?} for each parameter
 * @param isDynamic whether a caller composed it with jOOQ, so that no catalogue lists its text
 */
public record Statement(String id, String sql, boolean isDynamic) {
    /** One of the catalogue, or one that a rule makes of what stands there. */
    public Statement(String id, String sql) {
        this(id, sql, false);
    }

    /** One that a caller composed. */
    public static Statement dynamic(String id, String sql) {
        return new Statement(id, sql, true);
    }
}
