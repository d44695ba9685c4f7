package dev.rowan.codegen.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextTypes;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownTypeTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create extension citext; create extension hstore; create extension ltree");

    @Test
    void every_name_is_that_of_a_type(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select array_agg(typname::text) from pg_type")) {
            rs.next();
            assertThat((String[]) rs.getArray(1).getArray())
                    .contains(Arrays.stream(KnownType.values())
                            .filter(type -> type.textTypes() == TextTypes.class) // the server here lacks pgvector
                            .map(KnownType::typname)
                            .toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_runtime_has_what_its_text_becomes(KnownType type) throws NoSuchFieldException {
        if (type.limit(-1).isEmpty()) {
            assertThat(javaType(type.textTypes(), type)).isEqualTo(expected(type));
        }
        assertHasLimits(type.textTypes(), type, -1, 20);
    }

    @ParameterizedTest
    @EnumSource
    void core_has_what_the_driver_gives(KnownType type) throws NoSuchFieldException {
        if (type.isByDriver()) {
            assertThat(javaType(ColumnTypes.class, type)).isEqualTo(expected(type));
            assertHasLimits(ColumnTypes.class, type, -1, type == KnownType.BPCHAR ? -1 : 20);
        }
    }

    private static void assertHasLimits(Class<?> types, KnownType type, int... modifiers) {
        for (int modifier : modifiers) {
            type.limit(modifier)
                    .ifPresent(limit -> assertThat(types.getMethods())
                            .filteredOn(m -> m.getName().equals(limit.method()))
                            .extracting(Method::getParameterCount)
                            .contains(limit.arguments().size()));
        }
    }

    /** Of the constant, as it is declared. */
    private static String javaType(Class<?> types, KnownType type) throws NoSuchFieldException {
        return ((ParameterizedType) types.getField(type.constant()).getGenericType())
                .getActualTypeArguments()[0].getTypeName();
    }

    private static String expected(KnownType type) {
        String name = MethodType.methodType(type.javaType()).wrap().returnType().getTypeName();
        return type.bound().map(bound -> name + "<" + bound.getTypeName() + ">").orElse(name);
    }
}
