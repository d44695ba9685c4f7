package dev.rowan.runtime.graph;

import dev.rowan.runtime.graph.Join.Junction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Conditions on the rows that a relation leads to. What the related rows must meet stands in a subquery that names no other
 * table, so that a relation may lead to the table where it starts.
 */
public final class RelationFilter {
    private RelationFilter() {}

    /**
     * That there is a related row that meets the condition and those of the relation: true or false, never unknown.
     *
     * @throws IllegalArgumentException when the relation has a limit
     */
    public static <C, X extends Table<?>> Condition any(
            Link<C, X> link, Function<? super X, ? extends Condition> condition) {
        if (link.rows() != null) {
            throw new IllegalArgumentException(
                    "any, none and every look at all related rows\nhelp: give the relation without its limit");
        }
        Join join = link.join();
        X table = link.table().get();
        Junction junction = join.junction();
        String target = link.target().get().sqlName();
        List<Field<Object>> keys =
                junction == null ? columns(target, join.far()) : columns(junction.sqlName(), junction.near());
        Table<?> rows = join.only() ? DSL.table("only {0}", table) : table;
        var related = DSL.select(keys)
                .from(
                        junction == null
                                ? rows
                                : rows.join(DSL.table(junction.sqlName())).on(equal(target, join, junction)))
                .where(link.conditionsOnTable())
                .and(link.condition(condition, table));
        String same = IntStream.range(0, keys.size())
                .mapToObj(i -> "related_.key" + i + "_ = " + join.from() + "."
                        + join.near().get(i))
                .collect(Collectors.joining(" and "));
        String names =
                IntStream.range(0, keys.size()).mapToObj(i -> "key" + i + "_").collect(Collectors.joining(", "));
        return DSL.condition("exists (select from ({0}) as related_ (" + names + ") where " + same + ")", related);
    }

    /** That the condition is not true: false or unknown. */
    public static Condition isNotTrue(Condition condition) {
        return DSL.condition("({0}) is not true", condition);
    }

    private static Condition equal(String target, Join join, Junction junction) {
        return IntStream.range(0, junction.far().size())
                .mapToObj(i -> DSL.condition(target + "." + join.far().get(i) + " = " + junction.sqlName() + "."
                        + junction.far().get(i)))
                .reduce(DSL.noCondition(), Condition::and);
    }

    private static List<Field<Object>> columns(String table, List<String> names) {
        return names.stream().map(n -> DSL.field(table + "." + n)).toList();
    }
}
