package dev.rowan.garage;

import static dev.rowan.garage.tables.Parts.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.XML;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jooq.types.YearToMonth;
import org.jooq.types.YearToSecond;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Types beyond the usual ones: bytes, arrays, what an extension brings and what goes as text. */
class PartsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static NewPart full(String email) {
        return NewPart.email(email)
                .photo(new byte[] {0, -1, 127})
                .waited(new YearToSecond(new YearToMonth(1, 2), new DayToSecond(3, 4, 5, 6, 7_000).neg()))
                .nick("nick")
                .letter("x")
                .number(4_294_967_295L)
                .manual(XML.xml("<a/>"))
                .tags(new String[] {"a", "", "NULL"})
                .codes(new String[] {"abc"})
                .counts(new Integer[] {1, 2})
                .prices(new BigDecimal[] {new BigDecimal("1.10")})
                .flags(new Boolean[] {true, false})
                .kinds(new EngineKind[] {EngineKind.DIESEL})
                .address("10.0.0.1/8")
                .span("[1,5)")
                .bits("101")
                .pay("$1,234.50")
                .words("'a' 'b'")
                .spot("(1.5,-2.5)");
    }

    @Test
    void a_row_of_every_type_is_equal_to_itself_read_again() {
        Part part = db.parts().insert(full("a@b"));
        for (int i = 0; i < 7; i++) {
            Part again = db.parts().get("a@b");
            assertThat(again).isEqualTo(part).hasSameHashCodeAs(part);
            assertThat(again.photo()).isNotSameAs(part.photo()).containsExactly(0, -1, 127);
        }
        assertThat(part.kinds()).containsExactly(EngineKind.DIESEL);
        assertThat(List.of(
                        String.valueOf(part.address()),
                        String.valueOf(part.span()),
                        String.valueOf(part.bits()),
                        String.valueOf(part.pay()),
                        String.valueOf(part.words()),
                        String.valueOf(part.spot())))
                .containsExactly("10.0.0.1/8", "[1,5)", "101", "$1,234.50", "'a' 'b'", "(1.5,-2.5)");
        assertThat(db.parts().where(PARTS.WAITED.eq(part.waited())).list()).containsExactly(part);
        db.parts().update("a@b", p -> p.photo(new byte[] {1}));
        assertThat(db.parts().get("a@b")).isNotEqualTo(part);
    }

    @Test
    void a_megabyte_of_text_comes_back_in_an_array() {
        String large = "\"\\,{ä\ud83d\ude97 ".repeat(100_000);
        Part part = db.parts().insert(NewPart.email("a@b").tags(new String[] {large, "", large}));
        for (int i = 0; i < 7; i++) {
            assertThat(db.parts().get("a@b")).isEqualTo(part);
        }
        assertThat(part.tags()).containsExactly(large, "", large);
        assertThat(db.parts().where(PARTS.TAGS.eq(part.tags())).count()).isEqualTo(1);
    }

    @Test
    void a_record_with_arrays_shows_their_lengths() {
        assertThat(db.parts().insert(full("a@b")).toString())
                .startsWith("Part[email=a@b, photo=3 elements, waited=")
                .contains("tags=3 elements", "bits=101")
                .endsWith("grid=null]");
        assertThat(db.parts().insert(NewPart.email("n")).toString()).contains("photo=null", "tags=0 elements");
    }

    @Test
    void nulls_come_back_and_many_rows_go_in_one_statement() {
        Part empty = db.parts().insert(NewPart.email("e"));
        assertThat(empty.photo()).isNull();
        assertThat(empty.counts()).isNull();
        assertThat(empty.grid()).isNull();
        db.parts()
                .insertAll(IntStream.range(0, 4)
                        .mapToObj(i -> full("m" + i)
                                .counts(null)
                                .kinds(null)
                                .photo(null)
                                .span(null)
                                .waited(null))
                        .toList());
        assertThat(db.parts().where(PARTS.COUNTS.isNull()).count()).isEqualTo(5);
        db.parts().update("m0", p -> p.kinds(new EngineKind[0]).span("empty"));
        assertThat(db.parts().get("m0").kinds()).isEmpty();
        assertThat(db.parts().get("m0").span()).isEqualTo("empty");
    }

    @Test
    void citext_is_compared_without_case() {
        db.parts().insert(NewPart.email("Ann@B"));
        assertThat(db.parts().find("aNN@b")).isPresent();
        assertThat(db.parts().exists("ann@b")).isTrue();
        assertThat(db.parts().delete("ANN@B")).isTrue();
    }

    /** Its schema is not on the search path, where {@code =} is that of text. */
    @Test
    void citext_is_compared_without_case_in_conditions_too() {
        Part ann = db.parts().insert(NewPart.email("Ann@B"));
        db.parts().insert(NewPart.email("Eve@B"));
        List<String> some = new ArrayList<>(List.of("x", "aNN@b"));
        List<String> thousands =
                new ArrayList<>(IntStream.range(0, 2_000).mapToObj(i -> "x" + i).toList());
        thousands.add("aNN@b");
        List<String> many = new ArrayList<>(
                IntStream.range(0, 31_000).mapToObj(i -> "x" + i).toList());
        many.add("aNN@b");
        var other = PARTS.as("other");
        for (Condition condition : List.of(
                PARTS.EMAIL.eq("aNN@b"),
                DSL.val("aNN@b", PARTS.EMAIL).eq(PARTS.EMAIL),
                PARTS.EMAIL.ne("eVE@b"),
                PARTS.EMAIL.in(some),
                PARTS.EMAIL.in(thousands),
                PARTS.EMAIL.in(many),
                PARTS.EMAIL.notIn("x", "eVE@b"),
                DSL.not(PARTS.EMAIL.notIn(many)),
                PARTS.EMAIL.lt("aNN@c"),
                PARTS.EMAIL.le("aNN@b"),
                PARTS.EMAIL.between("aNN@b", "aNN@c"),
                PARTS.EMAIL.eq("aNN@b").and(PARTS.NICK.isNull()),
                PARTS.EMAIL.in(DSL.select(DSL.val("aNN@b", PARTS.EMAIL))),
                DSL.exists(DSL.selectOne()
                        .from(other)
                        .where(other.EMAIL.eq("aNN@b"))
                        .and(other.EMAIL.eq(PARTS.EMAIL))))) {
            assertThat(db.parts().where(condition).list())
                    .as(() -> shown(condition))
                    .containsExactly(ann);
            assertThat(db.parts().where(condition).count())
                    .as(() -> shown(condition))
                    .isEqualTo(1);
            assertThat(db.dsl().fetchValues(DSL.select(PARTS.EMAIL).from(PARTS).where(condition)))
                    .as(() -> shown(condition))
                    .containsExactly("Ann@B");
        }
        assertThat(db.parts().where(PARTS.EMAIL.gt("aNN@b")).list())
                .extracting(Part::email)
                .containsExactly("Eve@B");
        assertThat(db.parts().where(PARTS.EMAIL.in(List.of())).list()).isEmpty();
        assertThat(db.dsl()
                        .update(PARTS)
                        .set(PARTS.NICK, "n")
                        .where(PARTS.EMAIL.eq("ANN@b"))
                        .execute())
                .isEqualTo(1);
        assertThat(db.dsl().fetchCount(DSL.selectFrom(PARTS.join(other).on(PARTS.EMAIL.eq(other.EMAIL)))))
                .isEqualTo(2);
        assertThat(db.parts().where(PARTS.EMAIL.eq(DSL.lower(PARTS.EMAIL))).list())
                .isEmpty(); // text
        Garage inside = Garage.of(db.dsl());
        assertThat(inside.parts().where(PARTS.EMAIL.eq("aNN@b")).list()).hasSize(1);
    }

    private static String shown(Condition condition) {
        String text = condition.toString();
        return text.substring(0, Math.min(200, text.length()));
    }

    @Test
    void conditions_take_all_of_these_types() {
        Part part = db.parts().insert(full("a@b"));
        for (var condition : List.of(
                PARTS.TAGS.contains(new String[] {"a"}),
                PARTS.COUNTS.eq(new Integer[] {1, 2}),
                PARTS.KINDS.eq(new EngineKind[] {EngineKind.DIESEL}),
                PARTS.PHOTO.eq(new byte[] {0, -1, 127}),
                PARTS.EMAIL.eq("a@b"),
                PARTS.NUMBER.eq(4_294_967_295L),
                PARTS.NICK.eq("nick"),
                PARTS.LETTER.eq("x"),
                PARTS.ADDRESS.eq("10.0.0.1/8"),
                PARTS.ADDRESS.in("10.0.0.1/8", "::1"),
                PARTS.BITS.eq("101"),
                PARTS.PAY.gt("$1"),
                PARTS.SPAN.eq("[1,4]"))) {
            assertThat(db.parts().where(condition).list())
                    .as(condition.toString())
                    .containsExactly(part);
        }
    }

    @Test
    void text_that_is_no_value_of_the_type_is_refused_by_the_server() {
        assertThatThrownBy(() -> db.parts().insert(NewPart.email("a").address("nowhere")))
                .isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(() -> db.parts().insert(NewPart.email("a").bits("1010")))
                .isInstanceOf(DatabaseFailure.class);
    }

    @Test
    void an_array_as_text_keeps_its_spelling() {
        db.parts().insert(NewPart.email("a").grid("[0:1][1:2]={{1,2},{3,NULL}}"));
        for (int i = 0; i < 7; i++) {
            String grid = String.valueOf(db.parts().get("a").grid());
            assertThat(grid).isEqualTo("[0:1][1:2]={{1,2},{3,NULL}}");
            db.parts().update("a", p -> p.grid(grid));
        }
        assertThat(db.parts()
                        .where(PARTS.GRID.eq("[0:1][1:2]={{1,2},{3,NULL}}"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_array_that_java_cannot_hold_fails_the_read(TestDatabase database) throws Exception {
        db.parts().insert(NewPart.email("a"));
        try (var connection = database.connect();
                var s = connection.createStatement()) {
            s.execute("update parts set counts = '[0:1]={1,2}'");
        }
        assertThatThrownBy(() -> db.parts().get("a"))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class,
                        e -> assertThat(e.sqlException().orElseThrow().getMessage())
                                .startsWith("column counts has an array that does not count from 1"));
    }
}
