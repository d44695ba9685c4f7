package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import java.util.List;
import java.util.Map;

/** What a row has as one component, and what inserts and updates set at once: a column or an embeddable. */
public sealed interface RowPart {
    /** Its name as a component, method or parameter. */
    String member();

    /** In the order of its components. */
    List<ColumnModel> columns();

    /** A column. */
    record Single(String member, ColumnModel column) implements RowPart {
        @Override
        public List<ColumnModel> columns() {
            return List.of(column);
        }
    }

    /**
     * An embeddable.
     *
     * @param name in jOOQ's configuration
     * @param type the simple name of its record
     * @param fields the record's components by column
     */
    record Embedded(String name, String member, String type, Map<ColumnModel, String> fields) implements RowPart {
        @Override
        public List<ColumnModel> columns() {
            return List.copyOf(fields.keySet());
        }
    }
}
