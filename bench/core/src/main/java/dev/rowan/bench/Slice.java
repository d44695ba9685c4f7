package dev.rowan.bench;

/**
 * What a contestant did without a break.
 *
 * @param operations how often it did the work
 * @param nanos the median time of one operation
 * @param cpu nanoseconds that the thread was on a CPU, per operation: what the client costs without the server
 * @param bytes allocated by the thread, per operation
 */
public record Slice(int operations, double nanos, double cpu, double bytes) {}
