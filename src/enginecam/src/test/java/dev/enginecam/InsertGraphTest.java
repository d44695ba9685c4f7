package dev.enginecam;

import static dev.enginecam.ShapeTest.USER_PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.enginecam.ShapeTest.ProjectCams;
import dev.enginecam.ShapeTest.UserProjects;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.insert.NewGraph;
import dev.rowan.insert.PlannedStatement;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InsertGraphTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<StatementEvent> events = new ArrayList<>();
    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).listener(events::add));
        events.clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void a_user_with_projects_with_cams_is_stored_at_once() {
        UserProjects stored = db.users()
                .insertGraph(
                        NewUser.id("u")
                                .email("e")
                                .with(
                                        User.PROJECTS,
                                        NewProject.ofUser()
                                                .name("V8")
                                                .description("loud")
                                                .with(
                                                        Project.CAMS,
                                                        SomeRows.newCam("Intake"),
                                                        SomeRows.newCam("Exhaust")),
                                        NewProject.ofUser().name("V6")),
                        USER_PROJECTS);
        assertThat(stored).isEqualTo(db.users().get("u", USER_PROJECTS));
        assertThat(stored.user()).isEqualTo(db.users().get("u"));
        assertThat(stored.projects()).extracting(p -> p.project().name()).containsExactly("V8", "V6");
        assertThat(stored.projects().getFirst().project().description()).isEqualTo("loud");
        assertThat(stored.projects().getFirst().cams()).extracting(Cam::name).containsExactly("Intake", "Exhaust");
        assertThat(stored.projects().getLast().cams()).isEmpty();
    }

    @Test
    void the_root_comes_back_as_stored() {
        User user = db.users().insertGraph(SomeRows.newGraph("u", 2, 3));
        assertThat(user).isEqualTo(db.users().get("u"));
        assertThat(user.subscriptionStatus()).isEqualTo("free");
        assertThat(db.cams().count()).isEqualTo(6);
    }

    @Test
    void generated_keys_follow_the_order_given() {
        UserProjects stored = db.users().insertGraph(SomeRows.newGraph("u", 7, 5), USER_PROJECTS);
        assertThat(stored.projects())
                .extracting(p -> p.project().name())
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(i -> "project " + i).toList());
        for (int p = 0; p < 7; p++) {
            int project = p;
            assertThat(stored.projects().get(p).cams())
                    .extracting(Cam::name)
                    .containsExactlyElementsOf(IntStream.range(0, 5)
                            .mapToObj(c -> "cam " + project + "." + c)
                            .toList());
        }
    }

    @Test
    void the_dry_run_shows_what_is_sent_and_sends_nothing() {
        NewGraph<User> graph = SomeRows.newGraph("u", 3, 3)
                .with(User.PROJECTS, NewProject.ofUser().name("other").createdAt(Instant.EPOCH));
        List<PlannedStatement> planned = graph.dryRun();
        assertThat(events).isEmpty();
        db.users().insertGraph(graph);
        assertThat(planned)
                .extracting(PlannedStatement::statementId, PlannedStatement::sql, p -> (long) p.rows())
                .isEqualTo(events.stream()
                        .filter(e -> e.statementId().contains(".insert"))
                        .map(e -> tuple(e.statementId(), e.sql(), e.rows()))
                        .toList());
        assertThat(planned)
                .extracting(p -> p.statementId() + " " + p.rows() + " " + p.parameters())
                .containsExactly("users.insert 1 2", "projects.insert 4 9", "cams.insertAll 9 5");
        assertThat(planned.get(1).sql()).isEqualTo("""
                insert into public.projects (user_id, name, created_at)
                values (?, ?, default),
                       (?, ?, default),
                       (?, ?, default),
                       (?, ?, ?)
                returning id, user_id, name, description, created_at, updated_at""");
        assertThat(planned.get(2).sql()).isEqualTo("""
                insert into public.cams (project_id, name, cam_type, lift, duration)
                select unnest(?::pg_catalog.int4[]),
                    unnest(?::pg_catalog.varchar[]),
                    unnest(?::pg_catalog.varchar[]),
                    unnest(?::pg_catalog.numeric[]),
                    unnest(?::pg_catalog.int4[])
                returning id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at""");
        assertThat(planned.toString()).doesNotContain("other");
    }

    @Test
    void what_only_some_rows_give_is_the_default_of_the_others() {
        NewCam cam = SomeRows.newCam("plain");
        db.projects()
                .insertGraph(NewProject.userId(SomeRows.user(db, "u").id())
                        .name("V8")
                        .with(Project.CAMS, cam, cam.createdAt(Instant.EPOCH), cam.profilePoints(JSONB.jsonb("[1]"))));
        assertThat(db.cams().list(9))
                .extracting(c -> c.createdAt().equals(Instant.EPOCH), c -> Optional.ofNullable(c.profilePoints()))
                .containsExactly(
                        tuple(false, Optional.empty()),
                        tuple(true, Optional.empty()),
                        tuple(false, Optional.of(JSONB.jsonb("[1]"))));
    }

    @Test
    void ten_thousand_rows_below_one_take_one_statement() {
        NewGraph<Project> graph = NewProject.userId(SomeRows.user(db, "u").id())
                .name("V8")
                .with(
                        Project.CAMS,
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> SomeRows.newCam("cam " + i))
                                .toList());
        assertThat(graph.dryRun()).hasSize(2);
        ProjectCams stored = db.projects().insertGraph(graph, ShapeTest.PROJECT_CAMS);
        assertThat(stored.cams())
                .extracting(Cam::name)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(i -> "cam " + i).toList());
    }

    @Test
    void a_row_brings_the_one_that_it_points_to() {
        Project project = db.projects()
                .insertGraph(NewProject.ofUser()
                        .name("V8")
                        .with(Project.USER, NewUser.id("u").email("e"))
                        .with(Project.CAMS, SomeRows.newCam("Intake")));
        assertThat(project.userId()).isEqualTo("u");
        assertThat(db.cams().listByProjectId(project.id())).hasSize(1);
    }

    @Test
    void the_same_object_is_one_row_where_it_is_pointed_to_and_several_in_a_list() {
        NewUser user = NewUser.id("u").email("e");
        NewProject project = NewProject.ofUser().name("V8");
        db.users().insertGraph(user.with(User.PROJECTS, Collections.nCopies(3, project.with(Project.USER, user))));
        assertThat(db.projects().listByUserId("u")).hasSize(3);
    }

    @Test
    void an_empty_branch_stores_the_row_alone() {
        User user = db.users()
                .insertGraph(NewUser.id("u").email("e").with(User.PROJECTS).with(User.PROJECTS, List.of()));
        assertThat(user.id()).isEqualTo("u");
        assertThat(events).extracting(StatementEvent::statementId).containsExactly("users.insert");
    }

    @Test
    void a_violation_in_the_last_table_leaves_nothing() {
        NewCam good = SomeRows.newCam("good");
        db.dsl().execute("alter table cams add constraint cams_duration_check check (duration > 0)");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users()
                        .insertGraph(NewUser.id("u")
                                .email("e")
                                .with(
                                        User.PROJECTS,
                                        NewProject.ofUser()
                                                .name("V8")
                                                .with(
                                                        Project.CAMS,
                                                        good,
                                                        NewCam.ofProject()
                                                                .name("n")
                                                                .camType(CamType.INTAKE)
                                                                .lift(BigDecimal.ONE)
                                                                .duration(-1)))))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("cams.insertAll"));
        assertThat(db.users().count()).isZero();
        assertThat(db.projects().count()).isZero();
    }

    @Test
    void a_violation_is_the_constant_of_its_table() {
        SomeRows.user(db, "taken");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.projects()
                        .insertGraph(NewProject.ofUser()
                                .name("V8")
                                .with(Project.USER, NewUser.id("new").email("taken@example.com"))))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.projects()
                        .insertGraph(NewProject.userId("nobody").name("V8").with(Project.CAMS, SomeRows.newCam("c"))))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(ProjectConstraint.PROJECTS_USER_ID_FKEY));
    }

    @Test
    void it_belongs_to_the_transaction_it_is_called_in_which_survives_its_failure() {
        db.transaction(tx -> {
            tx.users().insertGraph(SomeRows.newGraph("a", 1, 1));
            assertThat(db.users().count()).isZero();
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> tx.projects()
                            .insertGraph(NewProject.ofUser()
                                    .name("V8")
                                    .with(Project.USER, NewUser.id("b").email("a@example.com"))));
            tx.users().insertGraph(SomeRows.newGraph("c", 1, 1));
        });
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("a", "c");
        assertThat(db.cams().count()).isEqualTo(2);
    }

    @Test
    void what_does_not_fit_together_is_refused_at_once_before_anything_is_sent() {
        NewGraph<User> graph = NewUser.id("u")
                .email("e")
                .with(
                        User.PROJECTS,
                        NewProject.userId("v").name("of another"),
                        NewProject.userId("v").name("of another"),
                        NewProject.userId("u")
                                .name("of the same")
                                .with(Project.CAMS, SomeRows.newCam(7, "of another project")),
                        NewProject.ofUser()
                                .name("two users")
                                .with(Project.USER, NewUser.id("w").email("f")));
        String problems = """
                the rows do not fit together, and nothing was sent:
                  projects.user_id is to be users.id of the row that it points to, and another value too (3 rows)
                  cams.project_id is given, but comes from projects.id, which the database fills in
                help: a key's columns come from the row it points to, or are given: not both, not neither""";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().insertGraph(graph))
                .withMessage(problems);
        assertThatIllegalArgumentException().isThrownBy(graph::dryRun).withMessage(problems);
        assertThat(events).isEmpty();
    }

    @Test
    void a_row_without_the_one_that_it_was_left_to_is_refused() {
        NewProject alone = NewProject.ofUser().name("V8");
        String message =
                "projects.user_id was left to the row that it points to\nhelp: store both by insertGraph, or give it";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.projects().insert(alone))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.projects()
                        .insertAll(List.of(NewProject.userId("u").name("V6").description("d"), alone)))
                .withMessage("rows[1]: " + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.projects().insertGraph(alone))
                .withMessageContaining("projects.user_id has no value: the row comes with none that it points to");
        assertThat(events).isEmpty();
    }

    @Test
    void a_relation_that_asks_for_some_rows_only_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewUser.id("u")
                        .email("e")
                        .with(User.PROJECTS.limit(3), NewProject.ofUser().name("V8")))
                .withMessageContaining("help: give the relation without them");
    }

    @Test
    void a_key_that_a_trigger_changes_is_carried_down_as_stored() {
        db.dsl()
                .execute("create function shout() returns trigger language plpgsql as"
                        + " $$ begin new.id := upper(new.id); return new; end $$");
        db.dsl().execute("create trigger users_shout before insert on users for each row execute function shout()");
        UserProjects stored = db.users().insertGraph(SomeRows.newGraph("u", 2, 1), USER_PROJECTS);
        assertThat(stored.user().id()).isEqualTo("U");
        assertThat(stored.projects()).hasSize(2);
    }

    @Test
    void rows_that_a_trigger_swallows_are_an_error_and_leave_nothing() {
        db.dsl().execute("create function swallow() returns trigger language plpgsql as $$ begin return null; end $$");
        db.dsl()
                .execute("create trigger projects_swallow before insert on projects for each row"
                        + " when (new.name = 'project 1') execute function swallow()");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().insertGraph(SomeRows.newGraph("u", 2, 1)))
                .withMessage("projects.insertAll: of 2 row(s) given 1 came back: a trigger or rule swallowed the rest;"
                        + " those that came back are stored only if the transaction commits");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void nothing_shows_a_value() {
        assertThat(SomeRows.newGraph("secret", 2, 1).toString()).isEqualTo("NewUser[id, email] with [2 of projects]");
    }
}
