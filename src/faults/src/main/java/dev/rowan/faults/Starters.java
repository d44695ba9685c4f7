package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Twenty applications start at once on an empty database, each with the migrations of its jar and a pool of its own. */
record Starters() implements Fault {
    private static final int STARTERS = 20;
    private static final int MIGRATIONS = 3;

    @Override
    public String title() {
        return "20 starters at once on an empty database";
    }

    @Override
    public Result run(Run run) throws Exception {
        int rounds = run.of(100, 1);
        var wrong = new TreeMap<String, Long>();
        var outcomes = new ConcurrentSkipListMap<String, Long>();
        List<Long> took = new CopyOnWriteArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Server server = run.servers().shared();
            List<Thread> starters = new ArrayList<>();
            for (int i = 0; i < STARTERS; i++) {
                starters.add(
                        Thread.ofPlatform().daemon().name("starter-" + i).start(() -> start(server, outcomes, took)));
            }
            wrong.merge(Result.HUNG, (long) Writers.hung(starters, Duration.ofMinutes(2)), Long::sum);
            try (Connection aside = server.connect()) {
                int ran = Server.column(
                                aside,
                                "select version from flyway_schema_history where success and version is not null")
                        .size();
                wrong.merge(Result.DUPLICATED, (long) Math.max(0, ran - MIGRATIONS), Long::sum);
                wrong.merge(Result.LOST, (long) Math.max(0, MIGRATIONS - ran), Long::sum);
            }
        }
        wrong.put(
                Result.FAILED,
                outcomes.values().stream().mapToLong(Long::longValue).sum());
        return new Result(title(), rounds, took.size(), wrong, took, outcomes, false);
    }

    private static void start(Server server, ConcurrentSkipListMap<String, Long> outcomes, List<Long> took) {
        long start = System.nanoTime();
        try (var db = EngineCam.connect(DatabaseConfig.of(server.url()).poolSize(1))) {
            db.users().count();
            took.add((System.nanoTime() - start) / 1_000_000);
        } catch (ConnectFailed e) {
            outcomes.merge(
                    "ConnectFailed: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    1L,
                    Long::sum);
        }
    }
}
