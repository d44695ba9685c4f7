package dev.rowan.session;

import dev.rowan.session.Transactions.ResultWork;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** One run of work in a jOOQ transaction, whoever provides it; what the work throws passes through as itself. */
final class TransactionRun<T extends @Nullable Object, X extends Exception> {
    private final ResultWork<Session, T, X> work;
    private @Nullable Session inner;
    private @Nullable Throwable thrown;

    TransactionRun(ResultWork<Session, T, X> work) {
        this.work = work;
    }

    T in(Session session) throws X {
        try {
            return session.transactional().dsl().transactionResult(transaction -> {
                try {
                    Session begun = session.on(transaction);
                    inner = begun;
                    T result = work.run(begun);
                    begun.refuseIfFailed();
                    return result;
                } catch (Throwable t) {
                    thrown = t;
                    throw t;
                }
            });
        } catch (RuntimeException | Error e) {
            if (thrown != null) { // jOOQ wraps what is checked
                throw TransactionRun.<X>asItself(thrown);
            }
            SQLException cause = e instanceof DataAccessException d ? d.getCause(SQLException.class) : null;
            if (cause != null) {
                throw inner == null
                        ? session.failures().ofConnection(Session.BEGIN, cause)
                        : session.failures().ofCommit(cause);
            }
            throw e;
        } finally {
            if (inner != null) {
                inner.end();
            }
        }
    }

    /** The work throws X or something unchecked: a cast to X, whose erasure is Exception, would fail for an Error. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X asItself(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
