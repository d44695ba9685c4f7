package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The server is stopped and started: in turns fast, where it ends all sessions in order, and immediate, where it must recover. */
record Restarts() implements Fault {
    @Override
    public String title() {
        return "server restarted (fast, immediate)";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(50, 2);
        try (Server server = run.servers().start();
                var db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(Writers.THREADS));
                var writers = Writers.start(db)) {
            for (int i = 0; i < most; i++) {
                LockSupport.parkNanos(100_000_000 + random.nextInt(200_000_000));
                server.stop(i % 2 == 0 ? "INT" : "QUIT");
                server.start();
                if (!writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(30))) {
                    throw new IOException("nothing is written 30 s after the start: " + server.log());
                }
            }
            try (Connection aside = server.connect()) {
                return writers.stop(title(), most, aside);
            }
        }
    }
}
