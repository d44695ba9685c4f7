package dev.rowan.runtime;

import java.sql.SQLException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/**
 * jOOQ's side of a column that goes through JDBC as text and through SQL as {@code ?::type}: those of {@code asText} and
 * {@code citext}. For generated code. Immutable and thread-safe.
 *
 * @param <T> the type that jOOQ gives the column by itself
 */
public final class TextBinding<T> implements Binding<T, String> {
    private static final long serialVersionUID = 1L;

    private final String type;

    /** {@code type}: as SQL has it, qualified and quoted. */
    public TextBinding(String type) {
        this.type = type;
    }

    @Override
    public Converter<T, String> converter() {
        return new TextConverter<>();
    }

    @Override
    public void sql(BindingSQLContext<String> context) throws SQLException {
        boolean inlined = context.render().paramType() == ParamType.INLINED;
        if (inlined) {
            context.render().visit(DSL.inline(context.value()));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql("::").sql(type);
    }

    @Override
    public void register(BindingRegisterContext<String> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public void set(BindingSetStatementContext<String> context) throws SQLException {
        ColumnTypes.TEXT.set(context.statement(), context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<String> context) throws SQLException {
        context.value(context.resultSet().getString(context.index()));
    }

    @Override
    public void get(BindingGetStatementContext<String> context) throws SQLException {
        context.value(context.statement().getString(context.index()));
    }

    @Override
    public void set(BindingSetSQLOutputContext<String> context) throws SQLException {
        context.output().writeString(context.value());
    }

    @Override
    public void get(BindingGetSQLInputContext<String> context) throws SQLException {
        context.value(context.input().readString());
    }
}
