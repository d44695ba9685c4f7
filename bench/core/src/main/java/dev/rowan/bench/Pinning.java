package dev.rowan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts the measuring thread and the server process of its connection on one CPU, as far as the machine can: without it a
 * call can take several times as long when the two happen to be on different ones.
 */
public final class Pinning {
    private static final Path THREAD = Path.of("/proc/thread-self");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final String allowed;

    private Pinning(String allowed) {
        this.allowed = allowed;
    }

    /** Of this thread, which may run on all CPUs that the process may use. */
    public static Pinning ofThisThread() throws IOException {
        return new Pinning(
                Files.exists(STATUS)
                        ? Files.readAllLines(STATUS).stream()
                                .filter(line -> line.startsWith(ALLOWED))
                                .map(line -> line.substring(ALLOWED.length()).strip())
                                .findFirst()
                                .orElse("0")
                        : "0");
    }

    /** Whether it could. */
    public boolean pin(Bench bench) throws SQLException, IOException {
        long server = serverProcess(bench);
        if (!Files.exists(THREAD) || !isPostgres(server)) {
            return false;
        }
        String cpu = List.of(allowed.split("[,-]")).getLast();
        return taskset(cpu, thread()) && taskset(cpu, Long.toString(server));
    }

    /** Threads that this one starts inherit where it may run, so it must be free before it starts some. */
    public void release() throws IOException {
        if (Files.exists(THREAD)) {
            taskset(allowed, thread());
        }
    }

    private static String thread() throws IOException {
        return Files.readSymbolicLink(THREAD).getFileName().toString();
    }

    private static long serverProcess(Bench bench) throws SQLException {
        try (var connection = bench.pool().getConnection();
                var s = connection.createStatement();
                ResultSet rs = s.executeQuery("select pg_backend_pid()")) {
            rs.next();
            return rs.getLong(1);
        }
    }

    /** The server may be elsewhere, and its number another process here. */
    private static boolean isPostgres(long process) throws IOException {
        Path name = Path.of("/proc/" + process + "/comm");
        return Files.isReadable(name) && Files.readString(name).strip().equals("postgres");
    }

    private static boolean taskset(String cpu, String task) throws IOException {
        try {
            return new ProcessBuilder("taskset", "-p", "-c", cpu, task)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) { // there is no taskset
            return false;
        }
    }
}
