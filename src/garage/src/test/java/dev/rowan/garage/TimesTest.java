package dev.rowan.garage;

import static dev.rowan.garage.tables.Engines.ENGINES;
import static dev.rowan.garage.tables.Workshops.WORKSHOPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.InvalidInput;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dates and timestamps beyond the usual, in rows and in what jOOQ sends and reads. */
class TimesTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final List<LocalDate> DATES = List.of(
            LocalDate.MIN,
            LocalDate.of(-43, 3, 15),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(1893, 4, 1),
            LocalDate.of(2024, 3, 31),
            LocalDate.of(12024, 1, 1),
            LocalDate.MAX);

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        db = Garage.of(database.dataSource());
    }

    @AfterEach
    void restore() {
        TimeZone.setDefault(ZONE);
    }

    @Test
    void dates_are_the_same_in_conditions_and_in_records_of_jooq() {
        for (LocalDate date : DATES) {
            Workshop stored = db.workshops().insert(NewWorkshop.name("w").opened(date));
            for (int i = 0; i < 7; i++) {
                assertThat(db.workshops().where(WORKSHOPS.OPENED.eq(date)).list())
                        .containsExactly(stored);
                assertThat(db.dsl()
                                .select(WORKSHOPS.OPENED)
                                .from(WORKSHOPS)
                                .where(WORKSHOPS.OPENED.in(date))
                                .fetchSingle(WORKSHOPS.OPENED))
                        .isEqualTo(date);
            }
            String inlined = db.dsl().renderInlined(WORKSHOPS.OPENED.eq(date));
            assertThat(db.dsl().fetchCount(WORKSHOPS, DSL.condition(inlined))).isEqualTo(1);
            db.workshops().delete(stored.id());
            db.dsl()
                    .insertInto(WORKSHOPS, WORKSHOPS.NAME, WORKSHOPS.OPENED)
                    .values("j", date)
                    .execute();
            Workshop byJooq =
                    db.workshops().where(WORKSHOPS.NAME.eq("j")).list().getFirst();
            assertThat(byJooq.opened()).isEqualTo(date);
            db.workshops().delete(byJooq.id());
        }
    }

    @Test
    void timestamps_are_the_same_in_conditions_and_in_records_of_jooq() {
        Workshop workshop = db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH));
        for (LocalDate date : DATES) {
            LocalDateTime time = date.equals(LocalDate.MIN)
                    ? LocalDateTime.MIN
                    : date.equals(LocalDate.MAX) ? LocalDateTime.MAX : date.atTime(2, 30, 0, 123_456_000);
            Instant instant = date.equals(LocalDate.MIN)
                    ? OffsetDateTime.MIN.toInstant()
                    : date.equals(LocalDate.MAX) ? OffsetDateTime.MAX.toInstant() : time.toInstant(ZoneOffset.UTC);
            Engine stored = db.engines()
                    .insert(NewEngine.kind(EngineKind.PETROL)
                            .plate("B-1")
                            .workshopId(workshop.id())
                            .builtAt(time)
                            .seenAt(instant));
            for (int i = 0; i < 7; i++) {
                var both = ENGINES.BUILT_AT.eq(time).and(ENGINES.SEEN_AT.eq(instant));
                assertThat(db.engines().where(both).list()).containsExactly(stored);
                var read = db.dsl()
                        .select(ENGINES.BUILT_AT, ENGINES.SEEN_AT)
                        .from(ENGINES)
                        .where(both)
                        .fetchSingle();
                assertThat(read.value1()).isEqualTo(time);
                assertThat(read.value2()).isEqualTo(instant);
            }
            String inlined = db.dsl().renderInlined(ENGINES.BUILT_AT.eq(time).and(ENGINES.SEEN_AT.eq(instant)));
            assertThat(db.dsl().fetchCount(ENGINES, DSL.condition(inlined))).isEqualTo(1);
            db.engines().delete(stored.serial());
        }
    }

    /** There jOOQ itself parses: it makes null of an infinity and of a year of five digits, and fails before Christ. */
    @Test
    void usual_times_are_the_same_in_a_multiset_of_jooq() {
        Workshop workshop = db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH));
        for (LocalDate date : DATES.subList(2, 5)) {
            LocalDateTime time = date.atTime(2, 30, 0, 123_456_000);
            Instant instant = time.toInstant(ZoneOffset.UTC);
            Engine stored = db.engines()
                    .insert(NewEngine.kind(EngineKind.PETROL)
                            .plate("B-1")
                            .workshopId(workshop.id())
                            .builtAt(time)
                            .seenAt(instant));
            var nested = db.dsl()
                    .select(DSL.multiset(DSL.select(ENGINES.BUILT_AT, ENGINES.SEEN_AT, WORKSHOPS.OPENED)
                            .from(ENGINES)
                            .join(WORKSHOPS)
                            .on(WORKSHOPS.ID.eq(ENGINES.WORKSHOP_ID))))
                    .fetchSingle()
                    .value1()
                    .getFirst();
            assertThat(nested.value1()).isEqualTo(time);
            assertThat(nested.value2()).isEqualTo(instant);
            assertThat(nested.value3()).isEqualTo(LocalDate.EPOCH);
            db.engines().delete(stored.serial());
        }
    }

    @Test
    void a_time_in_a_condition_is_cut_as_one_in_a_row_is_and_one_out_of_range_is_refused() {
        Workshop workshop = db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH));
        Instant instant = Instant.parse("2024-01-01T00:00:00.123456789Z");
        Engine stored = db.engines()
                .insert(NewEngine.kind(EngineKind.PETROL)
                        .plate("B-1")
                        .workshopId(workshop.id())
                        .seenAt(instant));
        assertThat(db.engines().where(ENGINES.SEEN_AT.eq(instant)).list()).containsExactly(stored);
        var beyond = LocalDate.of(6_000_000, 1, 1);
        assertThatThrownBy(() -> db.dsl().fetchCount(WORKSHOPS, WORKSHOPS.OPENED.lt(beyond)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("dsl.parameter 1: the time is outside of what the driver can send");
        assertThat(db.engines().where(ENGINES.SEEN_AT.eq((Instant) null)).list())
                .isEmpty();
        assertThat(db.dsl().render(ENGINES.SEEN_AT.eq(instant))).endsWith("\"seen_at\" = ?::timestamptz");
    }
}
