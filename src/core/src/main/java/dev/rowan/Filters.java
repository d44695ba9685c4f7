package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.InvalidInput;
import dev.rowan.shape.RowType;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * For generated code: the columns of a table that rows may be asked for by, from outside. A constant; immutable and thread-safe.
 *
 * @param <R> the table's row
 */
public final class Filters<R> {
    private final RowType<R> row;
    private final Map<String, FilterColumn<?>> columns;

    private Filters(RowType<R> row, Map<String, FilterColumn<?>> columns) {
        this.row = row;
        this.columns = columns;
    }

    /** Without any column yet. */
    public static <R> Filters<R> of(RowType<R> row) {
        return new Filters<>(requireNonNull(row, "row is null"), Map.of());
    }

    /**
     * The same and a column.
     *
     * @param parameter what it is called outside
     * @param place in the table, from 0
     * @throws IllegalArgumentException when it has no type that can come from outside
     */
    public Filters<R> by(String parameter, int place) {
        Map<String, FilterColumn<?>> more = new LinkedHashMap<>(columns);
        more.put(
                requireNonNull(parameter, "parameter is null"),
                FilterColumn.of(
                        row.table().fields()[place], row.columns().get(place).nullable()));
        return new Filters<>(row, Collections.unmodifiableMap(more));
    }

    /**
     * What the parameters of a request ask for; all of them must hold.
     *
     * @param others names of parameters that are none of its own
     * @throws InvalidInput with everything that is wrong: names that are not known, values that their column cannot have
     */
    public Filter<R> parse(Map<String, ? extends List<String>> parameters, String... others) {
        requireNonNull(parameters, "parameters is null");
        Set<String> elsewhere = new HashSet<>(Arrays.asList(requireNonNull(others, "others is null")));
        var problems = new InputProblems(row.name());
        Condition all = DSL.noCondition();
        for (Map.Entry<String, ? extends List<String>> one : parameters.entrySet()) {
            if (!elsewhere.contains(one.getKey())) {
                all = all.and(condition(String.valueOf(one.getKey()), one.getValue(), problems));
            }
        }
        problems.refuse();
        return new Filter<>(all);
    }

    private Condition condition(String name, @Nullable List<String> values, InputProblems problems) {
        int dot = name.lastIndexOf('.');
        String parameter = dot < 0 ? name : name.substring(0, dot);
        FilterColumn<?> column = columns.get(parameter);
        if (column == null) {
            problems.add(
                    InputProblems.isPlain(name) ? name : "filter",
                    InputProblems.shown(name) + " is no filter; there are " + String.join(", ", columns.keySet()));
            return DSL.noCondition();
        }
        String operator = dot < 0 ? "eq" : name.substring(dot + 1);
        FilterOperator known = FilterOperator.of(operator);
        if (known == null || !column.takes(known)) {
            problems.add(
                    parameter,
                    InputProblems.shown(operator) + " is no operator of it; there are "
                            + Stream.of(FilterOperator.values())
                                    .filter(column::takes)
                                    .map(FilterOperator::text)
                                    .collect(Collectors.joining(", ")));
            return DSL.noCondition();
        }
        try {
            return column.condition(known, values == null ? List.of() : values);
        } catch (IllegalArgumentException e) {
            problems.add(name, String.valueOf(e.getMessage()));
            return DSL.noCondition();
        }
    }
}
