package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import java.util.Optional;

/**
 * A column of a query's result.
 *
 * @param label as PostgreSQL names it; unique but for the columns of whole rows
 * @param type below all domains
 * @param declaredType as PostgreSQL prints it
 * @param asText whether the text sent has it cast: {@link TypeModel#cast}
 * @param nullable unless the opposite is proved, or promised by the header
 * @param origin the column that it is, unchanged, or that the header says it is like; empty for anything else computed, and where
 *     branches of a UNION differ
 */
public record QueryColumn(
        String label, TypeModel type, String declaredType, boolean asText, boolean nullable, Optional<Source> origin) {
    /**
     * A table's column, reached through subqueries, CTEs and views where need be.
     *
     * @param entry which of the entries of FROM it comes from: equal for the columns of one row
     * @param outer whether an outer join can leave that entry without a row, or a function give none
     * @param held whether the table's NOT NULL holds for it; not for what a function returns, nor for what is only like it
     */
    public record Source(String schema, String table, String column, int entry, boolean outer, boolean held) {}
}
