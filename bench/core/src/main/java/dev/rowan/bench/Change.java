package dev.rowan.bench;

/**
 * Of one column. It is never the value that is there already, for which some would send nothing.
 *
 * @param userId whose row
 * @param status the new subscription status
 */
public record Change(String userId, String status) {}
