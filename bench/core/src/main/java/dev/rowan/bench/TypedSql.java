package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import dev.enginecam.ProjectOverview;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** The overview of a user's projects, a query of a {@code .sql} file: 20 groups of a join. */
public non-sealed class TypedSql extends Work {
    static final String SQL = """
            select p.id, p.name, count(c.id) as cams, max(c.lift) as highest_lift
            from projects p
            left join cams c on c.project_id = p.id
            where p.user_id = ?
            group by p.id
            order by p.created_at desc, p.id desc
            limit ?""";

    static final int LIMIT = 20;

    @Benchmark
    @Override
    public List<ProjectOverview> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, Fixture.GRAPH_USER);
            s.setLong(2, LIMIT);
            try (ResultSet rs = s.executeQuery()) {
                return read(rs);
            }
        }
    }

    static List<ProjectOverview> read(ResultSet rs) throws SQLException {
        List<ProjectOverview> rows = new ArrayList<>();
        while (rs.next()) {
            rows.add(new ProjectOverview(rs.getInt(1), rs.getString(2), rs.getLong(3), rs.getBigDecimal(4)));
        }
        return rows;
    }

    @Benchmark
    @Override
    public List<ProjectOverview> rowan(Bench bench) {
        return bench.rowan().projects().overview(Fixture.GRAPH_USER, LIMIT);
    }

    @Benchmark
    @Override
    public List<ProjectOverview> jooq(Bench bench) {
        return bench.jooq()
                .select(PROJECTS.ID, PROJECTS.NAME, count(CAMS.ID).convertFrom(Integer::longValue), max(CAMS.LIFT))
                .from(PROJECTS)
                .leftJoin(CAMS)
                .on(CAMS.PROJECT_ID.eq(PROJECTS.ID))
                .where(PROJECTS.USER_ID.eq(Fixture.GRAPH_USER))
                .groupBy(PROJECTS.ID)
                .orderBy(PROJECTS.CREATED_AT.desc(), PROJECTS.ID.desc())
                .limit(LIMIT)
                .fetch(Records.mapping(ProjectOverview::new));
    }

    @Override
    public String title() {
        return "typed SQL, 20 groups of a join";
    }
}
