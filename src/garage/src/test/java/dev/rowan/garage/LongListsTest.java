package dev.rowan.garage;

import static dev.rowan.garage.Tables.CARS;
import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.Vin;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Conditions of more values than a statement has parameters. */
class LongListsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    /** More than jOOQ binds. */
    private static final int MANY = 33_000;

    record Pair(Sample sample, List<Sample> below) {}

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.samples()
                .insert(NewSample.id(1)
                        .txt("it's \\ \"{},NULL")
                        .short_("0123456789")
                        .padded("ab")
                        .blanks("ab  ")
                        .mail("A@b.c")
                        .big(1L << 40)
                        .small((short) 1)
                        .twice(0.0)
                        .exact(new BigDecimal("1.5"))
                        .cents(new BigDecimal("1.20"))
                        .uid(new UUID(1, 1))
                        .bool(true)
                        .day(LocalDate.EPOCH)
                        .moment(Instant.EPOCH)
                        .kind(EngineKind.PETROL));
        db.samples().insert(NewSample.id(2).parentId(1));
    }

    private static <T> List<T> many(T one, IntFunction<T> other) {
        List<T> all = new ArrayList<>(MANY + 1);
        IntStream.range(0, MANY).forEach(i -> all.add(other.apply(i)));
        all.add(one);
        return all;
    }

    @Test
    void a_list_of_each_type_finds_what_a_short_one_finds() {
        finds(SAMPLES.ID, many(1, i -> i + 100));
        finds(SAMPLES.TXT, many("it's \\ \"{},NULL", i -> "x" + i));
        finds(SAMPLES.SHORT, many("0123456789", i -> "y" + i));
        finds(SAMPLES.PADDED, many("ab ", i -> "y" + i));
        finds(SAMPLES.BLANKS, many("ab", i -> "y" + i));
        finds(SAMPLES.MAIL, many("A@b.c", i -> "y" + i));
        finds(SAMPLES.BIG, many(1L << 40, i -> (long) i));
        finds(SAMPLES.TWICE, many(-0.0, i -> i + 0.5));
        finds(SAMPLES.EXACT, many(new BigDecimal("1.50"), i -> new BigDecimal(i + 10)));
        finds(SAMPLES.CENTS, many(new BigDecimal("1.2"), i -> new BigDecimal(i + 10)));
        finds(SAMPLES.UID, many(new UUID(1, 1), i -> new UUID(2, i)));
        finds(SAMPLES.DAY, many(LocalDate.EPOCH, i -> LocalDate.EPOCH.plusDays(i + 1)));
        finds(SAMPLES.MOMENT, many(Instant.EPOCH, i -> Instant.EPOCH.plusSeconds(i + 1)));
        finds(SAMPLES.SMALL, Collections.nCopies(MANY, (short) 1));
        finds(SAMPLES.BOOL, Collections.nCopies(MANY, true));
        finds(SAMPLES.KIND, Collections.nCopies(MANY, EngineKind.PETROL));
    }

    private <T> void finds(Field<T> field, List<T> values) {
        assertThat(db.samples().where(field.in(values)).list())
                .as(field.getName())
                .hasSize(1);
        assertThat(db.samples()
                        .where(field.notIn(values).and(SAMPLES.PARENT_ID.isNull()))
                        .count())
                .as(field.getName())
                .isZero();
    }

    @Test
    void what_a_list_does_not_have_is_not_in_it() {
        List<Integer> others = many(3, i -> i + 100);
        assertThat(db.samples().where(SAMPLES.ID.notIn(others)).count()).isEqualTo(2);
        assertThat(db.samples().where(SAMPLES.ID.in(others)).count()).isZero();
    }

    /** A cast to the column's own type would cut or round them, and find the rows of what is left. */
    @Test
    void values_that_the_column_cannot_have_find_nothing() {
        assertThat(db.samples()
                        .where(SAMPLES.SHORT.in(many("0123456789x", i -> "y" + i)))
                        .list())
                .isEmpty();
        assertThat(db.samples()
                        .where(SAMPLES.CENTS.in(many(new BigDecimal("1.2001"), i -> new BigDecimal(i + 10))))
                        .list())
                .isEmpty();
    }

    @Test
    void a_list_goes_as_one_array_wherever_it_stands(TestDatabase database) {
        List<Integer> ids = many(2, i -> i + 100);
        Shape<Sample, Pair> shape = Sample.ROW
                .with(Sample.SAMPLES_BY_PARENT.where(s -> s.ID.in(ids)))
                .as(Pair::new);
        Wire wire = database.wire();
        Garage watched = Garage.of(wire.dataSource());
        List<Condition> conditions = List.of(
                Sample.SAMPLES_BY_PARENT.any(s -> s.ID.in(ids)),
                DSL.exists(DSL.selectOne()
                        .from(SAMPLES.as("s"))
                        .where(SAMPLES.as("s").ID.in(ids))
                        .and(SAMPLES.as("s").PARENT_ID.eq(SAMPLES.ID))),
                DSL.not(SAMPLES.ID.in(ids)));
        for (Condition condition : conditions) {
            assertThat(watched.samples().where(condition).list())
                    .extracting(Sample::id)
                    .containsExactly(1);
        }
        assertThat(watched.samples().get(1, shape).below())
                .extracting(Sample::id)
                .containsExactly(2);
        assertThat(db.cars()
                        .where(CARS.VIN.in(many(new Vin("vin"), i -> new Vin("vin" + i))))
                        .list())
                .isEmpty();
    }

    /** jOOQ would write all of them as literals, which this session does not take. */
    @Test
    void a_list_in_a_statement_of_jooqs_goes_as_one_array_too(TestDatabase database) {
        String crafted = "\\' or true --";
        Garage old = Garage.of(escaping(database));
        List<String> texts = many("it's \\ \"{},NULL", i -> "\\x" + i);
        assertThat(old.dsl().fetch(SAMPLES, SAMPLES.TXT.in(texts))).hasSize(1);
        assertThat(old.dsl().fetch(SAMPLES, SAMPLES.TXT.notIn(texts))).isEmpty();
        List<String> harmful = many(crafted, i -> "x" + i);
        assertThat(old.dsl().fetchCount(SAMPLES, SAMPLES.TXT.in(harmful))).isZero();
        assertThat(old.dsl().deleteFrom(SAMPLES).where(SAMPLES.TXT.in(harmful)).execute())
                .isZero();
        Wire wire = database.wire();
        Garage watched = Garage.of(wire.dataSource());
        Condition two =
                SAMPLES.ID.in(many(1, i -> i + 100)).and(SAMPLES.UID.in(many(new UUID(1, 1), i -> new UUID(2, i))));
        List<Wire.Trip> trips =
                wire.during(() -> assertThat(watched.dsl().fetch(SAMPLES, two)).hasSize(1));
        assertThat(trips)
                .flatExtracting(Wire.Trip::statements)
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(sql.length()).isLessThan(10_000));
    }

    @Test
    void rows_by_the_thousand_are_too_deep_for_the_server_and_it_is_said_what_to_do() {
        List<Row2<Integer, String>> rows =
                IntStream.range(0, 40_000).mapToObj(i -> DSL.row(i, "x" + i)).toList();
        Condition condition = DSL.row(SAMPLES.ID, SAMPLES.TXT).in(rows);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.samples().where(condition).list())
                .withMessageStartingWith("samples.where: stack depth limit exceeded\nhelp: ")
                .withMessageContaining("ask for them in portions");
    }

    @Test
    void what_is_no_list_is_written_as_literals() {
        assertThat(db.samples().where(mixed("it's \\ \"{},NULL")).list()).hasSize(1);
    }

    /** The text of the condition is the server's to read: here a backslash would take the quote's end. */
    @Test
    void a_session_that_takes_a_backslash_for_an_escape_gets_no_literal_with_one(TestDatabase database) {
        String crafted = "\\' or true --";
        Garage old = Garage.of(escaping(database));
        assertThat(old.samples()
                        .where(SAMPLES.TXT.in(many(crafted, i -> "x" + i)))
                        .list())
                .isEmpty();
        assertThat(old.samples().where(SAMPLES.TXT.eq(crafted)).list()).isEmpty();
        refused("samples.where", () -> old.samples().where(mixed(crafted)).list());
        refused(
                "samples.where",
                () -> old.samples().where(SAMPLES.TXT.eq(DSL.inline(crafted))).list());
        refused("dsl", () -> old.dsl().fetch(SAMPLES, mixed(crafted)));
        refused("dsl", () -> old.dsl().fetch(SAMPLES, SAMPLES.TXT.eq(DSL.inline(crafted))));
        refused(
                "dsl",
                () -> old.dsl()
                        .batch("delete from samples where txt = '" + crafted + "'", "select 1")
                        .execute());
        assertThat(old.dsl().fetch(SAMPLES, SAMPLES.TXT.in(many("b", i -> "x" + i))))
                .isEmpty();
        assertThat(old.samples().count()).isEqualTo(2);
    }

    /** Of values and a column. */
    private static Condition mixed(String one) {
        List<Field<String>> all = new ArrayList<>(many(DSL.val(one), i -> DSL.val("x" + i)));
        all.addAll(many(DSL.val(one), i -> DSL.val("y" + i))); // more than the protocol has room for
        all.add(SAMPLES.SHORT);
        return SAMPLES.TXT.in(all);
    }

    private static PGSimpleDataSource escaping(TestDatabase database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setOptions("-c standard_conforming_strings=off");
        return source;
    }

    private static void refused(String id, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(call)
                .withMessageStartingWith(id + ": the SQL has a backslash, which this session takes for an escape");
    }
}
