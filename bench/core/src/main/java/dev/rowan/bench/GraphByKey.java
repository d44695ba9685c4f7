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
import dev.rowan.Shape;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** A user with 20 projects with 10 cams each, profile points and all. */
public class GraphByKey extends Work {
    private static final String SQL = """
            select id, email, subscription_status, created_at, updated_at
            from public.users
            where id = ?;
            select id, user_id, name, description, created_at, updated_at
            from public.projects
            where user_id = ?
            order by id;
            select c.id, c.project_id, c.name, c.cam_type, c.lift, c.duration, c.profile_points, c.created_at, c.updated_at
            from public.cams c
            join public.projects p on p.id = c.project_id
            where p.user_id = ?
            order by c.project_id, c.id""";

    record ProjectCams(Project project, List<Cam> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    private static final Shape<User, UserProjects> SHAPE = User.ROW
            .with(User.PROJECTS.shaped(Project.ROW.with(Project.CAMS).as(ProjectCams::new)))
            .as(UserProjects::new);

    /** Three statements of one PreparedStatement, which travel together. */
    @Benchmark
    @Override
    public UserProjects jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            for (int i = 1; i <= 3; i++) {
                s.setString(i, Fixture.GRAPH_USER);
            }
            s.execute();
            User user;
            try (ResultSet rs = s.getResultSet()) {
                rs.next();
                user = HandRows.user(rs);
            }
            s.getMoreResults();
            List<ProjectCams> projects = new ArrayList<>();
            Map<Integer, List<Cam>> cams = new HashMap<>();
            try (ResultSet rs = s.getResultSet()) {
                while (rs.next()) {
                    Project project = HandRows.project(rs);
                    List<Cam> ofProject = new ArrayList<>();
                    cams.put(project.id(), ofProject);
                    projects.add(new ProjectCams(project, ofProject));
                }
            }
            s.getMoreResults();
            try (ResultSet rs = s.getResultSet()) {
                while (rs.next()) {
                    Cam cam = HandRows.cam(rs);
                    Objects.requireNonNull(cams.get(cam.projectId())).add(cam);
                }
            }
            return new UserProjects(user, projects);
        }
    }

    @Benchmark
    @Override
    public UserProjects rowan(Bench bench) {
        return bench.rowan().users().get(Fixture.GRAPH_USER, SHAPE);
    }

    @Benchmark
    @Override
    public UserProjects jooq(Bench bench) {
        return bench.jooq()
                .select(
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
                .from(USERS)
                .where(USERS.ID.eq(Fixture.GRAPH_USER))
                .fetchSingle(Records.mapping(UserProjects::new));
    }

    @Override
    String title() {
        return "graph by key, 1 x 20 x 10 with jsonb";
    }
}
