package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The first 50 cams that meet conditions which are put together at each call: four are asked for, and two are not. */
public non-sealed class DynamicFilter extends Work {
    /**
     * What somebody outside asks for; null where it is not asked.
     *
     * @param projectId of which project
     * @param type of which type
     * @param leastLift with at least this lift
     * @param mostLift with at most this lift
     * @param leastDuration with at least this duration
     * @param nameLike whose name is like it
     */
    public record Asked(
            @Nullable Integer projectId,
            @Nullable CamType type,
            @Nullable BigDecimal leastLift,
            @Nullable BigDecimal mostLift,
            @Nullable Integer leastDuration,
            @Nullable String nameLike) {}

    private static final int MOST = 50;
    private static final Asked ASKED =
            new Asked(Fixture.PLAIN_PROJECT, CamType.INTAKE, new BigDecimal("9.00"), null, 230, null);

    private static final String SELECT = """
            select id, project_id, name, cam_type, lift, duration, profile_points, created_at, updated_at
            from public.cams""";

    @Benchmark
    @Override
    public List<Cam> jdbc(Bench bench) throws SQLException {
        var sql = new StringBuilder(SELECT);
        var values = new ArrayList<Object>();
        add(sql, values, "project_id = ?", ASKED.projectId());
        add(
                sql,
                values,
                "cam_type = ?",
                ASKED.type() == null ? null : ASKED.type().literal());
        add(sql, values, "lift >= ?", ASKED.leastLift());
        add(sql, values, "lift <= ?", ASKED.mostLift());
        add(sql, values, "duration >= ?", ASKED.leastDuration());
        add(sql, values, "name like ?", ASKED.nameLike());
        sql.append("\norder by id\nlimit ?");
        values.add(MOST);
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                s.setObject(i + 1, values.get(i));
            }
            return HandRows.cams(s);
        }
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(values.isEmpty() ? "\nwhere " : " and ").append(condition);
            values.add(value);
        }
    }

    @Benchmark
    @Override
    public List<Cam> rowan(Bench bench) {
        return bench.rowan()
                .cams()
                .where(condition())
                .orderBy(CAMS.ID)
                .limit(MOST)
                .list();
    }

    @Benchmark
    @Override
    public List<Cam> jooq(Bench bench) {
        return JooqCams.select(bench.jooq())
                .where(condition())
                .orderBy(CAMS.ID)
                .limit(MOST)
                .fetch(Records.mapping(Cam::new));
    }

    /** As jOOQ's manual puts conditions together; Rowan's queries take such too. */
    private static Condition condition() {
        Condition condition = DSL.noCondition();
        if (ASKED.projectId() != null) {
            condition = condition.and(CAMS.PROJECT_ID.eq(ASKED.projectId()));
        }
        if (ASKED.type() != null) {
            condition = condition.and(CAMS.CAM_TYPE.eq(ASKED.type()));
        }
        if (ASKED.leastLift() != null) {
            condition = condition.and(CAMS.LIFT.ge(ASKED.leastLift()));
        }
        if (ASKED.mostLift() != null) {
            condition = condition.and(CAMS.LIFT.le(ASKED.mostLift()));
        }
        if (ASKED.leastDuration() != null) {
            condition = condition.and(CAMS.DURATION.ge(ASKED.leastDuration()));
        }
        if (ASKED.nameLike() != null) {
            condition = condition.and(CAMS.NAME.like(ASKED.nameLike()));
        }
        return condition;
    }

    /** What is asked for. */
    public Asked asked() {
        return ASKED;
    }

    /** At most so many cams. */
    public int most() {
        return MOST;
    }

    @Override
    public String title() {
        return "dynamic filter, 4 of 6 conditions";
    }
}
