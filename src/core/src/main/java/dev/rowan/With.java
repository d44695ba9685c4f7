package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.Once;
import dev.rowan.session.OnceKey;
import dev.rowan.session.Session;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.Transactions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a facade, with options.
 *
 * @param on the facade on the session of a transaction
 */
record With<D>(Session session, TransactionOptions options, Function<Session, D> on) implements Transactions<D> {
    @Override
    public void transaction(Work<D, RuntimeException> work) {
        transaction(RuntimeException.class, work);
    }

    @Override
    public <X extends Exception> void transaction(Class<X> thrown, Work<D, X> work) throws X {
        requireNonNull(work, "work is null");
        this.<@Nullable Object, X>transactionResult(thrown, db -> {
            work.run(db);
            return null;
        });
    }

    @Override
    public <T extends @Nullable Object> T transactionResult(ResultWork<D, T, RuntimeException> work) {
        return transactionResult(RuntimeException.class, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T transactionResult(
            Class<X> thrown, ResultWork<D, T, X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(work, "work is null");
        return session.transaction(options, inner -> work.run(on.apply(inner)));
    }

    @Override
    public boolean transactionOnce(String key, Work<D, RuntimeException> work) {
        return transactionOnce(RuntimeException.class, key, work);
    }

    @Override
    public <X extends Exception> boolean transactionOnce(Class<X> thrown, String key, Work<D, X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(key, "key is null");
        requireNonNull(work, "work is null");
        return Once.run(session, options, key, (Work<Session, X>) inner -> work.run(on.apply(inner)));
    }

    @Override
    public <T> T transactionOnce(OnceKey<T> key, ResultWork<D, T, RuntimeException> work) {
        return transactionOnce(RuntimeException.class, key, work);
    }

    @Override
    public <T, X extends Exception> T transactionOnce(Class<X> thrown, OnceKey<T> key, ResultWork<D, T, X> work)
            throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(key, "key is null");
        requireNonNull(work, "work is null");
        return Once.result(session, options, key, (ResultWork<Session, T, X>) inner -> work.run(on.apply(inner)));
    }

    @Override
    public <T extends @Nullable Object> T read(ResultWork<D, T, RuntimeException> work) {
        return read(RuntimeException.class, work);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T read(Class<X> thrown, ResultWork<D, T, X> work)
            throws X {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(work, "work is null");
        return session.read(options, inner -> work.run(on.apply(inner)));
    }
}
