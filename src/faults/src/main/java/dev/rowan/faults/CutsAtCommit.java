package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * The network breaks when COMMIT is sent: in half of the cases before the server reads it, else when the server has answered.
 *
 * @param way of writing: plain transactions tell that they do not know, blind ones must store some of it twice, and those with a key
 *     find out
 */
record CutsAtCommit(Writers.Way way) implements Fault {
    private static final List<Network.Cut> CUTS = List.of(Network.Cut.values());

    @Override
    public String title() {
        return switch (way) {
            case PLAIN -> "connection cut at COMMIT";
            case BLIND -> "connection cut at COMMIT, and the write repeated blindly";
            case ONCE -> "connection cut at COMMIT, transactionOnce";
        };
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(way == Writers.Way.BLIND ? 500 : 10_000, 40);
        Server server = run.servers().shared();
        try (var network = new Network(server.port())) {
            var config =
                    DatabaseConfig.of(network.url()).poolSize(Writers.THREADS).migrationsUrl(server.url());
            try (var db = EngineCam.connect(config);
                    Connection aside = server.connect();
                    var writers = Writers.start(db, way)) {
                network.atCommit(() -> cut(random, network.cuts() >= most));
                while (network.cuts() < most) {
                    LockSupport.parkNanos(5_000_000);
                }
                Result result = writers.stop(title(), network.cuts(), aside);
                return switch (way) {
                    case BLIND -> result.asControl();
                    case ONCE -> result.and(Result.GUESSED, writers.ledger().unknown());
                    case PLAIN -> result.and(Result.GUESSED, guessed(writers.ledger(), network, aside));
                };
            }
        }
    }

    /** Each cut is an unknown outcome, and each that came after the answer is one that is stored. */
    private static long guessed(Ledger ledger, Network network, Connection aside) throws SQLException {
        return Math.abs(ledger.unknown() - network.cuts())
                + Math.abs(ledger.unknownAndStored(aside) - network.cutAfter());
    }

    private static Network.Cut cut(Random random, boolean enough) {
        return enough ? Network.Cut.NEVER : CUTS.get(random.nextInt(CUTS.size()));
    }
}
