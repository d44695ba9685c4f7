package dev.rowan.insert;

/**
 * A statement that would be sent.
 *
 * @param statementId as the catalogue has it
 * @param sql with {@code ?} for each parameter
 * @param rows how many it stores
 * @param parameters how many it has; one for each column, an array, where it stores several rows that give the same columns
 */
public record PlannedStatement(String statementId, String sql, int rows, int parameters) {}
