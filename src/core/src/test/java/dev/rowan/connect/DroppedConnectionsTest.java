package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A firewall that forgets connections: what is sent on them gets nowhere, and nobody says so. */
@Timeout(60)
class DroppedConnectionsTest {
    private static final int POOL = 10;

    @Test
    void ten_idle_connections_that_were_dropped_cost_no_call_its_connection() throws Exception {
        var url = FreshDatabase.create();
        var place = DatabaseConfig.of(url).place();
        try (var firewall = new Firewall(place)) {
            var config = DatabaseConfig.of(url.replace(place.substring(0, place.indexOf('/')), firewall.address()))
                    .poolSize(POOL);
            try (var pool = Pool.open(config, PoolTest.migrations("two"))) {
                useAll(pool);
                LockSupport.parkNanos(Duration.ofMillis(700).toNanos()); // HikariCP trusts one that was just used
                firewall.forget();
                long start = System.nanoTime();

                useOne(pool);
                useOne(pool);

                // with a second for each of them the first call alone would wait for its limit, and fail
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(config.connectionTimeout());
            }
        }
    }

    private static void useAll(Pool pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < POOL; i++) {
            all.add(pool.dataSource().getConnection());
        }
        for (var connection : all) {
            connection.close();
        }
    }

    private static void useOne(Pool pool) throws SQLException {
        try (var connection = pool.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.execute("select 1")).isTrue();
        }
    }

    private static final class Firewall implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Link> links = new CopyOnWriteArrayList<>();
        private final String host;
        private final int port;

        Firewall(String place) throws IOException {
            var address = place.substring(0, place.indexOf('/')).split(":", -1);
            host = address[0];
            port = Integer.parseInt(address[1]);
            Thread.startVirtualThread(this::accept);
        }

        String address() {
            return "127.0.0.1:" + door.getLocalPort();
        }

        /** All connections that are open now. */
        void forget() {
            links.forEach(link -> link.forgotten = true);
        }

        private void accept() {
            while (!door.isClosed()) {
                try {
                    var link = new Link(door.accept(), new Socket(host, port));
                    links.add(link);
                    Thread.startVirtualThread(() -> link.pass(link.client, link.server));
                    Thread.startVirtualThread(() -> link.pass(link.server, link.client));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            for (var link : links) {
                link.client.close();
                link.server.close();
            }
        }
    }

    private static final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean forgotten;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void pass(Socket from, Socket to) {
            var buffer = new byte[65_536];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (!forgotten) {
                        out.write(buffer, 0, n);
                    }
                }
                if (!forgotten) {
                    to.close();
                }
            } catch (IOException e) {
                // one of the two has gone
            }
        }
    }
}
