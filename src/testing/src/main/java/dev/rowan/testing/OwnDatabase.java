package dev.rowan.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** A database of the test's own, which is dropped after it. */
final class OwnDatabase implements Lender {
    private final ScratchDatabase database;
    private final HikariDataSource pool;

    OwnDatabase(ScratchDatabase database) {
        this.database = database;
        this.pool = pool(database, 10);
    }

    /** Starts with the first connection. */
    static HikariDataSource pool(ScratchDatabase database, int size) {
        var pool = new HikariDataSource();
        pool.setPoolName(database.name());
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void end() {
        pool.close();
        database.close();
    }
}
