package dev.rowan.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server of its own that keeps what it has committed, and can be stopped in every way. Its end is that of the JVM at the latest.
 * For one thread.
 */
final class Server implements AutoCloseable {
    /** Processes die here, and no machine: what a process has written to a file stays. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "synchronous_commit=on",
            "max_connections=300",
            "shared_buffers=64MB",
            "wal_level=replica",
            "wal_keep_size=256MB",
            "hot_standby=on",
            "dynamic_shared_memory_type=mmap",
            "timezone=UTC",
            "lc_messages=C");

    /** Runs the server until standard input ends, which it does with the JVM; then nothing of it is left. */
    private static final String WATCH = """
            exec 3<&0 </dev/null
            folder=$1; shift
            "$@" 3<&- >>"$folder/log" 2>&1 & server=$!
            { read -r line <&3; touch "$folder/end"; kill -QUIT $server; } 2>/dev/null & reader=$!
            exec 3<&-
            wait $server; status=$?
            kill $reader 2>/dev/null
            [ -e "$folder/end" ] && rm -rf "$folder"
            exit $status""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Binaries binaries;
    private final Path folder;
    private final int port;
    private final List<String> runner;
    private final List<String> settings;
    private @Nullable Process watch;

    private Server(Binaries binaries, Path folder, List<String> runner, List<String> settings) throws IOException {
        this.binaries = binaries;
        this.folder = folder;
        this.runner = runner;
        this.settings = settings;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = door.getLocalPort();
        }
    }

    /** {@code template}: the cluster to copy. {@code runner}: a command that takes the server's as its arguments. */
    static Server start(Binaries binaries, Path template, List<String> runner, List<String> settings)
            throws IOException {
        var server = new Server(binaries, folder(), runner, settings);
        try {
            copy(template, server.data(), false);
            server.start();
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** A new one, in memory where there is room. */
    static Path folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > 4L << 30
                ? Files.createTempDirectory(memory, "rowan-faults", mine)
                : Files.createTempDirectory("rowan-faults", mine);
    }

    String place(String name) {
        return folder.resolve(name).toString();
    }

    private Path data() {
        return folder.resolve("data");
    }

    int port() {
        return port;
    }

    /** Without parameters. */
    String url() {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?ApplicationName=aside", "postgres", "");
    }

    /** As soon as it takes connections. */
    Connection connectWhenReady() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return connect();
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    /** Until it takes connections. */
    void start() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            launch();
            if (isReady()) {
                return;
            }
            if (System.nanoTime() > end) { // children of one that was killed may still be there
                throw new IOException("the server does not start: " + log());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Out of reach of Ctrl-C, where the system has it. */
    static List<String> sessionLeader() {
        return Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();
    }

    private void launch() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString(), "-p", "" + port));
        Stream.concat(SETTINGS.stream(), settings.stream()).forEach(s -> arguments.addAll(List.of("-c", s)));
        List<String> command = new ArrayList<>(sessionLeader());
        command.addAll(List.of("sh", "-c", WATCH, "rowan-faults", folder.toString()));
        runner.forEach(part -> command.add(part.replace("{folder}", folder.toString())));
        command.addAll(binaries.command("postgres", arguments));
        watch = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private boolean isReady() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (watch != null && watch.isAlive() && System.nanoTime() < end) {
            if (isAccepting()) {
                return true;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return false;
    }

    /** By its own word. */
    boolean isAccepting() throws IOException {
        try {
            String last = Files.readString(data().resolve("postmaster.pid")).stripTrailing();
            return last.endsWith("ready") || last.endsWith("standby");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Its last words. */
    String log() throws IOException {
        String log = Files.readString(folder.resolve("log"));
        return log.substring(Math.max(0, log.length() - 2_000));
    }

    /** {@code signal}: INT for fast, QUIT for immediate, KILL. Waits until it is gone. */
    void stop(String signal) throws IOException {
        signal(Files.readAllLines(data().resolve("postmaster.pid")).getFirst(), signal);
        awaitEnd();
    }

    private void awaitEnd() throws IOException {
        try {
            if (watch != null && !watch.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("the server does not stop: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void signal(String process, String signal) throws IOException {
        Binaries.execute(List.of("kill", "-" + signal, process));
    }

    /** Which sessions are of EngineCam's jar, as it tells the server. */
    static final String OURS = "application_name like 'enginecam-dao %'";

    /** The processes of the sessions that a pool of ours has open. */
    static List<String> sessions(Connection aside) throws SQLException {
        return column(aside, "select pid from pg_stat_activity where " + OURS);
    }

    /**
     * The same, when there are any.
     *
     * @throws IllegalStateException when there are none for half a minute
     */
    static List<String> awaitSessions(Connection aside) throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            List<String> sessions = sessions(aside);
            if (!sessions.isEmpty()) {
                return sessions;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new IllegalStateException("no session has " + OURS);
    }

    static List<String> column(Connection aside, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (Statement s = aside.createStatement();
                ResultSet rs = s.executeQuery(sql)) {
            while (rs.next()) {
                values.add(rs.getString(1));
            }
        }
        return values;
    }

    static void execute(Connection aside, String sql) throws SQLException {
        try (Statement s = aside.createStatement()) {
            s.execute(sql);
        }
    }

    /** Another server that repeats what this one does, by streaming replication. {@code settings}: of it. */
    Server standby(String name, String... settings) throws IOException, SQLException {
        boolean old = binaries.major() < 15;
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("primary_conninfo=host=127.0.0.1 port=" + port + " user=postgres application_name=" + name);
        var standby = new Server(binaries, folder(), List.of(), all);
        try (Connection backup = connect()) {
            execute(
                    backup,
                    old ? "select pg_start_backup('copy', true, false)" : "select pg_backup_start('copy', true)");
            copy(data(), standby.data(), true);
            String label = column(
                            backup,
                            old
                                    ? "select labelfile from pg_stop_backup(false, false)"
                                    : "select labelfile from pg_backup_stop(false)")
                    .getFirst();
            Files.writeString(standby.data().resolve("backup_label"), label);
            Files.createFile(standby.data().resolve("standby.signal"));
            standby.start();
        } catch (IOException | SQLException e) {
            standby.close();
            throw e;
        }
        return standby;
    }

    /** {@code running}: without the log of changes, which the copy streams, and without what is of the running server. */
    private static void copy(Path from, Path to, boolean running) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Path name = from.relativize(file);
            boolean left = running && name.startsWith("pg_wal") && name.getNameCount() > 1 && !Files.isDirectory(file);
            if (left || name.toString().startsWith("postmaster.")) {
                continue;
            }
            try {
                Files.copy(file, to.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException e) {
                // gone meanwhile: the log of changes says so
            }
        }
    }

    /** Makes a standby the primary. */
    void promote() throws SQLException {
        try (Connection aside = connect()) {
            execute(aside, "select pg_promote(true, 60)");
        }
    }

    @Override
    public void close() {
        try {
            if (watch != null) {
                watch.getOutputStream().close();
                awaitEnd();
            }
        } catch (IOException e) {
            System.err.println("not stopped: " + folder + ": " + e);
        }
        delete(folder);
    }

    private static void delete(Path folder) {
        try {
            Binaries.execute(List.of("rm", "-rf", folder.toString()));
        } catch (IOException e) {
            System.err.println("left behind: " + e.getMessage());
        }
    }
}
