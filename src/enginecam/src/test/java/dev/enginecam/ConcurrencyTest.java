package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several transactions at once on one facade. */
@Timeout(60)
class ConcurrencyTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final class Undo extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @Test
    void fifty_transactions_do_not_mix() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                all.add(threads.submit(() -> oneOfFifty(number)));
            }
        }
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(db.users().list(100))
                .extracting(User::id)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50)
                        .filter(i -> i % 2 == 0)
                        .mapToObj(i -> "u" + i)
                        .toList());
        assertThat(db.projects().count()).isEqualTo(25);
    }

    /** Odd ones are rolled back. */
    private boolean oneOfFifty(int number) {
        try {
            db.transaction(Undo.class, tx -> {
                String id = "u" + number;
                SomeRows.user(tx, id);
                long transaction = tx.dsl().fetchSingle("select txid_current()").get(0, Long.class);
                tx.transaction(nested -> SomeRows.project(nested, id));
                assertThat(tx.projects().listByUserId(id)).hasSize(1);
                assertThat(tx.dsl().fetchSingle("select txid_current()").get(0, Long.class))
                        .isEqualTo(transaction);
                if (number % 2 == 1) {
                    throw new Undo();
                }
            });
            return true;
        } catch (Undo e) {
            return false;
        }
    }

    @Test
    void the_loser_of_a_serialization_conflict_may_try_again() {
        SomeRows.user(db, "u");
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.dsl().execute("set transaction isolation level repeatable read");
                    assertThat(tx.users().get("u").subscriptionStatus()).isEqualTo("free");
                    db.users().update("u", u -> u.subscriptionStatus("first"));
                    tx.users().update("u", u -> u.subscriptionStatus("second"));
                }))
                .withMessage("users.update: could not serialize access: another transaction was first [40001]");
        assertThat(db.users().get("u").subscriptionStatus()).isEqualTo("first");
    }

    @Test
    void a_conflict_found_at_commit_may_try_again() {
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.dsl().execute("set transaction isolation level serializable");
                    assertThat(tx.users().count()).isZero();
                    SomeRows.user(tx, "u");
                    db.transaction(other -> {
                        other.dsl().execute("set transaction isolation level serializable");
                        assertThat(other.users().count()).isZero();
                        SomeRows.user(other, "v");
                    });
                }))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("40001"))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"));
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("v");
    }

    @Test
    void one_of_two_that_wait_for_each_other_may_try_again() throws Exception {
        SomeRows.user(db, "a");
        SomeRows.user(db, "b");
        var bothHoldOne = new CyclicBarrier(2);
        List<Future<?>> both = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both.add(threads.submit(() -> lock(bothHoldOne, "a", "b")));
            both.add(threads.submit(() -> lock(bothHoldOne, "b", "a")));
        }
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> one : both) {
            try {
                one.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        assertThat(failures)
                .singleElement()
                .satisfies(
                        e -> assertThat(e)
                                .isInstanceOf(TransientFailure.class)
                                .hasMessage(
                                        "users.update: deadlock: the server ended this transaction to free the others [40P01]"));
    }

    private boolean lock(CyclicBarrier bothHoldOne, String first, String second) throws Exception {
        db.transaction(Exception.class, tx -> {
            tx.dsl().execute("set local deadlock_timeout = '20ms'");
            tx.users().update(first, u -> u.subscriptionStatus("pro"));
            bothHoldOne.await(30, TimeUnit.SECONDS);
            tx.users().update(second, u -> u.subscriptionStatus("pro"));
        });
        return true;
    }

    @Test
    void a_lock_that_is_not_to_be_had_in_time_may_be_tried_again() {
        SomeRows.user(db, "u");
        db.transaction(holder -> {
            holder.users().update("u", u -> u.subscriptionStatus("pro"));
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> db.transaction(tx -> {
                        tx.dsl().execute("set local lock_timeout = '10ms'");
                        tx.users().delete("u");
                    }))
                    .withMessage("users.delete: a lock was not to be had in time [55P03]");
        });
        assertThat(db.users().get("u").subscriptionStatus()).isEqualTo("pro");
    }
}
