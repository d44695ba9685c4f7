package dev.rowan.codegen.catalogue;

import java.util.List;

/**
 * A column.
 *
 * @param name as the catalogue has it
 * @param sqlName quoted where PostgreSQL needs it
 * @param type below all domains
 * @param declaredType as {@code \d} shows it, such as {@code numeric(5,2)}
 * @param nullable unless a validated NOT NULL of the column proves the opposite: that of a domain does not
 * @param requiresValue NOT NULL, validated or not, so that an insert of null fails
 * @param updatedByDatabase whether a trigger keeps it, which fills it on insert too
 * @param defaultExpression empty when there is none
 * @param writing how it can be written
 * @param allowedValues the values of a {@code check (x in (...))}, empty when there is none
 * @param comment empty when there is none
 */
public record ColumnModel(
        String name,
        String sqlName,
        TypeModel type,
        String declaredType,
        boolean nullable,
        boolean requiresValue,
        boolean updatedByDatabase,
        String defaultExpression,
        Writing writing,
        List<String> allowedValues,
        String comment) {
    /** How a column can be written. */
    public enum Writing {
        /** By insert and update. */
        ANY,
        /** Identity BY DEFAULT: an insert may leave it out. */
        IDENTITY,
        /** By our updates alone, each of which adds 1. */
        VERSION,
        /** By the database, from the settings of the transaction or by a view's trigger. */
        KEPT,
        /** GENERATED ALWAYS, identity or expression: by the server alone. */
        NEVER
    }

    /** Whether an insert may leave it out. */
    public boolean optional() {
        return !requiresValue || updatedByDatabase || !defaultExpression.isEmpty() || writing != Writing.ANY;
    }

    public boolean insertable() {
        return writing == Writing.ANY || writing == Writing.IDENTITY;
    }

    /** PostgreSQL has no {@code =} between a value of one and the enum's. */
    public boolean isDomainOverEnum() {
        String declared = declaredType.replace("\"", "");
        return type.isEnum() && !declared.equals(type.name()) && !declared.endsWith("." + type.name());
    }
}
