package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.Connection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The network breaks when COMMIT is sent: in half of the cases before the server reads it, else when the server has answered.
 *
 * @param blind whether the writers repeat what they do not know the outcome of, which must store some of it twice
 */
record CutsAtCommit(boolean blind) implements Fault {
    private static final List<Network.Cut> CUTS = List.of(Network.Cut.values());

    @Override
    public String title() {
        return blind ? "connection cut at COMMIT, and the write repeated blindly" : "connection cut at COMMIT";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(blind ? 500 : 10_000, 60);
        Server server = run.servers().shared();
        try (var network = new Network(server.port())) {
            var config =
                    DatabaseConfig.of(network.url()).poolSize(Writers.THREADS).migrationsUrl(server.url());
            try (var db = EngineCam.connect(config);
                    Connection aside = server.connect();
                    var writers = blind ? Writers.startBlind(db) : Writers.start(db)) {
                network.atCommit(() -> cut(random, network.cuts() >= most));
                while (network.cuts() < most) {
                    LockSupport.parkNanos(5_000_000);
                }
                Result result = writers.stop(title(), network.cuts(), aside);
                Ledger ledger = writers.ledger();
                long guessed = Math.abs(ledger.unknown() - network.cuts())
                        + Math.abs(ledger.unknownAndStored(aside) - network.cutAfter());
                return blind ? result.asControl() : result.and(Result.GUESSED, guessed);
            }
        }
    }

    private static Network.Cut cut(Random random, boolean enough) {
        return enough ? Network.Cut.NEVER : CUTS.get(random.nextInt(CUTS.size()));
    }
}
