package dev.rowan.review;

/**
 * A lock of a table, or of a view or an index.
 *
 * @param table with its schema, such as {@code public.cams}
 */
public record TableLock(String table, LockMode mode) {}
