package dev.rowan.runtime;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/** The SQL of one call, of constant text and what jOOQ renders of conditions and orders. For one thread. */
public final class DynamicSql implements Binder {
    private final StringBuilder text = new StringBuilder(512);
    private final List<Param<?>> parameters = new ArrayList<>();

    /** As it is. */
    public DynamicSql text(String sql) {
        text.append(sql);
        return this;
    }

    /** A condition or an order. */
    public DynamicSql part(QueryPart part) {
        JooqSql rendered = JooqSql.of(part);
        text.append(rendered.text());
        parameters.addAll(rendered.parameters());
        return this;
    }

    /** A number, as a parameter. */
    public DynamicSql number(int value) {
        text.append('?');
        parameters.add(DSL.val(value));
        return this;
    }

    /** All of it. */
    public Statement statement(String id) {
        return new Statement(id, text.toString());
    }

    @Override
    public void bind(PreparedStatement s) throws SQLException {
        int index = 1;
        for (Param<?> parameter : parameters) {
            JooqParameter.set(s, index++, parameter);
        }
    }
}
