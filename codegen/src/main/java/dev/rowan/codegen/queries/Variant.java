package dev.rowan.codegen.queries;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One text of a query.
 *
 * @param blocks the optional blocks that stand in it
 * @param order the choice of {@code order by}; empty where the query has none
 * @param sql for JDBC: {@code ?} for parameters, with a cast where the driver would not send their type, {@code ??} for the
 *     operator. Columns whose type {@linkplain dev.rowan.codegen.catalogue.TypeModel#goesAsText goes as text} come as text
 * @param parameters the name for each {@code ?}, in order
 * @param warnings what may make it slow
 * @param rows how many it reads and writes
 */
public record Variant(
        Set<String> blocks,
        Optional<String> order,
        String sql,
        List<String> parameters,
        List<String> warnings,
        RowBounds rows) {}
