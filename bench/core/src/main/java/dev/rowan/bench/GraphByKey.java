package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.rowan.bench.Graphs.UserProjects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** A user with 20 projects with 10 cams each, profile points and all. */
public non-sealed class GraphByKey extends Work {
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

    @Benchmark
    @Override
    public UserProjects jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            for (int i = 1; i <= 3; i++) {
                s.setString(i, Fixture.GRAPH_USER);
            }
            return Graphs.execute(s).getFirst();
        }
    }

    @Benchmark
    @Override
    public UserProjects rowan(Bench bench) {
        return bench.rowan().users().get(Fixture.GRAPH_USER, Graphs.SHAPE);
    }

    @Benchmark
    @Override
    public UserProjects jooq(Bench bench) {
        return Graphs.multisets(bench.jooq())
                .where(USERS.ID.eq(Fixture.GRAPH_USER))
                .fetchSingle(Records.mapping(UserProjects::new));
    }

    /** Whose. */
    public String userId() {
        return Fixture.GRAPH_USER;
    }

    @Override
    public String title() {
        return "graph by key, 1 x 20 x 10 with jsonb";
    }
}
