package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.enginecam.Cam;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.shape.Shape;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Records;
import org.jooq.SelectJoinStep;

/** Users with their projects with their cams. */
public final class Graphs {
    public record ProjectCams(Project project, List<Cam> cams) {}

    public record UserProjects(User user, List<ProjectCams> projects) {}

    static final Shape<User, UserProjects> SHAPE = User.ROW
            .with(User.PROJECTS.shaped(Project.ROW.with(Project.CAMS).as(ProjectCams::new)))
            .as(UserProjects::new);

    private Graphs() {}

    /** Executes three statements of one PreparedStatement, which travel together: users, projects, cams. */
    static List<UserProjects> execute(PreparedStatement s) throws SQLException {
        s.execute();
        List<UserProjects> users = new ArrayList<>();
        Map<String, List<ProjectCams>> projects = new HashMap<>();
        try (ResultSet rs = s.getResultSet()) {
            while (rs.next()) {
                User user = HandRows.user(rs);
                List<ProjectCams> ofUser = new ArrayList<>();
                projects.put(user.id(), ofUser);
                users.add(new UserProjects(user, ofUser));
            }
        }
        s.getMoreResults();
        Map<Integer, List<Cam>> cams = new HashMap<>();
        try (ResultSet rs = s.getResultSet()) {
            while (rs.next()) {
                Project project = HandRows.project(rs);
                List<Cam> ofProject = new ArrayList<>();
                cams.put(project.id(), ofProject);
                Objects.requireNonNull(projects.get(project.userId())).add(new ProjectCams(project, ofProject));
            }
        }
        s.getMoreResults();
        try (ResultSet rs = s.getResultSet()) {
            while (rs.next()) {
                Cam cam = HandRows.cam(rs);
                Objects.requireNonNull(cams.get(cam.projectId())).add(cam);
            }
        }
        return users;
    }

    /** All of them, by jOOQ's MULTISET: one statement, whose levels below the first are JSON. */
    static SelectJoinStep<Record2<User, List<ProjectCams>>> multisets(DSLContext jooq) {
        return jooq.select(
                        row(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                                .mapping(User::new),
                        multiset(select(
                                                row(
                                                                PROJECTS.ID,
                                                                PROJECTS.USER_ID,
                                                                PROJECTS.NAME,
                                                                PROJECTS.DESCRIPTION,
                                                                PROJECTS.CREATED_AT,
                                                                PROJECTS.UPDATED_AT)
                                                        .mapping(Project::new),
                                                multiset(select(
                                                                        CAMS.ID,
                                                                        CAMS.PROJECT_ID,
                                                                        CAMS.NAME,
                                                                        CAMS.CAM_TYPE,
                                                                        CAMS.LIFT,
                                                                        CAMS.DURATION,
                                                                        CAMS.PROFILE_POINTS,
                                                                        CAMS.CREATED_AT,
                                                                        CAMS.UPDATED_AT)
                                                                .from(CAMS)
                                                                .where(CAMS.PROJECT_ID.eq(PROJECTS.ID))
                                                                .orderBy(CAMS.ID))
                                                        .convertFrom(r -> r.map(Records.mapping(Cam::new))))
                                        .from(PROJECTS)
                                        .where(PROJECTS.USER_ID.eq(USERS.ID))
                                        .orderBy(PROJECTS.ID))
                                .convertFrom(r -> r.map(Records.mapping(ProjectCams::new))))
                .from(USERS);
    }
}
