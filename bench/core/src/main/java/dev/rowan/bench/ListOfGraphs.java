package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.rowan.bench.Graphs.UserProjects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** 50 users, found by a condition, with 5 projects of 4 cams each. */
public non-sealed class ListOfGraphs extends Work {
    private static final String SQL = """
            select id, email, subscription_status, created_at, updated_at
            from public.users
            where id >= ? and id < ?
            order by id;
            select id, user_id, name, description, created_at, updated_at
            from public.projects
            where user_id >= ? and user_id < ?
            order by user_id, id;
            select c.id, c.project_id, c.name, c.cam_type, c.lift, c.duration, c.profile_points, c.created_at, c.updated_at
            from public.cams c
            join public.projects p on p.id = c.project_id
            where p.user_id >= ? and p.user_id < ?
            order by c.project_id, c.id""";

    /** One round trip, for a person can see that the condition is one of the levels below as well. */
    @Benchmark
    @Override
    public List<UserProjects> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            for (int i = 1; i <= 6; i += 2) {
                s.setString(i, Fixture.LIST_FROM);
                s.setString(i + 1, Fixture.LIST_BEFORE);
            }
            return Graphs.execute(s);
        }
    }

    /** One round trip too: the users hand their keys to what is below them. */
    @Benchmark
    @Override
    public List<UserProjects> rowan(Bench bench) {
        return bench.rowan()
                .users()
                .where(USERS.ID.ge(Fixture.LIST_FROM).and(USERS.ID.lt(Fixture.LIST_BEFORE)))
                .orderBy(USERS.ID)
                .list(Graphs.SHAPE);
    }

    @Benchmark
    @Override
    public List<UserProjects> jooq(Bench bench) {
        return Graphs.multisets(bench.jooq())
                .where(USERS.ID.ge(Fixture.LIST_FROM).and(USERS.ID.lt(Fixture.LIST_BEFORE)))
                .orderBy(USERS.ID)
                .fetch(Records.mapping(UserProjects::new));
    }

    /** The key of the first user. */
    public String from() {
        return Fixture.LIST_FROM;
    }

    /** The key of the user after the last. */
    public String before() {
        return Fixture.LIST_BEFORE;
    }

    @Override
    public String title() {
        return "50 graphs of 5 x 4";
    }
}
