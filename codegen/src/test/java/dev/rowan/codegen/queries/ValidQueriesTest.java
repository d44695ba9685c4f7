package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks as if it could not run, and can. */
class ValidQueriesTest {
    private static final String SCHEMA = """
            create domain code as text not null check (value <> '');
            create domain filled as text not null default 'x';
            create table t (id bigint generated always as identity primary key, tenant int not null default 1, name text not null,
                due timestamptz, code code, filled filled, twice text not null generated always as (upper(name)) stored);
            create unique index on t (name) where due is not null;
            create unique index on t (lower(name));
            create view v as select id, name, code from t;
            create table stamped (id int primary key, at timestamptz not null, note text);
            create function stamp() returns trigger language plpgsql as $$ begin new.at := now(); return new; end $$;
            create trigger stamp before insert on stamped for each row execute function stamp();
            create table ruled (id int not null, name text not null);
            create rule ruled_elsewhere as on insert to ruled do instead insert into stamped (id) values (new.id);
            create table parts (id int not null, at timestamptz not null) partition by range (id);
            create table parts_1 partition of parts for values from (0) to (9);
            create trigger stamp before insert on parts_1 for each row execute function stamp();
            create function fails(x int) returns int language plpgsql stable as $$ begin raise feature_not_supported; end $$;
            """;

    private static QueryProject project;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        project = new QueryProject(SCHEMA);
    }

    @AfterAll
    static void stop() throws SQLException {
        project.close();
    }

    @Test
    void inserts_whose_columns_something_else_fills() throws SQLException {
        accepts("insert into t (name, code) values (:name, :code) returning id");
        accepts("insert into t (name, code, filled) values (:name, :code, default)");
        accepts("insert into stamped (id) values (:id)");
        accepts("insert into ruled (id) values (:id)");
        accepts("insert into parts (id) values (:id)");
        accepts("insert into v (name) select name from t");
    }

    @Test
    void parameters_of_the_header_that_are_not_only_written() throws SQLException {
        accepts("-- nullable: name\nupdate t set name = coalesce(:name, name) where id = :id");
        accepts(
                "-- nullable: name\nupdate t set name = case when :name is null then name else :name end where id = :id");
        accepts("-- nullable: name\nupdate t set name = :name where name <> :name");
        accepts("-- nullable: due\nupdate t set due = :due where id = :id");
    }

    @Test
    void conflicts_with_indexes_of_expressions_and_of_some_rows() throws SQLException {
        accepts("insert into t (name, code) values (:n, 'c') on conflict (lower(name)) do nothing");
        accepts("insert into t (name, code) values (:n, 'c') on conflict (name) where due is not null do nothing");
        accepts("insert into t (name, code) values (:n, 'c') on conflict (id) do update set name = excluded.name");
    }

    @Test
    void what_fails_while_it_is_planned_on_an_empty_database_only() throws SQLException {
        accepts("select id from t where tenant = current_setting('app.tenant')::int");
        accepts("select id from t where tenant < fails(1)");
        accepts("select id from t where tenant = :n / 0 and false");
    }

    @Test
    void limits_locks_joins_and_orders() throws SQLException {
        accepts("select id from t limit abs(-5) offset 0");
        accepts("select id from t limit :n - 1 offset -:m::bigint");
        accepts("select t.id from t left join stamped s on s.id = t.id for update of t");
        accepts("select t.id from t full join stamped s on s.id = t.id and s.at = t.due");
        accepts("select id from t order by case :sort::text when 'name' then name end, id");
        accepts("select id from t order by random() * :seed::float8");
        accepts("select id from t order by abs(tenant - :near), (select :n::int), name = :first desc");
        accepts("select :label::text as label, count(*) as n from t group by :label::text");
        accepts("select date_trunc(:unit, due) as due, count(*) as n from t group by 1");
    }

    @Test
    void a_parameter_whose_type_one_of_its_uses_says() throws SQLException {
        assertThat(accepts("select id from t where id = :id or :id is null"))
                .isEqualTo("select id from t where id = ?::bigint or ?::bigint is null");
        assertThat(accepts("select id from t where due < :t or created < :t - interval '2 days'"
                        .replace("created", "due")))
                .isEqualTo("select id from t where due < ?::timestamp with time zone"
                        + " or due < ?::timestamp with time zone - interval '2 days'");
        assertThat(accepts("select id from t where id = :id or tenant = :tenant"))
                .isEqualTo("select id from t where id = ? or tenant = ?");
    }

    @Test
    void a_parameter_whose_type_a_later_use_says() throws SQLException {
        assertThat(accepts("select id from t where :id is null or id = :id"))
                .isEqualTo("select id from t where ?::bigint is null or id = ?::bigint");
        assertThat(accepts("select '$1' as \"é\" from t where (:n is null or :n is null or name like :n)"
                        + " and (:due is null or /* $2 */ due > :due) and id = :id"))
                .isEqualTo(
                        "select '$1' as \"é\" from t where (?::text is null or ?::text is null or name like ?::text)"
                                + " and (?::timestamp with time zone is null or /* $2 */ due > ?::timestamp with time zone) and id = ?");
        assertThat(accepts("select * from t where :ids is null or id = any(:ids)"))
                .contains("where ?::bigint[] is null or id = any(?::bigint[])");
        refuses("select id from t where :x is null", "could not determine data type of parameter :x");
        refuses("select id from t where id = 1 or :x is null and :y is null", "could not determine data type");
        refuses("select id from t where :x is null or code = :x or id = :x", "operator does not exist: bigint = text");
        refuses(
                "select id from t where id = :x or due = :x",
                "operator does not exist: timestamp with time zone = bigint");
    }

    private void refuses(String sql, String why) throws SQLException {
        QueryProject.write(folder, "q.sql", sql);
        assertThat(project.read(folder).problems().texts())
                .as(sql)
                .singleElement()
                .asString()
                .contains(why);
    }

    /** The text that is sent. */
    private String accepts(String sql) throws SQLException {
        QueryProject.write(folder, "q.sql", sql);
        AnalysedQueries read = project.read(folder);
        assertThat(read.problems().texts()).as(sql).isEqualTo(List.of());
        return read.models().getFirst().variants().getFirst().sql();
    }
}
