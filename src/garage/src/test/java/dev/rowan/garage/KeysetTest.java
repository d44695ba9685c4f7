package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.Cursor;
import dev.rowan.OrderedQuery;
import dev.rowan.Page;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages of every type that PostgreSQL sorts: each row once and in order, forwards and backwards. By default 300 random orders and
 * cuts, with {@code -Drowan.orders=10000} as many; {@code -Drowan.orders.seed} repeats a run.
 */
class KeysetTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final int ROWS = 60;
    private static final int ORDERS = Integer.getInteger("rowan.orders", 300);
    private static final long SEED = Long.getLong("rowan.orders.seed", System.nanoTime());

    private static final Shape<Sample, Integer> ID = Sample.ROW.only(SAMPLES.ID).as(id -> id);

    record Parent(int id, List<Integer> below) {}

    private static final Shape<Sample, Parent> WITH_CHILDREN = Sample.ROW
            .only(SAMPLES.ID)
            .with(Sample.SAMPLES_BY_PARENT.shaped(ID))
            .as(Parent::new);

    private static final Map<Field<?>, String> VALUES = values();

    /** Values of each type that are equal, nearly so, or sorted otherwise than their text. */
    private static Map<Field<?>, String> values() {
        Map<Field<?>, String> values = new LinkedHashMap<>();
        values.put(SAMPLES.BOOL, "true, false");
        values.put(SAMPLES.SMALL, "-1, 0, 2, 10, 32767");
        values.put(SAMPLES.BIG, "-9223372036854775808, 9, 10, 9223372036854775807");
        values.put(SAMPLES.SINGLE, "0.1, 1e-40, 'NaN', '-Infinity', 16777216");
        values.put(SAMPLES.TWICE, "0.1, 0.30000000000000004, 0.3, 'NaN', 'Infinity', '-0'");
        values.put(SAMPLES.EXACT, "1, 1.0, 1.00000000000000000000001, 'NaN', -1e100");
        values.put(SAMPLES.CENTS, "9.50, 10.00, -0.01");
        values.put(
                SAMPLES.TXT, "'', 'a', 'A', 'ä', 'b', 'B ', E'\\\\', '''', '%', '日本', E'\\n', 'a' || repeat('x', 500)");
        values.put(SAMPLES.SHORT, "'a', 'A', 'á', 'Z', 'z '");
        values.put(SAMPLES.PADDED, "'a', 'A', 'b '");
        values.put(SAMPLES.BLANKS, "'a', 'a  ', 'B'");
        values.put(SAMPLES.NICK, "'a', 'B', 'c'");
        values.put(SAMPLES.LETTER, "'a', 'B', 'c'");
        values.put(SAMPLES.MAIL, "'a@x', 'A@x', 'B@x', 'b@X', 'c@x'");
        values.put(SAMPLES.COMMENT, "'note', 'Note', 'other'");
        values.put(SAMPLES.UID, "'00000000-0000-0000-0000-000000000001', 'ffffffff-0000-0000-0000-000000000000'");
        values.put(SAMPLES.PHOTO, "'\\x00', '\\x00ff', '\\x7f', ''");
        values.put(SAMPLES.NUMBER, "1, 4294967295, 10");
        values.put(SAMPLES.DAY, "'2020-02-29', 'infinity', '-infinity', '0044-03-15 BC', '2021-01-01'");
        values.put(SAMPLES.CLOCK, "'00:00', '24:00', '12:34:56.789012'");
        values.put(SAMPLES.MILLI, "'00:00', '12:34:56.789'");
        values.put(SAMPLES.ZONED, "'12:00+02', '10:00+00', '11:00-05'");
        values.put(SAMPLES.LOCAL, "'2020-02-29 12:34:56.789012', '2020-02-29 12:34:56.789013', 'infinity'");
        values.put(SAMPLES.SECOND, "'2020-02-29 12:34:56', '2021-01-01'");
        values.put(SAMPLES.MOMENT, "'2020-02-29 12:34:56.789012+02', '2020-02-29 10:34:56.789012Z', '-infinity'");
        values.put(SAMPLES.WAITED, "'1 month', '30 days', '29 days 24:00:00', '-1 second'");
        values.put(SAMPLES.MONTHS, "'1 year', '12 months', '1 month'");
        values.put(SAMPLES.PACKED, "'1', '\"a\"', '{\"a\": 1}', '[1, 2]', 'null', '{}'");
        values.put(SAMPLES.KIND, "'petrol', 'diesel', 'electric'");
        values.put(SAMPLES.COLOUR, "'red', 'green'");
        values.put(SAMPLES.ADDRESS, "'10.0.0.1', '10.0.0.1/8', '::1', '9.0.0.0'");
        values.put(SAMPLES.NETWORK, "'10.0.0.0/8', '10.0.0.0/16'");
        values.put(SAMPLES.VIA, "'10.0.0.1', '9.0.0.1'");
        values.put(SAMPLES.SMALL_SPAN, "'[1,2)', '(,5]', 'empty', '[1,1]'");
        values.put(SAMPLES.MOMENTS, "'[2020-01-01Z,)', '(,2020-01-01Z]'");
        values.put(SAMPLES.SPANS, "'{[1,2),[5,6)}', '{}', '{[1,2)}'");
        values.put(SAMPLES.TREE, "'a.b', 'a', 'b'");
        values.put(SAMPLES.BITS, "'101', '011'");
        values.put(SAMPLES.FEW_BITS, "'1', '101', ''");
        values.put(SAMPLES.MAC, "'08:00:2b:01:02:03', '08:00:2b:01:02:04'");
        values.put(SAMPLES.MAC8, "'08:00:2b:01:02:03:04:05', '08:00:2b:01:02:03:04:06'");
        values.put(SAMPLES.WORDS, "'a b', 'c', ''");
        values.put(SAMPLES.WAL, "'0/1', '16/B374D848'");
        values.put(SAMPLES.TX, "'1', '18446744073709551615'");
        values.put(SAMPLES.SMALLS, "'{1,2}', '{}', '{NULL}', '{1}'");
        values.put(SAMPLES.TEXTS, "'{a,\"b,c\"}', '{NULL,\"NULL\"}', '{\"a b\"}'");
        values.put(SAMPLES.KINDS, "'{petrol,diesel}', '{diesel}'");
        values.put(SAMPLES.DAY_SPANS, "'{\"[2020-01-01,2020-01-02)\"}', '{}'");
        return values;
    }

    /** Orders by something else than a column. */
    private static final List<Field<?>> EXPRESSIONS = List.of(
            DSL.lower(SAMPLES.TXT),
            DSL.length(SAMPLES.TXT),
            SAMPLES.TXT.collate("C"),
            SAMPLES.TXT.collate("und-x-icu"),
            SAMPLES.SMALL.plus(SAMPLES.CENTS),
            SAMPLES.CENTS.div(DSL.inline(3)),
            DSL.coalesce(SAMPLES.SHORT, DSL.val("none")),
            DSL.field(SAMPLES.SMALL.gt((short) 1)),
            DSL.when(SAMPLES.KIND.isNull(), 1).otherwise(0),
            DSL.nullif(SAMPLES.BIG, 9L));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) throws SQLException {
        db = Garage.of(database.dataSource());
        String columns = VALUES.keySet().stream().map(Field::getName).collect(Collectors.joining(", "));
        try (var connection = database.connect();
                var s = connection.createStatement()) {
            for (int i = 1; i <= ROWS; i++) {
                var random = new Random(SEED + i);
                String values =
                        VALUES.values().stream().map(list -> one(list, random)).collect(Collectors.joining(", "));
                String parent = i > 10 ? String.valueOf(1 + random.nextInt(10)) : "null";
                s.execute("insert into samples (id, parent_id, " + columns + ") values (" + i + ", " + parent + ", "
                        + values + ")");
            }
        }
    }

    private static String one(String list, Random random) {
        List<String> values = split(list);
        int place = random.nextInt(values.size() + 1);
        return place == values.size() ? "null" : values.get(place);
    }

    /** At commas outside of quotes. */
    private static List<String> split(String list) {
        List<String> values = new ArrayList<>();
        var value = new StringBuilder();
        boolean quoted = false;
        int deep = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            deep += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && !quoted && deep == 0) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }

    static List<Field<?>> all() {
        return new ArrayList<>(VALUES.keySet());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_column_of_each_type_has_pages(Field<?> column) {
        walk(List.of(column), 7, null);
        walk(List.of(column.desc()), 7, null);
        walk(List.of(column.asc().nullsFirst()), 7, null);
        walk(List.of(column.desc().nullsLast(), SAMPLES.ID.desc()), 7, null);
    }

    static List<Field<?>> expressions() {
        return EXPRESSIONS;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void an_expression_has_pages(Field<?> expression) {
        walk(List.of(expression), 7, null);
        walk(List.of(expression.desc().nullsLast(), SAMPLES.TXT), 7, null);
    }

    @Test
    void random_orders_and_cuts_give_each_row_once() {
        System.out.println("KeysetTest: " + ORDERS + " orders, -Drowan.orders.seed=" + SEED);
        var random = new Random(SEED);
        List<Field<?>> fields = new ArrayList<>(all());
        fields.addAll(EXPRESSIONS);
        fields.add(SAMPLES.ID);
        fields.add(SAMPLES.PARENT_ID);
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(fields, random);
            List<OrderField<?>> order = fields.subList(0, 1 + random.nextInt(4)).stream()
                    .<OrderField<?>>map(field -> order(field, random))
                    .toList();
            walk(order, 1 + random.nextInt(ROWS + 2), random);
        }
    }

    private static SortField<?> order(Field<?> field, Random random) {
        SortField<?> sort = random.nextBoolean() ? field.asc() : field.desc();
        return switch (random.nextInt(3)) {
            case 0 -> sort.nullsFirst();
            case 1 -> sort.nullsLast();
            default -> sort;
        };
    }

    /** From the first page to the last and back; with {@code turns} it turns round on the way too. */
    private void walk(List<? extends OrderField<?>> order, int size, @Nullable Random turns) {
        OrderedQuery<Sample> query = db.samples()
                .where(SAMPLES.ID.gt(0))
                .orderBy(order.getFirst(), order.subList(1, order.size()).toArray(OrderField[]::new));
        List<Integer> forwards = new ArrayList<>();
        List<Integer> backwards = new ArrayList<>();
        Page<Integer> page = query.page(size, ID);
        assertThat(page.previous()).as("%s", order).isNull();
        Page<Integer> last = page;
        for (Cursor<Integer> next = page.next(); ; next = page.next()) {
            forwards.addAll(page.rows());
            last = page;
            if (next == null) {
                break;
            }
            page = query.page(size, Cursor.parse(next.toString()), ID);
            if (turns != null && turns.nextInt(4) == 0) {
                assertThat(query.page(size, previous(page), ID).rows())
                        .as("%s", order)
                        .isEqualTo(last.rows());
            }
        }
        backwards.addAll(last.rows());
        for (Cursor<Integer> previous = last.previous(); previous != null; previous = page.previous()) {
            page = query.page(size, previous, ID);
            backwards.addAll(0, page.rows());
        }
        assertThat(forwards).as("%s by %s", order, size).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(backwards).as("%s by %s", order, size).isEqualTo(forwards);
        assertThat(ranks(order, forwards)).as("%s by %s", order, size).isSorted();
    }

    private static <T> Cursor<T> previous(Page<T> page) {
        Cursor<T> previous = page.previous();
        assertThat(previous).isNotNull();
        return Objects.requireNonNull(previous);
    }

    /** Where the server has each row in that order; equal ones have the same rank. */
    private List<Integer> ranks(List<? extends OrderField<?>> order, List<Integer> ids) {
        Field<Integer> rank = DSL.rank().over(DSL.orderBy(order.toArray(OrderField[]::new)));
        Map<Integer, Integer> ranks =
                db.dsl().select(SAMPLES.ID, rank).from(SAMPLES).fetchMap(SAMPLES.ID, rank);
        return ids.stream().map(id -> Objects.requireNonNull(ranks.get(id))).toList();
    }

    @Test
    void shapes_have_pages_too_also_by_an_expression() {
        List<Parent> expected =
                db.samples().all().orderBy(DSL.lower(SAMPLES.TXT), SAMPLES.ID).list(WITH_CHILDREN);
        for (int size : List.of(1, 7, ROWS, ROWS + 1)) {
            OrderedQuery<Sample> query = db.samples().all().orderBy(DSL.lower(SAMPLES.TXT));
            List<Parent> read = new ArrayList<>();
            Page<Parent> page = query.page(size, WITH_CHILDREN);
            read.addAll(page.rows());
            for (Cursor<Parent> next = page.next(); next != null; next = page.next()) {
                page = query.page(size, next, WITH_CHILDREN);
                read.addAll(page.rows());
            }
            assertThat(read).isEqualTo(expected);
        }
        assertThat(expected.stream().mapToInt(p -> p.below().size()).sum()).isEqualTo(ROWS - 10);
    }

    @Test
    void without_a_primary_key_the_order_must_have_a_unique_one() {
        db.currencies()
                .insertAll(IntStream.range(0, 10)
                        .mapToObj(i -> NewCurrency.code("C0" + i).name("same"))
                        .toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        db.currencies().all().orderBy(Tables.CURRENCIES.NAME).page(3))
                .withMessageStartingWith("currencies.page: there is no primary key")
                .withMessageContaining("help: order by the columns of a unique key");
        var both = db.currencies().all().orderBy(Tables.CURRENCIES.NAME, Tables.CURRENCIES.CODE);
        Page<Currency> first = both.page(6);
        assertThat(both.page(6, Objects.requireNonNull(first.next())).rows()).hasSize(4);
        assertThat(db.currencies()
                        .all()
                        .orderBy(Tables.CURRENCIES.NAME)
                        .offsetPage(6, 6)
                        .rows())
                .hasSize(4);
    }

    @Test
    void a_key_of_several_columns_closes_the_order() {
        var day = LocalDate.EPOCH;
        var workshop = db.workshops().insert(NewWorkshop.name("Main").opened(day));
        db.bays()
                .insertAll(IntStream.range(0, 10)
                        .mapToObj(i -> NewBay.workshopId(workshop.id())
                                .number((short) i)
                                .capacity(1))
                        .toList());
        var bays = db.bays().all().orderBy(Tables.BAYS.CAPACITY.desc());
        Page<Bay> first = bays.page(4);
        assertThat(first.rows()).extracting(Bay::number).containsExactly((short) 9, (short) 8, (short) 7, (short) 6);
        assertThat(bays.page(4, Objects.requireNonNull(first.next())).rows())
                .extracting(Bay::number)
                .containsExactly((short) 5, (short) 4, (short) 3, (short) 2);
    }
}
