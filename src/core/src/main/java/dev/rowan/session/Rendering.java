package dev.rowan.session;

import dev.rowan.column.CheckedStatement;
import dev.rowan.error.InvalidInput;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.jspecify.annotations.Nullable;

/** For generated code: what jOOQ makes of dynamic queries, on one configuration with our settings. Thread-safe. */
public final class Rendering {
    private final LazyConfiguration lazy;
    private volatile @Nullable DSLContext jooq;

    Rendering(LazyConfiguration lazy) {
        this.lazy = lazy;
    }

    /**
     * A select where only condition and order need jOOQ; null when they need the whole of it.
     *
     * @param columns as the select list has them
     * @param limit as a parameter, if there is one
     * @throws InvalidInput when a value cannot be sent
     */
    public @Nullable JooqSql comparisons(
            String id,
            Table<?> table,
            String columns,
            String from,
            Condition where,
            List<? extends OrderField<?>> order,
            @Nullable Integer limit) {
        try {
            return JooqSql.ofComparisons(jooq(), table, columns, from, where, order, limit);
        } catch (CheckedStatement.Refused e) {
            throw e.of(id);
        }
    }

    /**
     * The condition of an UPDATE or DELETE of a table; an empty text where jOOQ would leave it out.
     *
     * @throws IllegalArgumentException when it needs more than a WHERE, as a join path does
     * @throws InvalidInput when a value cannot be sent
     */
    public JooqSql where(String id, Table<?> table, Condition where) {
        try {
            JooqSql comparisons = JooqSql.ofComparisons(jooq(), table, where);
            return comparisons != null ? comparisons : JooqSql.on(table, where);
        } catch (CheckedStatement.Refused e) {
            throw e.of(id);
        }
    }

    /** A select from a table, of nothing yet, to be rendered by {@link #sql}. */
    public SelectQuery<?> select(Table<?> table) {
        return jooq().selectQuery(table);
    }

    /**
     * As jOOQ renders it on our configuration, or on the caller's with our settings.
     *
     * @throws InvalidInput when a value cannot be sent
     */
    public JooqSql sql(String id, Select<?> select) {
        try {
            return JooqSql.of(jooq(), select);
        } catch (CheckedStatement.Refused e) {
            throw e.of(id);
        }
    }

    /** What a condition asks, whatever its values are: equal for equal SQL, and rendered only where it has to be. */
    public String kind(Table<?> table, Condition where) {
        String comparisons = Comparisons.described(table, where);
        return comparisons == null ? text(where) : comparisons;
    }

    /** As it stands in a statement, with {@code ?} for values. */
    public String text(QueryPart part) {
        return jooq().render(part);
    }

    /** The table's own name, by which a select knows it. */
    public String name(Table<?> table) {
        return jooq().render(table.getUnqualifiedName());
    }

    private DSLContext jooq() {
        DSLContext known = jooq;
        if (known == null) {
            Configuration configuration = lazy.get();
            Settings settings = configuration.settings();
            known = settings.equals(JooqSql.SETTINGS)
                    ? configuration.dsl()
                    : configuration
                            .derive(SettingsTools.clone(JooqSql.SETTINGS).withQueryTimeout(settings.getQueryTimeout()))
                            .dsl();
            jooq = known; // another thread's would be the same
        }
        return known;
    }
}
