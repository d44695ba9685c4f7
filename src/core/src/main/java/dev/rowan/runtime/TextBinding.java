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
import org.jooq.Field;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ's side of a column that goes through JDBC as text and through SQL as {@code ?::type}. For generated code. Immutable
 * and thread-safe.
 *
 * @param <T> the type that jOOQ gives the column by itself
 * @param <U> the type that rows have
 */
public final class TextBinding<T, U> implements Binding<T, U> {
    private static final long serialVersionUID = 1L;

    private final String sqlType;
    private final TextType<U> type;

    /** {@code sqlType}: qualified and quoted. */
    public TextBinding(String sqlType, TextType<U> type) {
        this.sqlType = sqlType;
        this.type = type;
    }

    /** The column as a select reads it: {@code column::text} where it has such a binding. */
    public static Field<?> read(Field<?> column) {
        return column.getBinding() instanceof TextBinding ? DSL.field("{0}::text", String.class, column) : column;
    }

    /** What goes through JDBC goes by this binding, so that the converter only says what the Java type is. */
    @Override
    @SuppressWarnings("unchecked") // jOOQ hands to from() what to() gave
    public Converter<T, U> converter() {
        return Converter.ofNullable((Class<T>) Object.class, type.javaType(), value -> (U) value, value -> (T) value);
    }

    @Override
    public void sql(BindingSQLContext<U> context) throws SQLException {
        boolean inlined = context.render().paramType() == ParamType.INLINED;
        if (inlined) {
            context.render().visit(DSL.inline(format(context.value())));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql("::").sql(sqlType);
    }

    @Override
    public void register(BindingRegisterContext<U> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public void set(BindingSetStatementContext<U> context) throws SQLException {
        type.set(context.statement(), context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<U> context) throws SQLException {
        context.value(type.getNullable(context.resultSet(), context.index()));
    }

    @Override
    public void get(BindingGetStatementContext<U> context) throws SQLException {
        context.value(parse(context.statement().getString(context.index())));
    }

    @Override
    public void set(BindingSetSQLOutputContext<U> context) throws SQLException {
        context.output().writeString(format(context.value()));
    }

    @Override
    public void get(BindingGetSQLInputContext<U> context) throws SQLException {
        context.value(parse(context.input().readString()));
    }

    private @Nullable String format(@Nullable U value) {
        return value == null ? null : type.format(value);
    }

    private @Nullable U parse(@Nullable String text) {
        return text == null ? null : type.parse(text);
    }
}
