package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.shape.Shape;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShapeTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    record ProjectCams(Project project, List<Cam> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    record CamLine(int id, String name) {}

    record ProjectLine(String name, Optional<String> description) {}

    record Owned(ProjectLine project, User owner, List<CamLine> cams) {}

    record Card(User user, List<Project> newest, Long projects, Boolean any) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS =
            Project.ROW.with(Project.CAMS).as(ProjectCams::new);
    static final Shape<User, UserProjects> USER_PROJECTS =
            User.ROW.with(User.PROJECTS.shaped(PROJECT_CAMS)).as(UserProjects::new);
    static final Shape<Cam, CamLine> CAM_LINE =
            Cam.ROW.only(CAMS.ID).and(CAMS.NAME).as(CamLine::new);
    static final Shape<Project, Owned> OWNED = Project.ROW
            .only(PROJECTS.NAME)
            .andOptional(PROJECTS.DESCRIPTION)
            .as(ProjectLine::new)
            .with(Project.USER)
            .with(Project.CAMS.shaped(CAM_LINE))
            .as(Owned::new);
    static final Shape<User, Card> CARD = User.ROW
            .with(User.PROJECTS
                    .where(p -> p.NAME.like("V%"))
                    .orderBy(p -> p.CREATED_AT.desc(), p -> p.ID)
                    .limit(2))
            .with(User.PROJECTS.count())
            .with(User.PROJECTS.where(p -> p.NAME.eq("V9")).exists())
            .as(Card::new);

    private RoundTrips trips;
    private OneConnection connection;
    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        trips = database.roundTrips();
        connection = new OneConnection(trips.dataSource());
        db = EngineCam.of(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_user_with_projects_with_cams() {
        User user = SomeRows.user(db, "u");
        SomeRows.project(db, SomeRows.user(db, "other").id());
        Project v8 = SomeRows.project(db, "u");
        Project empty = SomeRows.project(db, "u");
        Cam intake = SomeRows.cam(db, v8.id(), "Intake");
        Cam exhaust = SomeRows.cam(db, v8.id(), "Exhaust");
        assertThat(db.users().get("u", USER_PROJECTS))
                .isEqualTo(new UserProjects(
                        user,
                        List.of(new ProjectCams(v8, List.of(intake, exhaust)), new ProjectCams(empty, List.of()))));
        assertThat(db.users().find("nobody", USER_PROJECTS)).isEmpty();
    }

    @Test
    void chosen_columns_and_to_one() {
        Project v8 = SomeRows.project(db);
        Cam intake = SomeRows.cam(db, v8.id(), "Intake");
        assertThat(db.projects().listByUserId("owner", OWNED))
                .containsExactly(new Owned(
                        new ProjectLine("V8", Optional.empty()),
                        db.users().get("owner"),
                        List.of(new CamLine(intake.id(), "Intake"))));
    }

    @Test
    void a_branch_with_condition_order_and_limit() {
        User user = SomeRows.user(db, "u");
        List<Project> made = List.of("V6", "V8", "I4", "V10").stream()
                .map(n -> db.projects().insert(NewProject.userId("u").name(n)))
                .toList();
        assertThat(db.users().get("u", CARD)).isEqualTo(new Card(user, List.of(made.get(3), made.get(1)), 4L, false));
    }

    @Test
    void relation_filters() {
        SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        User lonely = SomeRows.user(db, "lonely");
        User owner = db.users().get("owner");
        assertThat(db.users().where(User.PROJECTS.any(p -> p.NAME.eq("V8"))).list())
                .containsExactly(owner);
        assertThat(db.users().where(User.PROJECTS.none(p -> p.NAME.eq("V8"))).list())
                .containsExactly(lonely);
        assertThat(db.users()
                        .where(User.PROJECTS.every(p -> Project.CAMS.any(c -> c.NAME.eq("Exhaust"))))
                        .list())
                .containsExactly(lonely);
        assertThat(db.cams()
                        .where(Cam.PROJECT.any(p -> Project.USER.any(u -> u.ID.eq("owner"))))
                        .list())
                .hasSize(1);
    }

    @Test
    void a_whole_graph_is_one_round_trip() {
        SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        for (int i = 0; i < 9; i++) {
            assertThat(trips.during(() -> db.users().get("owner", USER_PROJECTS)))
                    .as("execution " + i)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_column_that_can_be_null_must_be_optional() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.ROW.only(PROJECTS.DESCRIPTION))
                .withMessageContaining("can be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.ROW.only(CAMS.NAME))
                .withMessageContaining("is not a column of");
    }
}
