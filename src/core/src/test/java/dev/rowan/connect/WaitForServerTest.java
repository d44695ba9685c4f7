package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.ConnectFailed;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is about to start: first nothing listens, then it says so, then it is there. */
@Timeout(60)
class WaitForServerTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");
    private static final int REFUSALS = 3;

    private final String url = FreshDatabase.create();
    private final String place = DatabaseConfig.of(url).place();

    private DatabaseConfig config(Starting server) {
        return DatabaseConfig.of(url.replace(place.substring(0, place.indexOf('/')), server.address()))
                .poolSize(1);
    }

    @Test
    void it_is_waited_for() throws Exception {
        try (var server = new Starting(place)) {
            var opened = CompletableFuture.supplyAsync(
                    () -> Pool.open(config(server).waitForServer(Duration.ofSeconds(30)), TWO));
            Thread.sleep(300);
            assertThat(opened).isNotDone();
            server.listen();
            try (var pool = opened.join();
                    var connection = pool.dataSource().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(server.refused).hasValue(REFUSALS);
        }
    }

    @Test
    void not_longer_than_stated() throws IOException {
        try (var server = new Starting(place)) {
            long start = System.nanoTime();
            assertThatExceptionOfType(ConnectFailed.class)
                    .isThrownBy(() -> Pool.open(config(server).waitForServer(Duration.ofMillis(400)), TWO))
                    .withMessageStartingWith("no server listens at " + server.address());
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(400), Duration.ofSeconds(15));
            assertThatExceptionOfType(ConnectFailed.class).isThrownBy(() -> Pool.open(config(server), TWO));
            server.listen();
            assertThatExceptionOfType(ConnectFailed.class)
                    .isThrownBy(() -> Pool.open(config(server), TWO))
                    .withMessageContaining("does not take connections now: the database system is starting up");
        }
    }

    @Test
    void other_errors_are_told_at_once() {
        var missing = DatabaseConfig.of(url.replace(FreshDatabase.name(DatabaseConfig.of(url)), "is_not_there"))
                .waitForServer(Duration.ofMinutes(10));
        assertThatExceptionOfType(ConnectFailed.class).isThrownBy(() -> Pool.open(missing, TWO));
    }

    /** Before the real server. */
    private static final class Starting implements AutoCloseable {
        private final ServerSocket door = new ServerSocket();
        private final InetSocketAddress address;
        private final String host;
        private final int port;
        final AtomicInteger refused = new AtomicInteger();

        Starting(String place) throws IOException {
            var parts = place.substring(0, place.indexOf('/')).split(":", -1);
            host = parts[0];
            port = Integer.parseInt(parts[1]);
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                address = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
            }
        }

        String address() {
            return "127.0.0.1:" + address.getPort();
        }

        void listen() throws IOException {
            door.bind(address);
            Thread.startVirtualThread(this::accept);
        }

        private void accept() {
            while (!door.isClosed()) {
                try {
                    Socket client = door.accept();
                    if (refused.get() < REFUSALS) {
                        refuse(client);
                    } else {
                        Socket server = new Socket(host, port);
                        Thread.startVirtualThread(() -> pass(client, server));
                        Thread.startVirtualThread(() -> pass(server, client));
                    }
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void refuse(Socket client) throws IOException {
            try (client) {
                var in = new DataInputStream(client.getInputStream());
                OutputStream out = client.getOutputStream();
                while (true) {
                    int length = in.readInt();
                    byte[] message = in.readNBytes(length - 4);
                    if (message.length > 4) { // else it asks for encryption
                        break;
                    }
                    out.write('N');
                }
                byte[] fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"
                        .getBytes(StandardCharsets.US_ASCII);
                out.write('E');
                out.write(new byte[] {0, 0, 0, (byte) (fields.length + 4)});
                out.write(fields);
                refused.incrementAndGet();
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // one of the two has gone
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
