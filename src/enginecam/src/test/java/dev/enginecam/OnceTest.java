package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.CommitOutcomeUnknown;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.OnceKey;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class OnceTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** As docs/transactions.md has it. */
    static final String TABLE = """
        create table rowan_once (
            key text primary key,
            run uuid not null,
            result text,
            done_at timestamptz not null default now()
        );
        """;

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
        db.dsl().execute(TABLE);
    }

    private static OnceKey<Integer> number(String key) {
        return OnceKey.of(key, String::valueOf, Integer::valueOf);
    }

    private long keys() {
        return db.dsl().fetchCount(DSL.table("rowan_once"));
    }

    @Test
    void work_of_a_key_is_done_once() {
        assertThat(db.transactionOnce("sign up u", tx -> SomeRows.user(tx, "u")))
                .isTrue();
        assertThat(db.transactionOnce("sign up u", tx -> SomeRows.user(tx, "u")))
                .isFalse();
        assertThat(db.transactionOnce("sign up v", tx -> SomeRows.user(tx, "v")))
                .isTrue();
        assertThat(db.users().count()).isEqualTo(2);
    }

    @Test
    void who_asks_later_gets_the_result_of_the_first() {
        SomeRows.user(db, "u");
        int first = db.transactionOnce(
                number("order 7"), tx -> SomeRows.project(tx, "u").id());
        int second = db.transactionOnce(
                number("order 7"), tx -> SomeRows.project(tx, "u").id());
        assertThat(second).isEqualTo(first);
        assertThat(db.projects().count()).isEqualTo(1);
        assertThat(db.transactionOnce(OnceKey.of("text"), tx -> "done")).isEqualTo("done");
        assertThat(db.transactionOnce(OnceKey.of("text"), tx -> "again")).isEqualTo("done");
    }

    @Test
    void work_that_fails_leaves_no_key() {
        assertThatThrownBy(() -> db.transactionOnce("k", tx -> {
                    SomeRows.user(tx, "u");
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        assertThat(keys()).isZero();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> db.transactionOnce(IOException.class, number("k"), tx -> {
                    throw new IOException("mine too");
                }));
        assertThat(db.transactionOnce("k", tx -> {})).isTrue();
        assertThat(db.users().count()).isZero();
    }

    @Test
    void callers_at_the_same_time_wait_for_the_first() throws Exception {
        SomeRows.user(db, "u");
        var runs = new AtomicInteger();
        for (TransactionOptions options :
                List.of(TransactionOptions.DEFAULTS, TransactionOptions.of(Isolation.SERIALIZABLE))) {
            String key = "order of " + options;
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(() -> db.with(options).transactionOnce(Exception.class, number(key), tx -> {
                    runs.incrementAndGet();
                    Thread.sleep(50);
                    return SomeRows.project(tx, "u").id();
                }));
            }
            try (var threads = Executors.newFixedThreadPool(calls.size())) {
                List<Integer> results = new ArrayList<>();
                for (Future<Integer> each : threads.invokeAll(calls)) {
                    results.add(each.get());
                }
                assertThat(results).hasSize(6).containsOnly(results.getFirst());
            }
        }
        assertThat(runs).hasValue(2);
        assertThat(db.projects().count()).isEqualTo(2);
    }

    @Test
    void the_key_costs_one_trip_and_its_result_another(TestDatabase database) {
        RoundTrips trips = database.roundTrips();
        EngineCam counted = EngineCam.of(trips.dataSource());
        assertThat(trips.during(
                        () -> counted.transactionOnce("a", tx -> tx.users().count())))
                .isEqualTo(3);
        assertThat(trips.during(
                        () -> counted.transactionOnce("a", tx -> tx.users().count())))
                .isEqualTo(3); // the key, whose it is, COMMIT
        assertThat(trips.during(() -> counted.transactionOnce(
                        number("b"), tx -> (int) tx.users().count())))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_whose_outcome_was_unknown_is_known(CutAtCommit.When when, TestDatabase database) throws IOException {
        boolean arrives = when == CutAtCommit.When.AFTER_THE_SERVER_ANSWERED;
        var ends = new ArrayList<String>();
        try (var cut = new CutAtCommit(database.url(), when)) {
            EngineCam far = EngineCam.of(cut.dataSource(database.url()));
            Runnable call = () -> {
                boolean here = far.with(TransactionOptions.DEFAULTS.attempts(2)).transactionOnce("k", tx -> {
                    tx.afterCommit(() -> ends.add("committed"));
                    tx.afterRollback(() -> ends.add("rolled back"));
                    SomeRows.user(tx, "u");
                });
                assertThat(here).isTrue();
            };
            if (arrives) {
                call.run();
            } else {
                assertThatExceptionOfType(ConnectionLost.class)
                        .isThrownBy(call::run)
                        .withMessageContaining("rolled back, as its key tells")
                        .satisfies(e -> assertThat(e.getSuppressed())
                                .hasSize(2)
                                .hasAtLeastOneElementOfType(CommitOutcomeUnknown.class));
            }
        }
        assertThat(ends).isEqualTo(arrives ? List.of("committed") : List.of("rolled back", "rolled back"));
        assertThat(db.users().exists("u")).isEqualTo(arrives);
        assertThat(keys()).isEqualTo(arrives ? 1 : 0);
    }

    @Test
    void a_connection_of_somebody_who_has_no_other_leaves_it_unknown(TestDatabase database) throws Exception {
        try (var cut = new CutAtCommit(database.url(), CutAtCommit.When.AFTER_THE_SERVER_ANSWERED);
                var connection = cut.dataSource(database.url()).getConnection()) {
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            assertThatExceptionOfType(CommitOutcomeUnknown.class)
                    .isThrownBy(() -> guest.transactionOnce("k", tx -> SomeRows.user(tx, "u")));
        }
        assertThat(db.transactionOnce("k", tx -> SomeRows.user(tx, "u"))).isFalse();
    }

    @Test
    void the_table_can_have_another_name(TestDatabase database) {
        db.dsl()
                .execute("create schema \"Ours\"; alter table rowan_once set schema \"Ours\";"
                        + " alter table \"Ours\".rowan_once rename to done");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transactionOnce("k", tx -> {}))
                .withMessageStartingWith("transactionOnce: there is no table rowan_once, which has the keys of what was"
                        + " done once\nhelp: add a migration: create table rowan_once (key text primary key, ");
        var config =
                DatabaseConfig.of(database.url()).migrate(false).poolSize(2).onceTable("Ours.done");
        try (var named = EngineCam.connect(config)) {
            assertThat(named.transactionOnce("k", tx -> {})).isTrue();
            assertThat(named.transactionOnce("k", tx -> {})).isFalse();
        }
        var dsl = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        dsl.configuration().data("rowan.onceTable", "Ours.done");
        assertThat(EngineCam.of(dsl).transactionOnce("k", tx -> {})).isFalse();
        for (String name : List.of("", "a.b.c", "a; drop table users", "\"a\"", "a.")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DatabaseConfig.of(database.url()).onceTable(name))
                    .withMessageStartingWith("onceTable is " + name + ", expected a table's name");
        }
    }

    @Test
    void inside_of_a_transaction_it_is_refused(TestDatabase database) throws Exception {
        db.transaction(tx -> assertThatIllegalStateException()
                .isThrownBy(() -> tx.transactionOnce("k", inner -> {}))
                .withMessageContaining("commits with a whole transaction"));
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            assertThatIllegalStateException()
                    .isThrownBy(() -> guest.transactionOnce("k", inner -> {}))
                    .withMessageContaining("commits with a whole transaction");
            connection.rollback();
        }
        assertThat(keys()).isZero();
    }

    @Test
    void what_can_be_no_key_is_refused_before_anything_is_sent() {
        for (String key : List.of("", "k".repeat(256), "a\0b", "\ud800")) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> db.transactionOnce(key, tx -> {}))
                    .satisfies(e -> assertThat(e.name()).isEqualTo("key"));
        }
        assertThat(db.transactionOnce("k".repeat(255), tx -> {})).isTrue();
    }

    @Test
    void a_key_has_a_result_always_or_never() {
        db.transactionOnce("k", tx -> {});
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transactionOnce(OnceKey.of("k"), tx -> "x"))
                .withMessageContaining("kept no result");
        db.transactionOnce(OnceKey.of("r"), tx -> "x");
        assertThat(db.transactionOnce("r", tx -> {})).isFalse();
    }
}
