package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** The smallest useful read, where the cost of a layer shows most. */
public non-sealed class RowByKey extends Work {
    private static final String SQL = """
            select id, email, subscription_status, created_at, updated_at
            from public.users
            where id = ?""";

    @Benchmark
    @Override
    public Optional<User> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            return find(connection, bench.userId());
        }
    }

    @Benchmark
    @Override
    public Optional<User> rowan(Bench bench) {
        return bench.rowan().users().find(bench.userId());
    }

    @Benchmark
    @Override
    public Optional<User> jooq(Bench bench) {
        return find(bench.jooq(), bench.userId());
    }

    static Optional<User> find(DSLContext jooq, String id) {
        return jooq.select(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                .from(USERS)
                .where(USERS.ID.eq(id))
                .fetchOptional(Records.mapping(User::new));
    }

    static Optional<User> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setString(1, id);
            try (ResultSet rs = s.executeQuery()) {
                return rs.next() ? Optional.of(HandRows.user(rs)) : Optional.empty();
            }
        }
    }

    @Override
    public String title() {
        return "row by key";
    }
}
