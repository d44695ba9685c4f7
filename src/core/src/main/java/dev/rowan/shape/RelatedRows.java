package dev.rowan.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.impl.CustomCondition;
import org.jspecify.annotations.Nullable;

/** That a SELECT of related rows has one of this row, whichever name the row's table has where the condition stands. */
final class RelatedRows extends CustomCondition {
    private static final long serialVersionUID = 1;

    /** Of the statement that is rendered: by which name a subquery around knows a table. */
    private static final String NAMES = RelatedRows.class.getName();

    private final transient Join join;
    private final String target;
    private final String alias;
    private final String related;
    private final transient Condition conditions;

    /**
     * @param target the table whose rows are selected
     * @param alias its name in there
     * @param related a SELECT, up to its conditions, of the columns of theirs that the join compares
     */
    RelatedRows(Join join, String target, String alias, String related, Condition conditions) {
        this.join = join;
        this.target = target;
        this.alias = alias;
        this.related = related;
        this.conditions = conditions;
    }

    @Override
    public void accept(Context<?> context) {
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
            context.sql("exists (select from (" + related + " where ")
                    .visit(conditions)
                    .sql(") as related_ (" + names + ") where " + same + ")");
        } finally {
            if (around == null) {
                context.data().remove(NAMES);
            } else {
                context.data(NAMES, around);
            }
        }
    }
}
