package dev.rowan.bench;

import static dev.enginecam.Tables.USERS;

import dev.enginecam.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Records;
import org.openjdk.jmh.annotations.Benchmark;

/** A row by key in a transaction of its own. */
public non-sealed class TransactionOfOne extends Work {
    @Benchmark
    @Override
    public Optional<User> jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            connection.setAutoCommit(false); // the pool switches it on again
            try {
                Optional<User> user = RowByKey.find(connection, bench.userId());
                connection.commit();
                return user;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Benchmark
    @Override
    public Optional<User> rowan(Bench bench) {
        return bench.rowan().transactionResult(tx -> tx.users().find(bench.userId()));
    }

    @Benchmark
    @Override
    public Optional<User> jooq(Bench bench) {
        return bench.jooq()
                .transactionResult(tx -> tx.dsl()
                        .select(USERS.ID, USERS.EMAIL, USERS.SUBSCRIPTION_STATUS, USERS.CREATED_AT, USERS.UPDATED_AT)
                        .from(USERS)
                        .where(USERS.ID.eq(bench.userId()))
                        .fetchOptional(Records.mapping(User::new)));
    }

    @Override
    public String title() {
        return "transaction with one statement";
    }
}
