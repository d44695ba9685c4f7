package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static org.jooq.impl.DSL.row;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A hundred cams, all or none. The result is how many; all have the stored rows by then but the batch, which the driver gives
 * no rows of.
 */
public non-sealed class HundredInserts extends Work implements Batched {
    private static final int CAMS_AT_ONCE = 100;

    private static final String MULTI_ROW =
            "insert into public.cams (project_id, name, cam_type, lift, duration)\nvalues "
                    + String.join(",\n       ", Collections.nCopies(CAMS_AT_ONCE, "(?, ?, ?, ?, ?)"))
                    + "\nreturning id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at";

    @Benchmark
    @Override
    public Integer jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(MULTI_ROW)) {
            int parameter = 1;
            for (int i = 0; i < CAMS_AT_ONCE; i++) {
                parameter = HandRows.set(s, parameter, Fixture.EMPTY_PROJECT, i);
            }
            return HandRows.cams(s).size();
        }
    }

    @Benchmark
    @Override
    public Integer jdbcBatch(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            connection.setAutoCommit(false); // the pool switches it on again
            try (PreparedStatement s = connection.prepareStatement(HandRows.INSERT_CAM)) {
                for (int i = 0; i < CAMS_AT_ONCE; i++) {
                    HandRows.set(s, 1, Fixture.EMPTY_PROJECT, i);
                    s.addBatch();
                }
                int inserted = s.executeBatch().length;
                connection.commit();
                return inserted;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Benchmark
    @Override
    public Integer rowan(Bench bench) {
        List<Cam> stored = bench.rowan()
                .cams()
                .insertAll(IntStream.range(0, CAMS_AT_ONCE)
                        .mapToObj(i -> Fixture.cam(Fixture.EMPTY_PROJECT, i))
                        .toList());
        return stored.size();
    }

    @Benchmark
    @Override
    public Integer jooq(Bench bench) {
        return bench.jooq()
                .insertInto(CAMS, CAMS.PROJECT_ID, CAMS.NAME, CAMS.CAM_TYPE, CAMS.LIFT, CAMS.DURATION)
                .valuesOfRows(IntStream.range(0, CAMS_AT_ONCE)
                        .mapToObj(i -> row(
                                Fixture.EMPTY_PROJECT,
                                Fixture.name(i),
                                Fixture.type(i),
                                Fixture.lift(i),
                                Fixture.duration(i)))
                        .toList())
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
                .fetch(Records.mapping(Cam::new))
                .size();
    }

    @Override
    public void tidy(Bench bench) {
        bench.emptyProject();
    }

    /** Where to. */
    public int projectId() {
        return Fixture.EMPTY_PROJECT;
    }

    /** How many cams. */
    public int count() {
        return CAMS_AT_ONCE;
    }

    @Override
    public String title() {
        return "100 inserts";
    }
}
