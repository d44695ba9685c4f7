package dev.rowan.testing;

import static java.util.Objects.requireNonNull;

import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Notes what the driver sends, trip by trip: a network of its own to the server, which reads the messages that pass.
 * {@link RoundTrips} counts how often the driver waits; this tells what for, and with which parameters.
 *
 * <pre>{@code
 * Wire wire = database.wire();
 * Dao dao = new Dao(wire.dataSource());
 * assertThat(wire.during(() -> dao.graph("user_1"))).hasSize(1);
 * }</pre>
 *
 * <p>Safe for use by several threads, whose trips mix.
 */
public final class Wire {
    private final List<Trip> trips = new ArrayList<>();
    private final LentConnections connections;
    private final String host;
    private final int port;
    private final PGSimpleDataSource through;
    private final ServerSocket door;

    Wire(ScratchDatabase database) {
        this.through = database.dataSource();
        this.host = through.getServerNames()[0];
        this.port = through.getPortNumbers()[0];
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        through.setServerNames(new String[] {door.getInetAddress().getHostAddress()});
        through.setPortNumbers(new int[] {door.getLocalPort()});
        through.setSslmode("disable"); // to be read on the way
        through.setGssEncMode("disable");
        this.connections = new LentConnections(through::getConnection);
        Thread.startVirtualThread(this::accept);
    }

    /**
     * What the driver sends and then waits for the answer to: all up to one Sync message, or a statement that it sends by
     * itself.
     *
     * @param statements the text of each statement that is executed, in order
     * @param untyped how many of their parameters have no type: the server has to find it out, and the driver to ask for it
     * @param parameterBytes of the values of all parameters
     */
    public record Trip(List<String> statements, int untyped, long parameterBytes) {
        /** Copies. */
        public Trip {
            statements = List.copyOf(statements);
        }
    }

    /** The data source whose connections are read. Each is a new one, without a pool; one that is not closed fails the test. */
    public DataSource dataSource() {
        return connections;
    }

    /** The address of that way, as host and port. */
    public String place() {
        return door.getInetAddress().getHostAddress() + ":" + door.getLocalPort();
    }

    /** Runs the work and gives the trips that were made meanwhile. */
    public List<Trip> during(RoundTrips.Work<RuntimeException> work) {
        return during(RuntimeException.class, work);
    }

    /** Runs work that throws a checked exception, of the class {@code thrown}, and gives the trips that were made meanwhile. */
    public <X extends Exception> List<Trip> during(Class<X> thrown, RoundTrips.Work<X> work) throws X {
        requireNonNull(thrown, "thrown is null");
        int before;
        synchronized (trips) {
            before = trips.size();
        }
        work.run();
        synchronized (trips) {
            return List.copyOf(trips.subList(before, trips.size()));
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                new WireLink(client, new Socket(host, port), this::add).start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void add(Trip trip) {
        synchronized (trips) {
            trips.add(trip);
        }
    }

    LentConnections connections() {
        return connections;
    }

    void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
