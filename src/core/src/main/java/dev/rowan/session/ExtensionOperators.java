package dev.rowan.session;

import dev.rowan.column.TextBinding;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Compares values of a type that an extension brings by that extension's operators, {@code mail operator("ext".=) ?}. Where its
 * schema is not on the search path, {@code =} of citext would be that of text, in silence. A comparison with another type is left
 * as it is.
 */
final class ExtensionOperators implements VisitListener {
    /** Whether a parameter has such a type. */
    static boolean areNeeded(Param<?> parameter) {
        return TextBinding.operators(parameter) != null;
    }

    /** An operator between values of the field's type. */
    static String operator(Field<?> field, String name) {
        String schema = TextBinding.operators(field);
        return schema == null ? name : "operator(" + schema + "." + name + ")";
    }

    @Override
    public void visitStart(VisitContext context) {
        Condition qualified = switch (context.queryPart()) {
            case QOM.Eq<?> c -> compared("=", c);
            case QOM.Ne<?> c -> compared("<>", c);
            case QOM.Lt<?> c -> compared("<", c);
            case QOM.Le<?> c -> compared("<=", c);
            case QOM.Gt<?> c -> compared(">", c);
            case QOM.Ge<?> c -> compared(">=", c);
            case QOM.Between<?> c
            when !c.$symmetric() ->
                of(c.$arg1(), List.of(c.$arg2(), c.$arg3()))
                        ? DSL.condition(
                                "({0} " + operator(c.$arg1(), ">=") + " {1} and {0} " + operator(c.$arg1(), "<=")
                                        + " {2})",
                                c.$arg1(),
                                c.$arg2(),
                                c.$arg3())
                        : null;
            case QOM.InList<?> c -> among(c.$field(), "=", " any(array[{1}])", c.$list(), DSL.list(c.$list()));
            case QOM.NotInList<?> c -> among(c.$field(), "<>", " all(array[{1}])", c.$list(), DSL.list(c.$list()));
            case QOM.In<?> c ->
                among(c.$arg1(), "=", " any({1})", List.of(c.$arg2().fields()), c.$arg2());
            case QOM.NotIn<?> c ->
                among(c.$arg1(), "<>", " all({1})", List.of(c.$arg2().fields()), c.$arg2());
            default -> null;
        };
        if (qualified != null) {
            context.queryPart(qualified);
        }
    }

    private static @Nullable Condition compared(String operator, QOM.CompareCondition<?, ?> c) {
        return of(c.$arg1(), List.of(c.$arg2()))
                ? DSL.condition("{0} " + operator(c.$arg1(), operator) + " {1}", c.$arg1(), c.$arg2())
                : null;
    }

    private static @Nullable Condition among(
            Field<?> field, String operator, String those, List<? extends Field<?>> values, QueryPart shown) {
        return of(field, values) ? DSL.condition("{0} " + operator(field, operator) + those, field, shown) : null;
    }

    /** Whether all have such a type. */
    private static boolean of(Field<?> field, List<? extends Field<?>> others) {
        String schema = TextBinding.operators(field);
        return schema != null
                && !others.isEmpty()
                && others.stream().allMatch(o -> schema.equals(TextBinding.operators(o)));
    }
}
