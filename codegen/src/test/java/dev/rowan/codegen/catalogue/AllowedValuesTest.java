package dev.rowan.codegen.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a server, which prints checks in its own words. */
class AllowedValuesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql(
            "create domain word as varchar(9); create domain long_word as text check (value in ('a', 'b'))");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text         | x in ('a', 'b')                          | a,b
            text         | x in ('a')                               | a
            text         | x = 'a'                                  | a
            text         | (x) = ('a')                              | a
            text         | x = any (array['a', 'b'])                | a,b
            text         | x = any (array['a', 'b']::text[])        | a,b
            varchar      | x in ('a', 'b')                          | a,b
            varchar(7)   | x in ('a', 'b')                          | a,b
            varchar(7)   | x = 'a'                                  | a
            varchar(7)   | x = any (array['a', 'b']::varchar[])     | a,b
            varchar(7)   | x::text in ('a', 'b')                    | a,b
            word         | x in ('a', 'b')                          | a,b
            word         | x = 'a'                                  | a
            text         | x in ('it''s', 'a, b', '''', '::text')   | it's;a, b;';::text
            text         | x in ('a])', 'ARRAY[')                   | a]);ARRAY[
            text         | x in ('ä', '日本', '🙂')                  | ä;日本;🙂
            text         | x in (' ', '')                           | _;
            text         | x in ('a', 'a')                          | a;a
            text         | x in (E'a\\\\b', 'C:\\')              | a\\b;C:\\
            """)
    void the_values_of_a_check_are_read(String type, String check, String values, TestDatabase database)
            throws SQLException {
        List<String> expected = List.of(values.replace('_', ' ').split(values.contains(";") ? ";" : ",", -1));
        assertThat(column("x", type, check, database).allowedValues()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x > 'a'",
                "x <> 'a'",
                "x <> all (array['a', 'b'])",
                "x not in ('a', 'b')",
                "x like 'a%'",
                "x ~ '^(a|b)$'",
                "x in ('a', 'b') or x like 'c%'",
                "x in ('a', 'b') or x is null",
                "x in ('a', 'b') and x > 'a'",
                "x in ('a', null)",
                "x in ('a', 'b') is not false",
                "lower(x) in ('a', 'b')",
                "x || 'c' in ('ac', 'bc')",
                "length(x) in (1, 2)",
                "'a' = x",
                "x in ('a', current_user)",
                "x in ('a', x)",
                "x = any ('{a,b}')",
                "x collate \"C\" in ('a', 'b')",
                "case when x = 'a' then true else false end",
            })
    void another_check_gives_no_values(String check, TestDatabase database) throws SQLException {
        assertThat(column("x", "text", check, database).allowedValues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"X\"", "\"a b\"", "\"a\"\"b\"", "\"a.b*\"", "\"order\"", "\"ä\""})
    void a_column_may_need_quotes(String name, TestDatabase database) throws SQLException {
        assertThat(column(name, "varchar(3)", name + " in ('a', 'b')", database).allowedValues())
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not valid", "no inherit", "not enforced"})
    void a_check_that_rows_need_not_satisfy_gives_no_values(String suffix, TestDatabase database) throws SQLException {
        assumeTrue(!suffix.equals("not enforced") || majorVersion(database) >= 18, "NOT ENFORCED needs PostgreSQL 18");
        execute(database, "create table t (x text); alter table t add check (x in ('a', 'b')) " + suffix);
        assertThat(column(database).allowedValues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"integer", "char(3)", "\"char\"", "long_word", "name"})
    void another_type_gives_no_values(String type, TestDatabase database) throws SQLException {
        String check = type.equals("long_word") ? "true" : type.equals("integer") ? "x in (1, 2)" : "x in ('a', 'b')";
        assertThat(column("x", type, check, database).allowedValues()).isEmpty();
    }

    private static ColumnModel column(String name, String type, String check, TestDatabase database)
            throws SQLException {
        execute(database, "create table t (" + name + " " + type + " check (" + check + "))");
        return column(database);
    }

    private static ColumnModel column(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return Catalogue.read(connection, List.of("public"), "flyway_schema_history")
                    .getFirst()
                    .columns()
                    .getFirst();
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int majorVersion(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }
}
