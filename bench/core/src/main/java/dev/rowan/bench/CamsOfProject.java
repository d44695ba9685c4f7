package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** All cams of one project, in the order of their key. */
public abstract class CamsOfProject extends Work {
    private static final String SQL = """
            select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
            from public.cams
            where project_id = ?
            order by id""";

    abstract int projectId();

    @Benchmark
    @Override
    public List<Cam> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, projectId());
            try (ResultSet rs = s.executeQuery()) {
                List<Cam> cams = new ArrayList<>();
                while (rs.next()) {
                    cams.add(HandRows.cam(rs));
                }
                return cams;
            }
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
        return bench.jooq()
                .select(
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
                .where(CAMS.PROJECT_ID.eq(projectId()))
                .orderBy(CAMS.ID)
                .fetch(Records.mapping(Cam::new));
    }
}
