package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.rowan.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PgBouncer before a test's database, with three sessions of the server for all its clients, pooled by transactions. */
final class PgBouncer implements AutoCloseable {
    private final Path log;
    private final int port;
    private final Process process;
    private final String database;

    /** Where there is no PgBouncer the test is skipped, saying so; on CI that is a failure. */
    PgBouncer(TestDatabase database, Path folder) throws IOException {
        this(database, folder, "transaction");
    }

    /** {@code mode}: how long a client keeps a session of the server. */
    PgBouncer(TestDatabase database, Path folder, String mode) throws IOException {
        Path program = find();
        var server = new PGSimpleDataSource();
        server.setUrl(database.url());
        this.database = Objects.requireNonNull(server.getDatabaseName());
        this.log = folder.resolve("log");
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = door.getLocalPort();
        }
        boolean root = System.getProperty("user.name").equals("root"); // as whom it does not run
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                %s = host=%s port=%d user=%s password='%s'
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = 3
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(
                        server.getDatabaseName(),
                        server.getServerNames()[0],
                        server.getPortNumbers()[0],
                        server.getUser(),
                        Objects.requireNonNullElse(server.getPassword(), ""),
                        port,
                        mode,
                        root ? "user = nobody" : ""));
        this.process = new ProcessBuilder(program.toString(), settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitListening();
    }

    private static Path find() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Arrays.stream(path.split(":", -1)), List.of("/usr/sbin").stream())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    String missing = "there is no pgbouncer on the PATH\nhelp: apt-get install pgbouncer";
                    assertThat(System.getenv("CI")).as(missing).isNull();
                    return abort(missing);
                });
    }

    private void awaitListening() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as(Files.readString(log))
                        .isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** Without parameters. */
    String url() {
        return "postgresql://somebody@127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
