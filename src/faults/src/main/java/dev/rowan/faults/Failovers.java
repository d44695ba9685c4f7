package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The primary dies and its standby takes over; the URL names both.
 *
 * @param synchronous whether COMMIT waits for the standby; without, what it had not yet heard of is gone
 */
record Failovers(boolean synchronous) implements Fault {
    @Override
    public String title() {
        return synchronous
                ? "primary killed, standby promoted (synchronous)"
                : "primary killed, standby promoted (asynchronous, and behind)";
    }

    @Override
    public Result run(Run run) throws Exception {
        int most = run.of(synchronous ? 10 : 1, 1);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            results.add(once(run));
        }
        return sum(results);
    }

    private Result once(Run run) throws Exception {
        try (Server primary = run.servers().start();
                Server standby = primary.standby("standby")) {
            if (synchronous) {
                try (Connection aside = primary.connect()) {
                    Server.execute(aside, "alter system set synchronous_standby_names = 'standby'");
                    Server.execute(aside, "select pg_reload_conf()");
                }
            }
            String url = "postgresql://postgres@127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                    + "/postgres?targetServerType=primary&hostRecheckSeconds=1";
            try (var db = EngineCam.connect(DatabaseConfig.of(url).poolSize(Writers.THREADS));
                    var writers = Writers.start(db)) {
                LockSupport.parkNanos(300_000_000);
                List<String> held = synchronous ? List.of() : holdSenders(primary);
                LockSupport.parkNanos(200_000_000);
                primary.stop("KILL");
                for (String sender : held) {
                    Server.signal(sender, "KILL");
                }
                standby.promote();
                if (!writers.awaitSuccessAfter(System.nanoTime(), Duration.ofSeconds(60))) {
                    throw new IOException("nothing is written a minute after the promotion: " + standby.log());
                }
                LockSupport.parkNanos(200_000_000);
                try (Connection aside = standby.connect()) {
                    Result result = writers.stop(title(), 1, aside);
                    return synchronous ? result : result.asControl();
                }
            }
        }
    }

    /** From now on the standby hears nothing. */
    private static List<String> holdSenders(Server primary) throws Exception {
        try (Connection aside = primary.connect()) {
            List<String> senders = Server.column(aside, "select pid from pg_stat_replication");
            for (String sender : senders) {
                Server.signal(sender, "STOP");
            }
            return senders;
        }
    }

    private static Result sum(List<Result> results) {
        Result first = results.getFirst();
        var wrong = new TreeMap<String, Long>();
        var outcomes = new TreeMap<String, Long>();
        for (Result result : results) {
            result.wrong().forEach((kind, count) -> wrong.merge(kind, count, Long::sum));
            result.outcomes().forEach((kind, count) -> outcomes.merge(kind, count, Long::sum));
        }
        return new Result(
                first.fault(),
                results.stream().mapToLong(Result::faults).sum(),
                results.stream().mapToLong(Result::acknowledged).sum(),
                wrong,
                results.stream().flatMap(r -> r.recovery().stream()).toList(),
                outcomes,
                first.control());
    }
}
