package dev.rowan;

import java.util.List;

/**
 * One statement that generated code can send, as the review lists it.
 *
 * @param id stable, such as {@code users.findByEmail}
 * @param sql its text with {@code ?} for each parameter; for a family (insert, update) the member with all columns
 * @param parameters the types that PostgreSQL infers for the parameters, in order
 * @param sent the types with which the driver sends them, such as {@code character varying}; {@code unknown} where a binding of the user
 *     decides. PREPARE with these types gives the statement the query identifier that {@code pg_stat_statements} has for it
 * @param columns name and type of each column read, such as {@code id integer}; empty when it returns no rows
 * @param optional the columns that a member of the family may leave out; empty for a single statement
 * @param rows how many rows it can return and write, such as {@code at most $1 rows, by primary key}
 * @param reads tables and views, with their schema. This and what follows is empty unless the build writes a review
 * @param writes tables and views
 * @param cascades tables whose rows it deletes or changes by foreign keys, to the end of the chain
 * @param locks such as {@code public.cams RowExclusive}: of tables, views and sequences, those by keys and cascades among them
 */
public record CatalogueEntry(
        String id,
        String sql,
        List<String> parameters,
        List<String> sent,
        List<String> columns,
        List<String> optional,
        String rows,
        List<String> reads,
        List<String> writes,
        List<String> cascades,
        List<String> locks) {
    /** Copies the lists. */
    public CatalogueEntry {
        parameters = List.copyOf(parameters);
        sent = List.copyOf(sent);
        columns = List.copyOf(columns);
        optional = List.copyOf(optional);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        cascades = List.copyOf(cascades);
        locks = List.copyOf(locks);
    }
}
