package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import dev.rowan.testing.Wire.Trip;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What reads see that travel together, what goes wrong among them, and what is usable afterwards. */
@Timeout(120)
class TogetherFailuresTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int EXECUTIONS = 7;

    record Two(@Nullable Object a, @Nullable Object b) {}

    private static final String NEW_CAMS = "insert into cams (project_id, name, cam_type, lift, duration)"
            + " select id, 'late', 'intake', 9, 240 from projects";

    private EngineCam other;
    private Wire wire;
    private OneConnection connection;
    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        other = EngineCam.of(database.dataSource());
        wire = database.wire();
        connection = new OneConnection(wire.dataSource());
        db = EngineCam.of(connection);
        Graphs.fill(other, 3);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static Object failing(EngineCam d) {
        return d.projects()
                .where(PROJECTS.ID.div(PROJECTS.ID.minus(PROJECTS.ID)).eq(1))
                .list();
    }

    private static Two usual(EngineCam on) {
        return on.together(
                d -> d.users().get("u2", Graphs.USER_PROJECTS), d -> d.cams().count(), Two::new);
    }

    private void assertUsable() {
        assertThat(usual(db))
                .isEqualTo(new Two(Graphs.flat(other, "u2"), other.cams().count()));
        assertThat(db.dsl().fetchValue("show transaction_isolation")).isEqualTo("read committed");
        assertThat(db.dsl().fetchValue("show transaction_read_only")).isEqualTo("off");
    }

    @Test
    void outside_of_a_transaction_all_are_one_snapshot(TestDatabase database) throws Exception {
        try (var meanwhile = new Meanwhile(database)) {
            for (Function<EngineCam, Two> read : List.<Function<EngineCam, Two>>of(
                    on -> on.together(d -> d.users().count(), d -> d.cams().count(), Two::new),
                    // one by one
                    on -> on.together(
                            d -> d.users()
                                    .where(USERS.ID.ne("x".repeat(40_000)))
                                    .count(),
                            d -> d.cams().count(),
                            Two::new))) {
                long before = other.cams().count();
                Two seen = meanwhile.during(() -> read.apply(db), "cams", NEW_CAMS);
                assertThat(seen.b()).isEqualTo(before);
                assertThat(other.cams().count()).isGreaterThan(before);
                assertThat(read.apply(db).b()).isEqualTo(other.cams().count());
                assertUsable();
            }
        }
    }

    @Test
    void two_rounds_are_one_snapshot_too() {
        for (int i = 0; i < EXECUTIONS; i++) {
            long before = other.cams().count();
            Two seen = db.together(
                    d -> {
                        d.users().get("u2");
                        other.dsl().execute(NEW_CAMS); // between the rounds
                        return d.cams().count();
                    },
                    d -> d.cams().count(),
                    Two::new);
            assertThat(seen.a()).isEqualTo(seen.b());
            assertThat((Long) seen.a()).isGreaterThan(before);
            assertThat(other.cams().count()).isGreaterThan((Long) seen.a());
        }
        assertUsable();
    }

    @Test
    void a_list_that_a_function_changes_comes_anew_when_it_is_called_again() {
        assertThat(db.together(
                        d -> {
                            List<User> users = d.users().list(9);
                            users.removeFirst();
                            long cams = d.cams().count();
                            return cams + d.projects().count() + users.size();
                        },
                        d -> d.users().count(),
                        Two::new))
                .isEqualTo(new Two(6L + 3 + 2, 3L));
    }

    @Test
    void in_a_transaction_its_isolation_holds(TestDatabase database) throws Exception {
        try (var meanwhile = new Meanwhile(database)) {
            long before = other.cams().count();
            assertThat(meanwhile
                            .during(
                                    () -> db.read(tx -> {
                                        tx.users().count(); // takes the snapshot
                                        return usual(tx);
                                    }),
                                    "cams",
                                    NEW_CAMS)
                            .b())
                    .isEqualTo(before);
            assertThat(meanwhile
                            .during(() -> db.transactionResult(TogetherFailuresTest::usual), "cams", NEW_CAMS)
                            .b())
                    .isEqualTo(other.cams().count());
        }
    }

    @Test
    void the_statement_that_fails_is_named() {
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.together(
                            d -> d.users().count(),
                            d -> d.users().get("u2", Graphs.USER_PROJECTS),
                            TogetherFailuresTest::failing,
                            d -> d.cams().count(),
                            List::of))
                    .withMessage("projects.where: division by zero [22012]");
            assertUsable();
        }
    }

    @Test
    void in_a_transaction_too_and_it_fails_that_or_the_nested_one() {
        db.transaction(tx -> {
            SomeRows.user(tx, "v");
            for (int i = 0; i < EXECUTIONS; i++) {
                assertThatExceptionOfType(QueryFailed.class)
                        .isThrownBy(() -> tx.transaction(nested -> nested.together(
                                d -> d.users().count(),
                                TogetherFailuresTest::failing,
                                d -> d.cams().count(),
                                List::of)))
                        .withMessage("projects.where: division by zero [22012]");
                assertThat(usual(tx)).isEqualTo(new Two(Graphs.flat(other, "u2"), 6L));
            }
        });
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "w");
                    assertThatExceptionOfType(QueryFailed.class)
                            .isThrownBy(
                                    () -> tx.together(d -> d.users().count(), TogetherFailuresTest::failing, Two::new));
                    assertThatExceptionOfType(QueryFailed.class)
                            .isThrownBy(() -> usual(tx))
                            .withMessageContaining("[25P02]");
                }))
                .withMessageStartingWith("transaction.commit: a statement of this transaction failed");
        assertThat(other.users().exists("v")).isTrue();
        assertThat(other.users().exists("w")).isFalse();
    }

    @Test
    void of_several_failures_it_is_the_one_of_the_first_function() {
        Function<EngineCam, Object> missing = d -> d.users().get("nobody");
        for (EngineCam on : List.of(db, other)) {
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> on.together(missing, TogetherFailuresTest::failing, Two::new))
                    .withMessageStartingWith("users.find: ");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> on.together(TogetherFailuresTest::failing, missing, Two::new));
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> on.together(missing, d -> d.projects().get(-1), Two::new))
                    .withMessageStartingWith("users.find: ");
        }
    }

    @Test
    void a_function_can_catch_that_a_row_is_not_there_and_not_that_a_statement_failed() {
        assertThat(db.together(
                        d -> {
                            try {
                                return d.users().get("nobody").email();
                            } catch (RowNotFound e) {
                                return "none";
                            }
                        },
                        d -> d.cams().count(),
                        Two::new))
                .isEqualTo(new Two("none", 6L));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.together(
                        d -> {
                            try {
                                return failing(d);
                            } catch (DatabaseFailure e) {
                                return List.of();
                            }
                        },
                        d -> d.cams().count(),
                        Two::new))
                .withMessageStartingWith("projects.where: division by zero");
        assertUsable();
    }

    @Test
    void what_a_function_throws_reaches_the_caller_as_itself() {
        var mine = new IllegalArgumentException("mine");
        assertThat(wire.during(() -> assertThatExceptionOfType(IllegalArgumentException.class)
                        .isThrownBy(() -> db.together(
                                d -> d.cams().count(),
                                d -> {
                                    throw mine;
                                },
                                Two::new))
                        .isEqualTo(mine)))
                .isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> db.together(
                        d -> d.cams().count(),
                        d -> {
                            d.users().count();
                            throw mine;
                        },
                        Two::new))
                .isEqualTo(mine);
        assertUsable();
    }

    @Test
    void a_value_that_cannot_be_sent_is_refused_before_anything_is() {
        assertThat(wire.during(() -> assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(() -> db.together(
                                d -> d.cams().count(),
                                d -> d.users().where(USERS.EMAIL.eq("a\ud800")).list(),
                                Two::new))
                        .withMessageStartingWith("users.where.parameter 1: ")))
                .isEmpty();
        assertUsable();
    }

    @Test
    void sql_of_ones_own_that_writes_is_refused_by_the_server() {
        for (Function<EngineCam, @Nullable Object> write : List.<Function<EngineCam, @Nullable Object>>of(
                d -> d.users().signIn(p -> p.id("new").email("new@example.com")),
                d -> d.cams().claimUnmeasured(1))) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.together(d -> d.users().count(), write, Two::new))
                    .withMessageMatching("(users.signIn|cams.claimUnmeasured): .*read-only transaction.* \\[25006]");
        }
        assertThat(other.users().exists("new")).isFalse();
        assertUsable();
    }

    @Test
    void cancelled_is_told_of_all(TestDatabase database) throws SQLException {
        try (var meanwhile = new Meanwhile(database)) {
            for (boolean in : List.of(false, true)) {
                assertThatExceptionOfType(QueryTimeout.class)
                        .isThrownBy(() -> meanwhile.during(
                                () -> in ? db.transactionResult(TogetherFailuresTest::usual) : usual(db),
                                "cams",
                                "select pg_cancel_backend(" + Meanwhile.WAITING + ")"))
                        .withMessageStartingWith("together: cancelled: ");
                assertUsable();
            }
        }
    }

    @Test
    void a_session_that_is_ended_in_the_middle_is_told(TestDatabase database) throws SQLException {
        try (var meanwhile = new Meanwhile(database)) {
            assertThatExceptionOfType(ConnectionLost.class)
                    .isThrownBy(() -> meanwhile.during(
                            () -> usual(other), "cams", "select pg_terminate_backend(" + Meanwhile.WAITING + ")"))
                    .withMessageStartingWith("together: terminating connection");
            assertThat(usual(other).b()).isEqualTo(6L);
        }
    }

    @Test
    void a_table_that_was_altered_is_read_again_once() {
        for (int i = 0; i < EXECUTIONS; i++) {
            assertUsable();
        }
        other.dsl().execute("alter table cams alter column name type text");
        assertThat(wire.during(() -> usual(db))).hasSize(2);
        assertThat(wire.during(() -> usual(db))).hasSize(1);
        db.transaction(tx -> {
            for (int i = 0; i < EXECUTIONS; i++) {
                usual(tx);
            }
        });
        other.dsl().execute("alter table cams alter column cam_type type text");
        db.transaction(TogetherFailuresTest::usual); // one by one, after the savepoint
        assertUsable();
    }

    @Test
    void a_row_that_must_be_there_and_went_between_two_statements_makes_the_graph_repeat(TestDatabase database)
            throws Exception {
        try (var meanwhile = new Meanwhile(database)) {
            Two seen = meanwhile.during(
                    () -> db.transactionResult(tx -> tx.together(
                            d -> d.users().count(),
                            d -> d.cams()
                                    .where(CAMS.NAME.eq("Intake"))
                                    .orderBy(CAMS.ID)
                                    .list(Graphs.CAM_PATH),
                            Two::new)),
                    "projects",
                    "delete from users where id = 'u2'");
            assertThat((List<?>) seen.b()).hasSize(1);
            assertThat(seen.a()).isEqualTo(3L);
        }
    }

    @Test
    void a_row_that_must_be_there_and_is_missing_for_good_is_an_error() {
        other.dsl().execute("alter table projects drop constraint projects_user_id_fkey");
        other.users().delete("u2");
        Shape<Project, Graphs.ProjectOwner> shape =
                Project.ROW.with(Project.USER).as(Graphs.ProjectOwner::new);
        Function<EngineCam, Two> read =
                on -> on.together(d -> d.users().count(), d -> d.projects().listByUserId("u2", shape), Two::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> read.apply(db))
                    .withMessageStartingWith("projects.listByUserId: a row of users that a foreign key names is not");
            db.transaction(tx -> assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> read.apply(tx))
                    .withMessageStartingWith("projects.listByUserId: a row of users that a foreign key names is not"));
        }
    }

    private static void assertApart(List<Trip> trips, boolean inTransaction, int selects) {
        List<String> all = trips.stream().flatMap(t -> t.statements().stream()).toList();
        assertThat(trips)
                .allMatch(t -> t.statements().stream()
                                .filter(s -> s.startsWith("select"))
                                .count()
                        <= 1);
        assertThat(all).filteredOn(s -> s.startsWith("select")).hasSize(selects);
        assertThat(all.contains("set transaction isolation level repeatable read, read only"))
                .isEqualTo(!inTransaction);
        assertThat(all.contains("COMMIT")).isEqualTo(!inTransaction);
    }

    @Test
    void large_parameters_and_those_without_a_type_travel_with_one_statement_each() {
        Function<EngineCam, Two> large = on -> on.together(
                d -> d.users().find("x".repeat(20_000)), d -> d.users().find("y".repeat(20_000)), Two::new);
        Function<EngineCam, Two> untyped = on -> on.together(
                d -> d.users()
                        .where(USERS.CREATED_AT.cast(Date.class).gt(DSL.val(Date.valueOf(LocalDate.EPOCH))))
                        .count(),
                d -> d.users().get("u2").id(),
                Two::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            assertApart(wire.during(() -> assertThat(large.apply(db).a()).isEqualTo(Optional.empty())), false, 2);
            assertApart(wire.during(() -> assertThat(untyped.apply(db)).isEqualTo(new Two(3L, "u2"))), false, 2);
        }
        db.transaction(tx -> {
            for (int i = 0; i < EXECUTIONS; i++) {
                assertApart(wire.during(() -> assertThat(large.apply(tx).b()).isEqualTo(Optional.empty())), true, 2);
                assertApart(wire.during(() -> assertThat(untyped.apply(tx)).isEqualTo(new Two(3L, "u2"))), true, 2);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "stringtype, unspecified, 1",
        "defaultRowFetchSize, 1, 1",
        "prepareThreshold, 0, 1",
        "prepareThreshold, 1, 1",
        "preparedStatementCacheQueries, 0, 1",
        "preferQueryMode, extendedForPrepared, 1",
        "autosave, always, 1",
        "preferQueryMode, simple, 4"
    })
    void no_setting_of_the_driver_splits_the_snapshot(String property, String value, int trips, TestDatabase database)
            throws SQLException {
        var driver = new PGSimpleDataSource();
        driver.setUrl(database.url().replaceFirst("//[^/]*/", "//" + wire.place() + "/"));
        driver.setSslmode("disable");
        driver.setGssEncMode("disable");
        driver.setProperty(property, value);
        try (var own = new OneConnection(driver)) {
            EngineCam on = EngineCam.of(own);
            for (int i = 0; i < EXECUTIONS; i++) {
                assertThat(wire.during(() -> assertThat(on.together(
                                        d -> d.users().get("u2").id(),
                                        d -> d.cams()
                                                .where(CAMS.NAME.eq("Intake"))
                                                .count(),
                                        Two::new))
                                .isEqualTo(new Two("u2", 3L))))
                        .hasSize(trips);
            }
        }
    }

    @Test
    void the_query_timeout_of_jooqs_settings_is_one_for_all(TestDatabase database) {
        EngineCam limited =
                EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES, new Settings().withQueryTimeout(1)));
        assertThat(wire.during(() -> assertThat(limited.together(
                                d -> d.users().where(USERS.ID.eq("u2")).count(),
                                d -> d.cams()
                                        .where(CAMS.LIFT.gt(BigDecimal.ONE))
                                        .count(),
                                Two::new))
                        .isEqualTo(new Two(1L, 6L))))
                .hasSize(1);
        other.transaction(tx -> {
            tx.dsl().execute("set local idle_in_transaction_session_timeout = '20s'");
            tx.dsl().execute("lock table cams in access exclusive mode");
            assertThatExceptionOfType(QueryTimeout.class)
                    .isThrownBy(() -> usual(limited))
                    .withMessage("together: cancelled: canceling statement due to user request [57014]");
        });
        assertUsable();
    }

    @Test
    void a_pool_of_one_connection_is_enough(TestDatabase database) {
        var events = new ArrayList<StatementEvent>();
        var config = DatabaseConfig.of(database.url())
                .poolSize(1)
                .connectionTimeout(Duration.ofSeconds(2))
                .listener(events::add);
        try (var one = EngineCam.connect(config)) {
            events.clear();
            assertThat(usual(one).b()).isEqualTo(6L);
            assertThat(events).extracting(StatementEvent::statementId).containsExactly("users.find", "cams.count");
            assertThat(events).extracting(StatementEvent::rows).containsExactly(7L, 1L);
            assertThat(events).allMatch(e -> e.failure() == null && e.nanos() > 0);
            assertThat(events.getLast().sql()).isEqualTo("select count(*) from public.cams");
            assertThat(one.together(
                            d -> d.users()
                                            .where(USERS.ID.eq(DSL.any(DSL.val(new String[] {"u1", "u2"}))))
                                            .exists()
                                    ? d.cams().count()
                                    : -1,
                            d -> d.users().count(),
                            Two::new))
                    .isEqualTo(new Two(6L, 3L));
            events.clear();
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> one.together(
                            d -> d.users().count(),
                            TogetherFailuresTest::failing,
                            d -> d.cams().count(),
                            List::of));
            assertThat(events)
                    .extracting(StatementEvent::statementId)
                    .containsExactly("users.count", "projects.where", "cams.count");
            assertThat(events.getFirst().failure()).isNull();
            assertThat(events)
                    .last()
                    .extracting(StatementEvent::failure)
                    .isSameAs(events.get(1).failure());
            assertThat(events.getLast().failure()).isInstanceOf(QueryFailed.class);
            assertThat(one.together(
                            d -> one.users().count(), // not the facade that it is given
                            d -> d.cams().count(),
                            Two::new))
                    .isEqualTo(new Two(3L, 6L));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_search_path_is_asked_before_the_first_typed_query(boolean asBuilt, TestDatabase database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setCurrentSchema(asBuilt ? "public" : "tenant2");
        other.dsl().execute("create schema tenant2");
        EngineCam own = EngineCam.of(source);
        for (int i = 0; i < 2; i++) {
            Function<EngineCam, Two> read = on -> on.together(
                    d -> d.users().count(), d -> d.projects().overview("u2", 9).size(), Two::new);
            if (asBuilt) {
                assertThat(read.apply(own)).isEqualTo(new Two(3L, 2));
            } else {
                assertThatIllegalStateException()
                        .isThrownBy(() -> read.apply(own))
                        .withMessageStartingWith("the connections of this facade have search_path = tenant2");
            }
        }
    }

    @Test
    void where_settings_do_not_travel_a_list_takes_a_second_round() {
        var configuration = new org.jooq.impl.DefaultConfiguration();
        configuration
                .set(new org.jooq.impl.DataSourceConnectionProvider(connection))
                .set(SQLDialect.POSTGRES);
        configuration.data("rowan.keysInSettings", false);
        EngineCam apart = EngineCam.of(DSL.using(configuration));
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(apart.together(
                            d -> d.users()
                                    .all()
                                    .orderBy(USERS.ID.desc())
                                    .limit(2)
                                    .list(Graphs.USER_PROJECTS),
                            d -> d.cams().count(),
                            Two::new))
                    .isEqualTo(new Two(List.of(Graphs.flat(other, "u2"), Graphs.flat(other, "u1")), 6L));
        }
    }

    /** Serialization failures are of the moment. */
    @Test
    void what_is_worth_another_try_is_told_as_that(TestDatabase database) throws Exception {
        try (var meanwhile = new Meanwhile(database)) {
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> meanwhile.during(
                            () -> db.transactionResult(tx -> {
                                tx.dsl().execute("set local lock_timeout = '50ms'");
                                return usual(tx);
                            }),
                            "cams",
                            "select pg_sleep(0.5)"))
                    .withMessageStartingWith("together: a lock was not to be had in time");
            assertUsable();
        }
    }
}
