package dev.rowan.codegen.catalogue;

import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which columns the build's configuration calls special: each predicate is given a table and a column.
 *
 * @param asText whose values are Strings, whatever their type
 * @param updatedByDatabase that a trigger keeps
 * @param version that count the updates of a row
 * @param tenant that say whose a row is
 * @param author that say who stored a row, or changed it last
 * @param softDelete that say when a row was deleted; the table is the view of the others
 * @param domains which domains have a type of their own
 */
public record SpecialColumns(
        BiPredicate<String, String> asText,
        BiPredicate<String, String> updatedByDatabase,
        BiPredicate<String, String> version,
        BiPredicate<String, String> tenant,
        BiPredicate<String, String> author,
        BiPredicate<String, String> softDelete,
        Predicate<String> domains) {
    /** No column is special. */
    public static final SpecialColumns NONE = new SpecialColumns(
            SpecialColumns::no,
            SpecialColumns::no,
            SpecialColumns::no,
            SpecialColumns::no,
            SpecialColumns::no,
            SpecialColumns::no,
            domain -> false);

    private static boolean no(String table, String column) {
        return false;
    }

    /** Whether the database alone writes the column, from the settings of a transaction or by itself. */
    boolean isKept(String table, String column) {
        return tenant.or(author).or(softDelete).test(table, column);
    }

    /** Whether a trigger fills it on insert too. */
    boolean isFilled(String table, String column) {
        return updatedByDatabase.or(author).test(table, column);
    }
}
