package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import java.util.Map;
import java.util.Objects;

/**
 * The record that holds the values of a key of several columns, so that no two of them are swapped: {@code OrderLineId}.
 *
 * @param name its simple name
 * @param own whether it is made for this key; else it is an embeddable of the user with exactly the key's columns
 * @param fields its components by column
 */
public record KeyType(String name, boolean own, Map<ColumnModel, String> fields) {
    /** {@code key.lineNo()}. */
    public String value(ColumnModel column) {
        return "key." + Objects.requireNonNull(fields.get(column)) + "()";
    }
}
