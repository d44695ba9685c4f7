package dev.rowan.codegen.queries;

import java.util.List;
import java.util.Optional;

/**
 * A query of a file, as PostgreSQL understands it.
 *
 * @param id {@code folder.name}, or {@code queries.name} without a folder
 * @param table whose repository has the method: {@code table} in the first schema, else {@code schema.table}; empty: the facade
 * @param name of the heading above it, or of the file without its end
 * @param file as messages show it, such as {@code db/queries/users/active.sql}
 * @param source what documents call the place that it is from: the file, and its name there where the file has several
 * @param description the header's lines that say nothing else; can be empty
 * @param rowName the header's {@code name}; queries that share one have the same columns
 * @param variants never empty: one for each combination of optional blocks and order
 * @param parameters in the order of their first use
 * @param columns none where the method reads no rows
 * @param rows tables' rows among the columns; where one of them is all columns, a row of the result is that table's row
 * @param nests at most one
 * @param blocks the optional blocks' names, in the order of the file
 * @param orders the names of the choices of {@code order by}, the file's own first; empty: no choice
 * @param places for problems that only its names in Java bring
 */
public record QueryModel(
        String id,
        Optional<String> table,
        String name,
        String file,
        String source,
        String description,
        Returns returns,
        Optional<String> rowName,
        List<Variant> variants,
        List<QueryParameter> parameters,
        List<QueryColumn> columns,
        List<TableRow> rows,
        List<Nest> nests,
        List<String> blocks,
        List<String> orders,
        QueryPlaces places) {
    /** The table's row that a row of the result is, if it is one. */
    public Optional<TableRow> wholeRow() {
        return rows.stream().filter(r -> r.size() == columns.size()).findFirst();
    }
}
