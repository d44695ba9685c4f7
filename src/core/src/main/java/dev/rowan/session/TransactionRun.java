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
    private final ResultWork<Session, T, X> work;
    private @Nullable Session inner;
    private @Nullable Throwable thrown;
    private boolean committed;

    TransactionRun(ResultWork<Session, T, X> work) {
        this.work = work;
    }

    T in(Session session) throws X {
        try {
            T result = session.isOwn() ? own(session) : byJooq(session);
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

    private T own(Session session) throws X {
        OwnTransaction begun = OwnTransaction.begin(
                session.executions().connections(), session.executions().failures());
        try {
            Session in = session.on(begun.open());
            inner = in;
            T made = work.run(in);
            begun.commit();
            return made;
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
                T made = work.run(begun);
                refuseIfFailed(begun.executions());
                return made;
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
