package dev.rowan.insert;

/**
 * A row that an upsert stored.
 *
 * @param row as it is stored now
 * @param inserted whether it is new; else a row with its key was there and was updated
 * @param <R> the row
 */
public record Upserted<R>(R row, boolean inserted) {}
