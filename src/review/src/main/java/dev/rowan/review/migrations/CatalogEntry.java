package dev.rowan.review.migrations;

/**
 * Something that a schema has.
 *
 * @param what {@code table}, {@code column}, {@code index}, {@code check}, {@code foreign key} and so on
 * @param key that it keeps when it is renamed
 * @param relation the oid of the table that it is or belongs to; 0 where it belongs to none
 * @param table that it is or belongs to, with its schema; the type of an enum's value
 * @param name without the schema
 * @param detail the type of a column, the definition of an index or a constraint
 * @param flag of a column: not null; of a constraint: validated; of an index: valid; of a table: logged
 * @param other the oid of a table that a foreign key refers to, or of the index of a constraint; 0 where it has none
 */
public record CatalogEntry(
        String what, String key, long relation, String table, String name, String detail, boolean flag, long other) {
    boolean isTable() {
        return what.equals("table") || what.equals("partitioned table") || what.equals("materialized view");
    }

    boolean isRelation() {
        return isTable()
                || what.equals("view")
                || what.equals("foreign table")
                || what.equals("sequence")
                || what.equals("index");
    }
}
