package dev.rowan.bench;

import java.sql.SQLException;

/** Work that a person can also do by JDBC's batches. */
interface Batched {
    /** {@code addBatch} and {@code executeBatch}, which pgjdbc makes multi-row inserts of: {@code reWriteBatchedInserts} is on. */
    Object jdbcBatch(Bench bench) throws SQLException;
}
