package dev.rowan.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PgBouncer before a server: three sessions of the server for all clients, a transaction each. */
final class Pooler implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    /** @throws Fault.Skipped where there is none */
    Pooler(Server server) throws IOException, Fault.Skipped {
        String program = find();
        folder = Files.createTempDirectory(
                "rowan-pooler", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        boolean root = System.getProperty("user.name").equals("root"); // as whom it does not run
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"), """
                [databases]
                postgres = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 3
                max_client_conn = 200
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(server.port(), port, root ? "user = nobody" : ""));
        process = new ProcessBuilder(program, settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        awaitListening();
    }

    private static String find() throws Fault.Skipped {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(Arrays.stream(path.split(":", -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new Fault.Skipped("there is no pgbouncer on the PATH"));
    }

    /** Such as {@code 1.18.0}. */
    static String version() throws IOException, Fault.Skipped {
        Process asked = new ProcessBuilder(find(), "--version").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .replace("PgBouncer ", "");
    }

    private void awaitListening() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IOException("PgBouncer does not listen: " + Files.readString(folder.resolve("log")));
    }

    /** Without parameters. */
    String url() {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        try {
            Binaries.execute(List.of("rm", "-rf", folder.toString()));
        } catch (IOException e) {
            System.err.println("left behind: " + e.getMessage());
        }
    }
}
