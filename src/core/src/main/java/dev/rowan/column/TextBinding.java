package dev.rowan.column;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
public sealed class TextBinding<T, U> implements Binding<T, U> permits TimeBinding {
    private static final long serialVersionUID = 1L;

    private final String sqlType;
    private final TextType<U> type;
    private final @Nullable String operators;

    /** {@code sqlType}: qualified and quoted. */
    public TextBinding(String sqlType, TextType<U> type) {
        this(sqlType, type, null);
    }

    /** {@code operators}: the schema of the extension that has those of the type, quoted; null for one of PostgreSQL's own. */
    public TextBinding(String sqlType, TextType<U> type, @Nullable String operators) {
        this.sqlType = sqlType;
        this.type = type;
        this.operators = operators;
    }

    /** The schema of the extension that has the operators of the field's type; null for PostgreSQL's own. */
    public static @Nullable String operators(Field<?> field) {
        return field.getBinding() instanceof TextBinding<?, ?> binding ? binding.operators : null;
    }

    /** The column as a select reads it: {@code column::text}, or what its type says, where it has such a binding. */
    public static Field<?> read(Field<?> column) {
        return column.getBinding() instanceof TextBinding<?, ?> binding && binding.isReadAsText()
                ? DSL.field("{0}" + binding.type.cast(), Object.class, column)
                : column;
    }

    /** Qualified and quoted. */
    String sqlType() {
        return sqlType;
    }

    /** What a value is a generated record of; null where it is none. */
    public @Nullable Class<?> componentType() {
        TextType.Component<?, U> component = type.component();
        return component == null ? null : component.type();
    }

    /** The record of a value of {@link #componentType}. */
    public U ofComponent(Object value) {
        return requireNonNull(type.component()).of(value);
    }

    TextType<U> textType() {
        return type;
    }

    boolean isReadAsText() {
        return true;
    }

    void bind(PreparedStatement s, int parameter, @Nullable U value) throws SQLException {
        type.set(s, parameter, value);
    }

    @Nullable
    U value(ResultSet rs, int column) throws SQLException {
        return type.getNullable(rs, column);
    }

    /** What goes through JDBC goes by this binding; a MULTISET has its own way. */
    @Override
    @SuppressWarnings("unchecked") // T is what jOOQ has
    public final Converter<T, U> converter() {
        return Converter.ofNullable((Class<T>) Object.class, type.javaType(), this::ofMultiset, value -> (T) value);
    }

    @Override
    @SuppressWarnings("NullAway") // of arrays with null elements
    public final Binding<T[], U[]> arrayBinding() {
        return new TextBinding<>(sqlType + "[]", type.array());
    }

    /** Of what jOOQ made of JSON: a value or its text. */
    U ofMultiset(Object value) {
        return value instanceof String text && type.javaType() != String.class
                ? type.parse(text)
                : type.javaType().cast(value);
    }

    @Override
    public final void sql(BindingSQLContext<U> context) throws SQLException {
        boolean inlined = context.render().paramType() == ParamType.INLINED;
        if (inlined) {
            context.render().visit(DSL.inline(format(context.value())));
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql("::").sql(sqlType);
    }

    @Override
    public final void register(BindingRegisterContext<U> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.VARCHAR);
    }

    @Override
    public final void set(BindingSetStatementContext<U> context) throws SQLException {
        bind(context.statement(), context.index(), context.value());
    }

    @Override
    public final void get(BindingGetResultSetContext<U> context) throws SQLException {
        context.value(value(context.resultSet(), context.index()));
    }

    @Override
    public final void get(BindingGetStatementContext<U> context) throws SQLException {
        context.value(parse(context.statement().getString(context.index())));
    }

    @Override
    public final void set(BindingSetSQLOutputContext<U> context) throws SQLException {
        context.output().writeString(format(context.value()));
    }

    @Override
    public final void get(BindingGetSQLInputContext<U> context) throws SQLException {
        context.value(parse(context.input().readString()));
    }

    private @Nullable String format(@Nullable U value) {
        return value == null ? null : type.format(value);
    }

    private @Nullable U parse(@Nullable String text) {
        return text == null ? null : type.parse(text);
    }
}
