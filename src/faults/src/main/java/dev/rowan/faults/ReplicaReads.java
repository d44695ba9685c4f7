package dev.rowan.faults;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.Database;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.session.TransactionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writers that read at once what they have written, from a replica.
 *
 * @param token whether the read waits until the replica has come so far; without, it often has not
 */
record ReplicaReads(boolean token) implements Fault {
    private static final String ON_REPLICA = "on the replica";
    private static final String ON_PRIMARY = "on the primary, for the replica was late";

    @Override
    public String title() {
        return token ? "own writes read on a replica, after their position" : "own writes read on a replica, without";
    }

    @Override
    public Result run(Run run) throws Exception {
        int each = run.of(token ? 100_000 : 5_000, 200) / Writers.THREADS;
        try (Server primary = run.servers().start();
                Server standby = primary.standby("standby")) {
            var config = DatabaseConfig.of(primary.url())
                    .poolSize(Writers.THREADS)
                    .replicaUrl(standby.url())
                    .replicaWait(Duration.ofSeconds(2));
            try (var db = EngineCam.connect(config)) {
                var stale = new AtomicLong();
                var elsewhere = new AtomicLong();
                List<Long> took = new CopyOnWriteArrayList<>();
                List<RuntimeException> failures = new CopyOnWriteArrayList<>();
                List<Thread> threads = new ArrayList<>();
                for (int t = 0; t < Writers.THREADS; t++) {
                    String name = "reader" + t + ".";
                    threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
                        try {
                            for (int i = 0; i < each; i++) {
                                read(db, name + i, stale, elsewhere, took);
                            }
                        } catch (RuntimeException e) {
                            failures.add(e);
                        }
                    }));
                }
                var wrong = new TreeMap<String, Long>();
                wrong.put(Result.HUNG, (long) Writers.hung(threads, Duration.ofMinutes(20)));
                wrong.put(Result.STALE, stale.get());
                wrong.put(Result.FAILED, (long) failures.size());
                var outcomes = new TreeMap<String, Long>();
                outcomes.put(ON_PRIMARY, elsewhere.get());
                outcomes.put(ON_REPLICA, took.size() - elsewhere.get());
                var result = new Result(title(), took.size(), took.size(), wrong, took, outcomes, false);
                return token ? result : result.asControl();
            }
        }
    }

    private void read(EngineCam db, String id, AtomicLong stale, AtomicLong elsewhere, List<Long> took) {
        db.users().insert(NewUser.id(id).email(id + "@example.com"));
        TransactionOptions options = token
                ? TransactionOptions.DEFAULTS.onReplica(Database.position(db))
                : TransactionOptions.DEFAULTS.onReplica();
        long start = System.nanoTime();
        boolean there = db.with(options).read(tx -> {
            boolean replica = tx.dsl().fetchSingle("select pg_is_in_recovery()").get(0, Boolean.class);
            elsewhere.addAndGet(replica ? 0 : 1);
            return tx.users().exists(id);
        });
        stale.addAndGet(there ? 0 : 1);
        took.add((System.nanoTime() - start) / 1_000_000);
    }
}
