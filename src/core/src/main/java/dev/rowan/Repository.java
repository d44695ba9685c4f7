package dev.rowan;

import dev.rowan.session.Session;
import dev.rowan.shape.RowType;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Dynamic reads of any table or view; generated repositories add the static ones, keys and writes. As thread-safe as the
 * facade it came from.
 *
 * @param <R> the row
 */
public abstract class Repository<R> extends Queries {
    private final RowType<R> row;

    /** For generated repositories. */
    protected Repository(Session session, RowType<R> row) {
        super(session);
        this.row = row;
    }

    /** A query for the rows that meet a jOOQ condition. Nothing is sent before its {@code list}, {@code first} ... */
    public final Query<R> where(Condition condition) {
        return new Query<>(session, row, given(condition, "condition"));
    }

    @Override
    final String subject() {
        return row.name();
    }

    /** A query for all rows. */
    public final Query<R> all() {
        return where(DSL.noCondition());
    }
}
