package dev.rowan.bench;

import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;

import dev.enginecam.Project;
import dev.enginecam.ProjectOverview;
import dev.enginecam.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** What a page shows: a user, the 20 projects, and what typed SQL says of these. */
public non-sealed class UnrelatedReads extends Work {
    /** What a page is made of. */
    public record Page(User user, List<Project> projects, List<ProjectOverview> overview) {}

    private static final String USER = """
            select id, email, subscription_status, created_at, updated_at
            from public.users
            where id = ?""";

    private static final String OF_USER = """
            select id, user_id, name, description, created_at, updated_at
            from public.projects
            where user_id = ?
            order by id""";

    private static final String ALL = USER + ";\n" + OF_USER + ";\n" + TypedSql.SQL;

    /** One round trip, and a snapshot for each. */
    @Benchmark
    @Override
    public Page jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(ALL)) {
            s.setString(1, Fixture.GRAPH_USER);
            s.setString(2, Fixture.GRAPH_USER);
            s.setString(3, Fixture.GRAPH_USER);
            s.setLong(4, TypedSql.LIMIT);
            s.execute();
            User user;
            try (ResultSet rs = s.getResultSet()) {
                rs.next();
                user = HandRows.user(rs);
            }
            s.getMoreResults();
            List<Project> projects;
            try (ResultSet rs = s.getResultSet()) {
                projects = projects(rs);
            }
            s.getMoreResults();
            try (ResultSet rs = s.getResultSet()) {
                return new Page(user, projects, TypedSql.read(rs));
            }
        }
    }

    /** The same in three round trips. */
    public static Page oneByOne(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            User user = RowByKey.find(connection, Fixture.GRAPH_USER).orElseThrow();
            List<Project> projects;
            try (PreparedStatement s = connection.prepareStatement(OF_USER)) {
                s.setString(1, Fixture.GRAPH_USER);
                try (ResultSet rs = s.executeQuery()) {
                    projects = projects(rs);
                }
            }
            try (PreparedStatement s = connection.prepareStatement(TypedSql.SQL)) {
                s.setString(1, Fixture.GRAPH_USER);
                s.setLong(2, TypedSql.LIMIT);
                try (ResultSet rs = s.executeQuery()) {
                    return new Page(user, projects, TypedSql.read(rs));
                }
            }
        }
    }

    private static List<Project> projects(ResultSet rs) throws SQLException {
        List<Project> projects = new ArrayList<>();
        while (rs.next()) {
            projects.add(HandRows.project(rs));
        }
        return projects;
    }

    /** One round trip, and one snapshot. */
    @Benchmark
    @Override
    public Page rowan(Bench bench) {
        return bench.rowan()
                .together(
                        db -> db.users().get(Fixture.GRAPH_USER),
                        db -> db.projects().listByUserId(Fixture.GRAPH_USER),
                        db -> db.projects().overview(Fixture.GRAPH_USER, TypedSql.LIMIT),
                        Page::new);
    }

    /** Rowan's in three round trips. */
    public static Page rowanOneByOne(Bench bench) {
        return new Page(
                bench.rowan().users().get(Fixture.GRAPH_USER),
                bench.rowan().projects().listByUserId(Fixture.GRAPH_USER),
                bench.rowan().projects().overview(Fixture.GRAPH_USER, TypedSql.LIMIT));
    }

    @Benchmark
    @Override
    public Page jooq(Bench bench) {
        return new Page(
                Objects.requireNonNull(bench.jooq()
                        .select(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                        .from(USERS)
                        .where(USERS.ID.eq(Fixture.GRAPH_USER))
                        .fetchOne(Records.mapping(User::new))),
                bench.jooq()
                        .select(
                                PROJECTS.ID,
                                PROJECTS.USER_ID,
                                PROJECTS.NAME,
                                PROJECTS.DESCRIPTION,
                                PROJECTS.CREATED_AT,
                                PROJECTS.UPDATED_AT)
                        .from(PROJECTS)
                        .where(PROJECTS.USER_ID.eq(Fixture.GRAPH_USER))
                        .orderBy(PROJECTS.ID)
                        .fetch(Records.mapping(Project::new)),
                new TypedSql().jooq(bench));
    }

    @Override
    public String title() {
        return "three unrelated reads";
    }
}
