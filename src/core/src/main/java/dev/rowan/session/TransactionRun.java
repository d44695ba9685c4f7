package dev.rowan.session;

import dev.rowan.session.Transactions.ResultWork;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.TransactionProvider;
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
            return transactional(session).dsl().transactionResult(transaction -> {
                try {
                    Session begun = session.on(transaction);
                    inner = begun;
                    T result = work.run(begun);
                    refuseIfFailed(begun.executions());
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
                        ? session.executions().failures().ofConnection(Session.BEGIN, cause)
                        : session.executions().failures().ofCommit(cause);
            }
            throw e;
        } finally {
            if (inner != null) {
                end(inner);
            }
        }
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
            RowanTransactionProvider.refuseIfFailed(connection);
            return true;
        });
    }

    /** The work throws X or something unchecked: a cast to X, whose erasure is Exception, would fail for an Error. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X asItself(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
