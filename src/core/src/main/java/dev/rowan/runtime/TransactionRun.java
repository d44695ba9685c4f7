package dev.rowan.runtime;

import dev.rowan.Transactions.ResultWork;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** One run of work in a jOOQ transaction, whoever provides it; what the work throws passes through as itself. */
final class TransactionRun<T extends @Nullable Object, X extends Exception> {
    private final ResultWork<Session, T, X> work;
    private @Nullable Throwable thrown;

    TransactionRun(ResultWork<Session, T, X> work) {
        this.work = work;
    }

    @SuppressWarnings("unchecked") // the work throws X or something unchecked
    T in(Session session) throws X {
        try {
            return session.dsl().transactionResult(transaction -> {
                try {
                    return work.run(session.on(transaction));
                } catch (Throwable t) {
                    thrown = t;
                    throw t;
                }
            });
        } catch (RuntimeException | Error e) {
            if (thrown != null) { // jOOQ wraps what is checked
                throw (X) thrown;
            }
            SQLException cause = e instanceof DataAccessException d ? d.getCause(SQLException.class) : null;
            if (cause != null) {
                throw session.failures().ofCommit(cause);
            }
            throw e;
        }
    }
}
