package dev.rowan.shape;

import dev.rowan.shape.Join.Junction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/**
 * A condition on the rows that a relation leads to. They stand in a subquery under an alias of their own, so that the caller's
 * condition can also name the table where the relation starts, which may be the same.
 *
 * <p>Written without jOOQ's SELECT and without plain SQL: the first of these in a process loads classes for a third of a second.
 */
final class RelationFilter {
    /** How many conditions are being made around the one that is made: each has its own aliases. */
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private RelationFilter() {}

    /**
     * That there is a related row that meets the condition and those of the relation: true or false, never unknown.
     *
     * @throws IllegalArgumentException when the relation has a limit
     */
    static <C, X extends Table<?>> Condition any(Link<C, X> link, Function<? super X, ? extends Condition> condition) {
        if (link.rows() != null) {
            throw new IllegalArgumentException(
                    "any, none and every look at all related rows\nhelp: give the relation without its limit");
        }
        int depth = DEPTH.get() + 1;
        DEPTH.set(depth);
        try {
            return any(link, condition, "row" + depth + "_", "pair" + depth + "_");
        } finally {
            if (depth == 1) {
                DEPTH.remove();
            } else {
                DEPTH.set(depth - 1);
            }
        }
    }

    private static <C, X extends Table<?>> Condition any(
            Link<C, X> link, Function<? super X, ? extends Condition> condition, String alias, String pair) {
        Join join = link.join();
        String target = link.target().get().sqlName();
        X table = aliased(link.table().get(), alias);
        Junction junction = join.junction();
        String related = junction == null
                ? "select " + columns(alias, join.far()) + " from " + rows(join, target, alias)
                : "select " + columns(pair, junction.near()) + " from " + rows(join, target, alias) + " join "
                        + junction.sqlName() + " as " + pair + " on " + equal(alias, join.far(), pair, junction.far());
        Condition conditions = DSL.noCondition();
        for (Condition of : link.conditionsOn(table)) {
            conditions = conditions.and(of);
        }
        conditions = conditions.and(link.condition(condition, table));
        return new RelatedRows(join, target, alias, related, conditions);
    }

    private static String rows(Join join, String target, String alias) {
        return (join.only() ? "only " : "") + target + " as " + alias;
    }

    /** That the condition is not true: false or unknown. */
    static Condition isNotTrue(Condition condition) {
        return CustomCondition.of(context -> context.sql('(').visit(condition).sql(") is not true"));
    }

    @SuppressWarnings("unchecked") // a generated table's alias has its class
    private static <X extends Table<?>> X aliased(X table, String alias) {
        return (X) table.as(DSL.unquotedName(alias));
    }

    private static String equal(String table, List<String> columns, String other, List<String> others) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> table + "." + columns.get(i) + " = " + other + "." + others.get(i))
                .collect(Collectors.joining(" and "));
    }

    private static String columns(String table, List<String> names) {
        return names.stream().map(n -> table + "." + n).collect(Collectors.joining(", "));
    }
}
