package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** An administrator ends sessions while they write. */
record Terminations() implements Fault {
    @Override
    public String title() {
        return "session terminated (pg_terminate_backend)";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(1_000, 20);
        Server server = run.servers().shared();
        try (var db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(Writers.THREADS));
                Connection aside = server.connect();
                var writers = Writers.start(db)) {
            int ended = 0;
            while (ended < most) {
                List<String> sessions = Server.awaitSessions(aside);
                String one = sessions.get(random.nextInt(sessions.size()));
                ended += Server.column(aside, "select pg_terminate_backend(" + one + ")")
                                .contains("t")
                        ? 1
                        : 0;
                writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(10));
                LockSupport.parkNanos(random.nextInt(20_000_000));
            }
            return writers.stop(title(), ended, aside);
        }
    }
}
