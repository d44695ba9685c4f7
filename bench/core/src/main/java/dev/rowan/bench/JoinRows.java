package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;

import dev.enginecam.CamLabel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** The first cams of a project with its name and its owner's address, a query of a {@code .sql} file: a join of three tables. */
public abstract non-sealed class JoinRows extends Work {
    /** The same query, for those who take SQL; parameters {@code :projectId} and {@code :limit}. */
    public static final String NAMED = """
            select c.id, c.name, c.lift, p.name as project, u.email as owner
            from cams c
            join projects p on p.id = c.project_id
            join users u on u.id = p.user_id
            where c.project_id = :projectId
            order by c.id
            limit :limit""";

    private static final String SQL = NAMED.replaceAll(":(projectId|limit)", "?");

    /** How many. */
    public abstract int rows();

    @Benchmark
    @Override
    public List<CamLabel> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, Fixture.PLAIN_PROJECT);
            s.setLong(2, rows());
            try (ResultSet rs = s.executeQuery()) {
                List<CamLabel> labels = new ArrayList<>();
                while (rs.next()) {
                    labels.add(new CamLabel(
                            rs.getInt(1), rs.getString(2), rs.getBigDecimal(3), rs.getString(4), rs.getString(5)));
                }
                return labels;
            }
        }
    }

    @Benchmark
    @Override
    public List<CamLabel> rowan(Bench bench) {
        return bench.rowan().cams().labels(Fixture.PLAIN_PROJECT, rows());
    }

    @Benchmark
    @Override
    public List<CamLabel> jooq(Bench bench) {
        return bench.jooq()
                .select(CAMS.ID, CAMS.NAME, CAMS.LIFT, PROJECTS.NAME, USERS.EMAIL)
                .from(CAMS)
                .join(PROJECTS)
                .on(PROJECTS.ID.eq(CAMS.PROJECT_ID))
                .join(USERS)
                .on(USERS.ID.eq(PROJECTS.USER_ID))
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT))
                .orderBy(CAMS.ID)
                .limit(rows())
                .fetch(Records.mapping(CamLabel::new));
    }

    /** Whose cams. */
    public int projectId() {
        return Fixture.PLAIN_PROJECT;
    }
}
