package dev.rowan.column;

import java.io.Closeable;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingScope;
import org.jooq.BindingSetStatementContext;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.ConverterContext;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteScope;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What jOOQ hands to a binding, for statements that do not pass through jOOQ: one value in, one value out. Their configuration
 * is a plain one of jOOQ's; there is no ExecuteContext, and what a binding asks to be freed is left to the garbage collector.
 */
public final class BindingScopes {
    /** Of all that jOOQ renders and binds for us. Without the setting the driver is given timestamptz as text. */
    public static final Configuration CONFIGURATION = DSL.using(
                    SQLDialect.POSTGRES,
                    new Settings().withExecuteLogging(false).withBindOffsetDateTimeType(true))
            .configuration();

    private BindingScopes() {}

    abstract static class Scope implements ExecuteScope, BindingScope {
        final Configuration configuration;
        private @Nullable Map<Object, Object> data;

        Scope(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        public final Instant creationTime() {
            return configuration.clock().instant();
        }

        @Override
        public final Configuration configuration() {
            return configuration;
        }

        @Override
        public final DSLContext dsl() {
            return configuration.dsl();
        }

        @Override
        public final Settings settings() {
            return configuration.settings();
        }

        @Override
        public final SQLDialect dialect() {
            return configuration.dialect();
        }

        @Override
        public final SQLDialect family() {
            return configuration.family();
        }

        @Override
        public final Map<Object, Object> data() {
            if (data == null) {
                data = new HashMap<>();
            }
            return data;
        }

        @Override
        public final @Nullable Object data(Object key) {
            return data().get(key);
        }

        @Override
        public final @Nullable Object data(Object key, Object value) {
            return data().put(key, value);
        }

        @Override
        public final ConverterContext converterContext() {
            return Internal.converterContext();
        }

        @Override
        public final @Nullable ExecuteContext executeContext() {
            return null;
        }
    }

    /** Takes the value that the binding reads. */
    static class Get<U> extends Scope implements BindingGetResultSetContext<U> {
        private final ResultSet rs;
        private final int column;
        private final Field<U> field;

        @Nullable
        U value;

        Get(Configuration configuration, ResultSet rs, int column, Field<U> field) {
            super(configuration);
            this.rs = rs;
            this.column = column;
            this.field = field;
        }

        @Override
        public final ResultSet resultSet() {
            return rs;
        }

        @Override
        public final int index() {
            return column;
        }

        @Override
        public final Field<U> field() {
            return field;
        }

        @Override
        public void value(@Nullable U read) {
            value = read;
        }

        @Override
        @SuppressWarnings("unchecked") // the same column
        public final <T> BindingGetResultSetContext<T> convert(Converter<? super T, ? extends U> converter) {
            Get<U> outer = this;
            return new Get<>(configuration, rs, column, (Field<T>) field) {
                @Override
                public void value(@Nullable T read) {
                    outer.value(converter.from(read));
                }
            };
        }
    }

    /** Gives the value that the binding writes. */
    static final class Set<U> extends Scope implements BindingSetStatementContext<U> {
        private final PreparedStatement s;
        private final int parameter;
        private final @Nullable U value;

        Set(Configuration configuration, PreparedStatement s, int parameter, @Nullable U value) {
            super(configuration);
            this.s = s;
            this.parameter = parameter;
            this.value = value;
        }

        @Override
        public PreparedStatement statement() {
            return s;
        }

        @Override
        public int index() {
            return parameter;
        }

        @Override
        public @Nullable U value() {
            return value;
        }

        @Override
        public <T> BindingSetStatementContext<T> convert(Converter<? extends T, ? super U> converter) {
            return new Set<>(configuration, s, parameter, converter.to(value));
        }

        @Override
        public Array autoFree(Array array) {
            return array;
        }

        @Override
        public Blob autoFree(Blob blob) {
            return blob;
        }

        @Override
        public Clob autoFree(Clob clob) {
            return clob;
        }

        @Override
        public SQLXML autoFree(SQLXML xml) {
            return xml;
        }

        @Override
        public <R extends Closeable> R autoClose(R resource) {
            return resource;
        }

        @Override
        public <R extends AutoCloseable> R autoClose(R resource) {
            return resource;
        }
    }
}
