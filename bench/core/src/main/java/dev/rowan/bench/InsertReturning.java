package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.NewCam;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** A cam of five given columns; the stored row comes back. */
public non-sealed class InsertReturning extends Work {
    public static final String NAME = "Intake, 9.5 mm";
    public static final BigDecimal LIFT = new BigDecimal("9.50");
    public static final int DURATION = 240;

    private static final String SQL = """
            insert into public.cams (project_id, name, cam_type, lift, duration)
            values (?, ?, ?, ?, ?)
            returning id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at""";

    @Benchmark
    @Override
    public Cam jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            return insert(connection);
        }
    }

    static Cam insert(Connection connection) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, Fixture.EMPTY_PROJECT);
            s.setString(2, NAME);
            s.setString(3, CamType.INTAKE.literal());
            s.setBigDecimal(4, LIFT);
            s.setInt(5, DURATION);
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    throw new SQLException("the row was not stored");
                }
                return HandRows.cam(rs);
            }
        }
    }

    @Benchmark
    @Override
    public Cam rowan(Bench bench) {
        return bench.rowan().cams().insert(cam());
    }

    static NewCam cam() {
        return NewCam.projectId(Fixture.EMPTY_PROJECT)
                .name(NAME)
                .camType(CamType.INTAKE)
                .lift(LIFT)
                .duration(DURATION);
    }

    @Benchmark
    @Override
    public Cam jooq(Bench bench) {
        return insert(bench.jooq());
    }

    static Cam insert(DSLContext jooq) {
        return jooq.insertInto(CAMS, CAMS.PROJECT_ID, CAMS.NAME, CAMS.CAM_TYPE, CAMS.LIFT, CAMS.DURATION)
                .values(Fixture.EMPTY_PROJECT, NAME, CamType.INTAKE, LIFT, DURATION)
                .returningResult(
                        CAMS.ID,
                        CAMS.PROJECT_ID,
                        CAMS.NAME,
                        CAMS.CAM_TYPE,
                        CAMS.LIFT,
                        CAMS.DURATION,
                        CAMS.PROFILE_POINTS,
                        CAMS.CREATED_AT,
                        CAMS.UPDATED_AT)
                .fetchSingle(Records.mapping(Cam::new));
    }

    @Override
    public void tidy(Bench bench) {
        bench.emptyProject();
    }

    @Override
    public String title() {
        return "insert returning the row";
    }
}
