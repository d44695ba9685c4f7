package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import dev.rowan.testing.Wire.Trip;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What a graph sends, counted by the Sync messages on the wire, after each of which the driver waits. */
@Timeout(120)
class GraphTripsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** From the sixth execution on the driver uses prepared statements of the server. */
    private static final int EXECUTIONS = 7;

    private static final String SNAPSHOT = "set transaction_isolation = 'repeatable read'";

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
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Who makes the transaction in which graphs are read. */
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
                    tx.users().count(); // the first takes "set transaction" along
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
    void a_root_by_key_is_one_trip_whatever_is_below(Way way) throws SQLException {
        Graphs.UserProjects expected = Graphs.flat(flat, "u4");
        in(way, tx -> {
            for (int i = 0; i < EXECUTIONS; i++) {
                List<Trip> three = wire.during(() ->
                        assertThat(tx.users().get("u4", Graphs.USER_PROJECTS)).isEqualTo(expected));
                assertOneTrip(three, 3, way);
                List<Trip> many = wire.during(() ->
                        assertThat(tx.users().get("u4", Graphs.TWELVE).g()).isEqualTo(expected.projects()));
                assertOneTrip(many, 19, way);
                assertOneTrip(wire.during(() -> tx.projects().listByUserId("u4", Graphs.PROJECT_CAMS)), 2, way);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_list_is_one_trip_whose_limit_holds_for_roots_first(Way way) throws SQLException {
        List<Graphs.UserProjects> expected = List.of(Graphs.flat(flat, "u4"), Graphs.flat(flat, "u3"));
        in(way, tx -> {
            for (int i = 0; i < EXECUTIONS; i++) {
                List<Trip> trips = wire.during(() -> assertThat(tx.users()
                                .all()
                                .orderBy(USERS.ID.desc())
                                .limit(2)
                                .list(Graphs.USER_PROJECTS))
                        .isEqualTo(expected));
                assertOneTrip(trips, 3, way);
            }
        });
    }

    /** As on Citus: the keys of the roots are parameters, at most 32 kB of them in one string. */
    @Test
    void where_settings_do_not_travel_a_list_is_two_trips() {
        var configuration = new DefaultConfiguration();
        configuration.set(new DataSourceConnectionProvider(connection)).set(SQLDialect.POSTGRES);
        configuration.data("rowan.keysInSettings", false);
        EngineCam apart = EngineCam.of(DSL.using(configuration));
        List<Graphs.UserProjects> expected = List.of(Graphs.flat(flat, "u4"), Graphs.flat(flat, "u3"));
        Graphs.Twelve twelve = db.users().get("u4", Graphs.TWELVE);
        for (int i = 0; i < EXECUTIONS; i++) {
            List<Trip> trips = wire.during(() -> assertThat(apart.users()
                            .all()
                            .orderBy(USERS.ID.desc())
                            .limit(2)
                            .list(Graphs.USER_PROJECTS))
                    .isEqualTo(expected));
            assertThat(trips).hasSize(2);
            assertOneTrip(trips.subList(1, 2), 2, Way.NOBODY);
            assertOneTrip(
                    wire.during(() ->
                            assertThat(apart.users().get("u4", Graphs.TWELVE)).isEqualTo(twelve)),
                    19,
                    Way.NOBODY);
        }
        flat.dsl()
                .execute(
                        "insert into users (id, email) select 'user ' || i || repeat('é', 80), i from generate_series(1, 2000) as i");
        List<Trip> trips = wire.during(
                () -> assertThat(apart.users().all().list(Graphs.TWELVE)).hasSize(2_005));
        assertThat(trips).hasSizeGreaterThan(2_000 * 160 * 12 / 32_768).allMatch(t -> t.parameterBytes() <= 32_768);
        assertThat(trips.subList(1, trips.size()))
                .allMatch(t ->
                        t.statements().getFirst().equals(SNAPSHOT) && selects(t).size() == 18);
    }

    private static void assertOneTrip(List<Trip> trips, int selects, Way way) {
        assertThat(trips).hasSize(1);
        Trip trip = trips.getFirst();
        assertThat(selects(trip))
                .hasSize(selects)
                .noneMatch(s -> s.replace("* from unnest", "").contains("*"));
        assertThat(trip.untyped()).isZero();
        assertThat(trip.statements().contains(SNAPSHOT)).isEqualTo(way == Way.NOBODY);
        if (way == Way.NOBODY) {
            assertThat(trip.statements()).hasSize(selects + 1).startsWith(SNAPSHOT);
        }
    }

    private static List<String> selects(Trip trip) {
        return trip.statements().stream()
                .filter(s -> s.startsWith("select") || s.startsWith("with"))
                .toList();
    }

    @Test
    void three_times_50_000_rows_are_one_trip() {
        flat.dsl().execute("insert into users (id, email) values ('big', 'big@example.com')");
        flat.dsl()
                .execute(
                        "insert into projects (user_id, name) select 'big', 'P' || i from generate_series(1, 50000) as i");
        flat.dsl()
                .execute("insert into cams (project_id, name, cam_type, lift, duration)"
                        + " select id, name, 'intake', 9, 240 from projects where user_id = 'big'");
        record Big(User user, List<Graphs.ProjectCams> projects, List<Project> again) {}
        Shape<User, Big> shape = User.ROW
                .with(User.PROJECTS.shaped(Graphs.PROJECT_CAMS))
                .with(User.PROJECTS)
                .as(Big::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            assertOneTrip(
                    wire.during(() -> {
                        Big big = db.users().get("big", shape);
                        assertThat(big.projects())
                                .hasSize(50_000)
                                .allMatch(p -> p.cams().size() == 1
                                        && p.cams()
                                                .getFirst()
                                                .name()
                                                .equals(p.project().name()));
                        assertThat(big.again()).hasSize(50_000);
                    }),
                    4,
                    Way.NOBODY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void parameters_too_large_for_one_string_travel_with_one_select_each(Way way) throws SQLException {
        Graphs.UserProjects expected = Graphs.flat(flat, "u4");
        in(way, tx -> {
            for (int i = 0; i < EXECUTIONS; i++) {
                assertApart(
                        wire.during(() -> assertThat(tx.users().find("x".repeat(1_000_000), Graphs.USER_PROJECTS))
                                .isEmpty()),
                        way,
                        3);
                assertApart(
                        wire.during(() -> assertThat(tx.users().get("u4", Graphs.LONG_VALUE))
                                .isEqualTo(expected)),
                        way,
                        3);
                assertApart(
                        wire.during(() -> assertThat(
                                        tx.users().where(USERS.ID.eq("u4")).list(Graphs.LONG_VALUE))
                                .containsExactly(expected)),
                        way,
                        3);
            }
        });
    }

    /** Outside of a transaction in one of its own, so that it still is one snapshot. */
    private static void assertApart(List<Trip> trips, Way way, int selects) {
        assertThat(trips).allMatch(t -> selects(t).size() <= 1);
        assertThat(trips.stream().mapToInt(t -> selects(t).size()).sum()).isEqualTo(selects);
        List<String> all = trips.stream().flatMap(t -> t.statements().stream()).toList();
        if (way == Way.NOBODY) {
            assertThat(all).contains("set transaction isolation level repeatable read, read only", "COMMIT");
        } else {
            assertThat(all).noneMatch(s -> s.startsWith("set transaction") || s.equals("COMMIT"));
        }
    }

    @Test
    void keys_of_many_roots_do_not_travel_to_the_client_and_back() {
        flat.dsl()
                .execute(
                        "insert into users (id, email) select 'user ' || i || repeat('é', 80), i from generate_series(1, 2000) as i");
        List<Trip> trips = wire.during(
                () -> assertThat(db.users().all().list(Graphs.TWELVE)).hasSize(2_005));
        assertOneTrip(trips, 19, Way.NOBODY);
        assertThat(trips.getFirst().parameterBytes()).isLessThan(100);
    }

    /** Conditions are the user's, and some bindings give their values no type. */
    @Test
    void a_value_without_a_type_does_not_split_the_snapshot() {
        Graphs.UserProjects expected = Graphs.flat(flat, "u4");
        Shape<User, Graphs.UserProjects> shape = User.ROW
                .with(User.PROJECTS
                        .where(p -> p.CREATED_AT.cast(Date.class).gt(DSL.val(Date.valueOf(LocalDate.EPOCH))))
                        .shaped(Graphs.PROJECT_CAMS))
                .as(Graphs.UserProjects::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            assertApart(
                    wire.during(() -> assertThat(db.users().get("u4", shape)).isEqualTo(expected)), Way.NOBODY, 3);
        }
    }

    @Test
    void a_null_travels_with_the_rest() {
        Graphs.UserProjects expected = Graphs.flat(flat, "u4");
        Shape<User, Graphs.UserProjects> shape = User.ROW
                .with(User.PROJECTS
                        .where(p -> p.CREATED_AT
                                .eq((@Nullable Instant) null)
                                .or(p.NAME.eq((@Nullable String) null))
                                .or(p.ID.eq((@Nullable Integer) null))
                                .isNull())
                        .shaped(Graphs.PROJECT_CAMS))
                .as(Graphs.UserProjects::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            assertOneTrip(
                    wire.during(() -> assertThat(db.users().get("u4", shape)).isEqualTo(expected)), 3, Way.NOBODY);
        }
    }

    @Test
    void more_selects_than_the_driver_sends_in_one_go_travel_one_by_one() {
        record Four(Project project, Long a, Long b, Long c, Long d, Long e, Long f, Long g) {}
        record Wide(
                User user,
                List<Four> a,
                List<Four> b,
                List<Four> c,
                List<Four> d,
                List<Four> e,
                List<Four> f,
                List<Four> g) {}
        record Wider(Wide wide, List<Four> a, List<Four> b, List<Four> c, List<Four> d, List<Four> e, List<Four> f) {}
        Shape<Project, Four> counts = Project.ROW
                .with(Project.CAMS.count())
                .with(Project.CAMS.where(c -> c.ID.gt(1)).count())
                .with(Project.CAMS.count())
                .with(Project.CAMS.count())
                .with(Project.CAMS.count())
                .with(Project.CAMS.count())
                .with(Project.CAMS.count())
                .as(Four::new);
        var projects = User.PROJECTS.shaped(counts);
        Shape<User, Wider> shape = User.ROW
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .as(Wide::new)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .with(projects)
                .as(Wider::new);
        List<Trip> trips =
                wire.during(() -> assertThat(db.users().get("u4", shape).f()).allMatch(f -> f.a() == 2));
        assertApart(trips, Way.NOBODY, 1 + 13 * 8);
    }

    @ParameterizedTest
    @CsvSource({
        "stringtype, unspecified, 1",
        "defaultRowFetchSize, 1, 1",
        "binaryTransfer, false, 1",
        "reWriteBatchedInserts, true, 1",
        "prepareThreshold, 0, 1",
        "prepareThreshold, 1, 1",
        "preparedStatementCacheQueries, 0, 1",
        "preferQueryMode, extendedForPrepared, 1",
        "preferQueryMode, simple, 3"
    })
    void no_setting_of_the_driver_splits_the_snapshot(
            String property, String value, int selectTrips, TestDatabase database) throws SQLException {
        var driver = new PGSimpleDataSource();
        driver.setUrl(database.url().replaceFirst("//[^/]*/", "//" + wire.place() + "/"));
        driver.setSslmode("disable");
        driver.setGssEncMode("disable");
        driver.setProperty(property, value);
        Graphs.UserProjects expected = Graphs.flat(flat, "u4");
        try (var own = new OneConnection(driver)) {
            for (Way way : List.of(Way.NOBODY, Way.WE)) {
                Consumer<EngineCam> read = tx -> {
                    for (int i = 0; i < EXECUTIONS; i++) {
                        List<Trip> trips =
                                wire.during(() -> assertThat(tx.users().get("u4", Graphs.USER_PROJECTS))
                                        .isEqualTo(expected));
                        if (selectTrips == 1) {
                            assertOneTrip(trips, 3, way);
                        } else {
                            assertApart(trips, way, 3);
                        }
                    }
                };
                if (way == Way.NOBODY) {
                    read.accept(EngineCam.of(own));
                } else {
                    EngineCam.of(own).transaction(read::accept);
                }
            }
        }
    }

    @Test
    void twelve_branches_are_what_single_tables_hold() {
        Graphs.Twelve twelve = db.users().get("u4", Graphs.TWELVE);
        List<Project> projects = flat.projects().listByUserId("u4");
        assertThat(twelve.half().a()).isEqualTo(projects);
        assertThat(twelve.half().b()).isEqualTo(projects);
        assertThat(twelve.half().c()).isEqualTo(projects); // equal names: by key
        assertThat(twelve.half().d()).isEqualTo(projects.subList(0, 3));
        assertThat(twelve.half().e())
                .isEqualTo(projects.stream().filter(p -> p.id() > 1).limit(2).toList());
        assertThat(twelve.half().f()).isEqualTo(projects);
        IntStream.range(0, 4)
                .forEach(i -> assertThat(twelve.l().get(i).cams())
                        .isEqualTo(flat.cams().listByProjectId(projects.get(i).id())));
    }
}
