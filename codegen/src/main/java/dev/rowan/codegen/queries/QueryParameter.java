package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a query.
 *
 * @param name as the file has it, such as {@code user_id}
 * @param type below all domains; of a collection it is the array's
 * @param declaredType as PostgreSQL prints it
 * @param nullable when the header says so
 * @param collection whether the query asks for any of its elements: {@code = any(:ids)}
 * @param columns of tables; each use of it compares it, or the elements of a collection, with one of them or writes it there,
 *     and they are of its type: empty when there is any other use
 * @param block the optional block that it belongs to, which is left out when the caller does not set it
 * @param components of a list of records: the arrays that the text has for it, whose elements are nullable where they are
 */
public record QueryParameter(
        String name,
        TypeModel type,
        String declaredType,
        boolean nullable,
        boolean collection,
        List<Column> columns,
        Optional<String> block,
        List<QueryParameter> components) {
    /** Whether it is a list of records, and no parameter of the text. */
    public boolean isList() {
        return !components.isEmpty();
    }

    /** A table's column. */
    public record Column(String schema, String table, String column) {}
}
