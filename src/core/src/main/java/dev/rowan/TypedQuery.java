package dev.rowan;

import dev.rowan.session.RowReader;
import dev.rowan.session.Statement;

/**
 * A query of a {@code .sql} file, for tools: what is sent and how a row of it is read. Immutable and thread-safe.
 *
 * @param statement its id and text; of a query with optional blocks the text without any, in the first order
 * @param reader reads a row by position
 * @param <R> what it reads
 */
public record TypedQuery<R>(Statement statement, RowReader<R> reader) {
    /** For generated code. */
    public TypedQuery {}

    /** Stable, such as {@code projects.overview}. */
    public String id() {
        return statement.id();
    }

    /** Its text, with {@code ?} for each parameter. */
    public String sql() {
        return statement.sql();
    }
}
