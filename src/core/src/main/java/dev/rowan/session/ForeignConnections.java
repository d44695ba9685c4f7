package dev.rowan.session;

import java.sql.Connection;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/** The connections of a caller's jOOQ configuration. One that comes in a transaction must be somebody's. Thread-safe. */
final class ForeignConnections implements Calls.Source {
    private final ConnectionProvider provider;
    private final ConnectionOwner owner;
    private final @Nullable SpringTransactions spring;
    private final @Nullable Calls calls;

    private ForeignConnections(ConnectionProvider provider) {
        this.provider = provider;
        DataSource source = provider instanceof DataSourceConnectionProvider d ? d.dataSource() : null;
        this.spring = source == null ? null : SpringTransactions.of(source);
        this.owner = new ConnectionOwner(provider, spring);
        this.calls = source == null ? null : new Calls(source);
    }

    static ConnectionProvider of(Configuration configuration) {
        ConnectionProvider provider = configuration.connectionProvider();
        return provider instanceof DefaultConnectionProvider // the caller's own, or that of jOOQ's running transaction
                        || provider instanceof OpenTransaction
                        || provider instanceof PoolConnections
                ? provider
                : new ForeignConnections(provider);
    }

    @Override
    public @Nullable Calls calls() {
        return calls;
    }

    @Override
    public @Nullable Connection acquire() {
        Call call = calls == null ? null : calls.current();
        return calls == null || call == null ? take() : calls.acquire(call, this::take);
    }

    private @Nullable Connection take() {
        boolean running = isSpringRunning();
        Connection connection = provider.acquire();
        return connection == null || running || !owner.isInTransaction(connection)
                ? connection
                : owner.refusingNobodys(connection);
    }

    /** Where they come from; null where somebody else says. */
    @Nullable
    DataSource dataSource() {
        return provider instanceof DataSourceConnectionProvider d ? d.dataSource() : null;
    }

    /** Whether the next connection comes in a transaction that is somebody's. */
    boolean isInTransaction() {
        if (isSpringRunning()) {
            return true;
        }
        Connection connection = provider.acquire();
        boolean in = connection != null && owner.isInTransaction(connection);
        Connection held = in ? owner.confirmed(Objects.requireNonNull(connection)) : connection;
        if (held != null) {
            provider.release(held);
        }
        return in && held != null;
    }

    /** @throws IllegalStateException when the connections take no part in the transaction of Spring that runs on this thread */
    private boolean isSpringRunning() {
        if (spring == null || spring.running() == null) {
            return false;
        }
        if (!spring.takesPart()) {
            throw new IllegalStateException(
                    "this DSLContext takes its connections past Spring's transaction, which runs on this thread: what"
                            + " a statement writes would be committed apart from it\n"
                            + "help: make the DSLContext of new TransactionAwareDataSourceProxy(dataSource), or pass the"
                            + " DataSource itself");
        }
        return true;
    }

    @Override
    public void release(@Nullable Connection connection) {
        if (calls != null && connection != null) {
            calls.released(connection);
        }
        provider.release(connection);
    }
}
