package dev.rowan.runtime;

import dev.rowan.Query;
import dev.rowan.RowType;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic reads of any table or view; generated repositories add the static ones, keys and writes. As thread-safe as the
 * facade it came from.
 *
 * @param <R> the row
 */
public abstract class Repository<R> {
    /** For generated repositories. */
    protected final Session session;

    private final RowType<R> row;

    /** For generated repositories. */
    protected Repository(Session session, RowType<R> row) {
        this.session = session;
        this.row = row;
    }

    /** A query for the rows that meet a jOOQ condition. Nothing is sent before its {@code list}, {@code first} ... */
    public final Query<R> where(Condition condition) {
        return new Query<>(session, row, given(condition, "condition"));
    }

    /** A query for all rows. */
    public final Query<R> all() {
        return where(DSL.noCondition());
    }

    /** The same for a text, which also must be one: the driver would send another, in silence, and find that. */
    protected static String given(@Nullable String value, String name) {
        if (value == null) {
            throw new NullPointerException(name + " is null");
        }
        try {
            return ColumnTypes.TEXT.check(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** A parameter that must not be null: comparing with null finds nothing, in silence. */
    protected static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw new NullPointerException(name + " is null");
        }
        return value;
    }
}
