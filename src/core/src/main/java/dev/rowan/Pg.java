package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.type.Range;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Conditions of PostgreSQL's own types that jOOQ has no typed method for. Values are bound. */
public final class Pg {
    private Pg() {}

    /**
     * {@code document @@ websearch_to_tsquery(search)}, by the database's own text search configuration. No text makes it fail: words are
     * joined by AND, {@code or}, {@code "..."} and {@code -} mean what they mean in a search box.
     *
     * @param document a {@code tsvector}, or a text that the server makes one of
     * @param search what a person typed
     */
    public static Condition matches(Field<?> document, String search) {
        return DSL.condition("{0} @@ {1}", requireNonNull(document, "document is null"), query(search));
    }

    /**
     * {@code ts_rank(document, websearch_to_tsquery(search))}: how well it matches, to order by.
     *
     * @param document a {@code tsvector}
     */
    public static Field<Float> rank(Field<?> document, String search) {
        return DSL.field(
                "ts_rank({0}, {1})", SQLDataType.REAL, requireNonNull(document, "document is null"), query(search));
    }

    private static Field<Object> query(String search) {
        return DSL.field(
                "websearch_to_tsquery({0})",
                Object.class, DSL.val(requireNonNull(search, "search is null"), SQLDataType.CLOB));
    }

    /** {@code array @> values}: it has each of them. Every array has all of none. */
    public static <T> Condition hasAll(Field<T[]> array, Collection<? extends T> values) {
        return DSL.condition("{0} @> {1}", requireNonNull(array, "array is null"), elements(array, values));
    }

    /** {@code array && values}: it has one of them. No array has one of none. */
    public static <T> Condition hasAny(Field<T[]> array, Collection<? extends T> values) {
        return DSL.condition("{0} && {1}", requireNonNull(array, "array is null"), elements(array, values));
    }

    private static <T> Field<T[]> elements(Field<T[]> array, Collection<? extends T> values) {
        Object[] all = requireNonNull(values, "values is null").toArray();
        for (Object value : all) {
            requireNonNull(value, "an element of values is null");
        }
        return DSL.val(Arrays.copyOf(all, all.length, array.getType()), array.getDataType());
    }

    /**
     * {@code document @> part}: what {@code part} has, it has too.
     *
     * @param document a {@code jsonb}, whatever its type in Java
     */
    public static Condition jsonContains(Field<?> document, JSONB part) {
        return DSL.condition(
                "{0} @> {1}",
                requireNonNull(document, "document is null"), DSL.val(requireNonNull(part, "part is null")));
    }

    /**
     * {@code jsonb_path_exists(document, path, variables, true)}: the path finds something. Where the document is of another form than the path
     * says, it finds nothing.
     *
     * @param document a {@code jsonb}, whatever its type in Java
     * @param path the program's own, as in {@code $.coupons[*] ? (@ == $code)}
     * @param variables what {@code $code} stands for: a String, a Number, a Boolean, or a JSONB
     * @throws IllegalArgumentException naming the variable, when its value is another, or one that JSON cannot hold
     */
    public static Condition jsonPath(Field<?> document, String path, Map<String, ?> variables) {
        return DSL.condition(
                "jsonb_path_exists({0}, {1}::jsonpath, {2}, true)",
                requireNonNull(document, "document is null"),
                DSL.val(requireNonNull(path, "path is null"), SQLDataType.CLOB),
                DSL.val(JSONB.jsonb(JsonText.of(requireNonNull(variables, "variables is null")))));
    }

    /** {@code range @> value}: the value lies in it. */
    public static <T extends Comparable<? super T>> Condition rangeContains(Field<Range<T>> range, T value) {
        requireNonNull(range, "range is null");
        requireNonNull(value, "value is null");
        return DSL.condition(
                "{0} @> {1}", range, DSL.val(Range.closed(value, value), range)); // sent as the column's are
    }

    /** {@code range && other}: they have something in common. */
    public static <T extends Comparable<? super T>> Condition rangeOverlaps(Field<Range<T>> range, Range<T> other) {
        requireNonNull(range, "range is null");
        return DSL.condition("{0} && {1}", range, DSL.val(requireNonNull(other, "other is null"), range));
    }
}
