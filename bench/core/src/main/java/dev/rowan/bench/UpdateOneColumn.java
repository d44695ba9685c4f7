package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.openjdk.jmh.annotations.Benchmark;

/** One column of one row by key; a row that is not there is an error. */
public non-sealed class UpdateOneColumn extends Work {
    private static final String SQL = """
            update public.users
            set subscription_status = ?
            where id = ?""";

    @Benchmark
    @Override
    public Change jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            return update(connection, bench.change());
        }
    }

    static Change update(Connection connection, Change change) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, change.status());
            s.setString(2, change.userId());
            return written(s.executeUpdate(), change);
        }
    }

    @Benchmark
    @Override
    public Change rowan(Bench bench) {
        Change change = bench.change();
        bench.rowan().users().update(change.userId(), u -> u.subscriptionStatus(change.status()));
        return change;
    }

    @Benchmark
    @Override
    public Change jooq(Bench bench) {
        return update(bench.jooq(), bench.change());
    }

    static Change update(DSLContext jooq, Change change) {
        return written(
                jooq.update(USERS)
                        .set(USERS.SUBSCRIPTION_STATUS, change.status())
                        .where(USERS.ID.eq(change.userId()))
                        .execute(),
                change);
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("vacuum users");
    }

    @Override
    public String title() {
        return "update of one column";
    }

    private static Change written(int rows, Change change) {
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were written, expected 1");
        }
        return change;
    }
}
