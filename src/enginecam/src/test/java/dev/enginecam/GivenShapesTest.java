package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.InvalidInput;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Function3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A constant shape has the values of each call. */
class GivenShapesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int EXECUTIONS = 7;
    private static final int THREADS = 6;

    record ProjectCams(Project project, List<Cam> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    record Numbers(User user, Long named, Boolean some, List<Project> first) {}

    record Twice(User user, List<ProjectCams> a, List<ProjectCams> b) {}

    /** A shape with a value is a method of a field, or a function of a value. */
    private static Shape<Project, ProjectCams> camsOver(Field<BigDecimal> least) {
        return Project.ROW.with(Project.CAMS.where(c -> c.LIFT.gt(least))).as(ProjectCams::new);
    }

    private static final Function<BigDecimal, Shape<Project, ProjectCams>> CAMS_OVER =
            Shape.given(CAMS.LIFT, GivenShapesTest::camsOver);

    private static final BiFunction<String, BigDecimal, Shape<User, UserProjects>> NAMED = Shape.given(
            PROJECTS.NAME,
            CAMS.LIFT,
            (name, least) -> User.ROW
                    .with(User.PROJECTS.where(p -> p.NAME.eq(name)).shaped(camsOver(least)))
                    .as(UserProjects::new));

    /** Two of them have the type of one column. */
    private static final Function3<String, String, Integer, Shape<User, Numbers>> NUMBERS = Shape.given(
            PROJECTS.NAME,
            PROJECTS.NAME,
            PROJECTS.ID,
            (name, first, most) -> User.ROW
                    .with(User.PROJECTS.where(p -> p.NAME.eq(name)).count())
                    .with(User.PROJECTS
                            .where(p -> Project.CAMS.none(c -> c.NAME.eq(name)))
                            .where(p -> Project.CAMS.every(c -> c.PROJECT_ID.le(most)))
                            .where(p -> Project.CAMS.any(c -> c.PROJECT_ID.le(most)))
                            .exists())
                    .with(User.PROJECTS
                            .orderBy(p -> p.NAME.eq(first).desc(), p -> p.ID.desc())
                            .limit(2))
                    .as(Numbers::new));

    private Wire wire;
    private OneConnection connection;
    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        wire = database.wire();
        connection = new OneConnection(wire.dataSource());
        db = EngineCam.of(connection);
        for (String id : List.of("u", "v")) {
            SomeRows.user(db, id);
            for (int p = 0; p < THREADS; p++) {
                Project project = db.projects().insert(NewProject.userId(id).name("P" + p));
                for (int lift = 1; lift < 9; lift++) {
                    db.cams()
                            .insert(NewCam.projectId(project.id())
                                    .name("L" + lift)
                                    .camType(CamType.INTAKE)
                                    .lift(BigDecimal.valueOf(lift))
                                    .duration(240));
                }
            }
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static void assertNamed(UserProjects seen, String user, int project, int least) {
        assertThat(seen.user().id()).isEqualTo(user);
        assertThat(seen.projects()).singleElement().satisfies(p -> {
            assertThat(p.project().name()).isEqualTo("P" + project);
            assertThat(p.cams())
                    .extracting(Cam::name)
                    .isEqualTo(
                            IntStream.range(least + 1, 9).mapToObj(l -> "L" + l).toList());
        });
    }

    @Test
    void each_call_has_its_values_by_every_way_to_read() {
        for (int i = 0; i < EXECUTIONS; i++) {
            int project = i % THREADS;
            Shape<User, UserProjects> named = NAMED.apply("P" + project, BigDecimal.valueOf(i));
            for (boolean in : List.of(false, true)) {
                List<UserProjects> all = new ArrayList<>();
                Function<EngineCam, Integer> read = on -> {
                    all.add(on.users().get("u", named));
                    all.add(on.users().find("u", named).orElseThrow());
                    all.add(on.users().getByEmail("u@example.com", named));
                    all.addAll(on.users().where(USERS.ID.eq("u")).list(named));
                    all.add(on.users().all().orderBy(USERS.ID).first(named).orElseThrow());
                    return on.together(
                            d -> all.addAll(List.of(d.users().get("u", named))),
                            d -> all.addAll(d.users().where(USERS.ID.eq("u")).list(named)),
                            (a, b) -> all.size());
                };
                assertThat(in ? db.transactionResult(read::apply) : read.apply(db))
                        .isEqualTo(7);
                int least = i;
                assertThat(all).allSatisfy(seen -> assertNamed(seen, "u", project, least));
            }
            assertThat(db.projects().listByUserId("v", CAMS_OVER.apply(BigDecimal.valueOf(i))))
                    .hasSize(THREADS)
                    .extracting(p -> p.cams().size())
                    .containsOnly(8 - i);
        }
    }

    @Test
    void each_call_is_one_trip_of_the_same_sql() {
        List<List<String>> sent = new ArrayList<>();
        for (int i = 0; i < EXECUTIONS; i++) {
            BigDecimal least = BigDecimal.valueOf(i);
            List<Wire.Trip> trips = wire.during(() -> db.users().get("u", NAMED.apply("P" + least, least)));
            assertThat(trips).hasSize(1).allMatch(t -> t.untyped() == 0);
            sent.add(trips.getFirst().statements());
        }
        assertThat(sent).containsOnly(sent.getFirst());
    }

    @Test
    void values_stand_in_any_none_every_orders_counts_and_beside_limits() {
        int last = db.projects().listByUserId("u").getLast().id();
        for (int i = 0; i < EXECUTIONS; i++) {
            int p = i % THREADS;
            Numbers seen = db.users().get("u", NUMBERS.apply("P" + p, "P" + (p + 1) % THREADS, last));
            assertThat(seen.named()).isEqualTo(1);
            assertThat(seen.some()).isTrue();
            assertThat(seen.first().getFirst().name()).isEqualTo("P" + (p + 1) % THREADS);
            assertThat(seen.first()).hasSize(2);
            assertThat(db.users().get("u", NUMBERS.apply("nothing", "P1", 0)).some())
                    .isFalse();
            assertThat(db.users().get("u", NUMBERS.apply("L1", "P1", last)).some())
                    .isFalse();
            assertThat(db.users().get("u", NUMBERS.apply("nothing", "P1", last)).named())
                    .isZero();
        }
    }

    @Test
    void threads_do_not_see_each_others_values(TestDatabase database) throws Exception {
        EngineCam many = EngineCam.of(database.dataSource());
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int project = t;
                readers.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        int least = (project + i) % 9;
                        Shape<User, UserProjects> named = NAMED.apply("P" + project, BigDecimal.valueOf(least));
                        assertNamed(many.users().get("v", named), "v", project, least);
                    }
                    return true;
                });
            }
            for (Future<Boolean> reader : threads.invokeAll(readers)) {
                assertThat(reader.get()).isTrue();
            }
        }
    }

    @Test
    void a_shape_with_its_values_can_be_a_part_of_others() {
        Shape<User, Twice> twice = User.ROW
                .with(User.PROJECTS.shaped(CAMS_OVER.apply(BigDecimal.valueOf(7))))
                .with(User.PROJECTS.shaped(CAMS_OVER.apply(BigDecimal.valueOf(3))))
                .as(Twice::new);
        record More(UserProjects named, List<Project> all, Twice twice) {}
        record With(UserProjects named, List<Project> all) {}
        Shape<User, With> more =
                NAMED.apply("P2", BigDecimal.valueOf(6)).with(User.PROJECTS).as(With::new);
        for (int i = 0; i < EXECUTIONS; i++) {
            More seen = db.together(
                    d -> d.users().get("u", more),
                    d -> d.users().get("u", twice),
                    (with, both) -> new More(with.named(), with.all(), both));
            assertNamed(seen.named(), "u", 2, 6);
            assertThat(seen.all()).hasSize(THREADS);
            assertThat(seen.twice().a()).allMatch(p -> p.cams().size() == 1);
            assertThat(seen.twice().b()).allMatch(p -> p.cams().size() == 5);
        }
    }

    /** What a branch's function takes from elsewhere is that of the call, too: this is how tenants leak. */
    @Test
    void functions_are_still_called_for_each_read() {
        AtomicReference<String> name = new AtomicReference<>("P1");
        Function<BigDecimal, Shape<User, UserProjects>> mixed = Shape.given(
                CAMS.LIFT,
                least -> User.ROW
                        .with(User.PROJECTS.where(p -> p.NAME.eq(name.get())).shaped(camsOver(least)))
                        .as(UserProjects::new));
        for (int i = 0; i < THREADS; i++) {
            name.set("P" + i);
            assertNamed(db.users().get("u", mixed.apply(BigDecimal.valueOf(i))), "u", i, i);
        }
    }

    @Test
    void null_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> NAMED.apply("P1", SomeRows.nothing()))
                .withMessageStartingWith("the value for cams.lift of a shape is null\nhelp: ");
        assertThatNullPointerException()
                .isThrownBy(() -> NAMED.apply(SomeRows.nothing(), BigDecimal.ONE))
                .withMessageStartingWith("the value for projects.name of a shape is null\nhelp: ");
        assertThatNullPointerException()
                .isThrownBy(() -> Shape.given(SomeRows.<Field<BigDecimal>>nothing(), GivenShapesTest::camsOver))
                .withMessage("like is null");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        Shape.given(CAMS.LIFT, SomeRows.<Function<Field<BigDecimal>, Shape<User, User>>>nothing()))
                .withMessage("shape is null");
        assertThatNullPointerException()
                .isThrownBy(() -> Shape.given(CAMS.LIFT, least -> SomeRows.<Shape<User, User>>nothing()))
                .withMessage("the function made null in place of a shape");
    }

    @Test
    void a_value_that_cannot_be_sent_is_refused_before_anything_is() {
        for (Callable<?> read : List.<Callable<?>>of(
                () -> db.users().get("u", NAMED.apply("a\ud800", BigDecimal.ONE)),
                () -> db.users().get("u", NAMED.apply("a\0", BigDecimal.ONE)),
                () -> db.users().all().list(NAMED.apply("a\ud800", BigDecimal.ONE)),
                () -> db.users().get("u", NAMED.apply("a", BigDecimal.ONE.scaleByPowerOfTen(131_072))))) {
            assertThat(wire.during(
                            () -> assertThatExceptionOfType(InvalidInput.class).isThrownBy(read::call)))
                    .isEmpty();
        }
        assertNamed(db.users().get("u", NAMED.apply("P1", BigDecimal.ONE)), "u", 1, 1);
    }

    @Test
    void a_large_value_makes_each_statement_travel_by_itself() {
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThat(db.users()
                            .get("u", NAMED.apply("x".repeat(40_000), BigDecimal.ONE))
                            .projects())
                    .isEmpty();
        }
    }

    @Test
    void outside_of_its_shape_it_has_no_value() {
        AtomicReference<Field<BigDecimal>> kept = new AtomicReference<>(CAMS.LIFT);
        Shape<Project, ProjectCams> shape = Shape.<BigDecimal, Project, ProjectCams>given(CAMS.LIFT, least -> {
                    kept.set(least);
                    return camsOver(least);
                })
                .apply(BigDecimal.TEN);
        assertThat(db.projects().listByUserId("u", shape)).hasSize(THREADS);
        assertThatIllegalStateException()
                .isThrownBy(() -> db.cams().where(CAMS.LIFT.gt(kept.get())).list())
                .withMessageStartingWith("the value for cams.lift of a shape is asked for where no shape is read")
                .withMessageContaining("help: ");
    }
}
