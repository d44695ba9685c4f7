package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import dev.rowan.postgres.ScratchDatabase;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Counts network round trips: how often the driver, having written, waits for the server. That is what an application
 * pays for at a distance, whatever it is that travels.
 *
 * <pre>{@code
 * RoundTrips trips = database.roundTrips();
 * Dao dao = new Dao(trips.dataSource());
 * assertThat(trips.during(() -> dao.find("user_1"))).isEqualTo(1);
 * }</pre>
 *
 * <p>Safe for use by several threads, whose trips add up.
 */
public final class RoundTrips {
    private final AtomicLong count = new AtomicLong();
    private final LentConnections connections;

    RoundTrips(ScratchDatabase database) {
        this.connections = new LentConnections(new CountingConnections(database::dataSource, count));
    }

    /**
     * The data source whose connections count. Each is a new one, without a pool, and making it is not counted; as with
     * the database's own data source, one that is not closed fails the test.
     */
    public DataSource dataSource() {
        return connections;
    }

    /**
     * Runs the work and gives the number of round trips that connections of {@link #dataSource} made meanwhile.
     */
    public long during(Work<RuntimeException> work) {
        return during(RuntimeException.class, work);
    }

    /**
     * Runs work that throws a checked exception, and gives the number of round trips meanwhile.
     *
     * @param thrown its class, which Kotlin's compiler cannot infer; {@code Exception.class} where there are several
     */
    public <X extends Exception> long during(Class<X> thrown, Work<X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        long before = count.get();
        work.run();
        return count.get() - before;
    }

    LentConnections connections() {
        return connections;
    }

    /**
     * Something to count the round trips of.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        /** Does it. */
        void run() throws X;
    }
}
