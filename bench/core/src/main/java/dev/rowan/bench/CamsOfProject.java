package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** All cams of one project, in the order of their key. */
public abstract non-sealed class CamsOfProject extends Work {
    private static final String SQL = """
            select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
            from public.cams
            where project_id = ?
            order by id""";

    /** Which. */
    public abstract int projectId();

    @Benchmark
    @Override
    public List<Cam> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, projectId());
            return HandRows.cams(s);
        }
    }

    @Benchmark
    @Override
    public List<Cam> rowan(Bench bench) {
        return bench.rowan().cams().listByProjectId(projectId());
    }

    @Benchmark
    @Override
    public List<Cam> jooq(Bench bench) {
        return JooqCams.select(bench.jooq())
                .where(CAMS.PROJECT_ID.eq(projectId()))
                .orderBy(CAMS.ID)
                .fetch(Records.mapping(Cam::new));
    }
}
