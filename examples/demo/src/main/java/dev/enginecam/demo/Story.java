package dev.enginecam.demo;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;

import dev.enginecam.Cam;
import dev.enginecam.CamSearchOrder;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;

/** A user with projects with cams: made, read, changed, refused and deleted. It leaves the database as it found it. */
final class Story {
    private static final JSONB PROFILE =
            JSONB.jsonb("[{\"angle\": 0, \"radius\": 15.0}, {\"angle\": 90, \"radius\": 24.5}]");

    record CamLine(String name, BigDecimal lift) {}

    record ProjectCams(String name, List<CamLine> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    static final Shape<Cam, CamLine> CAM_LINE =
            Cam.ROW.only(CAMS.NAME).and(CAMS.LIFT).as(CamLine::new);
    static final Shape<Project, ProjectCams> PROJECT_CAMS =
            Project.ROW.only(PROJECTS.NAME).with(Project.CAMS.shaped(CAM_LINE)).as(ProjectCams::new);
    static final Shape<User, UserProjects> USER_PROJECTS =
            User.ROW.with(User.PROJECTS.shaped(PROJECT_CAMS)).as(UserProjects::new);

    private final Narrator narrator;

    Story(Narrator narrator) {
        this.narrator = narrator;
    }

    void tell(DatabaseConfig config) {
        try (var db = narrator.open(
                "Open the database: the jar's migrations run",
                "var db = EngineCam.connect(config);",
                () -> EngineCam.connect(config.listener(narrator)))) {
            tell(db);
        }
    }

    private void tell(EngineCam db) {
        String id = "demo_" + UUID.randomUUID().toString().substring(0, 8); // so that it meets nobody else's
        String email = id + "@example.com";
        User user = narrator.step(
                "Create a user: leaving out the e-mail address would not compile",
                "User user = db.users().insert(NewUser.id(id).email(email));",
                () -> db.users().insert(NewUser.id(id).email(email)));
        List<Project> projects = narrator.step(
                "Two projects, in one statement",
                """
                List<Project> projects = db.projects().insertAll(List.of(
                        NewProject.userId(user.id()).name("V8").description("for the car"),
                        NewProject.userId(user.id()).name("Inline six").description("for the boat")));""",
                () -> db.projects()
                        .insertAll(List.of(
                                NewProject.userId(user.id()).name("V8").description("for the car"),
                                NewProject.userId(user.id()).name("Inline six").description("for the boat"))));
        Project v8 = projects.getFirst();
        narrator.step(
                "Cams with profile points, both or none: a transaction",
                """
                db.transactionResult(tx -> List.of(
                        tx.cams().insert(NewCam.projectId(v8.id()).name("Intake").camType(CamType.INTAKE)
                                .lift(new BigDecimal("9.50")).duration(240).profilePoints(PROFILE)),
                        tx.cams().insert(NewCam.projectId(v8.id()).name("Exhaust").camType(CamType.EXHAUST)
                                .lift(new BigDecimal("9.25")).duration(236).profilePoints(PROFILE))));""",
                () -> db.transactionResult(tx -> List.of(
                        tx.cams()
                                .insert(NewCam.projectId(v8.id())
                                        .name("Intake")
                                        .camType(CamType.INTAKE)
                                        .lift(new BigDecimal("9.50"))
                                        .duration(240)
                                        .profilePoints(PROFILE)),
                        tx.cams()
                                .insert(NewCam.projectId(v8.id())
                                        .name("Exhaust")
                                        .camType(CamType.EXHAUST)
                                        .lift(new BigDecimal("9.25"))
                                        .duration(236)
                                        .profilePoints(PROFILE)))));
        narrator.step(
                "Read the user by e-mail address",
                "db.users().getByEmail(email);",
                () -> db.users().getByEmail(email));
        narrator.step(
                "List the user's projects",
                "db.projects().listByUserId(user.id());",
                () -> db.projects().listByUserId(user.id()));
        narrator.step(
                "List the cams of a project",
                "db.cams().listByProjectId(v8.id());",
                () -> db.cams().listByProjectId(v8.id()));
        narrator.step(
                "A dynamic query, with jOOQ's typed conditions",
                """
                db.cams().where(CAMS.PROJECT_ID.eq(v8.id()).and(CAMS.CAM_TYPE.eq(CamType.EXHAUST)))
                        .orderBy(CAMS.LIFT.desc()).limit(10).list();""",
                () -> db.cams()
                        .where(CAMS.PROJECT_ID.eq(v8.id()).and(CAMS.CAM_TYPE.eq(CamType.EXHAUST)))
                        .orderBy(CAMS.LIFT.desc())
                        .limit(10)
                        .list());
        graphs(db, user);
        query(db, user);
        change(db, user);
        refuse(db, user, v8);
        narrator.step(
                "A new project with its cams: they leave out the key that it gets",
                """
                db.projects().insertGraph(NewProject.userId(user.id()).name("Flat twin").with(Project.CAMS,
                        NewCam.ofProject().name("Left").camType(CamType.INTAKE).lift(BigDecimal.TEN).duration(230),
                        NewCam.ofProject().name("Right").camType(CamType.INTAKE).lift(BigDecimal.TEN).duration(230)));""",
                () -> db.projects()
                        .insertGraph(NewProject.userId(user.id())
                                .name("Flat twin")
                                .with(
                                        Project.CAMS,
                                        NewCam.ofProject()
                                                .name("Left")
                                                .camType(CamType.INTAKE)
                                                .lift(BigDecimal.TEN)
                                                .duration(230),
                                        NewCam.ofProject()
                                                .name("Right")
                                                .camType(CamType.INTAKE)
                                                .lift(BigDecimal.TEN)
                                                .duration(230))));
        delete(db, user, projects);
    }

    private void graphs(EngineCam db, User user) {
        narrator.step(
                "The user with projects with cams, as the shape USER_PROJECTS says: one round trip, one snapshot",
                "db.users().get(user.id(), USER_PROJECTS);",
                () -> db.users().get(user.id(), USER_PROJECTS));
    }

    private void query(EngineCam db, User user) {
        narrator.step(
                "A query of a .sql file, db/queries/projects/overview.sql: its columns are a record",
                "db.projects().overview(user.id(), 10);",
                () -> db.projects().overview(user.id(), 10));
        narrator.step(
                "Another nests: one statement, each project with a list of its cams",
                "db.projects().withCams(List.of(user.id()));",
                () -> db.projects().withCams(List.of(user.id())));
        narrator.step(
                "One with optional parts and a choice of orders: parameters by name",
                "db.cams().search(p -> p.userId(user.id()).limit(10).type(CamType.INTAKE), CamSearchOrder.HIGHEST);",
                () -> db.cams()
                        .search(p -> p.userId(user.id()).limit(10).type(CamType.INTAKE), CamSearchOrder.HIGHEST));
        narrator.step(
                "What the identity provider says of a user: stored, or taken over",
                "db.users().signIn(p -> p.id(user.id()).email(user.email()));",
                () -> db.users().signIn(p -> p.id(user.id()).email(user.email())));
    }

    private void change(EngineCam db, User user) {
        User changed = narrator.step(
                "Switch the subscription: that column alone is written, and a trigger moves updated_at", """
                db.users().update(user.id(), u -> u.subscriptionStatus("pro"));
                db.users().get(user.id());""", () -> {
                    db.users().update(user.id(), u -> u.subscriptionStatus("pro"));
                    return db.users().get(user.id());
                });
        if (!changed.updatedAt().isAfter(user.updatedAt())) {
            throw new IllegalStateException("updated_at did not move");
        }
    }

    private void refuse(EngineCam db, User user, Project project) {
        narrator.refused(
                "A second user with that e-mail address: an error with the constraint, UserConstraint.USERS_EMAIL_KEY",
                "db.users().insert(NewUser.id(\"somebody_else\").email(user.email()));",
                () -> db.users().insert(NewUser.id("somebody_else").email(user.email())));
        narrator.refused(
                "A cam of the type 'sideways': Java has no such CamType",
                "CamType.of(\"sideways\");",
                () -> CamType.of("sideways"));
        narrator.refused(
                "The same by SQL in text: the database has a check for it, CamConstraint.CAMS_CAM_TYPE_CHECK",
                "db.dsl().execute(\"update public.cams set cam_type = 'sideways' where project_id = ?\", project.id());",
                () -> db.dsl()
                        .execute("update public.cams set cam_type = 'sideways' where project_id = ?", project.id()));
    }

    private void delete(EngineCam db, User user, List<Project> projects) {
        narrator.step(
                "Delete the user: projects and cams go too, by the foreign keys",
                "db.users().delete(user.id());",
                () -> db.users().delete(user.id()));
        List<Cam> left = narrator.step(
                "Nothing is left of them",
                "db.cams().where(CAMS.PROJECT_ID.in(projects.get(0).id(), projects.get(1).id())).list();",
                () -> db.cams()
                        .where(CAMS.PROJECT_ID.in(
                                projects.get(0).id(), projects.get(1).id()))
                        .list());
        if (!left.isEmpty() || projects.stream().anyMatch(p -> db.projects().exists(p.id()))) {
            throw new IllegalStateException("projects or cams outlived their user");
        }
    }
}
