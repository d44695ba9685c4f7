package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.runtime.Session;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What every generated facade is. Thread-safe outside a transaction; inside one, confined to its thread.
 *
 * <p>Its methods without arguments are few, because each is a name that no table's accessor can have.
 *
 * @param <D> the generated facade itself
 */
public abstract class Database<D extends Database<D>> implements Transactions<D> {
    /** For generated repositories. */
    protected final Session session;

    /** For generated code. */
    protected Database(Session session) {
        this.session = session;
    }

    /** The same facade on another session: inside a transaction. */
    protected abstract D on(Session session);

    /**
     * jOOQ on the same connections and in the same transaction. A value that the driver would send as another one is refused
     * (InvalidInput). What its statements raise is a
     * {@link dev.rowan.error.DatabaseFailure} with the statement id {@code dsl}, unless the caller's own DSLContext is used.
     */
    public final DSLContext dsl() {
        return session.dsl();
    }

    @Override
    public final void transaction(Work<D, RuntimeException> work) {
        transaction(RuntimeException.class, work);
    }

    @Override
    public final <X extends Exception> void transaction(Class<X> thrown, Work<D, X> work) throws X {
        requireNonNull(work, "work is null");
        this.<@Nullable Object, X>transactionResult(thrown, db -> {
            work.run(db);
            return null;
        });
    }

    @Override
    public final <T extends @Nullable Object> T transactionResult(ResultWork<D, T, RuntimeException> work) {
        return transactionResult(RuntimeException.class, work);
    }

    @Override
    public final <T extends @Nullable Object, X extends Exception> T transactionResult(
            Class<X> thrown, ResultWork<D, T, X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(work, "work is null");
        return session.transaction(inner -> work.run(on(inner)));
    }

    @Override
    public final <T extends @Nullable Object> T read(ResultWork<D, T, RuntimeException> work) {
        return read(RuntimeException.class, work);
    }

    @Override
    public final <T extends @Nullable Object, X extends Exception> T read(Class<X> thrown, ResultWork<D, T, X> work)
            throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(work, "work is null");
        return session.read(inner -> work.run(on(inner)));
    }
}
