package dev.rowan.bench;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.Project;
import dev.enginecam.User;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.JSONB;

/** Hand-written readers: positional, typed, timestamps in binary. */
final class HandRows {
    static final String INSERT_CAM = """
            insert into public.cams (project_id, name, cam_type, lift, duration)
            values (?, ?, ?, ?, ?)""";

    private HandRows() {}

    /** Sets the values of a new cam; returns the number of the parameter after the last. */
    static int set(PreparedStatement s, int parameter, int project, int i) throws SQLException {
        s.setInt(parameter, project);
        s.setString(parameter + 1, Fixture.name(i));
        s.setString(parameter + 2, Fixture.type(i).literal());
        s.setBigDecimal(parameter + 3, Fixture.lift(i));
        s.setInt(parameter + 4, Fixture.duration(i));
        return parameter + 5;
    }

    static User user(ResultSet rs) throws SQLException {
        return new User(rs.getString(1), rs.getString(2), rs.getString(3), instant(rs, 4), instant(rs, 5));
    }

    static Project project(ResultSet rs) throws SQLException {
        return new Project(
                rs.getInt(1), rs.getString(2), rs.getString(3), rs.getString(4), instant(rs, 5), instant(rs, 6));
    }

    static Cam cam(ResultSet rs) throws SQLException {
        String points = rs.getString(7);
        return new Cam(
                rs.getInt(1),
                rs.getInt(2),
                rs.getString(3),
                CamType.of(rs.getString(4)),
                rs.getBigDecimal(5),
                rs.getInt(6),
                points == null ? null : JSONB.jsonb(points),
                instant(rs, 8),
                instant(rs, 9));
    }

    static List<Cam> cams(PreparedStatement s) throws SQLException {
        try (ResultSet rs = s.executeQuery()) {
            List<Cam> cams = new ArrayList<>();
            while (rs.next()) {
                cams.add(cam(rs));
            }
            return cams;
        }
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
