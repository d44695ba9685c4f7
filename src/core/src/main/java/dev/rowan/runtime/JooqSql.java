package dev.rowan.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * A condition or order of jOOQ's as SQL: names quoted and with their schema, as of all of jOOQ's default settings. Immutable.
 *
 * @param parameters for each {@code ?}, in order
 */
public record JooqSql(String text, List<Param<?>> parameters) {
    private static final DSLContext JOOQ = DSL.using(SQLDialect.POSTGRES);

    /** A statement has at most 65,535. */
    private static final int MOST_PARAMETERS = 30_000;

    /** With values as literals where they are too many, or where a named parameter stands twice, which jOOQ lists once. */
    public static JooqSql of(QueryPart part) {
        if (part instanceof TableField<?, ?>) {
            return new JooqSql(JOOQ.render(part), List.of());
        }
        List<Param<?>> parameters = new ArrayList<>();
        boolean named = false;
        for (Param<?> parameter : JOOQ.extractParams(part).values()) {
            named |= parameter.getParamName() != null;
            if (!parameter.isInline()) {
                parameters.add(parameter);
            }
        }
        return parameters.size() > MOST_PARAMETERS
                        || (named
                                && JOOQ.extractBindValues(part).size()
                                        != JOOQ.extractParams(part).size())
                ? new JooqSql(JOOQ.renderInlined(part), List.of())
                : new JooqSql(JOOQ.render(part), parameters);
    }
}
