package dev.rowan.session;

/**
 * A statement that generated code sends.
 *
 * @param id stable, such as {@code users.find}
 * @param sql its text, with {@code ?} for each parameter
 */
public record Statement(String id, String sql) {}
