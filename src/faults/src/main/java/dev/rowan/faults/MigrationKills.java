package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The sessions of an application that migrates are ended in the middle; then it starts again. */
record MigrationKills() implements Fault {
    private static final List<String> TABLES = List.of("users", "projects", "cams");
    private static final long MOST_MILLIS = 10_000;
    private static final int MOST_ROUNDS = 20;

    @Override
    public String title() {
        return "sessions ended in mid-migration, then another start";
    }

    @Override
    public Result run(Run run) throws Exception {
        Random random = run.random(this);
        int most = run.of(100, 3);
        var wrong = new TreeMap<String, Long>();
        var outcomes = new TreeMap<String, Long>();
        List<Long> again = new ArrayList<>();
        int hit = 0;
        for (int round = 0; hit < most && round < most * MOST_ROUNDS; round++) {
            Server server = run.servers().shared();
            var failure = new AtomicReference<ConnectFailed>();
            Thread starter = Thread.ofPlatform().daemon().name("starter").start(() -> {
                try (var db = EngineCam.connect(config(server))) {
                    db.users().count();
                } catch (ConnectFailed e) {
                    failure.set(e);
                }
            });
            try (Connection aside = server.connect()) {
                while (starter.isAlive() && Server.sessions(aside).isEmpty()) {
                    Thread.onSpinWait();
                }
                LockSupport.parkNanos(random.nextInt(200_000_000));
                Server.execute(aside, "select pg_terminate_backend(pid) from pg_stat_activity where " + Server.OURS);
                wrong.merge(Result.HUNG, (long) Writers.hung(List.of(starter), Duration.ofSeconds(30)), Long::sum);
                if (failure.get() == null) {
                    outcomes.merge("too late", 1L, Long::sum);
                    continue;
                }
                hit++;
                wrong.merge(Result.TORN, isWhole(aside) ? 0L : 1L, Long::sum);
                again.add(start(server));
            }
        }
        wrong.put(Result.LATE, again.stream().filter(t -> t > MOST_MILLIS).count());
        return new Result(title(), hit, again.size(), wrong, again, outcomes, false);
    }

    private static DatabaseConfig config(Server server) {
        return DatabaseConfig.of(server.url()).poolSize(1);
    }

    /** In milliseconds. */
    private static long start(Server server) {
        long start = System.nanoTime();
        try (var db = EngineCam.connect(config(server))) {
            db.users().count();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Whether there are the tables of those migrations that the history has, and no others. */
    private static boolean isWhole(Connection aside) throws SQLException {
        List<String> there = Server.column(aside, "select tablename from pg_tables where schemaname = 'public'");
        boolean history = there.contains("flyway_schema_history");
        int ran = history
                ? Server.column(aside, "select 1 from flyway_schema_history where success and version is not null")
                        .size()
                : 0;
        List<String> expected = new ArrayList<>(TABLES.subList(0, ran));
        if (history) {
            expected.add("flyway_schema_history");
        }
        return there.size() == expected.size() && there.containsAll(expected);
    }
}
