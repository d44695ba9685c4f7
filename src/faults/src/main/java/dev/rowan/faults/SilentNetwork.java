package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * For some seconds nothing passes, and nobody says so.
 *
 * @param lost whether what was sent meanwhile is lost, as at a firewall that drops it, instead of late
 */
record SilentNetwork(boolean lost) implements Fault {
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final int SOCKET_TIMEOUT_SECONDS = 2;

    /** Waiting for a connection, then for an answer, and a second. */
    private static final long MOST_MILLIS = CONNECTION_TIMEOUT.toMillis() + SOCKET_TIMEOUT_SECONDS * 1_000L + 1_000;

    @Override
    public String title() {
        return lost ? "network drops everything for 4 s (socketTimeout=2)" : "network frozen for 4 s (socketTimeout=2)";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(10, 1);
        Server server = run.servers().shared();
        try (var network = new Network(server.port())) {
            var config = DatabaseConfig.of(
                            network.url() + "&socketTimeout=" + SOCKET_TIMEOUT_SECONDS + "&loginTimeout=2")
                    .poolSize(Writers.THREADS)
                    .connectionTimeout(CONNECTION_TIMEOUT)
                    .migrationsUrl(server.url());
            try (var db = EngineCam.connect(config);
                    Connection aside = server.connect();
                    var writers = Writers.start(db)) {
                for (int i = 0; i < most; i++) {
                    LockSupport.parkNanos(random.nextInt(300_000_000));
                    silent(network, true);
                    LockSupport.parkNanos(SILENCE.toNanos());
                    silent(network, false);
                    if (!writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(20))) {
                        throw new IOException("nothing is written 20 s after the network is back");
                    }
                }
                Result result = writers.stop(title(), most, aside);
                return result.and(Result.LATE, writers.slowest() > MOST_MILLIS ? 1 : 0);
            }
        }
    }

    private void silent(Network network, boolean silent) {
        if (lost) {
            network.swallow(silent);
        } else if (silent) {
            network.freeze();
        } else {
            network.thaw();
        }
    }
}
