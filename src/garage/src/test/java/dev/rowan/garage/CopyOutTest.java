package dev.rowan.garage;

import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.CopyFormat;
import dev.rowan.Pg;
import dev.rowan.error.QueryFailed;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Inet;
import dev.rowan.type.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** COPY of queries whose conditions have values of every kind. */
class CopyOutTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final Instant MOMENT = Instant.parse("2020-02-29T12:34:56.789012Z");
    private static final UUID UID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private static final List<String> HOSTILE = List.of(
            "'",
            "\"",
            "\\",
            "'); drop table samples; --",
            "?",
            "??",
            "$1",
            "=",
            "",
            "a\nb\tc",
            "日本 \uD83D\uDE00",
            "{0}",
            ":x");

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.samples()
                .insert(NewSample.id(1)
                        .small((short) 7)
                        .big(Long.MAX_VALUE)
                        .single(0.1f)
                        .twice(0.1)
                        .exact(new BigDecimal("1.00000000000000000000001"))
                        .bool(true)
                        .txt("a,\"b\"\n")
                        .mail("A@x")
                        .uid(UID)
                        .photo(new byte[] {0, -1})
                        .day(LocalDate.EPOCH)
                        .clock(LocalTime.NOON)
                        .moment(MOMENT)
                        .kind(EngineKind.DIESEL)
                        .address(Inet.parse("10.0.0.1"))
                        .smallSpan(Range.of(1, 5))
                        .packed(JSONB.jsonb("{\"a\": 1}"))
                        .texts(new String[] {"x", "y"}));
        db.samples().insert(NewSample.id(2));
    }

    private String copied(Condition condition) {
        var out = new ByteArrayOutputStream();
        try {
            long rows = db.samples().where(condition).orderBy(SAMPLES.ID).copyOut(out, CopyFormat.TEXT);
            String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
            assertThat(lines).hasSize((int) rows + 2);
            assertThat(lines[0]).startsWith("id\tparent_id\tbool\tsmall\t");
            var ids = new ArrayList<String>();
            for (int i = 1; i <= rows; i++) {
                ids.add(lines[i].substring(0, lines[i].indexOf('\t')));
            }
            return String.join(" ", ids);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void values_of_every_type_find_the_same_rows_as_a_list() {
        List<Condition> conditions = List.of(
                SAMPLES.SMALL.eq((short) 7),
                SAMPLES.BIG.eq(Long.MAX_VALUE),
                SAMPLES.SINGLE.eq(0.1f),
                SAMPLES.TWICE.eq(0.1),
                SAMPLES.EXACT.eq(new BigDecimal("1.00000000000000000000001")),
                SAMPLES.BOOL.eq(true),
                SAMPLES.TXT.eq("a,\"b\"\n"),
                SAMPLES.MAIL.eq("a@X"),
                SAMPLES.UID.eq(UID),
                SAMPLES.PHOTO.eq(new byte[] {0, -1}),
                SAMPLES.DAY.eq(LocalDate.EPOCH),
                SAMPLES.CLOCK.eq(LocalTime.NOON),
                SAMPLES.MOMENT.eq(MOMENT),
                SAMPLES.KIND.eq(EngineKind.DIESEL),
                SAMPLES.ADDRESS.eq(Inet.parse("10.0.0.1")),
                Pg.rangeContains(SAMPLES.SMALL_SPAN, 4),
                Pg.jsonContains(SAMPLES.PACKED, JSONB.jsonb("{}")),
                Pg.hasAny(SAMPLES.TEXTS, List.of("y")),
                SAMPLES.ID.in(1, 3, 5),
                SAMPLES.TXT.like("a%").and(SAMPLES.ID.le(1)).and("'?' <> '$1' and {0} = 1", SAMPLES.ID),
                DSL.condition("{0} is not distinct from {1}", SAMPLES.BIG, DSL.val(Long.MAX_VALUE)));
        for (Condition condition : conditions) {
            assertThat(copied(condition)).as("%s", condition).isEqualTo("1");
            assertThat(copied(condition.not().or(SAMPLES.ID.eq(2))))
                    .as("%s", condition)
                    .isEqualTo("2");
        }
    }

    @Test
    void a_null_is_a_null_and_an_empty_text_one() {
        assertThat(copied(DSL.condition("{0} is not distinct from {1}", SAMPLES.BIG, DSL.val((Long) null))))
                .isEqualTo("2");
        assertThat(copied(SAMPLES.TXT.isDistinctFrom(DSL.val("")))).isEqualTo("1 2");
    }

    @Test
    void hostile_texts_are_values() {
        for (String text : HOSTILE) {
            db.samples().update(2, s -> s.txt(text));
            assertThat(copied(SAMPLES.TXT.eq(text))).as(text).isEqualTo("2");
        }
        assertThat(copied(SAMPLES.TXT.in(HOSTILE))).isEqualTo("2");
    }

    @Test
    void what_is_sent_has_no_value_in_it(TestDatabase database) throws Exception {
        List<String> sent = new ArrayList<>();
        Garage told = db.listener(event -> sent.add(event.statementId() + ": " + event.sql() + ": " + event.rows()));
        told.samples().where(SAMPLES.TXT.ne("secret")).limit(5).copyOut(new ByteArrayOutputStream(), CopyFormat.CSV);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst())
                .startsWith("samples.copy: copy (select ")
                .contains("((substr(nullif(current_setting('rowan.p1'), ''), 2))::")
                .endsWith(") to stdout (format csv, header): 1")
                .doesNotContain("secret");
    }

    @Test
    void a_failure_has_the_id_and_no_value() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.samples()
                        .where(SAMPLES.SMALL.div((short) 0).eq((short) 1).and(SAMPLES.TXT.ne("secret")))
                        .copyOut(new ByteArrayOutputStream(), CopyFormat.CSV))
                .withMessage("samples.copy: division by zero [22012]");
        assertThat(db.samples().count()).isEqualTo(2);
    }
}
