package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.openjdk.jmh.annotations.Benchmark;

/** One column of one row by key; a row that is not there is an error. */
public class UpdateOneColumn extends Work {
    private static final String SQL = """
            update public.users
            set subscription_status = ?
            where id = ?""";

    @Benchmark
    @Override
    public String jdbc(Bench bench) throws SQLException {
        String id = bench.userId();
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, "pro");
            s.setString(2, id);
            return written(s.executeUpdate(), id);
        }
    }

    @Benchmark
    @Override
    public String rowan(Bench bench) {
        String id = bench.userId();
        bench.rowan().users().update(id, u -> u.subscriptionStatus("pro"));
        return id;
    }

    @Benchmark
    @Override
    public String jooq(Bench bench) {
        String id = bench.userId();
        return written(
                bench.jooq()
                        .update(USERS)
                        .set(USERS.SUBSCRIPTION_STATUS, "pro")
                        .where(USERS.ID.eq(id))
                        .execute(),
                id);
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("vacuum users");
    }

    @Override
    String title() {
        return "update of one column";
    }

    private static String written(int rows, String id) {
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
        return id;
    }
}
