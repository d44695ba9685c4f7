package dev.enginecam;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.NoConnection;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Connections that break during COMMIT: 1,000 of them, with {@code -Drowan.cuts=10000} as many; {@code -Drowan.cuts.seed=1} cuts at other
 * times.
 */
@Timeout(900)
class CommitCutsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int CUTS = Integer.getInteger("rowan.cuts", 1_000);
    private static final long SEED = Long.getLong("rowan.cuts.seed", 20_261_130);
    private static final int THREADS = 6;

    /** Past the network that breaks. */
    private EngineCam near;

    @BeforeEach
    void table(TestDatabase database) {
        near = EngineCam.of(database.dataSource());
        near.dsl().execute(OnceTest.TABLE);
        SomeRows.user(near, "u");
    }

    private interface Unit {
        void run(EngineCam far, String key);
    }

    /** Runs it under new keys until so many connections broke; the keys. */
    private static List<String> whileCutting(int most, TestDatabase database, Unit unit) throws Exception {
        Queue<String> keys = new ConcurrentLinkedQueue<>();
        var next = new AtomicInteger();
        try (var network = new CommitCuts(database.url(), SEED);
                var far = EngineCam.connect(DatabaseConfig.of(network.url(database.url()))
                        .migrate(false)
                        .poolSize(THREADS + 2));
                var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                all.add(threads.submit(() -> {
                    while (network.cuts() < most) {
                        String key = "k" + next.incrementAndGet();
                        keys.add(key);
                        unit.run(far, key);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(keys);
    }

    private long stored(String key) {
        return near.projects().where(PROJECTS.NAME.eq(key)).count();
    }

    private static void insert(EngineCam tx, String key) {
        tx.projects().insert(NewProject.userId("u").name(key));
    }

    @Test
    void every_outcome_that_is_told_is_that_of_the_table(TestDatabase database) throws Exception {
        var committed = new AtomicInteger();
        var rolledBack = new AtomicInteger();
        var unknown = new AtomicInteger();
        var wrong = new ConcurrentLinkedQueue<String>();
        var afterCommit = new AtomicInteger();
        var afterRollback = new AtomicInteger();
        List<String> keys = whileCutting(CUTS, database, (far, key) -> {
            boolean done = false;
            while (!done) {
                try {
                    boolean here = far.transactionOnce(key, tx -> {
                        tx.afterCommit(afterCommit::incrementAndGet);
                        tx.afterRollback(afterRollback::incrementAndGet);
                        insert(tx, key);
                    });
                    done = true;
                    committed.incrementAndGet();
                    if (!here || stored(key) != 1) {
                        wrong.add(key + " committed");
                    }
                } catch (ConnectionLost e) {
                    rolledBack.incrementAndGet();
                    if (stored(key) != 0) {
                        wrong.add(key + " rolled back");
                    }
                } catch (NoConnection e) {
                    if (stored(key) != 0) {
                        wrong.add(key + " not sent");
                    }
                } catch (CommitOutcomeUnknown e) {
                    unknown.incrementAndGet();
                }
            }
        });
        System.out.println("seed " + SEED + ": " + committed + " told committed, " + rolledBack + " told rolled back");
        assertThat(wrong).isEmpty();
        assertThat(unknown).hasValue(0);
        assertThat(committed).hasValue(keys.size());
        assertThat(rolledBack).hasPositiveValue();
        assertThat(afterCommit).hasValue(keys.size());
        assertThat(afterRollback).hasValue(rolledBack.get());
        assertThat(near.projects().all().list()).extracting(Project::name).containsExactlyInAnyOrderElementsOf(keys);
    }

    /** Else nothing above would have been in doubt. */
    @Test
    void without_a_key_whoever_guesses_loses_and_doubles(TestDatabase database) throws Exception {
        List<String> keys = whileCutting(Math.min(CUTS, 200), database, (far, key) -> {
            boolean repeats = key.hashCode() % 2 == 0;
            boolean done = false;
            while (!done) {
                try {
                    far.transaction(tx -> insert(tx, key));
                    done = true;
                } catch (ConnectionLost | NoConnection e) {
                    // surely not stored
                } catch (CommitOutcomeUnknown e) {
                    done = !repeats;
                }
            }
        });
        List<Long> counts = keys.stream().map(this::stored).toList();
        assertThat(counts).contains(0L); // lost
        assertThat(counts).anyMatch(count -> count > 1); // doubled
    }
}
