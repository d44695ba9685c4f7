package dev.rowan.pgvector;

/**
 * Whether an index scan goes on when the filter leaves fewer rows than the limit asks for. From pgvector 0.8 on.
 *
 * @see Hnsw#iterativeScan
 * @see IvfFlat#iterativeScan
 */
public enum IterativeScan {
    /** It does not: a query with a filter can give fewer rows than there are. PostgreSQL's default. */
    OFF,
    /** It does, and rows can come in an order that is slightly off. */
    RELAXED_ORDER,
    /** It does, and rows come by distance. Of HNSW only. */
    STRICT_ORDER;

    String value() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
