package dev.rowan.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A postmaster and the shell that watches over it ({@code watch.sh}): the shell copies the cluster, runs the server,
 * and once the pipe to its standard input closes - because of {@link #close} or because the JVM is gone - stops the
 * server and removes the data directory. There is no moment at which something exists that the shell does not know of.
 */
record ServerProcess(Process watch, Path dataDirectory, int port) implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    /** Nothing is reachable from elsewhere. */
    private static final List<String> LOOPBACK = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=");

    /** @param cluster a folder, or an archive */
    static ServerProcess start(Installation installation, Path cluster) {
        try {
            String output = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ServerProcess process = launch(installation, cluster);
                if (process.isReady()) {
                    return process;
                }
                output = process.lastWords();
                if (!output.contains("could not bind")) { // else someone took the port first
                    break;
                }
            }
            throw PostgresCommand.failure("the embedded PostgreSQL server did not start", output);
        } catch (IOException e) {
            throw PostgresCommand.failure("the embedded PostgreSQL server did not start", e.toString());
        }
    }

    private static ServerProcess launch(Installation installation, Path cluster) throws IOException {
        Path data = DataFolder.choose().resolve("rowan-postgres-" + UUID.randomUUID());
        int port = freePort();
        List<String> command = new ArrayList<>(sessionLeader());
        command.addAll(List.of("sh", "-c", script(), "rowan-postgres"));
        command.addAll(List.of(cluster.toString(), data.toString()));
        command.addAll(PostgresCommand.of(installation.postgres(), List.of("-D", data.toString(), "-p", "" + port)));
        LOOPBACK.forEach(setting -> command.addAll(List.of("-c", setting)));
        ThrowAway.SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start(), data, port);
    }

    /** Out of reach of Ctrl-C and of signals to the build's process group, which must not hit the shell first. */
    private static List<String> sessionLeader() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    private static String script() throws IOException {
        try (InputStream in = ServerProcess.class.getResourceAsStream("watch.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the postmaster says so in the last line of its pid file, or until there is none. */
    private boolean isReady() throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(pidFile)
                    && Files.readString(pidFile).stripTrailing().endsWith("ready")) {
                return true;
            }
            if (hasExitedWithin(Duration.ofMillis(3))) {
                return false;
            }
        }
        return false;
    }

    /** Stops the server and gives the end of its log. */
    private String lastWords() throws IOException {
        close();
        return new String(watch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Stops the server in good order and has the shell write the cluster into a file; false when that does not work. */
    boolean stopAndPack(Path archive) {
        try {
            watch.getOutputStream().write((archive + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a line fits into the buffer
        }
        close();
        return watch.exitValue() == 0;
    }

    @Override
    public void close() {
        try {
            watch.getOutputStream().close();
        } catch (IOException e) {
            // the shell is gone, and with it the server
        }
        if (!hasExitedWithin(STOP)) {
            throw new ServerFailed(
                    "the embedded PostgreSQL server did not stop within %ss: %s\nhelp: end process %s and remove the folder"
                            .formatted(STOP.toSeconds(), dataDirectory, watch.pid()),
                    null);
        }
    }

    private boolean hasExitedWithin(Duration time) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (true) {
                try {
                    return watch.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
