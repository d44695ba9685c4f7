package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** The 50 cams of a project that follow upon one in the middle. */
public non-sealed class KeysetPage extends Work {
    private static final String SQL = """
            select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
            from public.cams
            where project_id = ? and id > ?
            order by id
            limit ?""";

    @Benchmark
    @Override
    public List<Cam> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, Fixture.PLAIN_PROJECT);
            s.setInt(2, Fixture.PAGE_AFTER);
            s.setInt(3, Fixture.PAGE_SIZE);
            return HandRows.cams(s);
        }
    }

    @Benchmark
    @Override
    public List<Cam> rowan(Bench bench) {
        return bench.rowan()
                .cams()
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT).and(CAMS.ID.gt(Fixture.PAGE_AFTER)))
                .orderBy(CAMS.ID)
                .limit(Fixture.PAGE_SIZE)
                .list();
    }

    @Benchmark
    @Override
    public List<Cam> jooq(Bench bench) {
        return JooqCams.select(bench.jooq())
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT))
                .orderBy(CAMS.ID)
                .seek(Fixture.PAGE_AFTER)
                .limit(Fixture.PAGE_SIZE)
                .fetch(Records.mapping(Cam::new));
    }

    /** Whose cams. */
    public int projectId() {
        return Fixture.PLAIN_PROJECT;
    }

    /** The key of the last cam of the page before. */
    public int after() {
        return Fixture.PAGE_AFTER;
    }

    /** How many cams. */
    public int size() {
        return Fixture.PAGE_SIZE;
    }

    @Override
    public String title() {
        return "keyset page of 50";
    }
}
