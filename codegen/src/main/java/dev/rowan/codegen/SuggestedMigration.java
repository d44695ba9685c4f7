package dev.rowan.codegen;

import java.util.List;

/**
 * SQL that makes the database do what the configuration says.
 *
 * @param name of the file, without its version: {@code tenant_orders}
 * @param problem what is lacking, for people
 * @param statements in their order; none where only a person knows
 */
record SuggestedMigration(String name, String problem, List<String> statements) {
    String sql() {
        return String.join("\n", statements) + "\n";
    }
}
