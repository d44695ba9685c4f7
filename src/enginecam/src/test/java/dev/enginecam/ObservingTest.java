package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.session.StatementListener;
import dev.rowan.session.StatementLog;
import dev.rowan.session.StatementStart;
import dev.rowan.session.TransactionOptions;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listeners hear each start once and its end once, of which transaction and attempt it is, and no value unless they ask. */
class ObservingTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final Recorder recorder = new Recorder();
    private EngineCam db;

    /** Starts whose end has not come, and ends. */
    private static final class Recorder implements StatementListener {
        private final List<StatementStart> open = new ArrayList<>();
        private final List<StatementEvent> ends = new ArrayList<>();
        private final List<List<String>> values = new ArrayList<>();

        @Override
        public StatementListener started(StatementStart start) {
            open.add(start);
            values.add(start.parameterValues());
            return event -> {
                assertThat(open.remove(start)).isTrue();
                assertThat(event.statementId()).isEqualTo(start.statementId());
                assertThat(event.sql()).isEqualTo(start.sql());
                assertThat(start.transaction()).isIn(0L, event.transaction());
                assertThat(event.attempt()).isEqualTo(start.attempt());
                ends.add(event);
            };
        }

        @Override
        public void executed(StatementEvent event) {
            throw new AssertionError(event.statementId() + " ended without a start");
        }

        List<String> ids() {
            List<String> ids = ends.stream()
                    .map(e -> e.statementId()
                            + (e.failure() == null
                                    ? " " + e.rows()
                                    : " " + e.failure().getClass().getSimpleName()))
                    .toList();
            ends.clear();
            return ids;
        }
    }

    /** What docs/observing.md shows. */
    static final class Timed implements StatementListener {
        private final List<String> times = new ArrayList<>();

        @Override
        public StatementListener started(StatementStart start) {
            long before = System.nanoTime();
            return event -> times.add(start.statementId() + ": " + (System.nanoTime() - before) + " ns");
        }

        @Override
        public void executed(StatementEvent event) {}
    }

    @BeforeEach
    void open(TestDatabase database) {
        EngineCam quiet = EngineCam.of(database.dataSource());
        SomeRows.user(quiet, "u");
        quiet.projects().insert(NewProject.userId("u").name("V8"));
        db = quiet.listener(recorder);
    }

    @AfterEach
    void each_start_has_its_end() {
        assertThat(recorder.open).isEmpty();
    }

    @Test
    void every_start_has_one_end() {
        db.users().find("u");
        db.users().get("u", Graphs.USER_PROJECTS);
        db.users().list(3);
        try (var rows = db.users().all().stream()) {
            assertThat(recorder.open).hasSize(1);
            assertThat(rows).hasSize(1);
        }
        try (var all = db.cams().export()) {
            assertThat(all).isEmpty();
        }
        assertThat(recorder.ids())
                .containsExactly("users.find 1", "users.find 2", "users.list 1", "users.where 1", "cams.export 0");
        assertThat(recorder.values).allMatch(List::isEmpty);
    }

    @Test
    void failures_are_ends_and_what_was_not_sent_has_no_start() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.users().find("\0"));
        assertThat(recorder.ids()).isEmpty();
        assertThatExceptionOfType(QueryFailed.class).isThrownBy(() -> failing(db));
        assertThat(recorder.ids()).containsExactly("projects.where QueryFailed");
    }

    private static List<Project> failing(EngineCam db) {
        return db.projects()
                .where(DSL.condition("1 / (id - id) = 1").and(Tables.PROJECTS.NAME.isNotNull()))
                .list();
    }

    @Test
    void statements_that_travel_together_start_together() {
        db.together(d -> d.users().find("u"), d -> d.cams().count(), List::of);
        assertThat(recorder.ids()).containsExactly("users.find 1", "cams.count 1");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.together(
                        d -> d.users().count(),
                        ObservingTest::failing,
                        d -> d.cams().count(),
                        List::of));
        assertThat(recorder.ids())
                .containsExactly("users.count 1", "projects.where QueryFailed", "cams.count QueryFailed");
        db.transaction(tx -> assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> tx.transaction(nested ->
                        nested.together(ObservingTest::failing, d -> d.cams().count(), List::of))));
        assertThat(recorder.ids()).containsExactly("projects.where QueryFailed", "cams.count QueryFailed");
    }

    @Test
    void a_transaction_has_a_number_and_an_attempt() {
        var attempts = new AtomicInteger();
        db.users().count();
        db.with(TransactionOptions.DEFAULTS.attempts(3)).transaction(tx -> {
            tx.users().count();
            tx.transaction(nested -> nested.users().count());
            if (attempts.incrementAndGet() < 2) {
                throw new TransientFailure("test", "once", new SQLException("once", "40001"));
            }
        });
        db.transaction(tx -> tx.users().count());
        assertThat(recorder.ends)
                .extracting(e -> e.transaction() + "/" + e.attempt())
                .containsExactly("0/1", "1/1", "1/1", "2/2", "2/2", "3/1");
    }

    @Test
    void a_start_and_its_end_are_one_listener_s() {
        var timed = new Timed();
        db.listener(timed).users().count();
        assertThat(timed.times).singleElement().asString().matches("users\\.count: \\d+ ns");
    }

    /** A second pool of the same server: who reads there does not know. */
    @Test
    void what_a_replica_gets_is_said(TestDatabase database) {
        EngineCam replicated = db.replica(database.dataSource(), Duration.ofSeconds(1));
        replicated
                .with(TransactionOptions.DEFAULTS.onReplica())
                .read(tx -> tx.users().count());
        replicated.read(tx -> tx.users().count());
        assertThat(recorder.ends)
                .extracting(e -> e.transaction() + " " + e.onReplica())
                .containsExactly("1 true", "2 false");
    }

    @Test
    void what_reads_rows_may_fail() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (var rows = db.users().all().stream()) {
                rows.forEach(row -> {
                    throw new IllegalStateException("of the caller");
                });
            }
        });
        assertThat(recorder.ids()).containsExactly("users.where 1");
    }

    @Test
    void what_a_listener_throws_at_a_start_keeps_the_statement_from_being_sent() {
        EngineCam refusing = db.listener(new StatementListener() {
            @Override
            public StatementListener started(StatementStart start) {
                throw new IllegalStateException("not now");
            }

            @Override
            public void executed(StatementEvent event) {
                throw new AssertionError(event.statementId());
            }
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> refusing.users().delete("u"))
                .withMessage("not now");
        assertThat(db.users().exists("u")).isTrue();
    }

    @Test
    void values_are_for_those_who_ask() {
        List<String> lines = new ArrayList<>();
        StatementLog log = StatementLog.all(lines::add);
        EngineCam logged =
                db.listener(StatementListener.all(List.of(recorder, log.withParameterValuesInPlainText(), log)));
        logged.users().find("u\nforged");
        logged.users().insert(NewUser.id("new").email("new@example.com"));
        assertThat(recorder.values).allMatch(List::isEmpty);
        assertThat(lines).hasSize(4).allMatch(line -> line.lines().count() == 1);
        assertThat(lines.getFirst())
                .matches("users\\.find: 0 rows in [\\d.]+ ms: select .* where id = \\? <- \\('u forged'\\)");
        assertThat(lines.get(1)).matches("users\\.find: 0 rows in [\\d.]+ ms: select .* where id = \\?");
        assertThat(lines.get(2)).contains("<- (").contains("'new@example.com'");
        assertThat(lines.get(3)).doesNotContain("new@example.com");
    }

    @Test
    void slow_statements_have_a_log_of_their_own() {
        List<String> usual = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        db.listener(StatementLog.all(usual::add).slow(Duration.ofHours(1), slow::add))
                .users()
                .count();
        db.listener(StatementLog.slowerThan(Duration.ofHours(1), slow::add))
                .users()
                .count();
        assertThat(usual).hasSize(1);
        assertThat(slow).isEmpty();
        db.listener(StatementLog.all(usual::add).slow(Duration.ofNanos(1), slow::add))
                .users()
                .count();
        assertThat(usual).hasSize(1);
        assertThat(slow).singleElement().asString().startsWith("slow: users.count: 1 row in ");
    }

    @Test
    void the_server_knows_ids_and_the_artifact_and_counts_no_more_statements_for_it(TestDatabase database)
            throws SQLException {
        try (var plain = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1));
                var commented = EngineCam.connect(
                        DatabaseConfig.of(database.url()).poolSize(1).idsInSql(true));
                Connection other = database.connect();
                Statement s = other.createStatement()) {
            s.execute("create extension pg_stat_statements");
            s.execute(
                    "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()))");
            for (int i = 0; i < 10; i++) {
                plain.users().find("u");
                commented.users().get("u", Graphs.USER_PROJECTS);
                commented.together(d -> d.users().count(), d -> d.projects().count(), List::of);
                commented.users().find("u");
            }
            assertThat(
                            one(
                                    s,
                                    "select count(*) || ' ' || sum(calls) from pg_stat_statements"
                                            + " where dbid = (select oid from pg_database where datname = current_database())"
                                            + " and query ~ '^(/[*] users.find [*]/ )?select id, email[^(]*from public.users\\s+where id = [$]1\\s*$'"))
                    .isEqualTo("1 20");
            assertThat(one(s, "select query from pg_stat_activity where query like '/* users.find */%'"))
                    .startsWith("/* users.find */ ");
            assertThat(
                            one(
                                    s,
                                    "select distinct application_name from pg_stat_activity where query like '/* users.find */%'"))
                    .startsWith("enginecam-dao ");
            assertThat(commented
                            .dsl()
                            .fetch("select statement from pg_prepared_statements")
                            .getValues(0, String.class))
                    .filteredOn(sql -> sql.startsWith("/* users.find */ select"))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
            assertThat(commented
                            .dsl()
                            .fetch("select statement from pg_prepared_statements")
                            .getValues(0, String.class))
                    .anyMatch(sql -> sql.strip().startsWith("/* projects.count */ select"));
            commented.cams().export().close();
            commented.users().update("u", u -> u.subscriptionStatus("pro"));
            assertThat(commented
                            .users()
                            .insert(NewUser.id("v").email("v@example.com"))
                            .id())
                    .isEqualTo("v");
        }
    }

    private static String one(Statement s, String sql) throws SQLException {
        try (ResultSet rs = s.executeQuery(sql)) {
            assertThat(rs.next()).as(sql).isTrue();
            return rs.getString(1);
        }
    }
}
