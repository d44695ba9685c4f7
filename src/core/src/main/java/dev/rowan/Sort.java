package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.InvalidInput;
import dev.rowan.shape.RowType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.OrderField;

/**
 * An order of rows that came from outside, by columns that may be. The generated {@code UserSort} makes it: {@code UserSort.parse("email,-createdAt")}, or
 * {@code UserSort.EMAIL.asc().and(UserSort.CREATED_AT.desc())}. {@link Query#orderBy(Sort)} takes it, and closes it by the primary key.
 * Immutable and thread-safe.
 *
 * @param <R> the table's row
 */
public final class Sort<R> {
    private static final int LONGEST = 2_000;

    private final List<By<R>> all;

    private record By<R>(Sortable<R> column, boolean descending) {
        OrderField<?> field() {
            Field<?> field = column.row().table().fields()[column.place()];
            return descending ? field.desc() : field.asc();
        }

        String name() {
            return (descending ? "-" : "") + column.parameter();
        }
    }

    private Sort(List<By<R>> all) {
        this.all = List.copyOf(all);
    }

    static <R> Sort<R> by(Sortable<R> column, boolean descending) {
        return new Sort<>(List.of(new By<>(column, descending)));
    }

    /**
     * For generated code: names with commas between them, and {@code -} before one that goes down. Blank text is the order of the primary
     * key.
     *
     * @throws InvalidInput with everything that is wrong, called {@code sort}: names that are none of these, or come twice
     */
    public static <R> Sort<R> parse(RowType<R> row, List<? extends Sortable<R>> columns, String text) {
        var problems = new InputProblems(requireNonNull(row, "row is null").name());
        List<String> names = columns.stream().map(Sortable::parameter).toList();
        List<By<R>> all = new ArrayList<>();
        if (requireNonNull(text, "text is null").length() > LONGEST) {
            problems.add("sort", "is longer than " + LONGEST + " characters");
        } else if (!text.isBlank()) {
            Set<String> seen = new LinkedHashSet<>();
            for (String part : text.split(",", -1)) {
                String one = part.strip();
                boolean descending = one.startsWith("-");
                String name = descending ? one.substring(1) : one;
                int place = names.indexOf(name);
                if (place < 0) {
                    problems.add(
                            "sort", InputProblems.shown(name) + " is no order; there are " + String.join(", ", names));
                } else if (seen.add(name)) {
                    all.add(new By<>(columns.get(place), descending));
                } else {
                    problems.add("sort", InputProblems.shown(name) + " comes twice");
                }
            }
        } else if (row.key().isEmpty()) {
            problems.add("sort", "is empty; there are " + String.join(", ", names));
        }
        problems.refuse();
        return new Sort<>(all);
    }

    /** This order, and the other one for rows that are equal in it. A column that is in both keeps its first place. */
    public Sort<R> and(Sort<R> next) {
        Set<Sortable<R>> there = all.stream().map(By::column).collect(Collectors.toSet());
        return new Sort<>(Stream.concat(
                        all.stream(),
                        requireNonNull(next, "next is null").all.stream().filter(by -> !there.contains(by.column)))
                .toList());
    }

    List<OrderField<?>> fields() {
        return all.stream().<OrderField<?>>map(By::field).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sort<?> sort && all.equals(sort.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** What {@code parse} takes: {@code email,-createdAt}. */
    @Override
    public String toString() {
        return all.stream().map(By::name).collect(Collectors.joining(","));
    }
}
