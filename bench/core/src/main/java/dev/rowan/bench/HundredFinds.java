package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.User;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** A hundred users by their keys, in the order of the keys, which is not that of the table. */
public non-sealed class HundredFinds extends Work {
    private static final String SQL = """
            select id, email, subscription_status, created_at, updated_at
            from public.users
            where id = any(?)""";

    private static final List<String> KEYS =
            Arrays.asList(Fixture.userIds()).subList(0, 100).reversed();

    @Benchmark
    @Override
    public List<User> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setArray(1, connection.createArrayOf("varchar", KEYS.toArray()));
            Map<String, User> users = HashMap.newHashMap(KEYS.size());
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    User user = HandRows.user(rs);
                    users.put(user.id(), user);
                }
            }
            return inOrder(users);
        }
    }

    @Benchmark
    @Override
    public List<User> rowan(Bench bench) {
        return bench.rowan().users().findAll(KEYS);
    }

    @Benchmark
    @Override
    public List<User> jooq(Bench bench) {
        return inOrder(bench.jooq()
                .select(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                .from(USERS)
                .where(USERS.ID.in(KEYS))
                .fetchMap(USERS.ID, Records.mapping(User::new)));
    }

    /** Which users. */
    public List<String> keys() {
        return KEYS;
    }

    /** Users by their keys, in the order of {@link #keys}. */
    public <T> List<T> inOrder(Map<String, T> users) {
        return KEYS.stream().filter(users::containsKey).map(users::get).toList();
    }

    @Override
    public String title() {
        return "100 rows by key";
    }
}
