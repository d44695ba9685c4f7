package dev.rowan.runtime.graph;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.BindingSetStatementContext;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.ConverterContext;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** Sets a parameter that jOOQ rendered, by the binding of its type. jOOQ keeps its own implementations of the context to itself. */
final class JooqParameter<U> implements BindingSetStatementContext<U> {
    private static final Configuration CONFIGURATION = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    private final PreparedStatement statement;
    private final int index;
    private final U value;
    private final Map<Object, Object> data = new HashMap<>();

    private JooqParameter(PreparedStatement statement, int index, U value) {
        this.statement = statement;
        this.index = index;
        this.value = value;
    }

    @SuppressWarnings("NullAway") // jOOQ's bindings take null
    static <U> void set(PreparedStatement statement, int index, Param<U> parameter) throws SQLException {
        parameter.getBinding().set(new JooqParameter<>(statement, index, parameter.getValue()));
    }

    @Override
    public PreparedStatement statement() {
        return statement;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public U value() {
        return value;
    }

    @Override
    public <T> BindingSetStatementContext<T> convert(Converter<? extends T, ? super U> converter) {
        return new JooqParameter<T>(statement, index, converter.to(value));
    }

    @Override
    public Configuration configuration() {
        return CONFIGURATION;
    }

    @Override
    public DSLContext dsl() {
        return CONFIGURATION.dsl();
    }

    @Override
    public Settings settings() {
        return CONFIGURATION.settings();
    }

    @Override
    public SQLDialect dialect() {
        return CONFIGURATION.dialect();
    }

    @Override
    public SQLDialect family() {
        return CONFIGURATION.family();
    }

    @Override
    public Instant creationTime() {
        return Instant.now();
    }

    @Override
    public Map<Object, Object> data() {
        return data;
    }

    @Override
    public @Nullable Object data(Object key) {
        return data.get(key);
    }

    @Override
    public @Nullable Object data(Object key, Object entry) {
        return data.put(key, entry);
    }

    @Override
    @SuppressWarnings("NullAway") // nobody converts with a context here
    public ConverterContext converterContext() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ executes nothing here
    public ExecuteContext executeContext() {
        return null;
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
    public <R extends java.io.Closeable> R autoClose(R closeable) {
        return closeable;
    }

    @Override
    public <R extends AutoCloseable> R autoClose(R closeable) {
        return closeable;
    }
}
