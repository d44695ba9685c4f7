package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.Page;
import dev.rowan.Pg;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    /** What people type, or others send. */
    private static final List<String> HOSTILE = List.of(
            "'",
            "\"",
            "\\",
            "' or 1=1 --",
            "'; drop table samples; --",
            "& | ! ( ) :* <->",
            "\"unclosed",
            "-",
            "{0} ? ?? $1 :name %s",
            "a\"b\\c\nd\te\u0001",
            "日本 \uD83D\uDE00",
            "$code",
            "{\"a\": 1}",
            "");

    private static final Instant MOMENT = Instant.parse("2020-02-29T12:34:56.789012Z");

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.samples()
                .insert(NewSample.id(1)
                        .words("'cat':1,3 'dog':2")
                        .texts(new String[] {"gift", "rush", "a\"b"})
                        .kinds(new EngineKind[] {EngineKind.PETROL, EngineKind.DIESEL})
                        .packed(JSONB.jsonb("{\"channel\": \"web\", \"coupons\": [\"SPRING\", \"a\\\"b\"], \"n\": 5}"))
                        .smallSpan(Range.of(1, 5))
                        .exactSpan(Range.closed(BigDecimal.ONE, new BigDecimal("2.5")))
                        .days(Range.closed(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(2)))
                        .moments(Range.of(MOMENT, null)));
        db.samples()
                .insert(NewSample.id(2)
                        .words("'cat':1")
                        .texts(new String[] {"gift"})
                        .kinds(new EngineKind[] {})
                        .packed(JSONB.jsonb("[1, 2]"))
                        .smallSpan(Range.empty()));
        db.samples().insert(NewSample.id(3));
    }

    private List<Integer> ids(Condition condition) {
        return db.samples().where(condition).orderBy(SAMPLES.ID).list().stream()
                .map(Sample::id)
                .toList();
    }

    @Test
    void text_is_searched_as_in_a_search_box() {
        assertThat(ids(Pg.matches(SAMPLES.WORDS, "cat"))).containsExactly(1, 2);
        assertThat(ids(Pg.matches(SAMPLES.WORDS, "cat dog"))).containsExactly(1);
        assertThat(ids(Pg.matches(SAMPLES.WORDS, "cat -dog"))).containsExactly(2);
        assertThat(ids(Pg.matches(SAMPLES.WORDS, "dog or bird"))).containsExactly(1);
        for (String text : HOSTILE) {
            assertThat(ids(Pg.matches(SAMPLES.WORDS, text))).as(text).isEmpty();
        }
    }

    @Test
    void the_best_come_first_page_by_page() {
        var best = db.samples()
                .where(Pg.matches(SAMPLES.WORDS, "cat"))
                .orderBy(Pg.rank(SAMPLES.WORDS, "cat").desc());
        assertThat(best.list()).extracting(Sample::id).containsExactly(1, 2);
        Page<Sample> first = best.page(1);
        assertThat(first.rows()).extracting(Sample::id).containsExactly(1);
        assertThat(best.page(1, Objects.requireNonNull(first.next())).rows())
                .extracting(Sample::id)
                .containsExactly(2);
        for (String text : HOSTILE) {
            assertThat(db.samples()
                            .all()
                            .orderBy(Pg.rank(SAMPLES.WORDS, text).desc())
                            .list())
                    .hasSize(3);
        }
    }

    @Test
    void arrays_have_all_or_any() {
        assertThat(ids(Pg.hasAll(SAMPLES.TEXTS, List.of("rush", "gift")))).containsExactly(1);
        assertThat(ids(Pg.hasAll(SAMPLES.TEXTS, List.of()))).containsExactly(1, 2);
        assertThat(ids(Pg.hasAny(SAMPLES.TEXTS, List.of("rush", "gift")))).containsExactly(1, 2);
        assertThat(ids(Pg.hasAny(SAMPLES.TEXTS, List.of()))).isEmpty();
        assertThat(ids(Pg.hasAny(SAMPLES.TEXTS, List.of("a\"b")))).containsExactly(1);
        assertThat(ids(Pg.hasAny(SAMPLES.KINDS, List.of(EngineKind.DIESEL, EngineKind.ELECTRIC))))
                .containsExactly(1);
        assertThat(ids(Pg.hasAll(SAMPLES.KINDS, List.of(EngineKind.DIESEL, EngineKind.ELECTRIC))))
                .isEmpty();
        assertThat(ids(Pg.hasAny(SAMPLES.TEXTS, HOSTILE))).isEmpty();
        assertThat(ids(Pg.hasAll(SAMPLES.TEXTS, HOSTILE))).isEmpty();
        for (String text : HOSTILE) {
            db.samples().update(3, s -> s.texts(new String[] {text}));
            assertThat(ids(Pg.hasAll(SAMPLES.TEXTS, List.of(text)))).as(text).containsExactly(3);
            assertThat(ids(Pg.hasAny(SAMPLES.TEXTS, List.of("none", text)))).containsExactly(3);
        }
    }

    @Test
    void an_element_that_is_null_is_refused() {
        assertThatNullPointerException()
                .isThrownBy(() -> Pg.hasAny(SAMPLES.TEXTS, Arrays.asList("a", null)))
                .withMessage("an element of values is null");
    }

    @Test
    void json_contains_a_part() {
        assertThat(ids(Pg.jsonContains(SAMPLES.PACKED, JSONB.jsonb("{\"channel\": \"web\"}"))))
                .containsExactly(1);
        assertThat(ids(Pg.jsonContains(SAMPLES.PACKED, JSONB.jsonb("{\"coupons\": [\"SPRING\"]}"))))
                .containsExactly(1);
        assertThat(ids(Pg.jsonContains(SAMPLES.PACKED, JSONB.jsonb("[2]")))).containsExactly(2);
    }

    @Test
    void a_path_of_json_takes_values_by_variables() {
        String coupon = "$.coupons[*] ? (@ == $code)";
        assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, coupon, Map.of("code", "SPRING"))))
                .containsExactly(1);
        assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, coupon, Map.of("code", "a\"b"))))
                .containsExactly(1);
        assertThat(ids(Pg.jsonPath(
                        SAMPLES.PACKED,
                        "$.n ? (@ >= $low && @ < $high)",
                        Map.of("low", 5L, "high", new BigDecimal("5.5")))))
                .containsExactly(1);
        assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, "$[*] ? (@ == $n)", Map.of("n", 2))))
                .containsExactly(2);
        assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, "$.n", Map.of()))).containsExactly(1);
        for (String text : HOSTILE) {
            assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, coupon, Map.of("code", text))))
                    .as(text)
                    .isEmpty();
            JSONB stored = Objects.requireNonNull(
                    db.dsl().fetchValue(DSL.jsonbObject(DSL.key("coupons").value(DSL.jsonbArray(DSL.val(text))))));
            db.samples().update(3, s -> s.packed(stored));
            assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, coupon, Map.of("code", text))))
                    .as(text)
                    .containsExactly(3);
        }
    }

    @Test
    void a_variable_that_is_no_json_is_refused_by_its_name() {
        Map<String, Object> refused = Map.of(
                "nan",
                Double.NaN,
                "nul",
                "a\u0000b",
                "half",
                "\uD800",
                "day",
                LocalDate.EPOCH,
                "big",
                Float.POSITIVE_INFINITY);
        refused.forEach((name, value) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> Pg.jsonPath(SAMPLES.PACKED, "$", Map.of(name, value)))
                .withMessageContaining(" as $" + name + ": a String, a Number, a Boolean or a JSONB is expected"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("none", null);
        nothing.put("json", JSONB.jsonb("[1]"));
        nothing.put("true", true);
        assertThat(ids(Pg.jsonPath(SAMPLES.PACKED, "$ ? (@ == $none)", nothing)))
                .isEmpty();
    }

    @Test
    void ranges_contain_values_and_overlap() {
        assertThat(ids(Pg.rangeContains(SAMPLES.SMALL_SPAN, 4))).containsExactly(1);
        assertThat(ids(Pg.rangeContains(SAMPLES.SMALL_SPAN, 5))).isEmpty();
        assertThat(ids(Pg.rangeContains(SAMPLES.EXACT_SPAN, new BigDecimal("2.5"))))
                .containsExactly(1);
        assertThat(ids(Pg.rangeContains(SAMPLES.EXACT_SPAN, new BigDecimal("2.500000000000000000001"))))
                .isEmpty();
        assertThat(ids(Pg.rangeContains(SAMPLES.DAYS, LocalDate.EPOCH.plusDays(2))))
                .containsExactly(1);
        assertThat(ids(Pg.rangeContains(SAMPLES.MOMENTS, MOMENT))).containsExactly(1);
        assertThat(ids(Pg.rangeContains(SAMPLES.MOMENTS, MOMENT.minusNanos(1_000))))
                .isEmpty();
        assertThat(ids(Pg.rangeOverlaps(SAMPLES.SMALL_SPAN, Range.of(4, 9)))).containsExactly(1);
        assertThat(ids(Pg.rangeOverlaps(SAMPLES.SMALL_SPAN, Range.of(5, 9)))).isEmpty();
        assertThat(ids(Pg.rangeOverlaps(SAMPLES.SMALL_SPAN, Range.empty()))).isEmpty();
        assertThat(ids(Pg.rangeOverlaps(SAMPLES.MOMENTS, Range.all()))).containsExactly(1);
    }
}
