package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a parameter, and what only looks like one. */
class SqlScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':a'",
                "select ':a '' :b'",
                "select E'\\':a'",
                "select e'\\\\\\':a'",
                "select U&':a'",
                "select $$ :a $$",
                "select $tag$ :a $$ :b $tag$",
                "select \":a\"",
                "select \":a\"\":b\"",
                "select 1 -- :a",
                "select 1 /* :a */",
                "select 1 /* /* :a */ :b */",
                "select x::int",
                "select x :: int",
                "select f(a := 1)",
                "select f(a :=b)",
                "select a[1:2]",
                "select a[1:n]",
                "select a[n:m]",
                "select a[:2]",
                "select a[ : n]",
                "select a[n:]",
                "select a[:]",
                "select (a)[f(x):g(y)]",
                "select a[1:n][2:m]",
                "select a[b[1:n]:m]",
                "select a$b$c"
            })
    void no_parameter(String sql) {
        assertThat(text(sql).occurrences()).isEmpty();
        assertThat(text(sql).jdbc(name -> "")).isEqualTo(sql);
        assertThat(text(sql).numbered().sql()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select :a                   | select $1",
                "select :a,:b,:a             | select $1,$2,$1",
                "select :a::int              | select $1::int",
                "select a=:a                 | select a=$1",
                "select (:a)                 | select ($1)",
                "select array[:a, :b]        | select array[$1, $2]",
                "select array[:a]            | select array[$1]",
                "select ARRAY [ :a ]         | select ARRAY [ $1 ]",
                "select array[[:a], [:b]]    | select array[[$1], [$2]]",
                "select x[(:a)]              | select x[($1)]",
                "select x[:a:2]              | select x[$1:2]",
                "select x[:a]                | select x[$1]",
                "select x[ :a ]              | select x[ $1 ]",
                "select x[:a:]               | select x[$1:]",
                "select x[:a:n]              | select x[$1:n]",
                "select x[:a: :b]            | select x[$1: $2]",
                "select x[1: :a]             | select x[1: $1]",
                "select x[1:(:a)]            | select x[1:($1)]",
                "select x[:a::int]           | select x[$1::int]",
                "select x[1:2][:a]           | select x[1:2][$1]",
                "select x[i + :a]            | select x[i + $1]",
                "select x[f(:a):2]           | select x[f($1):2]",
                "select x[1::int:n]          | select x[1::int:n]",
                "select f(x := :a)           | select f(x := $1)",
                "select f(x => :a)           | select f(x => $1)",
                "select 'x':a                | select 'x'$1",
                "select e':'  / :a           | select e':'  / $1",
                "select -:a                  | select -$1",
                "select :user_id2            | select $1",
                "select $x$:b$x$, :a         | select $x$:b$x$, $1",
                "select /* :b */ :a          | select /* :b */ $1",
                "select x where n = :'a'     | select x where n = $1",
                "select j ? :a               | select j ? $1"
            })
    void parameters(String sql, String numbered) {
        assertThat(text(sql).numbered().sql()).isEqualTo(numbered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "j ? 'k'          ; j ?? 'k'",
                "j ?| array['k']  ; j ??| array['k']",
                "j ?& array['k']  ; j ??& array['k']",
                "j @? '$.a'       ; j @?? '$.a'",
                "'?'              ; '?'",
                "j ? '?' -- ?     ; j ?? '?' -- ?",
                "j ?/* ? */ :a    ; j ??/* ? */ ?",
                "(:a)[1]          ; (?)[1]"
            })
    void question_marks_of_operators_are_doubled_for_jdbc(String pair) {
        String[] sides = pair.split("\\s*;\\s*", -1);
        assertThat(text("select " + sides[0]).jdbc(name -> "")).isEqualTo("select " + sides[1]);
    }

    @Test
    void a_cast_before_a_subscript_has_parentheses() {
        assertThat(text("select :a[1], :b").jdbc(name -> "::int[]")).isEqualTo("select (?::int[])[1], ?::int[]");
    }

    @Test
    void the_marker_of_a_block_s_end_can_have_blanks() {
        assertThat(SqlScanner.scan("select 1 /*? a */ /*?*/ /*? a */ /*? */ /*? a */ /*?\n*/", 0)
                        .pieces())
                .filteredOn(Piece.Close.class::isInstance)
                .hasSize(3);
    }

    @Test
    void the_statement_ends_at_its_semicolon() {
        assertThat(text("select 1 ;\n-- the end\n").jdbc(name -> "")).isEqualTo("select 1");
    }

    @Test
    void stars_of_the_outermost_list() {
        assertThat(SqlScanner.scan("select p.*, x.\"U\".*, count(*), 2 * 3 from (select q.* from q) p", 0)
                        .stars())
                .containsExactlyInAnyOrder("p", "U");
        assertThat(SqlScanner.scan("delete from t returning *", 0).stars()).containsExactly("*");
        assertThat(SqlScanner.scan("select 2 * (3)", 0).stars()).isEmpty();
    }

    @Test
    void places_in_the_file_survive_the_numbers() {
        String sql = "select :long_name, :b, x";
        var numbered = text(sql).numbered();
        assertThat(numbered.sql()).isEqualTo("select $1, $2, x");
        assertThat(numbered.inFile(numbered.sql().indexOf('x'))).isEqualTo(sql.indexOf('x'));
        assertThat(numbered.inFile(numbered.sql().indexOf("$2"))).isEqualTo(sql.indexOf(":b"));
    }

    private static QueryText text(String sql) {
        return new QueryText(SqlScanner.scan(sql, 0).pieces());
    }
}
