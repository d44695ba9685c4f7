package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.Setting;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransactionOptionsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final TransactionOptions SERIALIZABLE = TransactionOptions.of(Isolation.SERIALIZABLE);

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    private static String shown(EngineCam tx, String setting) {
        return tx.dsl().fetchSingle("select current_setting(?)", setting).get(0, String.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_server_has_the_isolation(Isolation isolation) {
        String expected = isolation.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        db.with(TransactionOptions.of(isolation)).transaction(tx -> {
            assertThat(shown(tx, "transaction_isolation")).isEqualTo(expected);
            assertThat(shown(tx, "transaction_read_only")).isEqualTo("off");
        });
        db.transaction(tx -> assertThat(shown(tx, "transaction_isolation")).isEqualTo("read committed"));
    }

    @Test
    void the_server_has_the_mode_and_the_limits() {
        TransactionOptions options = TransactionOptions.DEFAULTS
                .readOnly()
                .statementTimeout(Duration.ofMillis(1_500))
                .lockTimeout(Duration.ofSeconds(2))
                .idleTimeout(Duration.ofMinutes(3))
                .setting(new Setting("app.who", "ann"));
        db.with(options).transaction(tx -> {
            assertThat(shown(tx, "transaction_isolation")).isEqualTo("read committed");
            assertThat(shown(tx, "transaction_read_only")).isEqualTo("on");
            assertThat(shown(tx, "statement_timeout")).isEqualTo("1500ms");
            assertThat(shown(tx, "lock_timeout")).isEqualTo("2s");
            assertThat(shown(tx, "idle_in_transaction_session_timeout")).isEqualTo("3min");
            assertThat(shown(tx, "app.who")).isEqualTo("ann");
        });
        db.with(TransactionOptions.DEFAULTS.deferrable()).transaction(tx -> {
            assertThat(shown(tx, "transaction_isolation")).isEqualTo("serializable");
            assertThat(shown(tx, "transaction_read_only")).isEqualTo("on");
            assertThat(shown(tx, "transaction_deferrable")).isEqualTo("on");
        });
        assertThat(options.toString()).contains("read only", "app.who").doesNotContain("ann");
    }

    @Test
    void a_later_value_of_a_limit_holds() {
        TransactionOptions options = TransactionOptions.DEFAULTS
                .statementTimeout(Duration.ofSeconds(1))
                .statementTimeout(Duration.ofSeconds(7));
        db.with(options)
                .transaction(tx -> assertThat(shown(tx, "statement_timeout")).isEqualTo("7s"));
    }

    @Test
    void they_cost_one_round_trip_whatever_they_are(TestDatabase database) {
        RoundTrips trips = database.roundTrips();
        EngineCam counted = EngineCam.of(trips.dataSource());
        TransactionOptions options =
                SERIALIZABLE.attempts(3).statementTimeout(Duration.ofSeconds(1)).lockTimeout(Duration.ofSeconds(1));
        assertThat(trips.during(
                        () -> counted.with(options).transaction(tx -> tx.users().count())))
                .isEqualTo(3);
        assertThat(trips.during(() ->
                        counted.with(SERIALIZABLE).transaction(tx -> tx.users().count())))
                .isEqualTo(2); // which the first statement takes along
        assertThat(trips.during(() -> counted.with(TransactionOptions.DEFAULTS.attempts(3))
                        .transaction(tx -> tx.users().count())))
                .isEqualTo(2);
    }

    @Test
    void a_limit_ends_a_statement() {
        var limited = db.with(TransactionOptions.DEFAULTS.statementTimeout(Duration.ofMillis(50)));
        assertThatExceptionOfType(QueryTimeout.class)
                .isThrownBy(() -> limited.transaction(tx -> tx.dsl().execute("select pg_sleep(20)")));
        db.transaction(tx -> {
            tx.users().insert(NewUser.id("u").email("u@example.com"));
            db.transaction(other -> assertThat(shown(other, "lock_timeout")).isEqualTo("0"));
        });
        db.transaction(tx -> {
            tx.users().lock("u");
            var waiting = db.with(TransactionOptions.DEFAULTS.lockTimeout(Duration.ofMillis(50)));
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> waiting.transaction(other -> other.users().lock("u")))
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("55P03"));
        });
    }

    @Test
    void nothing_is_written_where_it_is_only_read() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(
                        () -> db.with(TransactionOptions.DEFAULTS.readOnly()).transaction(tx -> SomeRows.user(tx, "u")))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void read_is_a_snapshot_of_the_isolation_that_is_asked_for() {
        db.with(SERIALIZABLE).read(tx -> {
            assertThat(shown(tx, "transaction_isolation")).isEqualTo("serializable");
            return assertThat(shown(tx, "transaction_read_only")).isEqualTo("on");
        });
        db.with(TransactionOptions.DEFAULTS.statementTimeout(Duration.ofSeconds(9)))
                .read(tx -> {
                    assertThat(shown(tx, "statement_timeout")).isEqualTo("9s");
                    return assertThat(shown(tx, "transaction_isolation")).isEqualTo("repeatable read");
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.with(TransactionOptions.of(Isolation.READ_COMMITTED))
                        .read(tx -> tx.users().count()))
                .withMessageContaining("one snapshot");
    }

    @Test
    void inside_of_a_transaction_limits_hold_for_the_work_and_the_rest_is_refused() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            var limit = TransactionOptions.DEFAULTS.lockTimeout(Duration.ofSeconds(4));
            tx.with(limit)
                    .transaction(
                            inner -> assertThat(shown(inner, "lock_timeout")).isEqualTo("4s"));
            assertThat(shown(tx, "lock_timeout")).isEqualTo("0");
            for (TransactionOptions ofWhole : List.of(
                    SERIALIZABLE, TransactionOptions.DEFAULTS.readOnly(), TransactionOptions.DEFAULTS.attempts(2))) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> tx.with(ofWhole).transaction(inner -> SomeRows.user(inner, "v")))
                        .withMessageContaining("whole transaction");
            }
        });
        assertThat(db.users().all().list()).extracting(User::id).containsExactly("u");
    }

    @Test
    void somebody_elses_transaction_keeps_its_isolation(TestDatabase database) throws Exception {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select 1");
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            assertThatIllegalStateException()
                    .isThrownBy(() -> guest.with(SERIALIZABLE)
                            .transaction(tx -> tx.users().count()))
                    .withMessageContaining("whole transaction");
            connection.rollback();
        }
    }

    @Test
    void values_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TransactionOptions.DEFAULTS.attempts(0));
        for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(-1), Duration.ofDays(25))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TransactionOptions.DEFAULTS.statementTimeout(limit))
                    .withMessageContaining("statement_timeout is " + limit);
        }
    }

    @Test
    void concurrent_serializable_transactions_lose_nothing() throws Exception {
        int id = project();
        AtomicInteger begun = new AtomicInteger();
        int threads = 6;
        int each = 15;
        increment(
                threads,
                each,
                () -> db.with(SERIALIZABLE.attempts(1_000)).transaction(tx -> {
                    begun.incrementAndGet();
                    int before = Integer.parseInt(tx.projects().get(id).name());
                    tx.projects().update(id, p -> p.name(String.valueOf(before + 1)));
                }));
        assertThat(db.projects().get(id).name()).isEqualTo(String.valueOf(threads * each));
        assertThat(begun).hasValueGreaterThan(threads * each); // else nothing was tried again
    }

    @Test
    void without_more_attempts_some_fail() throws Exception {
        int id = project();
        var failed = new AtomicInteger();
        increment(4, 25, () -> {
            try {
                db.with(SERIALIZABLE).transaction(tx -> {
                    int before = Integer.parseInt(tx.projects().get(id).name());
                    tx.projects().update(id, p -> p.name(String.valueOf(before + 1)));
                });
            } catch (TransientFailure e) {
                failed.incrementAndGet();
            }
        });
        assertThat(failed).hasPositiveValue();
        assertThat(db.projects().get(id).name()).isEqualTo(String.valueOf(100 - failed.get()));
    }

    private int project() {
        SomeRows.user(db, "u");
        return db.projects().insert(NewProject.userId("u").name("0")).id();
    }

    private static void increment(int threads, int each, Runnable one) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    for (int k = 0; k < each; k++) {
                        one.run();
                    }
                }));
            }
            for (Future<?> future : all) {
                future.get();
            }
        }
    }

    @Test
    void two_that_lock_each_other_both_end() throws Exception {
        SomeRows.user(db, "a");
        SomeRows.user(db, "b");
        var met = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
                both.add(pool.submit(() -> {
                    var first = new AtomicInteger();
                    db.with(TransactionOptions.DEFAULTS.attempts(5)).transaction(Exception.class, tx -> {
                        attempts.incrementAndGet();
                        tx.users().lock(order.get(0));
                        if (first.getAndIncrement() == 0) {
                            met.await();
                        }
                        tx.users().lock(order.get(1));
                    });
                    return null;
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        }
        assertThat(attempts).hasValueGreaterThan(2); // the two can meet again
    }

    @Test
    void the_last_failure_has_those_before_it() {
        var attempts = new AtomicInteger();
        assertThatExceptionOfType(TransientFailure.class)
                .isThrownBy(() -> db.with(TransactionOptions.DEFAULTS.attempts(4))
                        .transaction(tx -> {
                            tx.dsl()
                                    .execute("do $$ begin raise exception 'no %', " + attempts.incrementAndGet()
                                            + " using errcode = '40001'; end $$");
                        }))
                .satisfies(e -> assertThat(e.getSuppressed())
                        .hasSize(3)
                        .allSatisfy(before -> assertThat(before).isInstanceOf(TransientFailure.class)));
        assertThat(attempts).hasValue(4);
    }

    @Test
    void a_failure_that_the_work_has_wrapped_is_tried_again_and_passes_through_as_itself() {
        var attempts = new AtomicInteger();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> db.with(TransactionOptions.DEFAULTS.attempts(2))
                        .transaction(IOException.class, tx -> {
                            attempts.incrementAndGet();
                            try {
                                tx.dsl().execute("do $$ begin raise exception 'no' using errcode = '40P01'; end $$");
                            } catch (DatabaseFailure e) {
                                throw new IOException("wrapped", e);
                            }
                        }));
        assertThat(attempts).hasValue(2);
    }

    @Test
    void other_failures_are_not_tried_again() {
        SomeRows.user(db, "u");
        var attempts = new AtomicInteger();
        var options = TransactionOptions.DEFAULTS.attempts(5);
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.with(options).transaction(tx -> {
                    attempts.incrementAndGet();
                    SomeRows.user(tx, "u");
                }));
        assertThatThrownBy(() -> db.with(options).transaction(tx -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_connection_that_is_lost_before_commit_is_tried_again() {
        var attempts = new AtomicInteger();
        db.with(TransactionOptions.DEFAULTS.attempts(2)).transaction(tx -> {
            SomeRows.user(tx, "u");
            if (attempts.incrementAndGet() == 1) {
                int pid = tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
                db.dsl().execute("select pg_terminate_backend(?)", pid);
            }
            tx.users().count();
        });
        assertThat(attempts).hasValue(2);
        assertThat(db.users().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_whose_outcome_is_unknown_is_not_tried_again(CutAtCommit.When when, TestDatabase database)
            throws IOException {
        var attempts = new AtomicInteger();
        var ends = new ArrayList<String>();
        try (var cut = new CutAtCommit(database.url(), when)) {
            EngineCam far = EngineCam.of(cut.dataSource(database.url()));
            assertThatExceptionOfType(CommitOutcomeUnknown.class)
                    .isThrownBy(() -> far.with(TransactionOptions.DEFAULTS.attempts(5))
                            .transaction(tx -> {
                                attempts.incrementAndGet();
                                tx.afterCommit(() -> ends.add("committed"));
                                tx.afterRollback(() -> ends.add("rolled back"));
                                SomeRows.user(tx, "u");
                            }));
        }
        assertThat(attempts).hasValue(1);
        assertThat(ends).isEmpty();
    }

    @Test
    void what_comes_after_a_commit_or_a_rollback_comes_then() {
        var ends = new ArrayList<String>();
        db.transaction(tx -> {
            tx.afterCommit(() -> ends.add("first, with " + db.users().count()));
            tx.afterCommit(() -> ends.add("second"));
            tx.afterRollback(() -> ends.add("never"));
            SomeRows.user(tx, "u");
            ends.add("work");
        });
        assertThat(ends).containsExactly("work", "first, with 1", "second");
        ends.clear();
        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.afterCommit(() -> ends.add("never"));
                    tx.afterRollback(
                            () -> ends.add("rolled back, with " + db.users().count()));
                    SomeRows.user(tx, "v");
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(ends).containsExactly("rolled back, with 1");
    }

    @Test
    void a_savepoint_hands_what_comes_after_it_to_the_transaction() {
        var ends = new ArrayList<String>();
        db.transaction(tx -> {
            tx.transaction(inner -> inner.afterCommit(() -> ends.add("inner")));
            assertThatThrownBy(() -> tx.transaction(inner -> {
                        inner.afterCommit(() -> ends.add("never"));
                        inner.afterRollback(() -> ends.add("inner rolled back"));
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            ends.add("work");
        });
        assertThat(ends).containsExactly("inner rolled back", "work", "inner");
        ends.clear();
        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.transaction(inner -> {
                        inner.afterCommit(() -> ends.add("never"));
                        inner.afterRollback(() -> ends.add("both rolled back"));
                    });
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(ends).containsExactly("both rolled back");
    }

    @Test
    void of_several_attempts_each_has_its_own_end() {
        var ends = new ArrayList<String>();
        var attempts = new AtomicInteger();
        db.with(TransactionOptions.DEFAULTS.attempts(2)).transaction(tx -> {
            int attempt = attempts.incrementAndGet();
            tx.afterCommit(() -> ends.add("committed " + attempt));
            tx.afterRollback(() -> ends.add("rolled back " + attempt));
            if (attempt == 1) {
                tx.dsl().execute("do $$ begin raise exception 'no' using errcode = '40001'; end $$");
            }
        });
        assertThat(ends).containsExactly("rolled back 1", "committed 2");
    }

    @Test
    void what_it_throws_reaches_the_caller_and_the_rest_happens_all_the_same() {
        var ends = new ArrayList<String>();
        assertThatThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    tx.afterCommit(() -> {
                        throw new IllegalStateException("one");
                    });
                    tx.afterCommit(() -> {
                        throw new IllegalStateException("two");
                    });
                    tx.afterCommit(() -> ends.add("three"));
                    tx.afterRollback(() -> ends.add("never"));
                }))
                .hasMessage("one")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(ends).containsExactly("three");
        assertThat(db.users().count()).isEqualTo(1);
        assertThatThrownBy(() -> db.transaction(tx -> {
                    tx.afterRollback(() -> {
                        throw new IllegalStateException("end");
                    });
                    throw new ConnectionLost("mine", "mine", null);
                }))
                .isInstanceOf(ConnectionLost.class)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }

    @Test
    void one_who_does_not_commit_cannot_say_what_comes_after(TestDatabase database) throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.afterCommit(() -> {}))
                .withMessageContaining("inside db.transaction");
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            connection.createStatement().execute("select 1");
            guest.transaction(tx -> assertThatIllegalStateException()
                    .isThrownBy(() -> tx.afterRollback(() -> {}))
                    .withMessageContaining("somebody else's"));
            connection.rollback();
        }
    }
}
