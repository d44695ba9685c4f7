package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.TestServer;
import dev.rowan.codegen.queries.QueryParameter.Column;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns a parameter {@code :x} belongs to: those of all its uses, or none. */
class ParameterUsesTest {
    private static final String SCHEMA = """
            create domain word as text;
            create table t (a text not null, b varchar(9), n integer, w word, l text[]);
            create table s (a text, n bigint);
            create view v as select a, upper(b) as b from t;
            create schema audit;
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    private void uses(String sql, String columns) {
        expected.put(sql, columns);
        QueryProject.write(folder, "q" + expected.size() + ".sql", sql);
    }

    @AfterEach
    void check() throws SQLException {
        AnalysedQueries read;
        try (var project = new QueryProject(SCHEMA)) {
            read = project.read(folder);
        }
        assertThat(read.problems().texts()).isEmpty();
        Map<String, String> found = new LinkedHashMap<>();
        int number = 0;
        for (String sql : expected.keySet()) {
            String name = "q" + ++number;
            found.put(
                    sql,
                    read.models().stream()
                            .filter(m -> m.name().equals(name))
                            .flatMap(m -> m.parameters().stream())
                            .filter(p -> p.name().equals("x"))
                            .flatMap(p -> p.columns().stream())
                            .map(ParameterUsesTest::shown)
                            .collect(Collectors.joining(" ")));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static String shown(Column column) {
        return column.table() + "." + column.column();
    }

    @Test
    void what_is_compared_with_a_column_belongs_to_it() {
        uses("select 1 as n from t where a = :x", "t.a");
        uses("select 1 as n from t where :x <> a", "t.a");
        uses("select 1 as n from t where a >= :x", "t.a");
        uses("select 1 as n from t where a between :x and :y", "t.a");
        uses("select 1 as n from t where a is distinct from :x", "t.a");
        uses("select 1 as n from t where a = any(:x)", "t.a");
        uses("select 1 as n from t where a <> all(:x)", "t.a");
        uses("select 1 as n from t where a in (:x, :y)", "t.a");
        uses("select 1 as n from t where a not in (:x, 'z')", "t.a");
        uses("select 1 as n from t where (a, n) = (:x, :y)", "t.a");
        uses("select 1 as n from t where (n, a) < (:y, :x)", "t.a");
        uses("select 1 as n from t where b = :x", "t.b");
        uses("select 1 as n from t where w = :x", "t.w");
        uses("select 1 as n from t where l = :x", "t.l");
        uses("select 1 as n from t where a = coalesce(:x, a)", "t.a");
        uses("select 1 as n from t where :x::text is null or a = :x", "t.a");
        uses("select 1 as n from t where a = :x collate \"C\"", "t.a");
        uses("select case when a = :x then 1 end as n from t", "t.a");
        uses("select 1 as n from t where n = 1 /*? x */ and a = :x /*?*/", "t.a");
        uses("select count(*) filter (where a = :x) as n from t group by a = :x", "t.a");
    }

    @Test
    void a_column_is_followed_to_its_table() {
        uses("select 1 as n from (select a as z from t) q where z = :x", "t.a");
        uses("with c as (select a as z from t) select 1 as n from c where z = :x", "t.a");
        uses("select 1 as n from t where exists (select from s where s.n = t.n and t.a = :x)", "t.a");
        uses("select 1 as n from t left join s on s.n = t.n and s.a = :x", "s.a");
        uses("select 1 as n from t join lateral (select from s where s.a = :x) q on true", "s.a");
        uses("select 1 as n from v where a = :x", "v.a");
        uses("select 1 as n from t where a = :x union select 2 from s where a = :x", "s.a t.a");
    }

    @Test
    void what_is_written_to_a_column_belongs_to_it() {
        uses("insert into t (n, a) values (:y, :x)", "t.a");
        uses("insert into t (a) values (:x), (:y)", "t.a");
        uses("insert into t (a, b) values ('1', :x), ('2', null)", "t.b");
        uses("insert into t (n, a) select n, :x from s", "t.a");
        uses("insert into t (n, a) select n, coalesce(:x, a) from s where a <> :x", "s.a t.a");
        uses("insert into t (a) values (:y) on conflict do nothing returning a = :x as n", "t.a");
        uses("update t set a = :x", "t.a");
        uses("update t set (a, b) = (:x, :y)", "t.a");
        uses("update t set b = coalesce(:x, b) where n = 1", "t.b");
        uses("update t set w = :x", "t.w");
        uses("with c as (insert into t (a) values (:x) returning a) select a from c", "t.a");
        if (TestServer.majorVersion() < 15) {
            return;
        }
        uses("merge into t using s on t.n = s.n when matched and t.b = :y then update set a = :x", "t.a");
        uses("merge into t using s on t.n = s.n when not matched then insert (a) values (:x)", "t.a");
        uses("delete from t where a = :x", "t.a");
    }

    @Test
    void any_other_use_leaves_the_type_of_postgresql() {
        uses("select 1 as n from t where a like :x", "");
        uses("select 1 as n from t where a = :x and b like :x", "");
        uses("select 1 as n from t where a = :x || 'z'", "");
        uses("select 1 as n from t where upper(a) = :x", "");
        uses("select 1 as n from v where b = :x", "v.b"); // whose table is no other
        uses("select 1 as n from t where coalesce(a, 'z') = :x", "");
        uses("select 1 as n from t where a = coalesce(:y, upper(:x))", "");
        uses("select :x::text as x, 1 as n from t where a = :x", "");
        uses("select 1 as n from t where a = (:x::varchar)::text", "");
        uses("select 1 as n from t where n = :x::bigint", "");
        uses("select 1 as n from t join s on t.n = :x and s.n = :x", "");
        uses("select 1 as n from t where :x = any(l)", "");
        uses("select 1 as n from t where l && :x", "");
        uses("select 1 as n from t where l[1] = :x", "");
        uses("select 1 as n from t limit :x", "");
        uses("update t set l[1] = :x", "");
        uses("insert into t (a) select :x union select :x", "");
        uses("select 1 as n from t join (values (:x)) as q (z) on z = a", "");
    }
}
