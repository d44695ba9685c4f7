package dev.rowan.pgvector;

/** A value of {@code vector}, {@code halfvec} or {@code sparsevec}. Immutable and thread-safe. */
public sealed interface VectorValue permits Vector, HalfVector, SparseVector {
    /** How many elements it has, zeros included; from 1. */
    int dimensions();
}
