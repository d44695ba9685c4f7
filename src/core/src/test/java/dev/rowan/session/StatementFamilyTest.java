package dev.rowan.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.column.Column;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementFamilyTest {
    private static final Columns COLUMNS = Columns.of(
            "cams",
            0,
            new Column("name", ColumnTypes.TEXT),
            new Column("\"order\"", ColumnTypes.INT4),
            new Column("mood", ColumnTypes.TEXT, "?::public.mood"));
    private static final StatementFamily INSERT =
            StatementFamily.insert("cams.insert", "insert into public.cams", "returning id");
    private static final StatementFamily UPDATE =
            StatementFamily.update("cams.update", "update public.cams", "where id = ?");

    @Test
    void an_insert_names_the_columns_that_are_present() {
        assertThat(INSERT.of(COLUMNS.required("a"))).isEqualTo(new Statement("cams.insert", """
                        insert into public.cams (name)
                        values (?)
                        returning id"""));
        assertThat(INSERT.of(COLUMNS.required("a").withNullable(2, null)).sql()).isEqualTo("""
                        insert into public.cams (name, mood)
                        values (?, ?::public.mood)
                        returning id""");
    }

    @Test
    void an_insert_of_any_number_of_rows_has_an_array_of_what_a_value_is_sent_as_for_each_column() {
        assertThat(INSERT.all(COLUMNS.required("a", 1, "good"))).isEqualTo(new Statement("cams.insertAll", """
                        insert into public.cams (name, "order", mood)
                        select unnest(?::pg_catalog.varchar[]),
                            unnest(?::pg_catalog.int4[]),
                            unnest(?::pg_catalog.varchar[])::public.mood
                        returning id"""));
        assertThat(INSERT.all(COLUMNS.none()).sql()).isEqualTo("""
                        insert into public.cams
                        select from generate_series(1, ?)
                        returning id""");
    }

    @Test
    void an_insert_without_columns_takes_the_defaults() {
        assertThat(INSERT.of(COLUMNS.none()).sql()).isEqualTo("""
                        insert into public.cams default values
                        returning id""");
    }

    @Test
    void an_update_assigns_the_columns_that_are_present() {
        assertThat(UPDATE.of(COLUMNS.none().with(1, 7).with(2, "good")).sql()).isEqualTo("""
                        update public.cams
                        set "order" = ?,
                            mood = ?::public.mood
                        where id = ?""");
    }

    @Test
    void a_text_is_made_once() {
        Statement first = INSERT.of(COLUMNS.required("a"));
        assertThat(INSERT.of(COLUMNS.required("b"))).isSameAs(first);
        Statement all = INSERT.all(COLUMNS.required("a"));
        assertThat(INSERT.all(COLUMNS.required("b"))).isSameAs(all).isNotEqualTo(first);
    }

    @Test
    void an_insert_of_rows_with_different_columns_has_defaults_and_is_not_kept() {
        List<ColumnValues> rows =
                List.of(COLUMNS.required("a"), COLUMNS.none().with(2, "good"), COLUMNS.required("b", 1));
        assertThat(INSERT.of(rows).sql()).isEqualTo("""
                        insert into public.cams (name, "order", mood)
                        values (?, default, default),
                               (default, default, ?::public.mood),
                               (?, ?, default)
                        returning id""");
        assertThat(INSERT.of(rows)).isNotSameAs(INSERT.of(rows));
    }

    @Test
    void an_insert_without_a_required_column_is_refused_and_an_update_is_not() {
        Columns strict = Columns.of("cams", 2, new Column("name", ColumnTypes.TEXT), new Column("a", ColumnTypes.INT4));
        var insert = StatementFamily.insert("cams.insert", "insert into public.cams", "returning id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> insert.of(strict.none().with(0, "x")))
                .withMessage(
                        "cams.a was left to the row that it points to\nhelp: store both by insertGraph, or give it");
        assertThat(UPDATE.of(strict.none().with(0, "x")).sql()).contains("set name = ?");
    }

    @Test
    void a_table_of_more_than_64_columns_tells_its_columns_apart() {
        Columns wide = Columns.of(
                "wide",
                0,
                IntStream.range(0, 200)
                        .mapToObj(i -> new Column("c" + i, ColumnTypes.INT4))
                        .toArray(Column[]::new));
        assertThat(List.of(3, 67, 131, 199))
                .allSatisfy(i ->
                        assertThat(INSERT.of(wide.none().with(i, 1)).sql()).contains("(c" + i + ")"));
        assertThat(INSERT.of(wide.none().with(67, 1)))
                .isSameAs(INSERT.of(wide.none().with(67, 2)));
    }
}
