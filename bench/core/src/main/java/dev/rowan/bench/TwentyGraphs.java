package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.jooq.impl.DSL.row;

import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.insert.NewGraph;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Twenty new users with two projects with five cams each, all or none, whose keys the database makes but for the users'. The result is
 * how many users.
 */
public non-sealed class TwentyGraphs extends Work implements Batched {
    private static final int GRAPHS = 20;
    private static final int PROJECTS_EACH = 2;
    private static final int CAMS_EACH = 5;
    private static final int ALL_PROJECTS = GRAPHS * PROJECTS_EACH;
    private static final int ALL_CAMS = ALL_PROJECTS * CAMS_EACH;

    private static final String USER = "insert into public.users (id, email)\nvalues ";
    private static final String PROJECT = "insert into public.projects (user_id, name)\nvalues ";
    private static final String CAM = "insert into public.cams (project_id, name, cam_type, lift, duration)\nvalues ";
    private static final String ALL_USERS =
            USER + rows(GRAPHS, "(?, ?)") + "\nreturning id, email, subscription_status, created_at, updated_at";
    private static final String PROJECTS_OF_ALL = PROJECT + rows(ALL_PROJECTS, "(?, ?)") + "\nreturning id";
    private static final String CAMS_OF_ALL = CAM + rows(ALL_CAMS, "(?, ?, ?, ?, ?)");

    private static String rows(int count, String row) {
        return String.join(",\n       ", Collections.nCopies(count, row));
    }

    /** {@code batch}: those of a slice are different users. */
    public static String userId(int batch, int graph) {
        return "new_" + batch + "_" + graph;
    }

    /** That of a user. */
    public static String email(String userId) {
        return userId + "@example.com";
    }

    /** How many users. */
    public int graphs() {
        return GRAPHS;
    }

    /** The numbers of a user's projects among all; their names are {@link Fixture#name}. */
    public static IntStream projectsOf(int graph) {
        return IntStream.range(graph * PROJECTS_EACH, (graph + 1) * PROJECTS_EACH);
    }

    /** The numbers of a project's cams among all, of which {@link Fixture} makes names, lifts and so on. */
    public static IntStream camsOf(int project) {
        return IntStream.range(project * CAMS_EACH, (project + 1) * CAMS_EACH);
    }

    @FunctionalInterface
    private interface Inserts {
        int in(Connection connection) throws SQLException;
    }

    private static Integer inTransaction(Bench bench, Inserts inserts) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            connection.setAutoCommit(false); // the pool switches it on again
            try {
                int users = inserts.in(connection);
                connection.commit();
                return users;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Benchmark
    @Override
    public Integer jdbc(Bench bench) throws SQLException {
        int batch = bench.batch();
        return inTransaction(bench, connection -> {
            List<User> users = new ArrayList<>();
            try (PreparedStatement s = connection.prepareStatement(ALL_USERS)) {
                for (int i = 0; i < GRAPHS; i++) {
                    s.setString(2 * i + 1, userId(batch, i));
                    s.setString(2 * i + 2, email(userId(batch, i)));
                }
                try (ResultSet rs = s.executeQuery()) {
                    while (rs.next()) {
                        users.add(HandRows.user(rs));
                    }
                }
            }
            int[] projects = new int[ALL_PROJECTS];
            try (PreparedStatement s = connection.prepareStatement(PROJECTS_OF_ALL)) {
                for (int i = 0; i < ALL_PROJECTS; i++) {
                    s.setString(2 * i + 1, users.get(i / PROJECTS_EACH).id());
                    s.setString(2 * i + 2, Fixture.name(i));
                }
                try (ResultSet rs = s.executeQuery()) {
                    for (int i = 0; rs.next(); i++) {
                        projects[i] = rs.getInt(1);
                    }
                }
            }
            try (PreparedStatement s = connection.prepareStatement(CAMS_OF_ALL)) {
                int parameter = 1;
                for (int i = 0; i < ALL_CAMS; i++) {
                    parameter = HandRows.set(s, parameter, projects[i / CAMS_EACH], i);
                }
                s.executeUpdate();
            }
            return users.size();
        });
    }

    @Benchmark
    @Override
    public Integer jdbcBatch(Bench bench) throws SQLException {
        int batch = bench.batch();
        return inTransaction(bench, connection -> {
            try (PreparedStatement s = connection.prepareStatement(USER + "(?, ?)")) {
                for (int i = 0; i < GRAPHS; i++) {
                    s.setString(1, userId(batch, i));
                    s.setString(2, email(userId(batch, i)));
                    s.addBatch();
                }
                s.executeBatch();
            }
            int[] projects = new int[ALL_PROJECTS];
            try (PreparedStatement s = connection.prepareStatement(PROJECT + "(?, ?)", new String[] {"id"})) {
                for (int i = 0; i < ALL_PROJECTS; i++) {
                    s.setString(1, userId(batch, i / PROJECTS_EACH));
                    s.setString(2, Fixture.name(i));
                    s.addBatch();
                }
                s.executeBatch();
                try (ResultSet rs = s.getGeneratedKeys()) {
                    for (int i = 0; rs.next(); i++) {
                        projects[i] = rs.getInt(1);
                    }
                }
            }
            try (PreparedStatement s = connection.prepareStatement(HandRows.INSERT_CAM)) {
                for (int i = 0; i < ALL_CAMS; i++) {
                    HandRows.set(s, 1, projects[i / CAMS_EACH], i);
                    s.addBatch();
                }
                s.executeBatch();
            }
            return GRAPHS;
        });
    }

    @Benchmark
    @Override
    public Integer rowan(Bench bench) {
        int batch = bench.batch();
        List<NewGraph<User>> graphs = IntStream.range(0, GRAPHS)
                .mapToObj(u -> NewUser.id(userId(batch, u))
                        .email(email(userId(batch, u)))
                        .with(
                                User.PROJECTS,
                                projectsOf(u)
                                        .mapToObj(p -> NewProject.ofUser()
                                                .name(Fixture.name(p))
                                                .with(
                                                        Project.CAMS,
                                                        camsOf(p)
                                                                .mapToObj(TwentyGraphs::cam)
                                                                .toList()))
                                        .toList()))
                .toList();
        return bench.rowan().users().insertGraphs(graphs).size();
    }

    private static NewCam cam(int i) {
        return NewCam.ofProject()
                .name(Fixture.name(i))
                .camType(Fixture.type(i))
                .lift(Fixture.lift(i))
                .duration(Fixture.duration(i));
    }

    @Benchmark
    @Override
    public Integer jooq(Bench bench) {
        int batch = bench.batch();
        return bench.jooq().transactionResult(tx -> {
            DSLContext dsl = tx.dsl();
            int users = dsl.insertInto(USERS, USERS.ID, USERS.EMAIL)
                    .valuesOfRows(IntStream.range(0, GRAPHS)
                            .mapToObj(i -> row(userId(batch, i), email(userId(batch, i))))
                            .toList())
                    .returning()
                    .fetch()
                    .size();
            List<Integer> projects = dsl.insertInto(PROJECTS, PROJECTS.USER_ID, PROJECTS.NAME)
                    .valuesOfRows(IntStream.range(0, ALL_PROJECTS)
                            .mapToObj(i -> row(userId(batch, i / PROJECTS_EACH), Fixture.name(i)))
                            .toList())
                    .returningResult(PROJECTS.ID)
                    .fetch(PROJECTS.ID);
            dsl.insertInto(CAMS, CAMS.PROJECT_ID, CAMS.NAME, CAMS.CAM_TYPE, CAMS.LIFT, CAMS.DURATION)
                    .valuesOfRows(IntStream.range(0, ALL_CAMS)
                            .mapToObj(i -> row(
                                    projects.get(i / CAMS_EACH),
                                    Fixture.name(i),
                                    Fixture.type(i),
                                    Fixture.lift(i),
                                    Fixture.duration(i)))
                            .toList())
                    .execute();
            return users;
        });
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("delete from users where id like 'new\\_%'", "vacuum users", "vacuum projects", "vacuum cams");
    }

    @Override
    public String title() {
        return "20 new graphs of 2 x 5";
    }
}
