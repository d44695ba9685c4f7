package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.session.Transactions.ResultWork;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** One run of work in a transaction, of ours or of a caller's jOOQ; what the work throws passes through as itself. */
final class TransactionRun<T extends @Nullable Object, X extends Exception> {
    /** Finds out what became of a transaction. */
    @FunctionalInterface
    interface Asking {
        /** Throws what is to be told, unless it has committed. */
        void refuseUnlessCommitted(CommitOutcomeUnknown unknown);
    }

    private record Made<T extends @Nullable Object>(T result) {}

    private final ResultWork<Session, T, X> work;
    private final @Nullable Asking asking;
    private @Nullable Made<T> made;
    private @Nullable Session inner;
    private @Nullable Throwable thrown;
    private boolean committed;

    /** {@code asking}: tells where the outcome of COMMIT is unknown; null where nobody can. */
    TransactionRun(ResultWork<Session, T, X> work, @Nullable Asking asking) {
        this.work = work;
        this.asking = asking;
    }

    T in(Session session) throws X {
        try {
            T result = run(session);
            committed(session);
            return result;
        } catch (Throwable e) {
            Throwable failure = committed ? e : failure(session, e);
            if (!committed && inner != null && !(failure instanceof CommitOutcomeUnknown)) {
                requireNonNull(inner.afterwardsIfAny()).rolledBack(failure);
            }
            throw TransactionRun.<X>asItself(failure);
        } finally {
            if (inner != null) {
                end(inner);
            }
        }
    }

    private T run(Session session) throws X {
        try {
            return session.isOwn() ? own(session) : byJooq(session);
        } catch (RuntimeException e) {
            if (asking == null || made == null || !(failure(session, e) instanceof CommitOutcomeUnknown unknown)) {
                throw e;
            }
            thrown = null;
            asking.refuseUnlessCommitted(unknown);
            return made.result();
        }
    }

    private T own(Session session) throws X {
        OwnTransaction begun = OwnTransaction.begin(
                session.executions().connections(), session.executions().failures());
        try {
            Session in = session.on(begun.open());
            inner = in;
            T result = work.run(in);
            made = new Made<>(result);
            begun.commit();
            return result;
        } catch (Throwable t) {
            thrown = t;
            rollback(begun, t);
            throw TransactionRun.<X>asItself(t);
        }
    }

    private static void rollback(OwnTransaction begun, Throwable why) {
        try {
            begun.rollback();
        } catch (RuntimeException | Error e) {
            why.addSuppressed(e);
        }
    }

    private T byJooq(Session session) {
        return transactional(session).dsl().transactionResult(transaction -> {
            try {
                Session begun = session.on(transaction);
                inner = begun;
                T result = work.run(begun);
                made = new Made<>(result);
                refuseIfFailed(begun.executions());
                return result;
            } catch (Throwable t) {
                thrown = t;
                throw t;
            }
        });
    }

    private void committed(Session session) {
        committed = true;
        Afterwards own = requireNonNull(requireNonNull(inner).afterwardsIfAny());
        Afterwards outer = session.afterwardsIfAny();
        if (outer == null) {
            end(requireNonNull(inner));
            own.committed();
        } else {
            outer.add(own);
        }
    }

    private Throwable failure(Session session, Throwable e) {
        if (thrown != null) { // jOOQ wraps what is checked
            return thrown;
        }
        SQLException cause = e instanceof DataAccessException d ? d.getCause(SQLException.class) : null;
        if (cause == null) {
            return e;
        }
        return inner == null
                ? session.executions().failures().ofConnection(Session.BEGIN, cause)
                : session.executions().failures().ofCommit(cause);
    }

    /**
     * Where it is to be run. jOOQ's own provider, and some others, commit a connection that comes in a transaction; ours joins
     * it by a savepoint.
     */
    private static Configuration transactional(Session session) {
        Configuration configuration = session.configuration();
        Executions executions = session.executions();
        TransactionProvider provider = configuration.transactionProvider();
        boolean ours = provider instanceof RowanTransactionProvider;
        return ours || (!ForeignConfiguration.isPlain(provider) && !comesInTransaction(session))
                ? configuration
                : configuration.derive(new RowanTransactionProvider(executions.connections(), executions.failures()));
    }

    private static boolean comesInTransaction(Session session) {
        return session.executions().connections() instanceof ForeignConnections foreign
                ? foreign.isInTransaction()
                : !session.isAutoCommit(Session.BEGIN);
    }

    /** After the transaction: its session refuses everything from now on. */
    private static void end(Session ended) {
        if (ended.isOwn()) {
            return; // by itself
        }
        for (ConnectionProvider each :
                List.of(ended.executions().connections(), ended.configuration().connectionProvider())) {
            if (each instanceof EndingConnections ending) {
                ending.end();
            }
        }
    }

    /** Before anybody's provider commits: jOOQ's and the driver take the rollback that the server makes of it for success. */
    private static void refuseIfFailed(Executions executions) {
        executions.use(Session.COMMIT, connection -> {
            OwnTransaction.refuseIfFailed(connection);
            return true;
        });
    }

    /** The work throws X or something unchecked: a cast to X, whose erasure is Exception, would fail for an Error. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> X asItself(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
