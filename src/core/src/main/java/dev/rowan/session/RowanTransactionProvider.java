package dev.rowan.session;

import org.jooq.ConnectionProvider;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/**
 * Our transactions for who begins them by jOOQ, whose DefaultTransactionProvider also asks for the isolation level each time, which
 * pgjdbc answers by {@code SHOW}. Thread-safe.
 */
final class RowanTransactionProvider implements TransactionProvider {
    private final ConnectionProvider connections;
    private final Failures failures;

    RowanTransactionProvider(ConnectionProvider connections, Failures failures) {
        this.connections = connections;
        this.failures = failures;
    }

    @Override
    public void begin(TransactionContext context) {
        boolean inside = context.configuration().connectionProvider() instanceof OpenTransaction;
        OwnTransaction begun =
                OwnTransaction.begin(inside ? context.configuration().connectionProvider() : connections, failures);
        context.transaction(begun);
        if (!inside) {
            begun.open().enter(context.configuration());
        }
    }

    @Override
    public void commit(TransactionContext context) {
        if (context.transaction() instanceof OwnTransaction own) {
            own.commit();
        }
    }

    /** Also called where {@link #begin} or {@link #commit} failed. */
    @Override
    public void rollback(TransactionContext context) {
        if (context.transaction() instanceof OwnTransaction own) {
            own.rollback();
        }
    }
}
