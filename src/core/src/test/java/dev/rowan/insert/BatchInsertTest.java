package dev.rowan.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.column.Column;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import dev.rowan.column.UserTypes;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.Session;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.RowColumn;
import dev.rowan.shape.RowType;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class BatchInsertTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table t (id integer generated always as identity, "
                    + String.join(
                            ", ",
                            IntStream.range(0, 100)
                                    .mapToObj(i -> "c" + i + " integer default " + i)
                                    .toList())
                    + ")");

    private static final Columns COLUMNS = Columns.of(
            "t",
            0,
            IntStream.range(0, 100)
                    .mapToObj(i -> new Column("c" + i, ColumnTypes.INT4))
                    .toArray(Column[]::new));

    private record Stored(int id, int c0, int c1) {
        static Stored read(ResultSet rs, int c) throws SQLException {
            return new Stored(rs.getInt(c), rs.getInt(c + 1), rs.getInt(c + 2));
        }
    }

    private static final InsertInto<Stored> INTO = new InsertInto<>(
            StatementFamily.insert(
                    "t.insert",
                    "insert into t",
                    "returning id, "
                            + String.join(
                                    ", ",
                                    IntStream.range(0, 100)
                                            .mapToObj(i -> "c" + i)
                                            .toList())),
            RowType.of(
                    "t",
                    "public.t",
                    Stored::read,
                    () -> DSL.table("t"),
                    List.of(),
                    Stream.concat(
                                    Stream.of(RowColumn.of("id", ColumnTypes.INT4, false)),
                                    IntStream.range(0, 100)
                                            .mapToObj(i -> RowColumn.of("c" + i, ColumnTypes.INT4, true)))
                            .toArray(RowColumn[]::new)),
            COLUMNS,
            List.of());

    private final List<String> sent = new ArrayList<>();
    private Session session = Session.of(new PGSimpleDataSource(), (schema, table, constraint) -> null, null);

    @BeforeEach
    void open(TestDatabase database) {
        session = Session.of(
                database.dataSource(), (schema, table, constraint) -> null, event -> sent.add(event.statementId()));
    }

    private static final class Row extends NewRow<Stored> {
        private final InsertInto<Stored> into;
        private final ColumnValues values;

        Row(InsertInto<Stored> into, ColumnValues values) {
            this.into = into;
            this.values = values;
        }

        @Override
        public ColumnValues values() {
            return values;
        }

        @Override
        public InsertInto<Stored> into() {
            return into;
        }
    }

    private List<Stored> insertAll(InsertInto<Stored> into, List<ColumnValues> given) {
        return Inserts.all(session, given.stream().map(v -> new Row(into, v)).toList());
    }

    private static List<Integer> chunks(InsertInto<?> into, List<ColumnValues> rows) {
        return InsertChunks.of(into, rows, v -> v).stream().map(List::size).toList();
    }

    private static List<ColumnValues> rows(int count, ColumnValues row) {
        return IntStream.range(0, count).mapToObj(i -> row).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 1", "100, 1", "513, 1", "10000, 1", "10001, 2", "30000, 3"})
    void any_number_of_rows_up_to_ten_thousand_is_one_statement(int rows, int statements) {
        assertThat(chunks(INTO, rows(rows, COLUMNS.required(1)))).hasSize(statements);
    }

    @Test
    void rows_that_give_different_columns_are_one_statement_too_up_to_the_parameters_of_the_protocol() {
        List<ColumnValues> rows = new ArrayList<>(rows(1_099, COLUMNS.required(1)));
        rows.add(COLUMNS.required(1, 2));
        assertThat(chunks(INTO, rows)).containsExactly(1_100);
        Object[] all = IntStream.range(0, 100).boxed().toArray();
        List<ColumnValues> wide = new ArrayList<>(rows(999, COLUMNS.required(all)));
        wide.add(COLUMNS.none());
        assertThat(chunks(INTO, wide)).containsExactly(327, 327, 327, 19);
    }

    @Test
    void rows_of_any_number_of_columns_are_one_statement_where_they_give_the_same() {
        Object[] all = IntStream.range(0, 100).boxed().toArray();
        assertThat(chunks(INTO, rows(5_000, COLUMNS.required(all)))).containsExactly(5_000);
    }

    @Test
    void long_texts_go_sixteen_million_characters_at_a_time_and_never_less_than_512_rows() {
        Columns texts = Columns.of("t", 0, new Column("c0", ColumnTypes.TEXT), new Column("c1", ColumnTypes.BYTEA));
        ColumnValues row = texts.required("x".repeat(8_192), new byte[4_096]);
        assertThat(chunks(INTO, rows(512, row))).containsExactly(512);
        assertThat(chunks(INTO, rows(2_500, row))).containsExactly(1_024, 1_024, 452);
        ColumnValues large = texts.required("x".repeat(100_000));
        assertThat(chunks(INTO, rows(1_200, large))).containsExactly(512, 512, 176);
    }

    @Test
    void a_thousand_rows_without_a_column_are_one_statement() {
        List<Stored> stored = insertAll(INTO, rows(1_000, COLUMNS.none()));
        assertThat(stored)
                .extracting(Stored::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_000).boxed().toList());
        assertThat(stored).allSatisfy(s -> assertThat(s.c1()).isEqualTo(1));
        assertThat(sent).containsExactly("t.insertAll");
    }

    @Test
    void rows_of_any_shape_come_back_in_their_places_with_ascending_keys() {
        Object[] all = IntStream.range(0, 100).boxed().toArray();
        List<ColumnValues> given = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            given.add(
                    switch (i % 5) {
                        case 0 -> COLUMNS.none();
                        case 1 -> COLUMNS.none().withNullable(0, null);
                        case 2 -> COLUMNS.required(all).with(0, i);
                        default -> COLUMNS.required(i);
                    });
        }
        List<Stored> stored = insertAll(INTO, given);
        assertThat(stored)
                .extracting(Stored::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_100).boxed().toList());
        for (int i = 0; i < stored.size(); i++) {
            assertThat(stored.get(i).c0()).as("row %d", i).isEqualTo(i % 5 < 2 ? 0 : i);
        }
    }

    /** As Citus does: here a rule stores and returns the rows by another order. */
    private void permute() throws SQLException {
        execute("""
                create table far (like t including identity including defaults);
                create rule permute as on insert to t do instead
                    insert into far (c0, c1) select new.c0, new.c1 order by new.c1 desc, new.c0 returning far.*""");
    }

    private void execute(String sql) {
        session.dsl().execute(sql);
    }

    @Test
    void rows_that_come_back_in_another_order_are_put_in_the_order_given() throws SQLException {
        permute();
        List<ColumnValues> given = IntStream.range(0, 600)
                .mapToObj(i -> COLUMNS.required(i % 7, i))
                .toList();
        List<Stored> stored = insertAll(INTO, given);
        assertThat(stored)
                .extracting(Stored::c1)
                .containsExactlyElementsOf(IntStream.range(0, 600).boxed().toList());
        assertThat(stored.getFirst().id())
                .as("the order of the server is another")
                .isNotEqualTo(1);
        assertThat(session.dsl()
                        .fetch("select id, c0, c1 from far order by c1")
                        .map(r -> new Stored(r.get(0, int.class), r.get(1, int.class), r.get(2, int.class))))
                .isEqualTo(stored);
    }

    @Test
    void rows_that_are_the_same_in_all_that_was_given_are_first_come_first_served() throws SQLException {
        permute();
        List<Stored> stored =
                insertAll(INTO, List.of(COLUMNS.required(1, 1), COLUMNS.required(2, 2), COLUMNS.required(1, 1)));
        assertThat(stored).containsExactly(new Stored(2, 1, 1), new Stored(1, 2, 2), new Stored(3, 1, 1));
    }

    private void setBeforeInsert(String assignment) {
        execute("""
                create function change() returns trigger language plpgsql as $$ begin %s; return new; end $$;
                create trigger change before insert on t for each row execute function change()""".formatted(assignment));
    }

    @Test
    void a_column_that_a_trigger_changes_tells_nothing_and_the_others_do() {
        setBeforeInsert("new.c0 := new.c0 + 1");
        assertThat(insertAll(INTO, List.of(COLUMNS.required(1, 1), COLUMNS.required(2, 2))))
                .containsExactly(new Stored(1, 2, 1), new Stored(2, 3, 2));
    }

    @Test
    void where_nothing_that_came_back_was_given_the_place_counts_only_for_a_table_with_a_trigger() {
        setBeforeInsert("new.c0 := -new.c0");
        List<ColumnValues> given = List.of(COLUMNS.required(1), COLUMNS.required(2));
        assertThat(insertAll(INTO.withTrigger(), given)).extracting(Stored::c0).containsExactly(-1, -2);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> insertAll(INTO, given))
                .withMessageStartingWith("t.insertAll: which of the rows that came back is which cannot be told")
                .withMessageContaining("(c0)")
                .withMessageContaining("help: ");
    }

    @Test
    void a_list_that_points_to_later_rows_of_its_own_is_one_statement() {
        execute("alter table t add unique (c0), add foreign key (c1) references t (c0)");
        InsertInto<Stored> self = INTO.withSelfKey(List.of(1), List.of(0));
        List<ColumnValues> given = new ArrayList<>();
        for (int i = 0; i < 10_700; i++) {
            given.add(COLUMNS.none().with(0, i).with(1, 10_699 - i));
        }
        assertThat(chunks(self, given)).containsExactly(10_700);
        assertThat(insertAll(self, given))
                .extracting(Stored::c0)
                .containsExactlyElementsOf(IntStream.range(0, 10_700).boxed().toList());
        List<ColumnValues> back = IntStream.range(0, 10_700)
                .mapToObj(i -> COLUMNS.required(i, Math.max(0, i - 1)))
                .toList();
        assertThat(chunks(self, back)).as("rows that point to earlier ones").containsExactly(10_000, 700);
        List<ColumnValues> mixed = new ArrayList<>();
        for (int i = 0; i < 10_700; i++) {
            mixed.add(i == 0 ? COLUMNS.required(i, 10_699, 1) : COLUMNS.required(i, 0));
        }
        assertThat(chunks(self, mixed)).as("as VALUES").containsExactly(10_700);
    }

    @Test
    void a_value_that_is_refused_when_it_is_set_is_named_by_the_place_of_its_row() {
        var calls = new AtomicInteger();
        var column = new Column(
                "c0",
                UserTypes.converted(
                        ColumnTypes.INT4,
                        DSL.field(
                                "c0",
                                SQLDataType.INTEGER.asConvertedDataType(
                                        Converter.of(Integer.class, Integer.class, i -> i, i -> {
                                            if (i == 777 && calls.incrementAndGet() > 1) {
                                                throw new IllegalStateException();
                                            }
                                            return i;
                                        })))));
        Columns columns = Columns.of("t", 1, column);
        var into = new InsertInto<>(INTO.insert(), INTO.row(), columns, List.of());
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> insertAll(
                        into,
                        IntStream.range(0, 1_000).mapToObj(columns::required).toList()))
                .withMessage("t.insertAll.rows[777]: t.c0: the converter threw java.lang.IllegalStateException");
        assertThat(session.dsl().fetchValue("select count(*) from t")).isEqualTo(0L);
    }
}
