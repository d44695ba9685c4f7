package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import dev.rowan.shape.Shape;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** Three columns of all cams of a project, in the order of their key. */
public non-sealed class Projection extends Work {
    /** What is read of a cam. */
    public record Line(int id, String name, BigDecimal lift) {}

    private static final String SQL = """
            select id, name, lift
            from public.cams
            where project_id = ?
            order by id""";

    private static final Shape<Cam, Line> LINE =
            Cam.ROW.only(CAMS.ID).and(CAMS.NAME).and(CAMS.LIFT).as(Line::new);

    @Benchmark
    @Override
    public List<Line> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setInt(1, Fixture.PLAIN_PROJECT);
            try (ResultSet rs = s.executeQuery()) {
                List<Line> lines = new ArrayList<>();
                while (rs.next()) {
                    lines.add(new Line(rs.getInt(1), rs.getString(2), rs.getBigDecimal(3)));
                }
                return lines;
            }
        }
    }

    @Benchmark
    @Override
    public List<Line> rowan(Bench bench) {
        return bench.rowan().cams().listByProjectId(Fixture.PLAIN_PROJECT, LINE);
    }

    @Benchmark
    @Override
    public List<Line> jooq(Bench bench) {
        return bench.jooq()
                .select(CAMS.ID, CAMS.NAME, CAMS.LIFT)
                .from(CAMS)
                .where(CAMS.PROJECT_ID.eq(Fixture.PLAIN_PROJECT))
                .orderBy(CAMS.ID)
                .fetch(Records.mapping(Line::new));
    }

    /** Whose cams. */
    public int projectId() {
        return Fixture.PLAIN_PROJECT;
    }

    @Override
    public String title() {
        return "projection, 3 columns of 1,000 rows";
    }
}
