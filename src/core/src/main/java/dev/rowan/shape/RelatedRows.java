package dev.rowan.shape;

import dev.rowan.session.JooqSql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.BindContext;
import org.jooq.Context;
import org.jooq.Select;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** That a SELECT of related rows has one of this row, whichever name the row's table has where the condition stands. */
final class RelatedRows extends CustomCondition {
    private static final long serialVersionUID = 1;

    /** Of the statement that is rendered: by which name a subquery around knows a table. */
    private static final String NAMES = RelatedRows.class.getName();

    private final transient Join join;
    private final String target;
    private final String alias;
    private final transient Select<?> related;

    /**
     * @param target the table whose rows are selected
     * @param alias its name in there
     * @param related the columns of theirs that the join compares
     */
    RelatedRows(Join join, String target, String alias, Select<?> related) {
        this.join = join;
        this.target = target;
        this.alias = alias;
        this.related = related;
    }

    @Override
    public void accept(Context<?> context) {
        if (context instanceof BindContext) {
            JooqSql.refuseUnconvertible(
                    related); // in plain SQL jOOQ renders it to look for parameters, and so converts
        }
        List<String> near = join.near();
        @Nullable Map<?, ?> around = (Map<?, ?>) context.data(NAMES);
        Object from = around == null || !around.containsKey(join.from()) ? join.from() : around.get(join.from());
        String names =
                IntStream.range(0, near.size()).mapToObj(i -> "key" + i + "_").collect(Collectors.joining(", "));
        String same = IntStream.range(0, near.size())
                .mapToObj(i -> "related_.key" + i + "_ = " + from + "." + near.get(i))
                .collect(Collectors.joining(" and "));
        Map<Object, Object> inside = around == null ? new HashMap<>() : new HashMap<>(around);
        inside.put(target, alias);
        context.data(NAMES, inside);
        try {
            context.visit(DSL.condition(
                    "exists (select from ({0}) as related_ (" + names + ") where " + same + ")", related));
        } finally {
            if (around == null) {
                context.data().remove(NAMES);
            } else {
                context.data(NAMES, around);
            }
        }
    }
}
