package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parameters can be null without the header saying so. */
class NullableParametersTest {
    private static final String SCHEMA = """
            create domain filled as text not null default '';
            create domain word as text check (value <> '');
            create table t (id int primary key, a text, b int not null default 0, w word, f filled, l text[]);
            create table parent (id int, a text, b text);
            create table heir (b text not null) inherits (parent);
            create view v as select id, a, b from t;
            create schema audit;
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    private void nullable(String sql, String parameters) {
        expected.put(sql, parameters);
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
        List<String> texts = List.copyOf(expected.keySet());
        for (int i = 0; i < texts.size(); i++) {
            String name = "q" + (i + 1);
            found.put(
                    texts.get(i),
                    read.models().stream()
                            .filter(m -> m.name().equals(name))
                            .flatMap(m -> m.parameters().stream())
                            .filter(QueryParameter::nullable)
                            .map(QueryParameter::name)
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void what_is_only_written_to_a_column_that_takes_null() {
        nullable("insert into t (id, a, b, w) values (:id, :a, :b, :w)", "a w");
        nullable("insert into t (id, a) values (1, :x), (2, :x), (3, null)", "x");
        nullable("insert into t (id, a, l) select id + 1, :x, :l from t", "l x");
        nullable("update t set a = :x where id = :id", "x");
        nullable("update t set (a, b) = (:x, :y), w = coalesce(:w, w)", "w x");
        nullable("insert into t (id, a) values (:id, :x) on conflict (id) do update set a = :x, w = :w", "w x");
        nullable("with n as (insert into t (id, a) values (1, :x) returning id) select id from n where id = :id", "x");
        nullable("update t set a = s.x from (values (:x::text)) s (x) where id = :id", "");
        nullable("update t set id = id /*? a */, a = :a /*?*/ /*? b */, b = :b /*?*/", "a");
        nullable("update parent set a = :a, b = :b", "a");
        nullable("insert into heir (a, b) values (:a, :b)", "a");
        if (TestServer.majorVersion() >= 15) {
            nullable(
                    "merge into t using v on v.id = t.id when matched then update set a = :x"
                            + " when not matched then insert (id, a) values (:id, :y)",
                    "x y");
        }
    }

    @Test
    void not_what_is_used_otherwise_too() {
        nullable("update t set a = :x where a <> :x", "");
        nullable("update t set a = :x returning :x::text as x", "");
        nullable("update t set a = upper(:x)", "");
        nullable("update t set a = :x || '!'", "");
        nullable("update t set l[1] = :x", "");
        nullable("update t set f = :f", "");
        nullable("update v set a = :x", "");
        nullable("insert into t (id, a) select :id, :x union select 1, 'a'", "");
        nullable("update t set id = id /*? a */, a = :x /*?*/ where a = :x", "");
        nullable("select id from t where a = :x", "");
    }

    @Test
    void what_the_query_asks_for_null() {
        nullable("select id from t where :ids::int[] is null or id = any(:ids)", "ids");
        nullable("select id from t where (:a::text is null or a = :a) and b = :b", "a");
        nullable("select id from t where case when :a::text is not null then a = :a else b = :b end", "a");
        nullable("select id from t where id = :id or :id is null", "id");
    }

    @Test
    void what_the_header_says_as_well() {
        nullable("-- nullable: a, w\ninsert into t (id, a, w) values (1, :a, :w)", "a w");
        nullable("-- nullable: ids\nselect id from t where :ids::int[] is null or id = any(:ids)", "ids");
        nullable("-- nullable: ids\nselect id from t where id = any(:ids)", "ids");
        nullable("-- nullable: a\nselect id from t where a is not distinct from :a", "a");
    }
}
