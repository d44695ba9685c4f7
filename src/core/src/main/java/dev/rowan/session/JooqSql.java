package dev.rowan.session;

import dev.rowan.column.BindingScopes;
import dev.rowan.column.CheckedStatement;
import dev.rowan.column.JooqParameter;
import dev.rowan.column.Storable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.VisitListener;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What jOOQ makes of a select, a condition or an order: names quoted and with their schema, whatever the settings of a caller's
 * DSLContext or of a file on the class path are. Immutable.
 *
 * @param parameters for each {@code ?}, in order
 */
public record JooqSql(Configuration configuration, String text, List<? extends Param<?>> parameters) implements Binder {
    static final Settings SETTINGS = BindingScopes.CONFIGURATION.settings();

    static final DSLContext JOOQ = BindingScopes.CONFIGURATION.dsl();

    /** The protocol counts them in 16 bits. */
    private static final int MOST_PARAMETERS = 65_535;

    /** The server plans an array in a moment, and as many parameters not. */
    private static final int MANY_PARAMETERS = 30_000;

    /**
     * Where they are many, each list of values goes as one array. Types of extensions have the operators of these. With all values as literals where they are too many still, or
     * where jOOQ does not list one for each question mark: a named parameter stands twice, or some are inlined by what they stand
     * in.
     */
    public static JooqSql of(DSLContext jooq, QueryPart part) {
        List<Param<?>> parameters = parameters(jooq, part);
        List<VisitListener> listeners = new ArrayList<>();
        if (parameters.size() > MANY_PARAMETERS) {
            listeners.add(new ListsAsArrays(2));
        }
        if (parameters.stream().anyMatch(ExtensionOperators::areNeeded)) {
            listeners.add(new ExtensionOperators());
        }
        if (listeners.isEmpty()) {
            return of(jooq, part, parameters);
        }
        DSLContext other = jooq.configuration()
                .deriveAppending(listeners.toArray(VisitListener[]::new))
                .dsl();
        return of(other, part, parameters(other, part));
    }

    private static JooqSql of(DSLContext jooq, QueryPart part, List<Param<?>> parameters) {
        return parameters.size() > MOST_PARAMETERS
                        || parameters.size() != jooq.extractBindValues(part).size()
                ? new JooqSql(jooq.configuration(), jooq.renderInlined(part), List.of())
                : new JooqSql(jooq.configuration(), jooq.render(part), parameters);
    }

    private static List<Param<?>> parameters(DSLContext jooq, QueryPart part) {
        List<Param<?>> parameters = jooq.extractParams(part).values().stream()
                .filter(p -> !p.isInline())
                .toList();
        refuseUnconvertible(parameters);
        return parameters;
    }

    /** Of what is no whole statement. */
    public static JooqSql of(QueryPart part) {
        JooqSql sql = of(JOOQ, part);
        Storable.sql("a shape", sql.text);
        return sql;
    }

    /** Before a part is rendered. */
    public static void refuseUnconvertible(QueryPart part) {
        parameters(JOOQ, part);
    }

    /** jOOQ converts while it renders. What a converter throws can hold values, and a null that it makes would match nothing. */
    private static void refuseUnconvertible(List<? extends Param<?>> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            refuseUnconvertible(i + 1, parameters.get(i));
        }
    }

    private static <U> void refuseUnconvertible(int i, Param<U> parameter) {
        Converter<?, U> converter = parameter.getConverter();
        U value = parameter.getValue();
        if (value == null || converter.fromType().equals(converter.toType())) {
            return;
        }
        try {
            if (converter.to(value) != null) {
                return;
            }
        } catch (RuntimeException e) {
            throw new CheckedStatement.Refused(
                    "parameter " + i, "its converter threw " + e.getClass().getName());
        }
        throw new CheckedStatement.Refused("parameter " + i, "its converter made null of a value");
    }

    /**
     * A select from a table where only the condition and the order need jOOQ; null when they need the whole of it.
     *
     * @param columns as the select list has them
     * @param limit as a parameter, if there is one
     */
    static @Nullable JooqSql ofComparisons(
            DSLContext jooq,
            Table<?> table,
            String columns,
            String from,
            Condition where,
            List<? extends OrderField<?>> order,
            @Nullable Integer limit) {
        List<Param<?>> parameters = Comparisons.parameters(table, where, order);
        if (parameters == null) {
            return null;
        }
        refuseUnconvertible(parameters);
        var text = new StringBuilder(512)
                .append("select ")
                .append(columns)
                .append(" from ")
                .append(from)
                .append(" where ")
                .append(jooq.render(where));
        for (int i = 0; i < order.size(); i++) {
            text.append(i == 0 ? " order by " : ", ").append(jooq.render((QueryPart) order.get(i)));
        }
        if (!hasMarkers(text, parameters.size())) {
            return null;
        }
        if (limit != null) {
            text.append(" limit ?");
            parameters.add(DSL.val(limit));
        }
        return new JooqSql(jooq.configuration(), text.toString(), parameters);
    }

    /** A condition of comparisons only; null when it has more. */
    static @Nullable JooqSql ofComparisons(DSLContext jooq, Table<?> table, Condition where) {
        List<Param<?>> parameters = Comparisons.parameters(table, where, List.of());
        if (parameters == null) {
            return null;
        }
        refuseUnconvertible(parameters);
        String text = jooq.render(where);
        return hasMarkers(text, parameters.size()) ? new JooqSql(jooq.configuration(), text, parameters) : null;
    }

    /** Else a binding of the user's has more. */
    private static boolean hasMarkers(CharSequence text, int parameters) {
        return text.chars().filter(c -> c == '?').count() == parameters;
    }

    /**
     * A condition, or what to order by, in a statement that jOOQ does not render; empty where it would leave it out.
     *
     * @throws IllegalArgumentException when it is other SQL in a select of jOOQ's, as a join path of the table is
     */
    public static JooqSql on(Table<?> table, QueryPart part) {
        JooqSql sql = of(JOOQ, part);
        Storable.sql(table.getName(), sql.text);
        SelectQuery<?> select = JOOQ.selectQuery(table);
        String before = JOOQ.render(select);
        String clause;
        if (part instanceof Condition condition) {
            select.addConditions(condition);
            clause = " where ";
        } else {
            select.addOrderBy((OrderField<?>) part);
            clause = " order by ";
        }
        DSLContext jooq = sql.configuration.dsl(); // as the part was rendered
        String whole = sql.parameters.isEmpty() ? jooq.renderInlined(select) : jooq.render(select);
        if (whole.equals(before)) {
            return new JooqSql(sql.configuration, "", List.of());
        }
        if (!whole.equals(before + clause + sql.text)) {
            throw new IllegalArgumentException("a branch of " + table
                    + " has a condition or order that is other SQL in a select of jOOQ's, as a join path is"
                    + "\nhelp: use a relation's any, none or every, or a subselect");
        }
        return sql;
    }

    /** The same with more SQL before it, which has no parameter. */
    public JooqSql precededBy(String more) {
        return new JooqSql(configuration, more + text, parameters);
    }

    /** The same with more SQL behind it, which has no parameter. */
    public JooqSql followedBy(String more) {
        return new JooqSql(configuration, text + more, parameters);
    }

    /**
     * As a statement.
     *
     * @throws dev.rowan.error.InvalidInput when a literal in it cannot be sent
     */
    public Statement statement(String id) {
        return Statement.dynamic(id, Storable.sql(id, text));
    }

    @Override
    public void bind(PreparedStatement s) throws SQLException {
        bind(s, 1);
    }

    /** Sets the parameters from {@code first} on; returns the number of the parameter after the last. */
    public int bind(PreparedStatement s, int first) throws SQLException {
        Integer seconds = configuration.settings().getQueryTimeout();
        if (seconds != null && seconds > 0) {
            s.setQueryTimeout(seconds);
        }
        CheckedStatement checked = CheckedStatement.of(s);
        int index = first;
        for (Param<?> parameter : parameters) {
            JooqParameter.set(configuration, checked, index++, parameter);
        }
        return index;
    }
}
