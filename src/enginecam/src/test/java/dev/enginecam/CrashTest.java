package dev.enginecam;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.postgres.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server one of whose processes is killed, so that all of it crashes and recovers, while others write under keys: 3 times, with
 * {@code -Drowan.crashes=100} as often.
 */
@Timeout(900)
class CrashTest {
    private static final int CRASHES = Integer.getInteger("rowan.crashes", 3);
    private static final int THREADS = 4;

    @Test
    void every_outcome_that_is_told_is_that_of_the_table() throws Exception {
        var told = new Told();
        try (var server = PostgresServer.start("embedded");
                var database = server.create();
                var db = EngineCam.connect(config(database.url()))) {
            db.dsl().execute(OnceTest.TABLE);
            SomeRows.user(db, "u");
            var over = new AtomicBoolean();
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<?>> all = new ArrayList<>();
                for (int t = 0; t < THREADS; t++) {
                    all.add(threads.submit(() -> told.write(db, over)));
                }
                for (int i = 0; i < CRASHES; i++) {
                    LockSupport.parkNanos(150_000_000);
                    crash(db);
                }
                LockSupport.parkNanos(150_000_000);
                over.set(true);
                for (Future<?> one : all) {
                    one.get();
                }
            }
            assertThat(told.unknown).hasValue(0);
            assertThat(told.wrong).isEmpty();
            assertThat(told.committed).isNotEmpty();
            assertThat(told.lost).hasPositiveValue();
            assertThat(db.projects().all().list())
                    .extracting(Project::name)
                    .containsExactlyInAnyOrderElementsOf(told.committed);
        }
    }

    /** Throw-away servers answer a COMMIT before it is in a file. */
    private static DatabaseConfig config(String url) {
        return DatabaseConfig.of(url + "&options=-c%20synchronous_commit%3Don").poolSize(THREADS + 2);
    }

    private static void crash(EngineCam db) throws IOException, InterruptedException {
        while (true) {
            try {
                int process = db.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
                var kill = new ProcessBuilder("kill", "-9", String.valueOf(process)).start();
                assumeTrue(kill.waitFor() == 0, "the server runs as somebody else");
                return;
            } catch (ConnectionLost | NoConnection e) {
                LockSupport.parkNanos(10_000_000); // it recovers from the crash before
            }
        }
    }

    private static final class Told {
        final Queue<String> committed = new ConcurrentLinkedQueue<>();
        final Queue<String> wrong = new ConcurrentLinkedQueue<>();
        final AtomicInteger unknown = new AtomicInteger();
        final AtomicInteger lost = new AtomicInteger();
        private final AtomicInteger next = new AtomicInteger();

        void write(EngineCam db, AtomicBoolean over) {
            while (!over.get()) {
                String key = "k" + next.incrementAndGet();
                boolean done = false;
                while (!done) {
                    try {
                        db.transactionOnce(
                                key,
                                tx -> tx.projects()
                                        .insert(NewProject.userId("u").name(key)));
                        done = true;
                        committed.add(key);
                    } catch (ConnectionLost e) {
                        lost.incrementAndGet();
                        check(db, key);
                    } catch (NoConnection e) {
                        LockSupport.parkNanos(5_000_000);
                    } catch (CommitOutcomeUnknown e) {
                        unknown.incrementAndGet();
                    }
                }
            }
        }

        private void check(EngineCam db, String key) {
            while (true) {
                try {
                    if (db.projects().where(PROJECTS.NAME.eq(key)).exists()) {
                        wrong.add(key);
                    }
                    return;
                } catch (ConnectionLost | NoConnection e) {
                    LockSupport.parkNanos(5_000_000);
                }
            }
        }
    }
}
