package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The levels below a level are those of the rows that it gave, whatever its limit, order or condition would give next. */
class HandedKeysTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int USERS_OF_EACH = 24;

    record CamProject(Cam cam, Project project) {}

    record ProjectCams(Project project, List<Cam> cams, Long count, Boolean some) {}

    record ProjectCamProjects(Project project, List<CamProject> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    record UserPaths(User user, List<ProjectCamProjects> projects) {}

    private static final Shape<Project, ProjectCams> PROJECT_CAMS = Project.ROW
            .with(Project.CAMS)
            .with(Project.CAMS.count())
            .with(Project.CAMS.exists())
            .as(ProjectCams::new);

    private static final Shape<User, UserProjects> THREE_AT_RANDOM = User.ROW
            .with(User.PROJECTS.orderBy(p -> DSL.rand()).limit(3).shaped(PROJECT_CAMS))
            .as(UserProjects::new);

    private static final Shape<User, UserProjects> HALF_OF_THEM = User.ROW
            .with(User.PROJECTS.where(p -> DSL.condition("random() < 0.5")).shaped(PROJECT_CAMS))
            .as(UserProjects::new);

    /** Where a row that must be there would be missing. */
    private static final Shape<User, UserPaths> WITH_ROWS_ABOVE = User.ROW
            .with(User.PROJECTS
                    .where(p -> DSL.condition("random() < 0.5"))
                    .shaped(Project.ROW
                            .with(Project.CAMS
                                    .where(c -> DSL.condition("random() < 0.5"))
                                    .shaped(Cam.ROW.with(Cam.PROJECT).as(CamProject::new)))
                            .as(ProjectCamProjects::new)))
            .as(UserPaths::new);

    @SuppressWarnings("NullAway.Init")
    private EngineCam db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
        db.dsl()
                .execute("insert into users (id, email) select 'u' || i, 'u' || i from generate_series(1, "
                        + USERS_OF_EACH + ") as i");
        db.dsl()
                .execute(
                        "insert into projects (user_id, name) select id, 'P' || i from users, generate_series(1, 8) as i");
        db.dsl()
                .execute("insert into cams (project_id, name, cam_type, lift, duration)"
                        + " select id, name, 'intake', 9, 240 from projects");
    }

    /** Who reads. */
    enum Way {
        BY_KEY,
        LIST,
        PAGE,
        TRANSACTION,
        READ,
        THE_CONNECTION
    }

    private <T> List<T> read(Way way, Shape<User, T> shape, TestDatabase database) throws SQLException {
        Function<EngineCam, List<T>> all =
                on -> on.users().all().orderBy(USERS.ID).list(shape);
        return switch (way) {
            case BY_KEY ->
                db.users().list(100).stream()
                        .map(u -> db.users().get(u.id(), shape))
                        .toList();
            case LIST -> all.apply(db);
            case PAGE ->
                db.users()
                        .where(USERS.ID.gt("u"))
                        .orderBy(DSL.rand())
                        .limit(USERS_OF_EACH / 2)
                        .list(shape);
            case TRANSACTION -> db.transactionResult(all::apply);
            case READ -> db.read(all::apply);
            case THE_CONNECTION -> {
                try (Connection own = database.connect()) {
                    own.setAutoCommit(false);
                    yield all.apply(EngineCam.of(DSL.using(own, SQLDialect.POSTGRES)));
                }
            }
        };
    }

    private static void assertEachHasItsOwn(ProjectCams shown) {
        assertThat(shown.cams())
                .hasSize(1)
                .allMatch(c -> c.projectId() == shown.project().id());
        assertThat(shown.count()).isEqualTo(1);
        assertThat(shown.some()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_in_an_order_that_changes(Way way, TestDatabase database) throws SQLException {
        List<UserProjects> users = read(way, THREE_AT_RANDOM, database);
        assertThat(users).hasSize(way == Way.PAGE ? USERS_OF_EACH / 2 : USERS_OF_EACH);
        assertThat(users).allSatisfy(u -> {
            assertThat(u.projects()).hasSize(3).allSatisfy(HandedKeysTest::assertEachHasItsOwn);
            assertThat(u.projects())
                    .allMatch(p -> p.project().userId().equals(u.user().id()));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_condition_that_changes(Way way, TestDatabase database) throws SQLException {
        List<UserProjects> users = read(way, HALF_OF_THEM, database);
        assertThat(users).flatExtracting(UserProjects::projects).hasSizeGreaterThan(2);
        assertThat(users).allSatisfy(u -> assertThat(u.projects()).allSatisfy(HandedKeysTest::assertEachHasItsOwn));
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_must_be_there_below_a_condition_that_changes(Way way, TestDatabase database) throws SQLException {
        List<UserPaths> users = read(way, WITH_ROWS_ABOVE, database);
        List<CamProject> cams = users.stream()
                .flatMap(u -> u.projects().stream())
                .flatMap(p -> p.cams().stream())
                .toList();
        assertThat(cams)
                .hasSizeGreaterThan(2)
                .allMatch(c -> c.cam().projectId() == c.project().id());
    }

    @Test
    void what_is_committed_in_between_does_not_change_which_rows_a_level_is_about(TestDatabase database)
            throws Exception {
        Shape<User, UserProjects> newest = User.ROW
                .with(User.PROJECTS.orderBy(p -> p.ID.desc()).limit(1).shaped(PROJECT_CAMS))
                .as(UserProjects::new);
        try (var meanwhile = new Meanwhile(database)) {
            for (Function<EngineCam, UserProjects> read : List.<Function<EngineCam, UserProjects>>of(
                    tx -> tx.users().get("u7", newest),
                    tx -> tx.users().where(USERS.ID.eq("u7")).first(newest).orElseThrow())) {
                UserProjects seen = meanwhile.during(
                        () -> db.transactionResult(read::apply),
                        "cams",
                        "insert into projects (user_id, name) values ('u7', 'newer')");
                assertThat(seen.projects()).singleElement().satisfies(HandedKeysTest::assertEachHasItsOwn);
                db.dsl().deleteFrom(PROJECTS).where(PROJECTS.NAME.eq("newer")).execute();
            }
            List<UserProjects> first = meanwhile.during(
                    () -> db.transactionResult(tx -> tx.users()
                            .all()
                            .orderBy(USERS.ID)
                            .limit(1)
                            .list(User.ROW
                                    .with(User.PROJECTS.shaped(PROJECT_CAMS))
                                    .as(UserProjects::new))),
                    "projects",
                    "insert into users (id, email) values ('a', 'a')");
            assertThat(first)
                    .singleElement()
                    .satisfies(u -> assertThat(u.projects()).hasSize(8));
        }
    }

    @Test
    void each_read_calls_the_functions_of_a_constant_shape(TestDatabase database) throws SQLException {
        AtomicReference<String> current = new AtomicReference<>("P1");
        AtomicReference<Integer> most = new AtomicReference<>(1);
        Shape<User, UserProjects> shape = User.ROW
                .with(User.PROJECTS
                        .where(p -> most.get() == 1 ? p.NAME.eq(current.get()) : p.NAME.in(current.get(), "P8"))
                        .orderBy(p -> p.NAME.eq(current.get()).desc())
                        .shaped(PROJECT_CAMS))
                .as(UserProjects::new);
        for (Way way : Way.values()) {
            for (String name : List.of("P1", "P2", "P3")) {
                current.set(name);
                most.set(1);
                assertThat(names(read(way, shape, database))).containsOnly(List.of(name));
                most.set(2);
                assertThat(names(read(way, shape, database))).containsOnly(List.of(name, "P8"));
            }
        }
    }

    private static List<List<String>> names(List<UserProjects> users) {
        return users.stream()
                .map(u -> u.projects().stream().map(p -> p.project().name()).toList())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_limit_by_a_window_function(Way way, TestDatabase database) throws SQLException {
        Shape<User, UserProjects> shape = User.ROW
                .with(User.PROJECTS
                        .orderBy(p -> DSL.count()
                                .over(DSL.partitionBy(p.USER_ID))
                                .plus(p.ID)
                                .desc())
                        .limit(2)
                        .shaped(PROJECT_CAMS))
                .as(UserProjects::new);
        assertThat(read(way, shape, database)).allSatisfy(u -> {
            assertThat(u.projects()).hasSize(2).allSatisfy(HandedKeysTest::assertEachHasItsOwn);
            List<Integer> own = db.projects().listByUserId(u.user().id()).stream()
                    .map(Project::id)
                    .sorted(Comparator.reverseOrder())
                    .limit(2)
                    .toList();
            assertThat(u.projects()).extracting(p -> p.project().id()).isEqualTo(own);
        });
    }

    @Test
    void nothing_is_left_on_the_connection(TestDatabase database) throws SQLException {
        try (var connection = new OneConnection(database.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(one.users().all().list(THREE_AT_RANDOM)).hasSize(USERS_OF_EACH);
            assertThat(one.dsl()
                            .fetchValue("select string_agg(current_setting(n, true), '') from unnest(array["
                                    + "'rowan.keys_0_1', 'rowan.keys_1_1']) as n"))
                    .isIn("", null);
            assertThat(one.dsl().fetchValue("show transaction_isolation")).isEqualTo("read committed");
        }
    }

    @Test
    void levels_without_rows_hand_on_no_keys_of_an_earlier_read() {
        Shape<User, UserPaths> none = User.ROW
                .with(User.PROJECTS
                        .where(p -> p.NAME.eq("none"))
                        .shaped(Project.ROW
                                .with(Project.CAMS
                                        .where(c -> CAMS.ID.gt(0))
                                        .shaped(Cam.ROW.with(Cam.PROJECT).as(CamProject::new)))
                                .as(ProjectCamProjects::new)))
                .as(UserPaths::new);
        db.transaction(tx -> {
            for (int i = 0; i < 7; i++) {
                assertThat(tx.users().all().list(WITH_ROWS_ABOVE)).hasSize(USERS_OF_EACH);
                assertThat(tx.users().all().list(none))
                        .allMatch(u -> u.projects().isEmpty());
                assertThat(tx.users().where(DSL.falseCondition()).list(WITH_ROWS_ABOVE))
                        .isEmpty();
            }
        });
    }
}
