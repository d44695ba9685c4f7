package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A session's process is killed, as by the system when memory runs out. The server ends all others then and recovers from its log.
 *
 * @param way of writing
 * @param durable whether COMMIT waits for the log; without, some of what was acknowledged is gone
 */
record BackendKills(Writers.Way way, boolean durable) implements Fault {
    @Override
    public String title() {
        String once = way == Writers.Way.ONCE ? ", transactionOnce" : "";
        return durable ? "kill -9 of a session's process" + once : "kill -9, with synchronous_commit=off";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(durable ? 100 : 5, durable ? 2 : 1);
        // the log is written as late as can be where COMMIT does not wait for it
        String[] settings = durable
                ? new String[0]
                : new String[] {"synchronous_commit=off", "wal_writer_delay=10s", "wal_writer_flush_after=1GB"};
        try (Server server = run.servers().start(settings);
                var db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(Writers.THREADS));
                var writers = Writers.start(db, way)) {
            try (Connection aside = server.connect()) {
                Server.execute(aside, "checkpoint"); // the tables stay
            }
            for (int i = 0; i < most; i++) {
                LockSupport.parkNanos(100_000_000 + random.nextInt(100_000_000));
                kill(server, random);
                if (!writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(60))) {
                    throw new IOException("nothing is written a minute after a kill: " + server.log());
                }
            }
            try (Connection aside = server.connectWhenReady()) {
                Result result = writers.stop(title(), most, aside);
                if (way == Writers.Way.ONCE) {
                    return result.and(Result.GUESSED, writers.ledger().unknown());
                }
                return durable ? result : result.asControl();
            }
        }
    }

    /** Returns when the server takes connections again. */
    private static void kill(Server server, Random random) throws Exception {
        try (Connection aside = server.connectWhenReady()) {
            List<String> sessions = Server.awaitSessions(aside);
            Server.signal(sessions.get(random.nextInt(sessions.size())), "KILL");
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (aside.isValid(5) && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        server.connectWhenReady().close();
    }
}
