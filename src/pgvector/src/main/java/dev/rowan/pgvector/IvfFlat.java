package dev.rowan.pgvector;

import dev.rowan.session.Setting;

/**
 * How IVFFlat indexes are searched, for a transaction: {@code db.with(IvfFlat.probes(10)).read(tx -> ...)}. The settings travel with
 * BEGIN and end with the transaction.
 */
public final class IvfFlat {
    private static final int MOST_LISTS = 32_768;

    private IvfFlat() {}

    /**
     * {@code ivfflat.probes}: how many of the index's lists are read. More find more of the true neighbours, and take longer. The
     * server's default is 1.
     *
     * @param lists from 1 to 32768
     */
    public static Setting probes(int lists) {
        return Limits.setting("ivfflat.probes", lists, 1, MOST_LISTS);
    }

    /**
     * {@code ivfflat.iterative_scan}: whether a scan goes on when a filter leaves too few rows. From pgvector 0.8 on.
     *
     * @throws IllegalArgumentException for {@code STRICT_ORDER}, which IVFFlat does not have
     */
    public static Setting iterativeScan(IterativeScan scan) {
        if (scan == IterativeScan.STRICT_ORDER) {
            throw new IllegalArgumentException("ivfflat.iterative_scan has no STRICT_ORDER: take RELAXED_ORDER");
        }
        return new Setting("ivfflat.iterative_scan", scan.value());
    }

    /**
     * {@code ivfflat.max_probes}: where an iterative scan ends. The server's default is 32768.
     *
     * @param lists from 1 to 32768
     */
    public static Setting maxProbes(int lists) {
        return Limits.setting("ivfflat.max_probes", lists, 1, MOST_LISTS);
    }
}
