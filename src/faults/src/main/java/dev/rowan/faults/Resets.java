package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** All connections are reset at once, as by a restarted load balancer. */
record Resets() implements Fault {
    @Override
    public String title() {
        return "all connections reset (TCP RST)";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(1_000, 20);
        Server server = run.servers().shared();
        try (var network = new Network(server.port())) {
            var config =
                    DatabaseConfig.of(network.url()).poolSize(Writers.THREADS).migrationsUrl(server.url());
            try (var db = EngineCam.connect(config);
                    Connection aside = server.connect();
                    var writers = Writers.start(db)) {
                int done = 0;
                while (done < most) {
                    done += network.reset() > 0 ? 1 : 0;
                    writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(10));
                    LockSupport.parkNanos(random.nextInt(20_000_000));
                }
                return writers.stop(title(), done, aside);
            }
        }
    }
}
