package dev.rowan.bench;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.User;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A user by key, one column of that user's row, and a new cam whose stored row comes back: all in one transaction. The result is what
 * does not change by time.
 */
public non-sealed class SeveralStatements extends Work {
    /**
     * What was found and what was done.
     *
     * @param email of the user who was found
     * @param change what was written
     * @param cam the name of the cam that was stored, and so on
     */
    public record Done(String email, Change change, String cam, CamType type, BigDecimal lift, int duration) {
        /** Of the rows. */
        public static Done of(User found, Change change, Cam stored) {
            return new Done(found.email(), change, stored.name(), stored.camType(), stored.lift(), stored.duration());
        }
    }

    @Benchmark
    @Override
    public Done jdbc(Bench bench) throws SQLException {
        Change change = bench.change();
        try (Connection connection = bench.pool().getConnection()) {
            connection.setAutoCommit(false); // the pool switches it on again
            try {
                User found = RowByKey.find(connection, change.userId()).orElseThrow();
                UpdateOneColumn.update(connection, change);
                Cam stored = InsertReturning.insert(connection);
                connection.commit();
                return Done.of(found, change, stored);
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Benchmark
    @Override
    public Done rowan(Bench bench) {
        Change change = bench.change();
        return bench.rowan().transactionResult(tx -> {
            User found = tx.users().get(change.userId());
            tx.users().update(change.userId(), u -> u.subscriptionStatus(change.status()));
            return Done.of(found, change, tx.cams().insert(InsertReturning.cam()));
        });
    }

    @Benchmark
    @Override
    public Done jooq(Bench bench) {
        Change change = bench.change();
        return bench.jooq().transactionResult(tx -> {
            DSLContext dsl = tx.dsl();
            User found = RowByKey.find(dsl, change.userId()).orElseThrow();
            UpdateOneColumn.update(dsl, change);
            return Done.of(found, change, InsertReturning.insert(dsl));
        });
    }

    @Override
    public void tidy(Bench bench) {
        bench.aside("vacuum users");
        bench.emptyProject();
    }

    @Override
    public String title() {
        return "transaction with a find, an update and an insert";
    }
}
