package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The first 50 cams of a project, and where the next page starts: one row more is read, to know whether there is one. By hand the next
 * page starts after the last row's key; Rowan makes a text of it that a stranger can hold.
 */
public non-sealed class CursorPage extends Work {
    private static final String SQL = """
            select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
            from public.cams
            where project_id = ?
            order by id
            limit ?""";

    @Benchmark
    @Override
    public List<Cam> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, Fixture.PLAIN_PROJECT);
            s.setInt(2, Fixture.PAGE_SIZE + 1);
            return page(HandRows.cams(s));
        }
    }

    @Benchmark
    @Override
    public List<Cam> rowan(Bench bench) {
        return bench.rowan()
                .cams()
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT))
                .orderBy(CAMS.ID)
                .page(Fixture.PAGE_SIZE)
                .rows();
    }

    @Benchmark
    @Override
    public List<Cam> jooq(Bench bench) {
        return page(JooqCams.select(bench.jooq())
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT))
                .orderBy(CAMS.ID)
                .limit(Fixture.PAGE_SIZE + 1)
                .fetch(Records.mapping(Cam::new)));
    }

    private static List<Cam> page(List<Cam> cams) {
        return List.copyOf(cams.subList(0, Math.min(cams.size(), Fixture.PAGE_SIZE)));
    }

    @Override
    public String title() {
        return "first page of 50, with a cursor";
    }
}
