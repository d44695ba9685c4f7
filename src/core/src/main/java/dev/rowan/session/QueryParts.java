package dev.rowan.session;

import java.util.function.Predicate;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;

/** What an expression is made of, as jOOQ renders it. */
public final class QueryParts {
    private QueryParts() {}

    /**
     * Shows each part, those inside of it behind it.
     *
     * @param enters says whether to go on inside a part
     */
    public static void visit(QueryPart whole, Predicate<QueryPart> enters) {
        JooqSql.JOOQ.configuration().deriveAppending(new Visitor(enters)).dsl().render(whole);
    }

    private record Visitor(Predicate<QueryPart> enters) implements VisitListener {
        @Override
        public void visitStart(VisitContext context) {
            if (!enters.test(context.queryPart())) {
                context.queryPart(DSL.raw(""));
            }
        }
    }
}
