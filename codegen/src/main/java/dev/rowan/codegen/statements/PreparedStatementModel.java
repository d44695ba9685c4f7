package dev.rowan.codegen.statements;

import java.util.List;

/**
 * A statement that the migrated server has prepared.
 *
 * @param constant its name in the repository
 * @param parameterTypes as the server infers them
 * @param sent the types with which the driver sends them
 */
public record PreparedStatementModel(
        String constant, StatementModel statement, List<String> parameterTypes, List<String> sent) {}
