package dev.rowan.garage;

import static dev.rowan.garage.Tables.CARS;
import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Vin;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Hstore;
import dev.rowan.type.Ltree;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.XML;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the driver would send as another value is refused wherever jOOQ binds it. */
class UnsendableValuesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final String HALF = "a\ud800";

    /** Which the driver's binary form would make zero. */
    private static final BigDecimal HUGE = BigDecimal.ONE.scaleByPowerOfTen(131_072);

    record Pair(Sample sample, List<Sample> below) {}

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void open(TestDatabase fresh) {
        database = fresh;
        db = Garage.of(database.dataSource());
        db.samples().insert(NewSample.id(1).txt("a?"));
        db.samples().insert(NewSample.id(2).txt("b").parentId(1));
    }

    private static Map<Field<?>, Object> values(String text) {
        Map<Field<?>, Object> values = new HashMap<>();
        for (Field<String> field : List.of(
                SAMPLES.TXT,
                SAMPLES.SHORT,
                SAMPLES.PADDED,
                SAMPLES.BLANKS,
                SAMPLES.NICK,
                SAMPLES.MAIL,
                SAMPLES.COMMENT,
                SAMPLES.LETTER,
                SAMPLES.QUERY,
                SAMPLES.WORDS,
                SAMPLES.SEARCH,
                SAMPLES.WAY)) {
            values.put(field, text);
        }
        values.put(SAMPLES.LOOSE, JSON.json("\"" + text + "\""));
        values.put(SAMPLES.PACKED, JSONB.jsonb("\"" + text + "\""));
        values.put(SAMPLES.MANUAL, XML.xml("<a>" + text + "</a>"));
        values.put(SAMPLES.LABELS, Hstore.of(Map.of("a", text)));
        values.put(SAMPLES.TREE, new Ltree(text));
        values.put(SAMPLES.TEXTS, new String[] {"a", text});
        values.put(SAMPLES.PADS, new String[] {text});
        values.put(SAMPLES.DOCS, new JSONB[] {JSONB.jsonb("\"" + text + "\"")});
        values.put(SAMPLES.MAPS, new Hstore[] {Hstore.of(Map.of(text, "b"))});
        values.put(SAMPLES.EXACT, HUGE);
        values.put(SAMPLES.CENTS, HUGE);
        return values;
    }

    @Test
    void of_every_type_in_every_statement() {
        refusedInEveryStatement(values(HALF));
        refusedInEveryStatement(Map.of(SAMPLES.TXT, "\udc00a", SAMPLES.MAIL, "a\0"));
    }

    @SuppressWarnings("unchecked") // the value is the field's
    private void refusedInEveryStatement(Map<Field<?>, Object> values) {
        values.forEach((column, value) -> {
            Field<Object> field = (Field<Object>) column;
            for (Condition condition : List.of(
                    field.eq(value),
                    field.in(value, value),
                    field.notIn(value, value),
                    field.ne(value),
                    DSL.condition("{0} = {1}", field, DSL.val(value, field)),
                    Sample.SAMPLES_BY_PARENT.any(s -> field.eq(value)),
                    Sample.SAMPLES_BY_PARENT.every(s -> field.eq(value)),
                    Sample.PARENT.none(s -> field.eq(value)))) {
                refused(
                        field,
                        "samples.where",
                        () -> db.samples().where(condition).list());
                refused(
                        field,
                        "samples.count",
                        () -> db.samples().where(condition).count());
                refused(
                        field,
                        "samples.exists",
                        () -> db.samples().where(condition).exists());
            }
            Condition equal = field.eq(value);
            Shape<Sample, Pair> shape =
                    Sample.ROW.with(Sample.SAMPLES_BY_PARENT.where(s -> equal)).as(Pair::new);
            refused(field, "samples.find", () -> db.samples().find(1, shape));
            refused(field, "samples.where", () -> db.samples().all().list(shape));
            for (DSLContext dsl : List.of(db.dsl(), foreign().dsl())) {
                refused(field, "dsl", () -> dsl.selectFrom(SAMPLES).where(equal).fetch());
                refused(
                        field,
                        "dsl",
                        () -> dsl.insertInto(SAMPLES)
                                .set(SAMPLES.ID, 3)
                                .set(field, value)
                                .execute());
                refused(
                        field,
                        "dsl",
                        () -> dsl.update(SAMPLES).set(field, value).execute());
                refused(field, "dsl", () -> dsl.deleteFrom(SAMPLES).where(equal).execute());
                if (!(value
                        instanceof
                        BigDecimal)) { // several statements have literals, and the server refuses one too large
                    refused(
                            field,
                            "dsl",
                            () -> dsl.batch(dsl.update(SAMPLES).set(field, value), dsl.select(DSL.one()))
                                    .execute());
                }
                refused(
                        field,
                        "dsl",
                        () -> dsl.batch(dsl.update(SAMPLES).set(field, value))
                                .bind(value)
                                .execute());
                refused(field, "dsl", () -> {
                    var sample = dsl.newRecord(SAMPLES);
                    sample.setId(3);
                    sample.set(field, value);
                    sample.store();
                });
            }
        });
        assertThat(db.samples().count()).isEqualTo(2);
    }

    @Test
    void of_no_column() {
        List<Condition> conditions = List.of(
                DSL.val(HALF).eq(SAMPLES.TXT),
                DSL.inline(HALF).eq(SAMPLES.TXT),
                SAMPLES.TXT.eq(DSL.inline(HALF)),
                DSL.condition("txt = ?", HALF),
                SAMPLES.TXT.likeIgnoreCase(HALF),
                SAMPLES.TXT.contains(HALF),
                SAMPLES.TXT.startsWith(HALF),
                SAMPLES.TXT.concat(HALF).isNotNull(),
                SAMPLES.TXT.in(SAMPLES.SHORT, DSL.val(HALF)),
                DSL.row(SAMPLES.TXT, SAMPLES.ID).in(List.of(DSL.row(HALF, 1), DSL.row("a", 2))),
                SAMPLES.TXT.eq(DSL.any("a", HALF)),
                SAMPLES.EXACT.add(HUGE).isNull());
        for (Condition condition : conditions) {
            refused(
                    condition,
                    "samples.where",
                    () -> db.samples().where(condition).list());
            refused(
                    condition,
                    "dsl",
                    () -> db.dsl().selectFrom(SAMPLES).where(condition).fetch());
        }
        Field<String> order = DSL.concat(SAMPLES.TXT, DSL.val(HALF));
        refused(order, "samples.where", () -> db.samples().all().orderBy(order).list());
        refused("text", "dsl", () -> db.dsl().execute("delete from samples where txt = ?", HALF));
        refused("text", "dsl", () -> db.dsl().execute("delete from samples where txt = '" + HALF + "'"));
        refused(
                "batch",
                "dsl",
                () -> db.dsl()
                        .batch("delete from samples where txt = '" + HALF + "'", "select 1")
                        .execute());
        assertThat(db.samples().count()).isEqualTo(2);
    }

    @Test
    void behind_a_converter_of_the_user() {
        Condition vin = CARS.VIN.eq(new Vin("vin" + HALF));
        Condition owner = CARS.OWNER.in(new Owner(HALF), new Owner("b"));
        Condition extras = CARS.EXTRAS.eq(List.of(HALF));
        for (Condition condition : List.of(vin, owner, extras)) {
            refused(condition, "cars.where", () -> db.cars().where(condition).list());
            refused(
                    condition,
                    "dsl",
                    () -> db.dsl().selectFrom(CARS).where(condition).fetch());
        }
        assertThatThrownBy(() -> db.cars().find(new Vin("vin" + HALF)))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void a_number_at_the_limits_of_numeric_comes_back_and_one_beyond_is_refused() {
        BigDecimal small = BigDecimal.ONE.movePointLeft(16_383);
        List<BigDecimal> kept =
                List.of(new BigDecimal("9".repeat(1_000)), small, small.negate(), new BigDecimal("1E+5"));
        int id = 10;
        for (int i = 0; i < 6; i++) { // across the driver's switch to its binary form
            for (BigDecimal number : kept) {
                db.samples().insert(NewSample.id(id).exact(number));
                assertThat(db.samples().get(id++).exact()).isEqualByComparingTo(number);
                assertThat(db.samples().where(SAMPLES.EXACT.eq(number)).count()).isEqualTo(i + 1);
            }
        }
        for (BigDecimal number : List.of(HUGE, BigDecimal.ONE.movePointLeft(16_384), new BigDecimal("1E+2147483647"))) {
            assertThatThrownBy(() -> NewSample.id(3).exact(number)).hasMessageContaining("numeric keeps");
            refused(
                    number.scale(),
                    "samples.where",
                    () -> db.samples().where(SAMPLES.EXACT.eq(number)).list());
            refused(number.scale(), "dsl", () -> db.dsl().fetch(SAMPLES, SAMPLES.EXACT.eq(number)));
        }
    }

    @Test
    void but_what_can_be_sent_is() {
        String pair = "a\ud83d\ude97";
        db.samples().insert(NewSample.id(3).txt(pair).exact(new BigDecimal("1E+131071")));
        Condition both = SAMPLES.TXT.eq(pair).and(SAMPLES.EXACT.eq(BigDecimal.ONE.scaleByPowerOfTen(131_071)));
        assertThat(db.samples().where(both).list()).hasSize(1);
        assertThat(db.dsl().fetchCount(SAMPLES, both)).isEqualTo(1);
    }

    private Garage foreign() {
        return Garage.of(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
    }

    private static void refused(Object what, String id, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidInput.class)
                .as(String.valueOf(what))
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.statementId()).isIn(id, "samples"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\ud800"));
    }
}
