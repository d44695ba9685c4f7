package dev.enginecam;

import dev.rowan.shape.Shape;
import java.util.List;

/** Shapes for tests of how graphs travel. */
final class Graphs {
    private Graphs() {}

    record ProjectCams(Project project, List<Cam> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    record CamPath(Cam cam, ProjectOwner project) {}

    record ProjectOwner(Project project, User owner) {}

    record Half(
            User user,
            List<Project> a,
            List<Project> b,
            List<Project> c,
            List<Project> d,
            List<Project> e,
            List<Project> f) {}

    record Twelve(
            Half half,
            List<ProjectCams> g,
            List<ProjectCams> h,
            List<ProjectCams> i,
            List<ProjectCams> j,
            List<ProjectCams> k,
            List<ProjectCams> l) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS =
            Project.ROW.with(Project.CAMS).as(ProjectCams::new);

    /** Three levels of lists. */
    static final Shape<User, UserProjects> USER_PROJECTS =
            User.ROW.with(User.PROJECTS.shaped(PROJECT_CAMS)).as(UserProjects::new);

    /** Three levels of rows that must be there. */
    static final Shape<Cam, CamPath> CAM_PATH = Cam.ROW
            .with(Cam.PROJECT.shaped(Project.ROW.with(Project.USER).as(ProjectOwner::new)))
            .as(CamPath::new);

    private static final Shape<User, Half> HALF = User.ROW
            .with(User.PROJECTS)
            .with(User.PROJECTS.where(p -> p.NAME.ne("B")))
            .with(User.PROJECTS.orderBy(p -> p.NAME.desc()))
            .with(User.PROJECTS.limit(3))
            .with(User.PROJECTS.where(p -> p.ID.gt(1)).limit(2))
            .with(User.PROJECTS.where(p -> p.DESCRIPTION.isNull()))
            .as(Half::new);

    /** Twelve branches, of which six have one of their own: nineteen SELECTs. */
    static final Shape<User, Twelve> TWELVE = HALF.with(User.PROJECTS.shaped(PROJECT_CAMS))
            .with(User.PROJECTS.where(p -> p.NAME.ne("H")).shaped(PROJECT_CAMS))
            .with(User.PROJECTS.orderBy(p -> p.NAME.desc()).shaped(PROJECT_CAMS))
            .with(User.PROJECTS.limit(3).shaped(PROJECT_CAMS))
            .with(User.PROJECTS.where(p -> p.ID.gt(1)).limit(2).shaped(PROJECT_CAMS))
            .with(User.PROJECTS.where(p -> p.DESCRIPTION.isNull()).shaped(PROJECT_CAMS))
            .as(Twelve::new);

    /** {@link #USER_PROJECTS} with a value in a condition that is too long to travel with anything else. */
    static final Shape<User, UserProjects> LONG_VALUE = User.ROW
            .with(User.PROJECTS.where(p -> p.NAME.ne("x".repeat(40_000))).shaped(PROJECT_CAMS))
            .as(UserProjects::new);

    /** As many users as asked, each with one project more than the one before, and two cams in each. */
    static void fill(EngineCam db, int users) {
        for (int u = 0; u < users; u++) {
            SomeRows.user(db, "u" + u);
            for (int p = 0; p < u; p++) {
                Project project = SomeRows.project(db, "u" + u);
                SomeRows.cam(db, project.id(), "Intake");
                SomeRows.cam(db, project.id(), "Exhaust");
            }
        }
    }

    /** The same by statements of single tables. */
    static UserProjects flat(EngineCam db, String user) {
        return new UserProjects(
                db.users().get(user),
                db.projects().listByUserId(user).stream()
                        .map(p -> new ProjectCams(p, db.cams().listByProjectId(p.id())))
                        .toList());
    }
}
