package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    private static PostgresServer server;

    @TempDir
    private Path base;

    private ScratchDatabase database;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("embedded");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() {
        database = server.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void versions_repeatables_callbacks_placeholders_and_schemas_work_as_in_flyway() throws IOException {
        write("db/V1__users.sql", "create table users (id int);");
        write("db/more/V1.1__pros.sql", "create view pros as select * from users where id > ${least};");
        write("other/R__all.sql", "create or replace view all_users as select * from users;");
        write("db/afterMigrate.sql", "comment on table users is 'afterMigrate';");
        migrations("db", "other")
                .schemas(List.of("app", "audit"))
                .placeholders(Map.of("least", "10"))
                .migrate(database);
        assertThat(text("select string_agg(table_schema || '.' || table_name, ' ' order by table_name) from "
                        + "information_schema.tables where table_schema in ('app', 'audit', 'public')"))
                .isEqualTo("app.all_users app.flyway_schema_history app.pros app.users");
        assertThat(text("select obj_description('app.users'::regclass)")).isEqualTo("afterMigrate");
        assertThat(text("select script from app.flyway_schema_history where version = '1.1'"))
                .isEqualTo("more/V1.1__pros.sql");
    }

    @Test
    @Timeout(30)
    void indexes_can_be_created_concurrently_with_and_without_a_script_configuration() throws IOException {
        write("db/V1__t.sql", "create table t (a int, b int);");
        write("db/V2__i.sql", "create index concurrently i on t (a);");
        write("db/V3__j.sql", "create index concurrently j on t (b);");
        write("db/V3__j.sql.conf", "executeInTransaction=false");
        write("db/V4__e.sql", "create type e as enum ('a');");
        write("db/V5__e.sql", "alter type e add value 'b'; create table u (e e default 'b');");
        write("db/V5__e.sql.conf", "executeInTransaction=false");
        migrations("db").migrate(database);
        assertThat(text("select string_agg(indexname, ' ' order by indexname) from pg_indexes where tablename = 't'"))
                .isEqualTo("i j");
    }

    @Test
    void nothing_is_printed() throws IOException {
        write("db/V1__t.sql", "select 'a result'; do $$ begin raise warning 'a warning'; end $$;");
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        try (var to = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            System.setErr(to);
            migrations("db").migrate(database);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void migrations_are_found_in_a_jar() throws Exception {
        Path jar = base.resolve("dao.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var content = new JarOutputStream(file)) {
            content.putNextEntry(new ZipEntry("dev/x/"));
            content.putNextEntry(new ZipEntry("dev/x/V1__t.sql"));
            content.write("create table from_jar (a int); oops".getBytes(StandardCharsets.UTF_8));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            thread.setContextClassLoader(loader);
            assertFails(Migrations.inClasspath("dev/x"), """
                    classpath:dev/x/V1__t.sql:1:32: ERROR: syntax error at or near "oops"
                    help: correct the statement; the database was a throw-away one, so nothing has to be repaired""");
        } finally {
            thread.setContextClassLoader(before);
        }
        assertFails(Migrations.inClasspath("dev/x"), """
                classpath:dev/x: no such folder
                help: add the jar with the migrations to the class path""");
    }

    @Test
    void a_missing_folder_is_named() {
        assertFails(migrations("db/migrations"), """
                db/migrations: no such folder
                help: relative folders start at %s""".formatted(base));
    }

    @Test
    void folders_without_a_migration_are_named() throws IOException {
        write("db/README.md", "nothing");
        write("more/helper.sql", "select 1");
        assertFails(migrations("db", "more"), """
                db, more: no migrations
                help: name files V1__users.sql or R__views.sql: capital letter, two underscores, .sql in small letters""");
    }

    @Test
    void files_that_flyway_would_pass_over_in_silence_are_all_named() throws IOException {
        write("db/V1__fine.sql", "select 1");
        write("db/V2_users.sql", "select 1");
        write("db/V3__users.SQL", "select 1");
        write("db/v4__users.sql", "select 1");
        write("db/verify.sql", "select 1");
        assertFails(migrations("db"), """
                db/V2_users.sql: not a name that Flyway takes for a migration
                db/V3__users.SQL: not a name that Flyway takes for a migration
                db/v4__users.sql: not a name that Flyway takes for a migration
                help: name files V1__users.sql or R__views.sql: capital letter, two underscores, .sql in small letters""");
    }

    @Test
    void files_may_be_named_as_flyway_is_told() throws IOException {
        write("db/M1-t.ddl", "create table t (id integer);");
        write("db/M2-u.sql", "create table u (id integer);");
        write("db/A-view.sql", "create or replace view v as select id from t;");
        Migrations named = migrations("db").names("M", "A", "-", List.of(".sql", ".ddl"));
        named.migrate(database);
        assertThat(
                        text(
                                "select string_agg(relname, ' ' order by relname) from pg_class where relname in ('t', 'u', 'v')"))
                .isEqualTo("t u v");
        assertThat(named.hash()).isNotEqualTo(migrations("db").hash());
        write("db/m3-w.sql", "create table w (id integer);");
        assertFails(named, """
                db/m3-w.sql: not a name that Flyway takes for a migration
                help: name files M1-users.sql or A-views.sql, as the settings have it""");
    }

    @Test
    void a_failing_statement_is_named_by_the_line_the_server_points_at() throws IOException {
        write("db/V1__users.sql", """
                -- users
                create table users (id int);

                -- a comment
                /* and another */
                create view v as
                  select id,
                         nme
                    from users;
                """);
        assertFails(migrations("db"), """
                db/V1__users.sql:8:10: ERROR: column "nme" does not exist
                help: correct the statement; the database was a throw-away one, so nothing has to be repaired""");
    }

    @Test
    void the_line_is_right_behind_a_placeholder_as_well() throws IOException {
        write("db/V1__t.sql", "\n\ncreate table ${t} (\n  a int,\n  b nosuchtype);\n");
        assertFails(migrations("db").placeholders(Map.of("t", "a_much_longer_name")), """
                db/V1__t.sql:5:5: ERROR: type "nosuchtype" does not exist
                help: correct the name, or make it in an earlier statement; that of an extension is there after create extension""");
    }

    @Test
    void an_extension_that_the_server_lacks_says_which_server_to_take() throws IOException {
        write("db/V1__e.sql", "create extension nosuchextension;");
        assertThatThrownBy(() -> migrations("db").migrate(database))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageStartingWith("db/V1__e.sql:1: ERROR: ")
                .hasMessageContaining("help: set ROWAN_SERVER to the URL of a server that has the extension");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d users", "\\copy users from 'users.csv'"})
    void a_command_of_psql_is_told_from_sql(String command) throws IOException {
        write("db/V1__p.sql", "create table users (id int);\n" + command + "\n");
        assertFails(migrations("db"), """
                db/V1__p.sql:2:1: ERROR: syntax error at or near "\\"
                help: leave out what only psql knows, such as \\d and \\copy: migrations are SQL""");
    }

    @Test
    void a_forgotten_comma_and_a_table_that_comes_later_are_named() throws IOException {
        write("db/V1__t.sql", "create table t (\n  a int\n  b int);");
        assertFails(migrations("db"), """
                db/V1__t.sql:3:3: ERROR: syntax error at or near "b"
                help: correct the statement; the database was a throw-away one, so nothing has to be repaired""");
        write("db/V1__t.sql", "create table t (a int references later);");
        write("db/V2__later.sql", "create table later (a int primary key);");
        assertFails(migrations("db"), """
                db/V1__t.sql:1: ERROR: relation "later" does not exist
                help: create it in an earlier migration; migrations run in the order of their versions, on an empty database""");
    }

    @Test
    void copy_from_stdin_is_run_as_flyway_does() throws IOException {
        write("db/V1__t.sql", "create table t (a int, b text);\ncopy t from stdin;\n1\tone\n2\ttwo\n\\.\nselect 1;\n");
        migrations("db").migrate(database);
    }

    @Test
    void detail_and_hint_of_the_server_are_passed_on() throws IOException {
        write("db/V1__t.sql", "create table t (a int primary key);\n\ninsert into t values (1), (1);");
        write("db/V2__e.sql", "select 1;");
        assertFails(migrations("db"), """
                db/V1__t.sql:3: ERROR: duplicate key value violates unique constraint "t_pkey"
                detail: Key (a)=(1) already exists.
                help: correct the statement; the database was a throw-away one, so nothing has to be repaired""");
    }

    @Test
    void a_new_enum_value_used_too_early_says_what_to_configure() throws IOException {
        write("db/V1__e.sql", "create type e as enum ('a');");
        write("db/V2__e.sql", "alter type e add value 'b';\ncreate table u (e e default 'b');");
        assertFails(migrations("db"), """
                db/V2__e.sql:2:29: ERROR: unsafe use of new value "b" of enum type e
                hint: New enum values must be committed before they can be used.
                help: put executeInTransaction=false into a file beside this one, of the same name with .conf appended""");
    }

    @Test
    void a_deferred_constraint_that_fails_at_commit_names_the_file() throws IOException {
        write("db/V1__parents.sql", "create table parent (id integer primary key);");
        write("db/V2__children.sql", """
                create table child (parent integer references parent deferrable initially deferred);
                insert into child values (77);
                """);
        write("db/V3__more.sql", "create table more (id integer);");
        assertFails(migrations("db"), """
                db/V2__children.sql: when it commits: ERROR: insert or update on table "child" violates foreign key constraint \
                "child_parent_fkey"
                detail: Key (parent)=(77) is not present in table "parent".
                help: correct the rows, or the constraint, which is deferred; with "set constraints all immediate" after a \
                statement the failure has its line""");
    }

    @Test
    void a_block_that_commits_says_what_to_configure() throws IOException {
        write("db/V1__in_steps.sql", "select 1;\ndo $$ begin commit; end $$;");
        assertFails(migrations("db"), """
                db/V1__in_steps.sql:2: ERROR: invalid transaction termination
                where: PL/pgSQL function inline_code_block line 1 at COMMIT
                help: put executeInTransaction=false into a file beside this one, of the same name with .conf appended""");
        write("db/V1__in_steps.sql.conf", "executeInTransaction=false");
        migrations("db").migrate(database);
    }

    @Test
    void rows_to_copy_that_have_no_end_are_named() throws IOException {
        write("db/V1__rows.sql", """
                create table t (id integer);
                copy t from stdin;
                1
                \\.
                copy t (id)
                from stdin;
                2
                """);
        assertFails(migrations("db"), """
                db/V1__rows.sql:5: the rows of COPY ... FROM stdin have no end
                help: put a line with \\. alone after them""");
    }

    @Test
    void a_row_to_copy_that_is_refused_is_told_as_the_server_does() throws IOException {
        write("db/V1__rows.sql", "create table t (id integer);\ncopy t from stdin;\nx\n\\.\n");
        assertFails(migrations("db"), """
                db/V1__rows.sql:2: ERROR: invalid input syntax for type integer: "x"
                where: COPY t, line 1, column id: "x"
                help: correct the statement; the database was a throw-away one, so nothing has to be repaired""");
    }

    @Test
    void two_migrations_of_one_version_are_both_named() throws IOException {
        write("db/V1__a.sql", "select 1");
        write("more/V1.0__b.sql", "select 1");
        assertFails(migrations("db", "more"), """
                db/V1__a.sql: another migration has the same version
                more/V1.0__b.sql: another migration has the same version
                help: give each migration a version of its own""");
    }

    @Test
    void a_placeholder_without_a_value_is_named() throws IOException {
        write("db/V1__a.sql", "select 1;\nselect '${x}'");
        assertThatThrownBy(() -> migrations("db").migrate(database))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageStartingWith("db/V1__a.sql:2:9: No value provided for placeholder: ${x}.")
                .hasMessageEndingWith(
                        "help: give the placeholder a value, or switch placeholder replacement off, as the deployment does");
        migrations("db").placeholderReplacement(false).migrate(database);
    }

    @Test
    void a_transactional_and_a_non_transactional_statement_need_mixed() throws IOException {
        write("db/V1__a.sql", "create table t (a int);\ncreate index concurrently i on t (a);");
        assertThatThrownBy(() -> migrations("db").migrate(database))
                .isInstanceOf(MigrationFailed.class)
                .hasMessageStartingWith("db/V1__a.sql:2: ")
                .hasMessageEndingWith("help: split the file in two, or allow mixed migrations, as the deployment does");
        migrations("db").mixed(true).migrate(server.create());
    }

    @Test
    void a_file_that_is_not_utf8_is_named() throws IOException {
        Files.createDirectory(base.resolve("db"));
        Files.write(base.resolve("db/V1__a.sql"), new byte[] {'-', '-', (byte) 0xE4});
        assertFails(migrations("db"), "db/V1__a.sql: not UTF-8\nhelp: save the file as UTF-8");
    }

    @Test
    void the_hash_depends_on_content_and_settings_and_not_on_the_place() throws IOException {
        write("a/V1__t.sql", "select 1");
        write("b/V1__t.sql", "select 1");
        String hash = migrations("a").hash();
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(migrations("b").hash());
        assertThat(migrations("a").mixed(true).hash()).isNotEqualTo(hash);
        assertThat(migrations("a").schemas(List.of("x")).hash()).isNotEqualTo(hash);
        assertThat(migrations("a").placeholders(Map.of("x", "y")).hash()).isNotEqualTo(hash);
        write("a/V1__t.sql.conf", "executeInTransaction=false");
        assertThat(migrations("a").hash()).isNotEqualTo(hash);
        write("b/V1__t.sql", "select 2");
        assertThat(migrations("b").hash()).isNotEqualTo(hash);
    }

    @Test
    void clones_are_quick() throws IOException {
        write("db/V1__t.sql", "create table t (a int primary key, b text);");
        migrations("db").migrate(database);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            ScratchDatabase clone = server.cloneOf(database);
            long created = System.nanoTime();
            clone.close();
            System.out.printf(
                    "clone %.1f ms, drop %.1f ms%n", (created - start) / 1e6, (System.nanoTime() - created) / 1e6);
        }
    }

    private Migrations migrations(String... folders) {
        return Migrations.in(base, Arrays.stream(folders).map(Path::of).toList());
    }

    private void assertFails(Migrations migrations, String message) {
        assertThatThrownBy(() -> migrations.migrate(database))
                .isInstanceOf(MigrationFailed.class)
                .hasMessage(message);
    }

    private String text(String query) {
        return EmbeddedServerTest.text(database, query);
    }

    private void write(String name, String content) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
