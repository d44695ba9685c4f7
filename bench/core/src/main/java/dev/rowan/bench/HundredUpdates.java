package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.UserPatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** A hundred users, each given its own status, all or none. The result is how many. */
public non-sealed class HundredUpdates extends Work {
    private static final String SQL = """
            update public.users as t
            set subscription_status = v.status
            from unnest(?, ?) as v (id, status)
            where t.id = v.id""";

    private static final List<String> KEYS = Arrays.asList(Fixture.userIds()).subList(0, 100);

    @Benchmark
    @Override
    public Long jdbc(Bench bench) throws SQLException {
        String status = status(bench);
        try (Connection connection = bench.pool().getConnection();
                PreparedStatement s = connection.prepareStatement(SQL)) {
            s.setArray(1, connection.createArrayOf("varchar", KEYS.toArray()));
            s.setArray(
                    2,
                    connection.createArrayOf(
                            "varchar", KEYS.stream().map(key -> status + key).toArray()));
            return (long) s.executeUpdate();
        }
    }

    @Benchmark
    @Override
    public Long rowan(Bench bench) {
        String status = status(bench);
        Map<String, UserPatch> patches = LinkedHashMap.newLinkedHashMap(KEYS.size());
        KEYS.forEach(key -> patches.put(key, UserPatch.EMPTY.subscriptionStatus(status + key)));
        return bench.rowan().users().updateAll(patches);
    }

    @Benchmark
    @Override
    public Long jooq(Bench bench) {
        String status = status(bench);
        return bench.jooq()
                .transactionResult(tx -> Arrays.stream(tx.dsl()
                                .batch(KEYS.stream()
                                        .map(key -> tx.dsl()
                                                .update(USERS)
                                                .set(USERS.SUBSCRIPTION_STATUS, status + key)
                                                .where(USERS.ID.eq(key)))
                                        .toList())
                                .execute())
                        .asLongStream()
                        .sum());
    }

    /** Another one each time: some would send nothing for the value that is there already. */
    private static String status(Bench bench) {
        return bench.batch() % 2 == 0 ? "pro " : "team ";
    }

    /** What becomes of whom; another value each time. */
    public List<Change> changes(Bench bench) {
        String status = status(bench);
        return KEYS.stream().map(key -> new Change(key, status + key)).toList();
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("vacuum users");
    }

    @Override
    public String title() {
        return "100 updates by key";
    }
}
