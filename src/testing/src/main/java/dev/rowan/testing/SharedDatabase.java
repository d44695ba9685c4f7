package dev.rowan.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.postgres.ScratchDatabase;

/** A database of all tests that are rolled back on it, and its pool: one connection for each test that runs. */
record SharedDatabase(ScratchDatabase database, HikariDataSource pool) implements AutoCloseable {
    private static final int TESTS_AT_A_TIME = 100;

    static SharedDatabase of(ScratchDatabase database) {
        return new SharedDatabase(database, OwnDatabase.pool(database, TESTS_AT_A_TIME));
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
