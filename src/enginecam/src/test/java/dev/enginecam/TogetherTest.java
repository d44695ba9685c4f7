package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import dev.rowan.testing.Wire.Trip;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that travel together are what they are one by one, in one round trip. */
@Timeout(120)
class TogetherTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** From the sixth execution on the driver uses prepared statements of the server. */
    private static final int EXECUTIONS = 7;

    record Two(@Nullable Object a, @Nullable Object b) {}

    record Three(User user, List<Cam> cams, Long projects) {}

    private Wire wire;
    private OneConnection connection;
    private EngineCam db;
    private EngineCam flat;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        wire = database.wire();
        connection = new OneConnection(wire.dataSource());
        db = EngineCam.of(connection);
        flat = EngineCam.of(database.dataSource());
        Graphs.fill(flat, 5);
        db.projects().overview("u4", 1); // asks the search path
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Each way to read. */
    private static Map<String, Function<EngineCam, @Nullable Object>> reads() {
        return Map.ofEntries(
                Map.entry("find", d -> d.users().find("u4")),
                Map.entry("find nothing", d -> d.users().find("nobody")),
                Map.entry("get", d -> d.users().get("u4")),
                Map.entry("findByEmail", d -> d.users().findByEmail("u3@example.com")),
                Map.entry("exists", d -> d.users().exists("u4")),
                Map.entry("exists nothing", d -> d.users().exists("nobody")),
                Map.entry("count", d -> d.cams().count()),
                Map.entry("list", d -> d.users().list(3)),
                Map.entry("listBy", d -> d.projects().listByUserId("u4")),
                Map.entry(
                        "where list",
                        d -> d.projects()
                                .where(PROJECTS.USER_ID.in("u3", "u4"))
                                .orderBy(PROJECTS.ID.desc())
                                .limit(4)
                                .list()),
                Map.entry(
                        "where first",
                        d -> d.cams()
                                .where(CAMS.LIFT.gt(BigDecimal.ONE))
                                .orderBy(CAMS.ID)
                                .first()),
                Map.entry(
                        "where count", d -> d.users().where(USERS.ID.like("u%")).count()),
                Map.entry(
                        "where exists",
                        d -> d.users().where(USERS.ID.eq("nobody")).exists()),
                Map.entry(
                        "where with a relation",
                        d -> d.users()
                                .where(User.PROJECTS.any(p -> p.NAME.eq("V8")))
                                .orderBy(USERS.ID)
                                .list()),
                Map.entry("graph by key", d -> d.users().get("u4", Graphs.USER_PROJECTS)),
                Map.entry("twelve branches", d -> d.users().find("u4", Graphs.TWELVE)),
                Map.entry("graphs by a foreign key", d -> d.projects().listByUserId("u4", Graphs.PROJECT_CAMS)),
                Map.entry(
                        "list of graphs",
                        d -> d.users().all().orderBy(USERS.ID.desc()).limit(2).list(Graphs.USER_PROJECTS)),
                Map.entry(
                        "first graph",
                        d -> d.cams()
                                .where(CAMS.NAME.eq("Intake"))
                                .orderBy(CAMS.ID)
                                .first(Graphs.CAM_PATH)),
                Map.entry("typed list", d -> d.projects().overview("u4", 10)),
                Map.entry("typed list of all", d -> d.queries().plans()),
                Map.entry(
                        "typed list with blocks",
                        d -> d.cams().search(p -> p.userId("u4").limit(3), CamSearchOrder.HIGHEST)),
                Map.entry("typed list of two rows", d -> d.users().withLatestProject("free")),
                Map.entry("typed list of a nest", d -> d.projects().withCams(List.of("u3", "u4"))),
                Map.entry("a constant", d -> "no statement"),
                Map.entry(
                        "a computed value",
                        d -> d.users().find("u4").map(User::email).orElse("none")),
                Map.entry(
                        "two statements",
                        d -> d.projects().listByUserId(d.users().get("u4").id())));
    }

    @Test
    void each_read_beside_each_other_gives_what_it_gives_alone() {
        Map<String, Function<EngineCam, @Nullable Object>> reads = reads();
        reads.forEach((name, a) -> reads.forEach((other, b) -> {
            assertThat(db.together(a, b, Two::new))
                    .as(name + " and " + other)
                    .isEqualTo(new Two(a.apply(flat), b.apply(flat)));
        }));
    }

    @Test
    void each_read_beside_each_other_gives_what_it_gives_alone_in_a_transaction() {
        Map<String, Function<EngineCam, @Nullable Object>> reads = reads();
        db.transaction(tx -> reads.forEach((name, a) -> reads.forEach((other, b) -> {
            assertThat(tx.together(a, b, Two::new))
                    .as(name + " and " + other)
                    .isEqualTo(new Two(a.apply(flat), b.apply(flat)));
        })));
    }

    /** Who makes the transaction in which they are read. */
    enum Way {
        NOBODY,
        WE,
        WE_IN_ONE_SNAPSHOT,
        WE_NESTED,
        JOOQ,
        SPRING,
        THE_CONNECTION
    }

    private void in(Way way, Consumer<EngineCam> work) throws SQLException {
        switch (way) {
            case NOBODY -> work.accept(db);
            case WE -> db.transaction(work::accept);
            case WE_IN_ONE_SNAPSHOT ->
                db.read(tx -> {
                    work.accept(tx);
                    return 0;
                });
            case WE_NESTED -> db.transaction(tx -> tx.transaction(work::accept));
            case JOOQ ->
                DSL.using(connection, SQLDialect.POSTGRES).transaction(c -> work.accept(EngineCam.of(c.dsl())));
            case SPRING ->
                new TransactionTemplate(new DataSourceTransactionManager(connection))
                        .executeWithoutResult(
                                s -> work.accept(EngineCam.of(new TransactionAwareDataSourceProxy(connection))));
            case THE_CONNECTION -> {
                try (Connection own = connection.getConnection()) {
                    own.setAutoCommit(false);
                    work.accept(EngineCam.of(DSL.using(own, SQLDialect.POSTGRES)));
                    own.commit();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eight_reads_are_one_trip(Way way) throws SQLException {
        in(way, tx -> {
            tx.projects().overview("u4", 1);
            for (int i = 0; i < EXECUTIONS; i++) {
                List<Trip> trips = wire.during(() -> assertThat(
                                tx.<Object, Object, Object, Object, Object, Object, Object, Object, List<?>>together(
                                        d -> d.users().get("u4"),
                                        d -> d.cams().count(),
                                        d -> d.projects().listByUserId("u4"),
                                        d -> d.users().get("u4", Graphs.USER_PROJECTS),
                                        d -> d.projects().overview("u4", 10),
                                        d -> d.users()
                                                .all()
                                                .orderBy(USERS.ID.desc())
                                                .limit(2)
                                                .list(Graphs.USER_PROJECTS),
                                        d -> d.users().where(USERS.ID.eq("u3")).exists(),
                                        d -> {
                                            d.queries().announce(1);
                                            return "announced";
                                        },
                                        List::of))
                        .isEqualTo(List.of(
                                flat.users().get("u4"),
                                flat.cams().count(),
                                flat.projects().listByUserId("u4"),
                                Graphs.flat(flat, "u4"),
                                flat.projects().overview("u4", 10),
                                List.of(Graphs.flat(flat, "u4"), Graphs.flat(flat, "u3")),
                                true,
                                "announced")));
                assertOneTrip(trips, 12, way);
            }
        });
    }

    private static void assertOneTrip(List<Trip> trips, int selects, Way way) {
        assertThat(trips).hasSize(1);
        Trip trip = trips.getFirst();
        assertThat(selects(trip)).hasSize(selects);
        assertThat(trip.untyped()).isZero();
        if (way == Way.NOBODY) {
            assertThat(trip.statements())
                    .hasSize(selects + 2)
                    .startsWith("set transaction_isolation = 'repeatable read'", "set transaction_read_only = on");
        } else {
            assertThat(trip.statements())
                    .contains("savepoint rowan_together", "release savepoint rowan_together")
                    .noneMatch(s -> s.startsWith("set "));
        }
    }

    private static List<String> selects(Trip trip) {
        return trip.statements().stream()
                .map(s -> s.replaceAll("(?m)^--.*\n", "").strip())
                .filter(s -> s.startsWith("select") || s.startsWith("with"))
                .toList();
    }

    @Test
    void results_have_their_types() {
        Three three = db.together(
                d -> d.users().get("u4"),
                d -> d.cams()
                        .where(CAMS.LIFT.gt(BigDecimal.ONE))
                        .orderBy(CAMS.ID)
                        .limit(2)
                        .list(),
                d -> d.projects().count(),
                Three::new);
        assertThat(three.user().id()).isEqualTo("u4");
        assertThat(three.cams()).hasSize(2);
        assertThat(three.projects()).isEqualTo(10);
    }

    @Test
    void a_function_without_statements_costs_nothing() {
        assertThat(wire.during(() ->
                        assertThat(db.together(d -> 1, d -> "two", Two::new)).isEqualTo(new Two(1, "two"))))
                .isEmpty();
        assertThat(wire.during(() -> assertThat(db.together(
                                d -> SomeRows.nothing(), d -> d.users().count(), Two::new))
                        .isEqualTo(new Two(null, 5L))))
                .hasSize(1);
    }

    @Test
    void a_second_statement_of_a_function_goes_in_a_second_round_of_one_snapshot() {
        Function<EngineCam, Two> dependent = d -> {
            User user = d.users().get("u4");
            return new Two(user, d.projects().listByUserId(user.id()));
        };
        for (int i = 0; i < EXECUTIONS; i++) {
            List<Trip> trips = wire.during(
                    () -> assertThat(db.together(dependent, d -> d.cams().count(), Two::new))
                            .isEqualTo(new Two(dependent.apply(flat), 20L)));
            assertThat(trips).hasSize(5);
            assertThat(trips.get(1).statements())
                    .contains("set transaction isolation level repeatable read, read only");
            assertThat(trips.stream().map(t -> selects(t).size())).containsExactly(2, 0, 2, 1, 0);
        }
        db.transaction(tx -> {
            tx.users().count();
            for (int i = 0; i < EXECUTIONS; i++) {
                assertThat(wire.during(() -> tx.together(dependent, dependent, Two::new)))
                        .hasSize(2)
                        .allMatch(t -> selects(t).size() == 2);
            }
        });
    }

    /** The caller's: there is no other thread. */
    @Test
    void functions_see_thread_locals_and_locks_of_the_caller() {
        ThreadLocal<String> tenant = new ThreadLocal<>();
        tenant.set("u3");
        var lock = new Object();
        synchronized (lock) {
            assertThat(db.together(
                            d -> {
                                synchronized (lock) {
                                    return d.users().get(tenant.get()).id();
                                }
                            },
                            d -> {
                                synchronized (lock) {
                                    return d.projects()
                                            .where(PROJECTS.USER_ID.eq(tenant.get()))
                                            .count();
                                }
                            },
                            Two::new))
                    .isEqualTo(new Two("u3", 3L));
        }
    }

    @Test
    void a_function_that_asks_for_something_else_each_time_is_refused() {
        var ids = List.of("u1", "u2", "u3", "u4", "u1", "u2", "u3", "u4").iterator();
        for (Function<EngineCam, @Nullable Object> read : List.<Function<EngineCam, @Nullable Object>>of(
                d -> d.users().get(ids.next()),
                d -> d.cams().where(CAMS.CREATED_AT.lt(Instant.now())).list(),
                d -> d.projects()
                        .listByUserId(
                                "u4",
                                Project.ROW
                                        .with(Project.CAMS.where(c -> c.CREATED_AT.lt(Instant.now())))
                                        .as(Graphs.ProjectCams::new)))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.together(read, d -> d.users().count(), Two::new))
                    .withMessageContaining("asked for something else")
                    .withMessageContaining("help: ");
            db.transaction(tx -> assertThatIllegalStateException()
                    .isThrownBy(() -> tx.together(read, d -> d.users().count(), Two::new))
                    .withMessageContaining("asked for something else"));
        }
    }

    /** As a date does at midnight. */
    @Test
    void what_a_function_asks_for_may_change_once() {
        AtomicInteger calls = new AtomicInteger();
        assertThat(db.together(
                        d -> d.users()
                                .get(calls.incrementAndGet() == 1 ? "u1" : "u2")
                                .id(),
                        d -> d.users().count(),
                        Two::new))
                .isEqualTo(new Two("u2", 5L));
    }

    @Test
    void an_array_that_a_binding_makes_on_the_connection_is_the_same_when_it_is_made_again() {
        Function<EngineCam, @Nullable Object> read = d -> d.users()
                .where(USERS.ID.eq(DSL.any(DSL.val(new String[] {"u1", "u2"}))))
                .count();
        assertThat(db.together(read, d -> d.users().count(), Two::new)).isEqualTo(new Two(2L, 5L));
    }

    @Test
    void what_is_no_read_is_refused_with_help() {
        Map<String, Consumer<EngineCam>> others = Map.ofEntries(
                Map.entry("users.insert", d -> d.users().insert(SomeRows.newUser("new"))),
                Map.entry("users.insertAll", d -> d.users().insertAll(SomeRows.newUsers(2))),
                Map.entry("transaction.begin", d -> d.users().insertGraph(SomeRows.newGraph("new", 1, 1))),
                Map.entry("users.update", d -> d.users().update("u1", u -> u.subscriptionStatus("pro"))),
                Map.entry("users.delete", d -> d.users().delete("u1")),
                Map.entry("dsl", EngineCam::dsl),
                Map.entry("transaction.begin ", d -> d.transaction(tx -> {})),
                Map.entry("transaction.begin  ", d -> d.read(tx -> 1)),
                Map.entry("together", d -> d.together(e -> 1, e -> 2, Two::new)),
                Map.entry("cams.scaleLift", d -> d.cams().scaleLift(BigDecimal.TEN, 1)),
                Map.entry("cams.export", d -> d.cams().export()));
        for (int i = 0; i < 2; i++) {
            EngineCam on = i == 0 ? db : EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            others.forEach((id, work) -> assertThatIllegalStateException()
                    .as(id)
                    .isThrownBy(() -> on.together(
                            d -> d.users().count(),
                            d -> {
                                work.accept(d);
                                return 1;
                            },
                            Two::new))
                    .withMessageMatching("(?s)[\\w.]+: the functions of together only read.*\nhelp: .*"));
        }
        assertThat(flat.users().count()).isEqualTo(5);
    }

    @Test
    void null_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.together(d -> 1, SomeRows.nothing(), Two::new))
                .withMessage("b is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.together(
                        SomeRows.<Function<EngineCam, Integer>>nothing(),
                        d -> 2,
                        SomeRows.<org.jooq.Function2<Object, Object, Object>>nothing()))
                .withMessage("make is null");
    }

    @Test
    void the_facade_of_a_function_is_of_no_use_after_it_or_to_another_thread() {
        AtomicReference<EngineCam> kept = new AtomicReference<>(db);
        db.together(
                d -> {
                    kept.set(d);
                    return d.users().count();
                },
                d -> d.cams().count(),
                Two::new);
        assertThatIllegalStateException()
                .isThrownBy(() -> kept.get().users().count())
                .withMessageStartingWith(
                        "users.count: the facade that a function of together is given was used after it");
        assertThatIllegalStateException()
                .isThrownBy(() -> db.together(
                        d -> CompletableFuture.supplyAsync(() -> {
                                    try {
                                        return d.users().count();
                                    } catch (IllegalStateException e) {
                                        return e;
                                    }
                                })
                                .thenApply(e -> {
                                    if (e instanceof IllegalStateException refused) {
                                        return refused;
                                    }
                                    throw new AssertionError(e);
                                })
                                .join(),
                        d -> {
                            throw new IllegalStateException("as expected");
                        },
                        Two::new))
                .withMessage("as expected");
    }

    @Test
    void a_function_that_catches_what_ends_its_call_is_refused() {
        for (Function<EngineCam, @Nullable Object> read : List.<Function<EngineCam, @Nullable Object>>of(
                d -> {
                    try {
                        return d.users().count();
                    } catch (Throwable e) {
                        return SomeRows.nothing();
                    }
                },
                d -> {
                    try {
                        return d.users().count();
                    } catch (Throwable e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                d -> {
                    try {
                        return d.users().count();
                    } catch (Throwable e) {
                        return d.cams().count();
                    }
                })) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.together(read, d -> d.users().count(), Two::new))
                    .withMessageContaining("caught the Error");
        }
    }

    @Test
    void statements_go_in_the_order_given() {
        List<String> sent = new ArrayList<>();
        wire.during(() -> db.together(
                        d -> d.users().count(),
                        d -> d.projects().count(),
                        d -> d.cams().count(),
                        List::of))
                .forEach(t -> sent.addAll(t.statements()));
        assertThat(sent.stream().filter(s -> s.contains("count")).map(s -> s.replaceAll("\\s+", " ")))
                .hasSize(3)
                .satisfiesExactly(
                        s -> assertThat(s).contains("users"),
                        s -> assertThat(s).contains("projects"),
                        s -> assertThat(s).contains("cams"));
    }
}
