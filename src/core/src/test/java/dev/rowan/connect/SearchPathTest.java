package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import dev.rowan.session.SearchPath;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations and sessions are in the schemas that the jar was built for, or opening says why not. */
class SearchPathTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public|public",
                "\"$user\", public|\"$user\", public",
                "\"A \"\"b\"\", c\",Public|\"A \"\"b\"\", c\", public",
                " a , \"b\" |a, b",
                "''|",
                "\"\"|",
            })
    void a_setting_is_read_as_the_server_reads_it(String setting, String read) {
        assertThat(SearchPath.parse(setting).toString()).isEqualTo(read == null ? "" : read);
    }

    @Test
    void a_schema_called_like_the_role_that_appears_later_takes_nothing() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var role = config.driverProperties().getProperty("user");
        FreshDatabase.execute(config, "create schema " + role);

        try (var pool = Pool.open(config, TWO)) {
            assertThat(tables(config)).containsExactly("public.cams", "public.flyway_schema_history", "public.users");
            assertThat(query(pool, "select current_schemas(false)::text")).isEqualTo("{public}");
        }
        FreshDatabase.execute(config, "create table " + role + ".users (strange int)");
        try (var pool = Pool.open(config, PoolTest.migrations("three"))) {
            assertThat(tables(config)).contains("public.lobes");
            assertThat(query(pool, "select 'users'::regclass = 'public.users'::regclass"))
                    .isEqualTo("t");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema=tenant2",
                "currentSchema=tenant2",
                "search_path=tenant2",
                "search_path=tenant2%2Cpublic",
                "search_path=public%2Ctenant2",
                "options=-csearch_path%3Dtenant2",
                "options=-c%20search_path%3Dtenant2",
                "options=--search-path%3Dtenant2",
            })
    void a_url_that_asks_for_another_path_is_refused(String parameter) {
        var config = DatabaseConfig.of(FreshDatabase.create() + "&" + parameter);

        assertThatThrownBy(() -> Pool.open(config, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessageStartingWith("the URL of " + config.place() + " asks for the search path ")
                .hasMessageEndingWith(
                        "; this jar's tables and names are in public\nhelp: remove search_path (schema,"
                                + " currentSchema) from the URL, or build the jar with the property searchPath of the generator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema=public", "search_path=PUBLIC", "options=-csearch_path%3Dpublic"})
    void a_url_that_asks_for_the_same_path_is_taken(String parameter) throws SQLException {
        try (var pool = Pool.open(DatabaseConfig.of(FreshDatabase.create() + "&" + parameter), TWO)) {
            assertThat(query(pool, "show search_path")).isEqualTo("public");
        }
    }

    @Test
    void a_setting_by_which_tables_would_be_made_elsewhere_is_refused_unless_the_url_overrules_it()
            throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        FreshDatabase.execute(config, "create schema app");
        FreshDatabase.execute("alter database " + FreshDatabase.name(config) + " set search_path = app, public");

        assertThatThrownBy(() -> Pool.open(config, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage(
                        "role, database or server of " + config.place() + " set search_path = app, public; this jar's"
                                + " tables are in public\n"
                                + "help: reset it by ALTER ROLE or ALTER DATABASE, or write search_path=public into the URL to"
                                + " overrule it, or build the jar with the property searchPath of the generator");
        assertThat(tables(config)).isEmpty();

        Pool.open(DatabaseConfig.of(url + "&search_path=public"), TWO).close();
        assertThat(tables(config)).containsExactly("public.cams", "public.flyway_schema_history", "public.users");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "\"$user\", public, extensions", "public"})
    void a_setting_that_leads_nowhere_else_is_overruled(String setting) throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute("alter database " + FreshDatabase.name(config) + " set search_path = " + setting);

        try (var pool = Pool.open(config, TWO)) {
            assertThat(tables(config)).containsExactly("public.cams", "public.flyway_schema_history", "public.users");
            assertThat(query(pool, "show search_path")).isEqualTo("public");
        }
    }

    @Test
    void types_of_an_extension_in_another_schema_are_found_where_the_build_found_them() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var shipped = PoolTest.migrations("extensions").searchPath("public", "extensions");

        try (var pool = Pool.open(config, shipped)) {
            assertThat(query(pool, "insert into mails values ('A@b.c') returning address = 'a@B.C'"))
                    .isEqualTo("t");
        }
        assertThat(tables(config)).containsExactly("public.flyway_schema_history", "public.mails");
    }

    @Test
    void a_schema_of_any_name_holds_tables_and_history() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var shipped = TWO.searchPath("My \"Shop\", too");

        for (int i = 0; i < 2; i++) {
            try (var pool = Pool.open(config, shipped)) {
                assertThat(query(pool, "select current_schema")).isEqualTo("My \"Shop\", too");
            }
        }
        assertThat(tables(config))
                .containsExactly(
                        "\"My \"\"Shop\"\", too\".cams",
                        "\"My \"\"Shop\"\", too\".flyway_schema_history",
                        "\"My \"\"Shop\"\", too\".users");
    }

    /** As behind a pooler: nothing is set there. */
    @Test
    void a_session_that_cannot_be_told_is_asked() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        Pool.open(config, TWO).close();
        var pooled = DatabaseConfig.of(url + "&pgbouncer=true");
        Pool.open(pooled, TWO).close();

        FreshDatabase.execute(
                config, "create schema " + config.driverProperties().getProperty("user"));
        assertThatThrownBy(() -> Pool.open(pooled, TWO))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage("sessions of " + config.place()
                        + " have search_path = \"$user\", public, where this jar's names"
                        + " are looked up in public\n"
                        + "help: a pooler's sessions cannot be told: set search_path = public by ALTER ROLE or ALTER"
                        + " DATABASE");
        FreshDatabase.execute("alter database " + FreshDatabase.name(config) + " set search_path = public, missing");
        Pool.open(pooled, TWO).close();
    }

    static List<String> tables(DatabaseConfig config) throws SQLException {
        var tables = FreshDatabase.query(
                config,
                "select coalesce(string_agg(format('%I.%I', schemaname, tablename), chr(10) order by schemaname, tablename),"
                        + " '') from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        return tables.lines().toList();
    }

    private static String query(Pool pool, String sql) throws SQLException {
        try (var connection = pool.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
