package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.countLarge;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.trunc;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DatePart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shapes of groups, against SQL written by hand. */
class GroupsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    record ByType(CamType type, long cams, BigDecimal lifts, int longest, Optional<String> last) {}

    static final Shape<Cam, ByType> BY_TYPE = Cam.ROW
            .by(CAMS.CAM_TYPE)
            .and(count())
            .and(sum(CAMS.LIFT))
            .and(max(CAMS.DURATION))
            .andOptional(max(CAMS.NAME).filterWhere(CAMS.DURATION.gt(245)))
            .as(ByType::new);

    record ProjectCams(String project, List<ByType> cams) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS =
            Project.ROW.only(PROJECTS.NAME).with(Project.CAMS.shaped(BY_TYPE)).as(ProjectCams::new);

    record ByNote(Optional<String> note, int projects) {}

    static final Shape<Project, ByNote> BY_NOTE =
            Project.ROW.byOptional(PROJECTS.DESCRIPTION).and(count()).as(ByNote::new);

    record UserReport(String user, List<ByNote> notes, List<ProjectCams> projects) {}

    static final Shape<User, UserReport> USER_REPORT = User.ROW
            .only(USERS.ID)
            .with(User.PROJECTS.shaped(BY_NOTE))
            .with(User.PROJECTS.shaped(PROJECT_CAMS))
            .as(UserReport::new);

    private final List<StatementEvent> sent = Collections.synchronizedList(new ArrayList<>());
    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database).listener(sent::add);
        db.dsl().execute("""
                insert into users (id, email) select 'u' || g, 'u' || g from generate_series(0, 3) g;
                insert into projects (user_id, name, description, created_at)
                select 'u' || u, 'p' || u || n, case when n > 1 then 'note ' || n % 2 end, timestamptz '2026-01-31Z' + n * interval '1 day'
                from generate_series(0, 2) u, generate_series(0, 4) n;
                insert into cams (project_id, name, cam_type, lift, duration)
                select id, 'cam ' || n, case when n % 3 = 0 then 'intake' else 'exhaust' end, n + 0.25, 240 + n + id % 3
                from projects, generate_series(0, 6) n where id % 4 > 0
                """);
    }

    private List<ByType> byHand(String where, Object... values) {
        return db
                .dsl()
                .fetch(
                        "select cam_type, count(*), sum(lift), max(duration), max(name) filter (where duration > 245)"
                                + " from cams where " + where + " group by cam_type order by cam_type",
                        values)
                .stream()
                .map(GroupsTest::byType)
                .toList();
    }

    private static ByType byType(Record r) {
        return new ByType(
                CamType.of(r.get(0, String.class)),
                r.get(1, Long.class),
                r.get(2, BigDecimal.class),
                r.get(3, Integer.class),
                Optional.ofNullable(r.get(4, String.class)));
    }

    @Test
    void a_query_gives_groups() {
        assertThat(db.cams().where(CAMS.DURATION.gt(243)).orderBy(CAMS.CAM_TYPE).list(BY_TYPE))
                .isEqualTo(byHand("duration > ?", 243))
                .hasSize(2);
        assertThat(sent).hasSize(1).allMatch(e -> e.statementId().equals("cams.where") && e.rows() == 2);
        assertThat(sent.getFirst().sql())
                .isEqualTo("select \"public\".\"cams\".\"cam_type\", count(*), sum(\"public\".\"cams\".\"lift\"),"
                        + " max(\"public\".\"cams\".\"duration\"),"
                        + " max(\"public\".\"cams\".\"name\") filter (where \"public\".\"cams\".\"duration\" > ?)"
                        + " from \"public\".\"cams\" where \"public\".\"cams\".\"duration\" > ?"
                        + " group by \"public\".\"cams\".\"cam_type\" order by \"public\".\"cams\".\"cam_type\"");
        assertThat(db.cams().where(DSL.falseCondition()).list(BY_TYPE)).isEmpty();
        assertThat(db.cams().all().first(BY_TYPE)).isPresent();
    }

    @Test
    void order_and_limit_are_those_of_the_groups() {
        List<ByType> all = byHand("true");
        assertThat(db.cams().all().orderBy(count().desc()).limit(1).list(BY_TYPE))
                .isEqualTo(List.of(all.getFirst()));
        assertThat(db.cams().all().orderBy(sum(CAMS.LIFT)).list(BY_TYPE)).isEqualTo(all.reversed());
        try (Stream<ByType> groups = db.cams().all().orderBy(CAMS.CAM_TYPE).stream(BY_TYPE)) {
            assertThat(groups.toList()).isEqualTo(all);
        }
        List<ByType> read = db.read(tx -> tx.cams().all().orderBy(CAMS.CAM_TYPE).list(BY_TYPE));
        assertThat(read).isEqualTo(all);
        List<ByType> together = db.together(
                d -> d.cams().all().orderBy(CAMS.CAM_TYPE).list(BY_TYPE),
                d -> d.cams().count(),
                (a, b) -> a);
        assertThat(together).isEqualTo(all);
    }

    @Test
    void having_leaves_groups_out() {
        Shape<Cam, ByType> many =
                BY_TYPE.having(count().gt(40)).having(sum(CAMS.LIFT).gt(new BigDecimal("1")));
        assertThat(db.cams().all().list(many)).extracting(ByType::type).containsExactly(CamType.EXHAUST);
        assertThat(sent.getLast().sql()).contains(" having (count(*) > ? and sum(\"public\".\"cams\".\"lift\") > ?)");
        record OfProject(String name, List<ByType> cams) {}
        Shape<Project, OfProject> shape = Project.ROW
                .only(PROJECTS.NAME)
                .with(Project.CAMS.where(c -> c.DURATION.gt(1)).shaped(BY_TYPE.having(count().gt(3))))
                .as(OfProject::new);
        for (OfProject one : db.projects().all().orderBy(PROJECTS.ID).list(shape)) {
            assertThat(one.cams()).extracting(ByType::type).isSubsetOf(CamType.EXHAUST);
        }
    }

    @Test
    void groups_are_branches_at_several_levels_in_one_round_trip() {
        List<UserReport> expected = db.dsl()
                .fetch("select id from users order by id")
                .map(u -> {
                    String user = u.get(0, String.class);
                    return new UserReport(
                            user,
                            db.dsl()
                                    .fetch(
                                            "select description, count(*) from projects where user_id = ? group by description order by description",
                                            user)
                                    .map(r -> new ByNote(
                                            Optional.ofNullable(r.get(0, String.class)), r.get(1, Integer.class))),
                            db.dsl()
                                    .fetch("select id, name from projects where user_id = ? order by id", user)
                                    .map(p -> new ProjectCams(
                                            p.get(1, String.class),
                                            byHand("project_id = ?", p.get(0, Integer.class)))));
                });
        assertThat(expected).hasSize(4).anyMatch(u -> u.notes().isEmpty());
        assertThat(db.users().all().orderBy(USERS.ID).list(USER_REPORT)).isEqualTo(expected);
        assertThat(sent).hasSize(1);
        for (UserReport user : expected) {
            assertThat(db.users().get(user.user(), USER_REPORT)).isEqualTo(user);
        }
        assertThat(sent.getLast().sql())
                .contains(
                        "select public.projects.user_id, \"public\".\"projects\".\"description\", count(*)\nfrom public.projects\nwhere ")
                .contains(
                        "\ngroup by public.projects.user_id, public.projects.description\norder by public.projects.description");
        List<UserReport> inside =
                db.transactionResult(tx -> tx.users().all().orderBy(USERS.ID).list(USER_REPORT));
        assertThat(inside).isEqualTo(expected);
        try (Stream<UserReport> users = db.users().all().orderBy(USERS.ID).stream(USER_REPORT)) {
            assertThat(users.toList()).isEqualTo(expected);
        }
        assertThat(db.users().all().orderBy(USERS.ID).page(2, USER_REPORT).rows())
                .isEqualTo(expected.subList(0, 2));
        assertThat(db.users().findAll(List.of("u2", "u0"), USER_REPORT))
                .containsExactly(expected.get(2), expected.get(0));
    }

    @Test
    void groups_stand_below_to_one_relations() {
        record OfCam(String cam, UserReport user) {}
        Shape<Project, UserReport> user =
                Project.ROW.with(Project.USER.shaped(USER_REPORT)).as((p, u) -> u);
        Shape<Cam, OfCam> shape =
                Cam.ROW.only(CAMS.NAME).with(Cam.PROJECT.shaped(user)).as(OfCam::new);
        OfCam one = db.cams().all().orderBy(CAMS.ID.desc()).limit(1).list(shape).getFirst();
        assertThat(one.user()).isEqualTo(db.users().get(one.user().user(), USER_REPORT));
    }

    @Test
    void a_to_one_relation_is_a_group_of_one_row() {
        Shape<Cam, ByNote> shape =
                Cam.ROW.only(CAMS.ID).with(Cam.PROJECT.shaped(BY_NOTE)).as((id, note) -> note);
        assertThat(db.cams().all().list(shape)).hasSize(84).allMatch(n -> n.projects() == 1);
    }

    @Test
    void rows_of_a_key_are_grouped() {
        assertThat(db.projects().listByUserId("u1", BY_NOTE))
                .containsExactly(
                        new ByNote(Optional.of("note 0"), 2),
                        new ByNote(Optional.of("note 1"), 1),
                        new ByNote(Optional.empty(), 2));
        assertThat(sent.getLast().statementId()).isEqualTo("projects.listByUserId");
        assertThat(sent.getLast().sql()).contains("where user_id = ?\ngroup by public.projects.description");
        assertThat(db.projects().listByUserId("u1", BY_NOTE, 1, count(), PROJECTS.DESCRIPTION))
                .containsExactly(new ByNote(Optional.of("note 1"), 1));
        assertThat(db.projects().listByUserId("nobody", BY_NOTE)).isEmpty();
    }

    @Test
    void branches_have_conditions_and_orders_of_groups() {
        record Of(String user, List<ByNote> notes) {}
        Function<String, Shape<User, Of>> without = note -> User.ROW
                .only(USERS.ID)
                .with(User.PROJECTS
                        .where(p -> p.DESCRIPTION.ne(note).or(p.DESCRIPTION.isNull()))
                        .orderBy(p -> count().desc(), p -> max(p.NAME))
                        .shaped(BY_NOTE))
                .as(Of::new);
        assertThat(db.users().get("u2", without.apply("note 0")).notes())
                .containsExactly(new ByNote(Optional.empty(), 2), new ByNote(Optional.of("note 1"), 1));
        assertThat(db.users().get("u2", without.apply("note 1")).notes())
                .containsExactly(new ByNote(Optional.empty(), 2), new ByNote(Optional.of("note 0"), 2));
    }

    @Test
    void values_of_a_call_stand_in_groups() {
        record Big(CamType type, long big) {}
        Function<BigDecimal, Shape<Cam, Big>> big = Shape.given(
                CAMS.LIFT,
                least -> Cam.ROW
                        .by(CAMS.CAM_TYPE)
                        .and(count().filterWhere(CAMS.LIFT.gt(least)))
                        .as(Big::new)
                        .having(max(CAMS.LIFT).ge(least)));
        assertThat(db.cams().all().orderBy(CAMS.CAM_TYPE).list(big.apply(new BigDecimal("4"))))
                .containsExactly(new Big(CamType.EXHAUST, 24), new Big(CamType.INTAKE, 12));
        assertThat(db.cams().all().list(big.apply(new BigDecimal("6.00"))))
                .containsExactly(new Big(CamType.INTAKE, 12));
        record Of(String name, List<Big> cams) {}
        Function<BigDecimal, Shape<Project, Of>> below = Shape.given(
                CAMS.LIFT,
                least -> Project.ROW
                        .only(PROJECTS.NAME)
                        .with(Project.CAMS.shaped(Cam.ROW
                                .by(CAMS.CAM_TYPE)
                                .and(count().filterWhere(CAMS.LIFT.gt(least)))
                                .as(Big::new)))
                        .as(Of::new));
        assertThat(db.projects().all().list(below.apply(new BigDecimal("6"))))
                .filteredOn(p -> !p.cams().isEmpty())
                .hasSize(12)
                .allMatch(p -> p.cams().equals(List.of(new Big(CamType.EXHAUST, 0), new Big(CamType.INTAKE, 1))));
        record Fixed(String name, List<Big> cams) {}
        Shape<Project, Fixed> fixed = Project.ROW
                .only(PROJECTS.NAME)
                .with(Project.CAMS.shaped(big.apply(new BigDecimal("6"))))
                .as(Fixed::new);
        assertThat(db.projects().all().list(fixed))
                .filteredOn(p -> !p.cams().isEmpty())
                .hasSize(12);
    }

    @Test
    void expressions_are_grouped_by_and_read_as_their_type() {
        record Month(Instant month, String size, long projects, int users, BigDecimal mean, Long all) {}
        Shape<Project, Month> months = Project.ROW
                .by(trunc(PROJECTS.CREATED_AT, DatePart.MONTH))
                .and(coalesce(DSL.when(PROJECTS.ID.gt(7), "late"), "early"))
                .and(countLarge())
                .and(countDistinct(PROJECTS.USER_ID))
                .and(avg(PROJECTS.ID))
                .and(count().cast(Long.class))
                .as(Month::new);
        db.dsl().execute("set time zone 'UTC'");
        List<Month> all = db.projects().all().orderBy(min(PROJECTS.ID)).list(months);
        assertThat(all).hasSize(4);
        assertThat(all.stream().mapToLong(Month::projects).sum()).isEqualTo(15);
        assertThat(all).extracting(Month::size).contains("late", "early");
        assertThat(all).allMatch(m -> m.all() == m.projects());
        record Of(String user, List<Month> months) {}
        List<Of> users = db.users()
                .all()
                .list(User.ROW.only(USERS.ID).with(User.PROJECTS.shaped(months)).as(Of::new));
        assertThat(users.stream()
                        .flatMap(u -> u.months().stream())
                        .mapToLong(Month::projects)
                        .sum())
                .isEqualTo(15);
    }

    @Test
    void what_can_be_null_has_to_be_optional() {
        var byUser = Project.ROW.by(PROJECTS.USER_ID);
        for (var nullable : List.of(
                max(PROJECTS.DESCRIPTION),
                max(PROJECTS.NAME).filterWhere(PROJECTS.ID.gt(3)),
                DSL.nullif(max(PROJECTS.NAME), "a"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> byUser.and(nullable))
                    .withMessageContaining("can be null in a group\nhelp: use andOptional");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byUser.and(PROJECTS.DESCRIPTION))
                .withMessageContaining("can be null\nhelp: use byOptional or andOptional");
        assertThatIllegalArgumentException().isThrownBy(() -> Project.ROW.by(PROJECTS.DESCRIPTION));
        byUser.and(coalesce(max(PROJECTS.DESCRIPTION), "none"));
        byUser.and(sum(PROJECTS.ID.mul(2)).div(count()));
        record Of(String user, Optional<String> note) {}
        assertThat(db.projects()
                        .where(PROJECTS.DESCRIPTION.isNull())
                        .list(byUser.andOptional(max(PROJECTS.DESCRIPTION)).as(Of::new)))
                .hasSize(3)
                .allMatch(o -> o.note().isEmpty());
    }

    @Test
    void mistakes_fail_when_the_shape_is_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cam.ROW.by(PROJECTS.NAME))
                .withMessageContaining("names what is not a column of cams");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cam.ROW.by(CAMS.NAME).and(sum(PROJECTS.ID)))
                .withMessageContaining("projects");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BY_TYPE.having(PROJECTS.ID.gt(1)))
                .withMessageContaining("the condition of having");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cam.ROW.by(count()))
                .withMessageContaining("is an aggregate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cam.ROW.only(CAMS.NAME).and(count()))
                .withMessageContaining("begins with by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.ROW.by(PROJECTS.NAME).with(Project.CAMS))
                .withMessageContaining("a group has no row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BY_NOTE.with(Project.CAMS))
                .withMessageContaining("one of groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.CAMS.limit(3).shaped(BY_TYPE))
                .withMessageStartingWith("limit: the rows of a branch are grouped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cam.ROW.having(count().gt(1)))
                .withMessageContaining("the shape has no groups");
    }

    @Test
    void what_reads_rows_by_key_refuses_groups_before_anything_is_sent() {
        for (Runnable mistake : List.<Runnable>of(
                () -> db.cams().find(1, BY_TYPE),
                () -> db.cams().get(1, BY_TYPE),
                () -> db.cams().findAll(List.of(1), BY_TYPE),
                () -> db.cams().findMap(List.of(1), BY_TYPE),
                () -> db.cams().all().orderBy(CAMS.ID).page(10, BY_TYPE),
                () -> db.cams().all().orderBy(CAMS.ID).offsetPage(10, 0, BY_TYPE),
                () -> db.transaction(tx -> tx.cams().all().forUpdate().list(BY_TYPE)),
                () -> db.transaction(tx -> tx.cams().all().forUpdate().first(BY_TYPE)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(mistake::run)
                    .withMessageMatching("(?s)cams\\..*: the shape is one of groups, which are no rows\nhelp: .*");
        }
        assertThat(sent).isEmpty();
        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> db.cams().all().orderBy(CAMS.NAME).list(BY_TYPE))
                .withMessageContaining("GROUP BY");
    }
}
