package dev.enginecam.demo;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.Cam;
import dev.enginecam.CamExport;
import dev.enginecam.CamSearchOrder;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.ProjectOverview;
import dev.enginecam.ProjectWithCams;
import dev.enginecam.User;
import dev.enginecam.UserConstraint;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.NewGraph;
import dev.rowan.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The README's Java, so that it compiles and runs. */
final class ReadmeSnippets {
    record Seen(List<Project> projects, List<User> pros) {}

    // spotless:off
    record ProjectCams(Project project, List<Cam> cams) {}
    record UserProjects(User user, List<ProjectCams> projects) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS = Project.ROW.with(Project.CAMS).as(ProjectCams::new);
    static final Shape<User, UserProjects> USER_PROJECTS =
            User.ROW.with(User.PROJECTS.shaped(PROJECT_CAMS)).as(UserProjects::new);

    // spotless:on

    private ReadmeSnippets() {}

    /** {@code DatabaseConfig} stands in for the class that reads the environment. */
    static Seen story(DatabaseConfig databaseConfig) {
        // spotless:off
        try (var db = EngineCam.connect(databaseConfig)) { // DATABASE_URL; a pool; migrations
            db.transaction(tx -> { // tx is an EngineCam too
                User user = tx.users().insert(NewUser.id("user_123").email("test@example.com"));
                tx.projects().insert(NewProject.userId(user.id()).name("V8")); // without a name it does not compile
            });
            List<Project> projects = db.projects().listByUserId("user_123");
            List<User> pros = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("pro")).orderBy(USERS.EMAIL).limit(50).list();
            db.users().update("user_123", u -> u.subscriptionStatus("pro")); // writes that column and no other
            return new Seen(projects, pros);
        }
        // spotless:on
    }

    static boolean graphs(EngineCam db) {
        // spotless:off
        UserProjects whole = db.users().get("user_123", USER_PROJECTS);
        List<UserProjects> some = db.users().where(User.PROJECTS.any(p -> p.NAME.eq("V8"))).list(USER_PROJECTS); // one round trip
        // spotless:on
        return some.equals(List.of(whole)) && whole.projects().size() == 1;
    }

    static UserProjects newGraph(EngineCam db, List<NewCam> cams) {
        // spotless:off
        NewGraph<User> graph = NewUser.id("user_7").email("seven@example.com")
                .with(User.PROJECTS,
                        NewProject.ofUser().name("V8").with(Project.CAMS, cams), // cams: from NewCam.ofProject() on
                        NewProject.ofUser().name("V6"));
        graph.dryRun(); // the statements, without values; nothing is sent
        UserProjects whole = db.users().insertGraph(graph, USER_PROJECTS); // without the shape it gives the stored User
        // spotless:on
        return whole;
    }

    static List<Cam> typedSql(EngineCam db) {
        // spotless:off
        List<ProjectOverview> newest = db.projects().overview("user_123", 10); // record ProjectOverview(int id, String name,
        // long cams, @Nullable BigDecimal highestLift)
        User user = db.users().signIn(p -> p.id("user_9").email("nine@example.com"));
        List<ProjectWithCams> projects = db.projects().withCams(List.of("user_123")); // record (Project project, List<Cam> cams)
        List<Cam> cams = db.cams().search(p -> p.userId("user_123").limit(10).type(CamType.INTAKE), CamSearchOrder.HIGHEST);
        try (Stream<CamExport> all = db.cams().export()) { // by a cursor
            all.forEach(e -> System.out.println(e.ownerEmail() + ": " + e.cam().name()));
        }
        // spotless:on
        db.users().delete(user.id());
        return newest.size() == projects.size() ? cams : List.of();
    }

    static String signUp(EngineCam db, String id, String email) {
        // spotless:off
        try {
            return db.users().insert(NewUser.id(id).email(email)).id();
        } catch (ConstraintViolation e) {
            return switch (e.constraint()) {
                case UserConstraint.USERS_EMAIL_KEY -> "email taken";
                case UserConstraint.USERS_PKEY -> "already signed up";
                default -> throw e;
            };
        }
        // spotless:on
    }
}
