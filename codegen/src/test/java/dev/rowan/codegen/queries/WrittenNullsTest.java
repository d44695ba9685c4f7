package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLState;

/** The build refuses the nulls that the server refuses, and no others: each statement also runs, on tables with a row. */
class WrittenNullsTest {
    private static final String SCHEMA = """
            create domain code as text not null;
            create function fill() returns trigger language plpgsql as $$
            begin new.name := 'filled'; return new; end $$;
            create table plain (id int primary key, name text not null, made timestamptz not null default now(), note text);
            create table coded (id int primary key, name code, note text);
            create trigger fill before insert or update on coded for each row execute function fill();
            create table at_insert (id int primary key, name text not null);
            create trigger fill before insert on at_insert for each row execute function fill();
            create table at_update (id int primary key, name text not null);
            create trigger fill before update on at_update for each row execute function fill();
            create table not_now (id int primary key, name text not null);
            create trigger fill before insert on not_now for each row execute function fill();
            alter table not_now disable trigger fill;
            create table of_statement (id int primary key, name text not null);
            create function nothing() returns trigger language plpgsql as $$ begin return null; end $$;
            create trigger nothing before insert or update on of_statement execute function nothing();
            create table parts (id int not null, name text not null) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (9);
            create table parts_2 partition of parts for values from (9) to (99);
            create trigger fill before insert on parts_2 for each row execute function fill();
            create view shown as select name as called, id from plain where id < 100;
            create view shown_again as select called, id from shown;
            create view of_trigger as select id, name from plain;
            create function elsewhere() returns trigger language plpgsql as $$ begin return new; end $$;
            create trigger elsewhere instead of insert or update on of_trigger for each row execute function elsewhere();
            create table ruled (id int primary key, name text not null);
            create rule elsewhere as on insert to ruled do instead insert into plain values (new.id, 'ruled');
            insert into plain values (1, 'a'); insert into coded values (1, 'a'); insert into at_insert values (1, 'a');
            insert into at_update values (1, 'a'); insert into not_now values (1, 'a'); insert into of_statement values (1, 'a');
            insert into parts values (1, 'a');
            """;

    private static QueryProject project;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        project = new QueryProject(SCHEMA);
        if (project.version() >= 18) {
            try (Statement s = project.connection().createStatement()) {
                s.execute("""
                        create table parent (id int primary key, name text, constraint named not null name no inherit);
                        create table heir () inherits (parent);
                        insert into parent values (1, 'a');
                        insert into heir values (2, 'a')""");
            }
        }
        project.connection().setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws SQLException {
        project.close();
    }

    @Test
    void a_constant_null() throws SQLException {
        refuses("update plain set name = ^null", "name of plain");
        refuses("update plain set note = null, made = ^null", "made of plain");
        refuses("update plain set name = ^null::varchar::text", "name of plain");
        refuses("update plain set name = upper(^null) || 'x'", "name of plain");
        refuses("update plain set name = ^default", "name of plain");
        refuses("insert into plain values (2, ^null)", "name of plain");
        refuses("insert into plain values (2, 'b'), (3, ^null)", "name of plain");
        refuses("insert into plain values (2, 'b', ^null)", "made of plain");
        refuses("insert into plain (id, name) values (^default, 'b')", "id of plain");
        refuses("insert into plain values (1, 'b') on conflict (id) do update set name = ^null", "name of plain");
        accepts("update plain set note = null, made = default");
        accepts("insert into plain values (2, 'b', default, null)");
    }

    @Test
    void an_expression_that_is_always_null() throws SQLException {
        refuses("update plain set name = ^case when id = 1 then null end", "name of plain");
        refuses("update plain set name = ^case id when 1 then null else lower(null) end", "name of plain");
        refuses("update plain set name = ^coalesce(null, nullif(null, 'x'))", "name of plain");
        refuses("update plain set name = (select ^null)", "name of plain");
        refuses("update plain set (note, name) = (select note, ^null from plain where id = 1)", "name of plain");
        refuses("update plain set name = v.x from (values (^null::text)) as v (x)", "name of plain");
        refuses("insert into plain select 2, 'b' union all select 3, ^null", "name of plain");
        refuses(
                "with v as (select ^null::text as x) insert into plain select 2, 'b', x::timestamptz from v",
                "made of plain");
        refuses("with w as (update plain set name = ^null returning id) select id from w", "name of plain");
        accepts("update plain set name = case when id > 1 then null else 'b' end");
        accepts("update plain set name = coalesce(null, 'b')");
        accepts("update plain set name = (select name from plain p where p.id = plain.id)");
        accepts("update plain set name = v.x from (values (1, 'b'), (2, null)) as v (id, x) where v.id = plain.id");
        accepts("insert into plain select id, x from (values (2, 'b'), (3, null)) as v (id, x) where x is not null");
        accepts("insert into plain select 2, concat(null, 'b')");
    }

    @Test
    void what_triggers_rules_and_views_make_of_it() throws SQLException {
        refuses("insert into coded values (2, ^null)", "name of coded");
        refuses("update coded set name = ^null", "name of coded");
        refuses("update at_insert set name = ^null", "name of at_insert");
        refuses("insert into at_update values (2, ^null)", "name of at_update");
        refuses("insert into not_now values (2, ^null)", "name of not_now");
        refuses("insert into of_statement values (2, ^null)", "name of of_statement");
        refuses("update of_statement set name = ^null", "name of of_statement");
        refuses("update shown_again set called = ^null", "name of plain");
        refuses("insert into shown (id, called) values (2, ^null)", "name of plain");
        accepts("insert into at_insert values (2, null)");
        accepts("insert into at_insert values (2, default)");
        accepts("update at_update set name = null");
        accepts("insert into at_update values (1, 'b') on conflict (id) do update set name = null");
        accepts("insert into parts values (20, null)");
        accepts("update parts set id = 20, name = null");
        accepts("insert into of_trigger values (2, null)");
        accepts("update of_trigger set name = null");
        accepts("insert into ruled values (3, null)");
    }

    @Test
    void heirs_that_take_what_their_parent_refuses() throws SQLException {
        assumeTrue(project.version() >= 18, "an heir takes null where its parent does not since PostgreSQL 18 alone");
        accepts("update parent set name = null where id = 2");
    }

    @Test
    void a_merge() throws SQLException {
        assumeTrue(project.version() >= 15, "PostgreSQL 14 has no MERGE");
        String merge = "merge into plain p using (values (1, null::text), (2, 'b')) as s (id, name) on s.id = p.id ";
        refuses(merge + "when matched then update set name = ^null", "name of plain");
        refuses(merge + "when not matched then insert (id, name) values (s.id, ^null)", "name of plain");
        accepts(merge + "when not matched then insert (id, name) values (s.id, s.name)");
        accepts(merge + "when matched and s.name is not null then update set name = s.name");
    }

    /** {@code ^} stands before what is null. */
    private void refuses(String marked, String column) throws SQLException {
        String sql = marked.replace("^", "");
        QueryProject.write(folder, "q.sql", sql);
        assertThat(project.read(folder).problems().texts())
                .as(sql)
                .singleElement()
                .asString()
                .startsWith("db/queries/q.sql:1:" + (marked.indexOf('^') + 1) + ": ")
                .contains(column + " is NOT NULL");
        assertThat(run(sql)).as(sql).isEqualTo(PSQLState.NOT_NULL_VIOLATION.getState());
    }

    private void accepts(String sql) throws SQLException {
        QueryProject.write(folder, "q.sql", sql);
        assertThat(project.read(folder).problems().texts()).as(sql).isEqualTo(List.of());
        assertThat(run(sql)).as(sql).isEmpty();
    }

    /** Which state the server answers with; empty when it runs. Nothing stays. */
    private static String run(String sql) throws SQLException {
        Savepoint before = project.connection().setSavepoint();
        try (Statement s = project.connection().createStatement()) {
            s.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            project.connection().rollback(before);
        }
    }
}
