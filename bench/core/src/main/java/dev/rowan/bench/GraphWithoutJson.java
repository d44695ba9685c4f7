package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
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

/** The graph of {@link GraphByKey} with five columns of a cam, its profile points not among them. */
public non-sealed class GraphWithoutJson extends Work {
    private static final String SQL = """
            select id, email
            from public.users
            where id = ?;
            select id, name
            from public.projects
            where user_id = ?
            order by id;
            select c.project_id, c.id, c.name, c.cam_type, c.lift, c.duration
            from public.cams c
            join public.projects p on p.id = c.project_id
            where p.user_id = ?
            order by c.project_id, c.id""";

    record CamLine(int id, String name, CamType type, BigDecimal lift, int duration) {}

    record ProjectLines(int id, String name, List<CamLine> cams) {}

    record UserLines(String id, String email, List<ProjectLines> projects) {}

    private static final Shape<User, UserLines> SHAPE = User.ROW
            .only(USERS.ID)
            .and(USERS.EMAIL)
            .with(User.PROJECTS.shaped(Project.ROW
                    .only(PROJECTS.ID)
                    .and(PROJECTS.NAME)
                    .with(Project.CAMS.shaped(Cam.ROW
                            .only(CAMS.ID)
                            .and(CAMS.NAME)
                            .and(CAMS.CAM_TYPE)
                            .and(CAMS.LIFT)
                            .and(CAMS.DURATION)
                            .as(CamLine::new)))
                    .as(ProjectLines::new)))
            .as(UserLines::new);

    @Benchmark
    @Override
    public UserLines jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            for (int i = 1; i <= 3; i++) {
                s.setString(i, Fixture.GRAPH_USER);
            }
            s.execute();
            return read(s);
        }
    }

    private static UserLines read(PreparedStatement s) throws SQLException {
        List<ProjectLines> projects = new ArrayList<>();
        UserLines user;
        try (ResultSet rs = s.getResultSet()) {
            rs.next();
            user = new UserLines(rs.getString(1), rs.getString(2), projects);
        }
        s.getMoreResults();
        Map<Integer, List<CamLine>> cams = new HashMap<>();
        try (ResultSet rs = s.getResultSet()) {
            while (rs.next()) {
                List<CamLine> ofProject = new ArrayList<>();
                projects.add(new ProjectLines(rs.getInt(1), rs.getString(2), ofProject));
                cams.put(projects.getLast().id(), ofProject);
            }
        }
        s.getMoreResults();
        try (ResultSet rs = s.getResultSet()) {
            while (rs.next()) {
                Objects.requireNonNull(cams.get(rs.getInt(1)))
                        .add(new CamLine(
                                rs.getInt(2),
                                rs.getString(3),
                                CamType.of(rs.getString(4)),
                                rs.getBigDecimal(5),
                                rs.getInt(6)));
            }
        }
        return user;
    }

    @Benchmark
    @Override
    public UserLines rowan(Bench bench) {
        return bench.rowan().users().get(Fixture.GRAPH_USER, SHAPE);
    }

    @Benchmark
    @Override
    public UserLines jooq(Bench bench) {
        return bench.jooq()
                .select(
                        USERS.ID,
                        USERS.EMAIL,
                        multiset(select(
                                                PROJECTS.ID,
                                                PROJECTS.NAME,
                                                multiset(select(
                                                                        CAMS.ID,
                                                                        CAMS.NAME,
                                                                        CAMS.CAM_TYPE,
                                                                        CAMS.LIFT,
                                                                        CAMS.DURATION)
                                                                .from(CAMS)
                                                                .where(CAMS.PROJECT_ID.eq(PROJECTS.ID))
                                                                .orderBy(CAMS.ID))
                                                        .convertFrom(r -> r.map(Records.mapping(CamLine::new))))
                                        .from(PROJECTS)
                                        .where(PROJECTS.USER_ID.eq(USERS.ID))
                                        .orderBy(PROJECTS.ID))
                                .convertFrom(r -> r.map(Records.mapping(ProjectLines::new))))
                .from(USERS)
                .where(USERS.ID.eq(Fixture.GRAPH_USER))
                .fetchSingle(Records.mapping(UserLines::new));
    }

    @Override
    public String title() {
        return "graph by key, chosen columns without jsonb";
    }
}
