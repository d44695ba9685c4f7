package dev.rowan.column;

import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Values as the server wrote them as text, which go back with the type of their column, and are never values of Java. */
public final class ServerType {
    /** Without lengths and digits: a cast would cut a value. Not {@code char}, which is three types of PostgreSQL. */
    private static final Map<DataType<?>, String> NAMES = Map.ofEntries(
            Map.entry(SQLDataType.BOOLEAN, "bool"),
            Map.entry(SQLDataType.SMALLINT, "int2"),
            Map.entry(SQLDataType.INTEGER, "int4"),
            Map.entry(SQLDataType.BIGINT, "int8"),
            Map.entry(SQLDataType.REAL, "float4"),
            Map.entry(SQLDataType.DOUBLE, "float8"),
            Map.entry(SQLDataType.NUMERIC, "numeric"),
            Map.entry(SQLDataType.DECIMAL, "numeric"),
            Map.entry(SQLDataType.CLOB, "text"),
            Map.entry(SQLDataType.VARCHAR, "text"),
            Map.entry(SQLDataType.UUID, "uuid"),
            Map.entry(SQLDataType.BLOB, "bytea"),
            Map.entry(SQLDataType.LOCALTIME, "time"),
            Map.entry(SQLDataType.OFFSETTIME, "timetz"),
            Map.entry(SQLDataType.JSONB, "jsonb"));

    private static final DataType<String> UNKNOWN = SQLDataType.OTHER.asConvertedDataType(new Untyped());

    private ServerType() {}

    /**
     * A value to compare with a column: {@code ?::type}.
     *
     * @param column null where the server is to find out the type; then a statement of several cannot travel in one go
     */
    public static Field<?> value(@Nullable Field<?> column, String text) {
        QueryPart type = column == null ? null : name(column);
        return type == null
                ? DSL.val(text, UNKNOWN)
                : DSL.field("{0}::{1}", Object.class, DSL.val(text, SQLDataType.CLOB), type);
    }

    private static @Nullable QueryPart name(Field<?> column) {
        if (column.getBinding() instanceof TextBinding<?, ?> binding) {
            return DSL.raw(binding.sqlType());
        }
        DataType<?> type = column.getDataType();
        Object[] constants = type.getType().getEnumConstants();
        if (constants != null && constants.length > 0 && constants[0] instanceof EnumType one) {
            return one.getSchema() == null ? null : DSL.name(one.getSchema().getName(), one.getName());
        }
        String name = JooqParameter.isJooqs(column.getBinding()) ? NAMES.get(type.getSQLDataType()) : null;
        return name == null ? null : DSL.raw(name);
    }

    /** A parameter of no type. */
    private static final class Untyped extends AbstractBinding<Object, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public Converter<Object, String> converter() {
            return Converter.ofNullable(Object.class, String.class, Object::toString, text -> text);
        }

        @Override
        protected void sqlInline(BindingSQLContext<String> context) throws SQLException {
            context.render().visit(DSL.inline(context.value()));
        }

        @Override
        protected void sqlBind(BindingSQLContext<String> context) throws SQLException {
            context.render().sql(context.variable());
        }

        @Override
        public void get(BindingGetResultSetContext<String> context) throws SQLException {
            context.value(context.resultSet().getString(context.index()));
        }

        @Override
        public void set(BindingSetStatementContext<String> context) throws SQLException {
            context.statement().setObject(context.index(), context.value(), Types.OTHER);
        }
    }
}
