package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.session.Transactions.ResultWork;
import dev.rowan.session.Transactions.Work;
import org.jspecify.annotations.Nullable;

/** Work that commits once for each key: see {@link Transactions#transactionOnce(String, Work)}. */
public final class Once {
    private Once() {}

    /** Whether the work has committed now, and not before. */
    public static <X extends Exception> boolean run(
            Session session, TransactionOptions options, String key, Work<Session, X> work) throws X {
        return done(session, options, key, new OnceRun.KeptWork<@Nullable Object, X>() {
                    @Override
                    public @Nullable Object run(Session inner) throws X {
                        work.run(inner);
                        return null;
                    }

                    @Override
                    public @Nullable String kept(@Nullable Object result) {
                        return null;
                    }
                })
                .here();
    }

    /** The result of the work that has committed for this key, now or before. */
    public static <T, X extends Exception> T result(
            Session session, TransactionOptions options, OnceKey<T> key, ResultWork<Session, T, X> work) throws X {
        OnceRun.Done<T> done = done(session, options, key.key(), new OnceRun.KeptWork<T, X>() {
            @Override
            public T run(Session inner) throws X {
                return requireNonNull(work.run(inner), "the work of a key with a result gave null");
            }

            @Override
            public String kept(T result) {
                return requireNonNull(key.write().apply(result), "write gave null");
            }
        });
        return done.result() == null
                ? requireNonNull(key.read().apply(done.kept().orElseThrow(Once::withoutResult)), "read gave null")
                : done.result().value();
    }

    private static <T extends @Nullable Object, X extends Exception> OnceRun.Done<T> done(
            Session session, TransactionOptions options, String key, OnceRun.KeptWork<T, X> work) throws X {
        OnceTable.check(key);
        if (session.afterwardsIfAny() != null || !session.isAutoCommit(OnceTable.ID)) {
            throw new IllegalStateException(OnceTable.ID
                    + ": its key commits with a whole transaction, and this is inside of one"
                    + "\nhelp: call it on the database, outside of transactions");
        }
        return Attempts.run(
                options.attempts(),
                number -> new OnceRun<>(session.attempt(number), options.attempts(1), key, work).done());
    }

    private static IllegalStateException withoutResult() {
        return new IllegalStateException(OnceTable.ID + ": the work of this key has committed, and kept no result"
                + "\nhelp: give a key a result always or never");
    }
}
