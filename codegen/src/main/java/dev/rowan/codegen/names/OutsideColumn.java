package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;

/**
 * A column by which rows may be sorted or asked for from outside.
 *
 * @param parameter what it is called there, such as {@code createdAt}
 */
public record OutsideColumn(ColumnModel column, String parameter) {
    /** Of the enum of orders, such as {@code CREATED_AT}. */
    public String constant() {
        return Identifiers.constant(parameter);
    }
}
