package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.Cursor;
import dev.rowan.insert.NewGraph;
import dev.rowan.session.Setting;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the client waits for the server, counted below the driver. */
class RoundTripsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** From the fifth execution on the driver uses a prepared statement of the server. */
    private static final int EXECUTIONS = 7;

    private RoundTrips trips;
    private OneConnection connection;
    private EngineCam db;
    private Cam cam;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        trips = database.roundTrips();
        connection = new OneConnection(trips.dataSource());
        db = EngineCam.of(connection);
        cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        SomeRows.user(db, "second");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @FunctionalInterface
    interface Work {
        /** {@code i} is different each time, so that keys can be. */
        void run(EngineCam db, Cam cam, int i);
    }

    record Case(String name, int trips, Work work) {
        @Override
        public String toString() {
            return name + " costs " + trips;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(reads(), pages(), writes(), transactions()).flatMap(cases -> cases);
    }

    private static Stream<Case> reads() {
        return Stream.of(
                new Case("find", 1, (db, cam, i) -> db.cams().find(cam.id())),
                new Case(
                        "find of a row that is not there",
                        1,
                        (db, cam, i) -> db.cams().find(-i)),
                new Case("get", 1, (db, cam, i) -> db.cams().get(cam.id())),
                new Case("findByEmail", 1, (db, cam, i) -> db.users().findByEmail("owner@example.com")),
                new Case("getByEmail", 1, (db, cam, i) -> db.users().getByEmail("owner@example.com")),
                new Case("exists", 1, (db, cam, i) -> db.cams().exists(cam.id())),
                new Case("count", 1, (db, cam, i) -> db.cams().count()),
                new Case(
                        "three reads together",
                        1,
                        (db, cam, i) -> db.together(
                                d -> d.cams().find(cam.id()),
                                d -> d.users().where(USERS.ID.eq("u" + i)).list(),
                                d -> d.projects().listByUserId("owner", Graphs.PROJECT_CAMS),
                                List::of)),
                new Case("list", 1, (db, cam, i) -> db.cams().list(i)),
                new Case("listByProjectId", 1, (db, cam, i) -> db.cams().listByProjectId(cam.projectId())),
                new Case("listByUserId", 1, (db, cam, i) -> db.projects().listByUserId("owner")),
                new Case(
                        "where list",
                        1,
                        (db, cam, i) ->
                                db.users().where(USERS.ID.eq("u" + i)).limit(3).list()),
                new Case(
                        "where first",
                        1,
                        (db, cam, i) -> db.users().where(USERS.ID.eq("u" + i)).first()),
                new Case(
                        "where count",
                        1,
                        (db, cam, i) -> db.users().where(USERS.ID.eq("u" + i)).count()),
                new Case(
                        "where exists",
                        1,
                        (db, cam, i) -> db.users().where(USERS.ID.eq("u" + i)).exists()),
                new Case(
                        "where sum",
                        1,
                        (db, cam, i) -> db.cams().where(CAMS.NAME.eq("u" + i)).sum(CAMS.LIFT)),
                new Case("max", 1, (db, cam, i) -> db.cams().all().max(CAMS.CREATED_AT)));
    }

    private static Stream<Case> pages() {
        return Stream.of(
                new Case("a page and the next one", 2, (db, cam, i) -> {
                    var users = db.users().where(USERS.ID.ne("u" + i)).orderBy(USERS.CREATED_AT.desc());
                    users.page(1, there(users.page(1).next()));
                }),
                new Case("a page of a shape and the next one", 2, (db, cam, i) -> {
                    var users = db.users().where(USERS.ID.ne("u" + i)).orderBy(USERS.CREATED_AT.desc());
                    users.page(1, there(users.page(1, Graphs.USER_PROJECTS).next()), Graphs.USER_PROJECTS);
                }),
                new Case(
                        "a page with a total",
                        1,
                        (db, cam, i) ->
                                db.users().all().orderBy(USERS.ID).withTotal().page(1)),
                new Case(
                        "a page of a shape with an estimated total",
                        1,
                        (db, cam, i) -> db.users()
                                .all()
                                .orderBy(USERS.ID)
                                .withEstimatedTotal()
                                .page(1, Graphs.USER_PROJECTS)),
                new Case(
                        "a page by offset with a total",
                        1,
                        (db, cam, i) ->
                                db.users().all().orderBy(USERS.ID).withTotal().offsetPage(1, i)));
    }

    private static <T> Cursor<T> there(@Nullable Cursor<T> cursor) {
        return Objects.requireNonNull(cursor);
    }

    private static Stream<Case> writes() {
        return Stream.of(
                new Case("insert", 1, (db, cam, i) -> SomeRows.user(db, "u" + i)),
                new Case("insert with a generated key", 1, (db, cam, i) -> SomeRows.project(db, "owner")),
                new Case("insertAll of no row", 0, (db, cam, i) -> db.users().insertAll(List.of())),
                new Case("insertAll of one row", 1, (db, cam, i) -> db.users().insertAll(users(i, 1))),
                new Case("insertAll of 100 rows", 1, (db, cam, i) -> db.users().insertAll(users(i, 100))),
                new Case("insertAll of 127 rows", 1, (db, cam, i) -> db.users().insertAll(users(i, 127))),
                new Case(
                        "insertAll of 5,000 rows", 1, (db, cam, i) -> db.users().insertAll(users(i, 5_000))),
                new Case(
                        "insertAll of 10,001 rows",
                        3,
                        (db, cam, i) -> db.users().insertAll(users(i, 10_001))),
                new Case(
                        "insertAll of 1,000 rows that leave out different columns",
                        1,
                        (db, cam, i) -> db.users()
                                .insertAll(Stream.concat(
                                                users(i, 999).stream(),
                                                Stream.of(SomeRows.newUser("u" + i)
                                                        .subscriptionStatus("pro")))
                                        .toList())),
                new Case(
                        "insertGraph of one row", 1, (db, cam, i) -> db.users().insertGraph(SomeRows.newUser("u" + i))),
                new Case(
                        "insertGraph of three tables",
                        4,
                        (db, cam, i) -> db.users().insertGraph(SomeRows.newGraph("u" + i, 1, 1))),
                new Case(
                        "insertGraph of 1 user, 32 projects and 512 cams",
                        4,
                        (db, cam, i) -> db.users().insertGraph(SomeRows.newGraph("u" + i, 32, 16))),
                new Case(
                        "insertGraph of three tables that is read by a shape",
                        5,
                        (db, cam, i) ->
                                db.users().insertGraph(SomeRows.newGraph("u" + i, 1, 1), ShapeTest.USER_PROJECTS)),
                new Case(
                        "insertGraphs of 20 users with 3 projects of 3 cams",
                        4,
                        (db, cam, i) -> db.users().insertGraphs(graphs(i, 20))),
                new Case(
                        "insertGraphs that are read by a shape",
                        5,
                        (db, cam, i) -> db.users().insertGraphs(graphs(i, 20), ShapeTest.USER_PROJECTS)),
                new Case("insertGraphs of none", 0, (db, cam, i) -> db.users().insertGraphs(List.of())),
                new Case("update", 1, (db, cam, i) -> db.cams().update(cam.id(), c -> c.lift(BigDecimal.valueOf(i)))),
                new Case(
                        "update with nothing to change",
                        0,
                        (db, cam, i) -> db.cams().update(cam.id(), c -> c)),
                new Case("delete", 1, (db, cam, i) -> db.users().delete("u" + i)));
    }

    private static List<NewUser> users(int execution, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SomeRows.newUser(execution + "_" + i))
                .toList();
    }

    private static List<NewGraph<User>> graphs(int execution, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SomeRows.newGraph(execution + "_" + i, 3, 3))
                .toList();
    }

    private static Stream<Case> transactions() {
        return Stream.of(
                new Case("a transaction without a statement", 0, (db, cam, i) -> db.transaction(tx -> {})),
                new Case(
                        "a transaction with one statement",
                        2,
                        (db, cam, i) -> db.transaction(tx -> tx.cams().find(cam.id()))),
                new Case(
                        "a transaction with one statement that is rolled back",
                        2,
                        (db, cam, i) -> rolledBack(() -> db.transaction(tx -> {
                            tx.cams().find(cam.id());
                            throw new Undo();
                        }))),
                new Case(
                        "a rolled back transaction without a statement",
                        0,
                        (db, cam, i) -> rolledBack(() -> db.transaction(tx -> {
                            throw new Undo();
                        }))),
                new Case(
                        "a transaction with settings and one statement",
                        3,
                        (db, cam, i) -> db.with(new Setting("app.username", "ann"), new Setting("app.tenant", "7"))
                                .transaction(tx -> tx.cams().find(cam.id()))),
                new Case(
                        "a snapshot with a setting and one statement",
                        3,
                        (db, cam, i) -> db.with(new Setting("app.username", "ann"))
                                .read(tx -> tx.cams().find(cam.id()))),
                new Case(
                        "a transaction with three statements",
                        4,
                        (db, cam, i) -> db.transaction(tx -> {
                            tx.users().get("owner");
                            tx.projects().listByUserId("owner");
                            tx.cams().find(cam.id());
                        })),
                new Case(
                        "a transaction with three reads together",
                        2,
                        (db, cam, i) -> db.transaction(tx -> tx.together(
                                d -> d.cams().find(cam.id()),
                                d -> d.users().count(),
                                d -> d.projects().listByUserId("owner", Graphs.PROJECT_CAMS),
                                List::of))),
                new Case(
                        "a transaction with locking queries, of rows and of a shape",
                        3,
                        (db, cam, i) -> db.transaction(tx -> {
                            tx.users().where(USERS.ID.eq("owner")).forUpdate().first();
                            tx.users().where(USERS.ID.eq("owner")).forShare().list(Graphs.USER_PROJECTS);
                        })),
                new Case(
                        "a read with one query",
                        2,
                        (db, cam, i) -> db.read(tx -> tx.cams().find(cam.id()))),
                new Case("a read without a statement", 0, (db, cam, i) -> db.read(tx -> 1)),
                new Case(
                        "a read with a shape, which is several statements",
                        3,
                        (db, cam, i) -> db.read(tx -> tx.users().find("owner", Graphs.USER_PROJECTS))),
                new Case(
                        "a serializable transaction with two statements",
                        3,
                        (db, cam, i) -> db.with(TransactionOptions.of(Isolation.SERIALIZABLE))
                                .transaction(tx -> {
                                    tx.cams().find(cam.id());
                                    tx.users().count();
                                })),
                new Case(
                        "a transaction with one statement in a nested one",
                        4,
                        (db, cam, i) -> db.transaction(
                                tx -> tx.transaction(nested -> nested.cams().find(cam.id())))),
                new Case(
                        "a transaction with one statement outside and one in a nested one that is rolled back",
                        5,
                        (db, cam, i) -> db.transaction(tx -> {
                            tx.users().get("owner");
                            rolledBack(() -> tx.transaction(nested -> {
                                nested.cams().find(cam.id());
                                throw new Undo();
                            }));
                        })),
                new Case(
                        "a transaction with insertGraph of three tables",
                        6,
                        (db, cam, i) -> db.transaction(tx -> tx.users().insertGraph(SomeRows.newGraph("u" + i, 1, 1)))),
                new Case(
                        "a transaction with insertAll of 512 rows",
                        2,
                        (db, cam, i) -> db.transaction(tx -> tx.users().insertAll(users(i, 512)))));
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void rolledBack(Runnable work) {
        try {
            work.run();
        } catch (Undo e) {
            return;
        }
        throw new AssertionError("not rolled back");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void round_trips_of(Case one) {
        var each = IntStream.rangeClosed(1, EXECUTIONS)
                .mapToObj(i -> trips.during(() -> one.work().run(db, cam, i)))
                .toList();
        assertThat(each).containsOnly((long) one.trips());
    }
}
