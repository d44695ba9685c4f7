package dev.rowan.session;

import dev.rowan.error.TransactionEnded;
import java.sql.Connection;
import org.jooq.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a transaction that a caller's TransactionProvider runs, until it has ended: what its facade sent afterwards
 * would be committed by itself. Thread-safe.
 */
final class EndingConnections implements ConnectionProvider {
    private final ConnectionProvider connections;
    private volatile boolean ended;

    EndingConnections(ConnectionProvider connections) {
        this.connections = connections;
    }

    @Override
    public @Nullable Connection acquire() {
        refuseIfEnded();
        return connections.acquire();
    }

    void refuseIfEnded() {
        if (ended) {
            throw new TransactionEnded(Session.DSL, OpenTransaction.ENDED);
        }
    }

    @Override
    public void release(@Nullable Connection connection) {
        connections.release(connection);
    }

    void end() {
        ended = true;
    }
}
