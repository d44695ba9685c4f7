package dev.rowan.pgvector;

import dev.rowan.session.Setting;
import java.math.BigDecimal;

/**
 * How HNSW indexes are searched, for a transaction: {@code db.with(Hnsw.efSearch(100)).read(tx -> ...)}. The settings travel with BEGIN
 * and end with the transaction.
 */
public final class Hnsw {
    private Hnsw() {}

    /**
     * {@code hnsw.ef_search}: how many candidates a scan keeps. More find more of the true neighbours, and take longer. A query without
     * an iterative scan never gives more rows than this. The server's default is 40.
     *
     * @param candidates from 1 to 1000
     */
    public static Setting efSearch(int candidates) {
        return Limits.setting("hnsw.ef_search", candidates, 1, 1000);
    }

    /** {@code hnsw.iterative_scan}: whether a scan goes on when a filter leaves too few rows. From pgvector 0.8 on. */
    public static Setting iterativeScan(IterativeScan scan) {
        return new Setting("hnsw.iterative_scan", scan.value());
    }

    /**
     * {@code hnsw.max_scan_tuples}: where an iterative scan ends, about. The server's default is 20000.
     *
     * @param rows from 1
     */
    public static Setting maxScanTuples(int rows) {
        return Limits.setting("hnsw.max_scan_tuples", rows, 1, Integer.MAX_VALUE);
    }

    /**
     * {@code hnsw.scan_mem_multiplier}: how much memory an iterative scan takes, times {@code work_mem}. The server's default is 1.
     *
     * @param times from 1 to 1000
     */
    public static Setting scanMemoryMultiplier(double times) {
        if (!(times >= 1 && times <= 1000)) {
            throw new IllegalArgumentException("hnsw.scan_mem_multiplier is from 1 to 1000");
        }
        return new Setting(
                "hnsw.scan_mem_multiplier",
                BigDecimal.valueOf(times).stripTrailingZeros().toPlainString());
    }
}
