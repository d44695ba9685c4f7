package dev.rowan.garage;

import static dev.rowan.garage.tables.Bays.BAYS;
import static dev.rowan.garage.tables.Engines.ENGINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.Repository;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.RowNotFound;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GarageTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @SuppressWarnings("NullAway.Init")
    private Workshop main;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
        main = db.workshops().insert(NewWorkshop.name("Main").opened(LocalDate.of(1999, 12, 31)));
    }

    @Test
    void a_composite_key_finds_updates_and_deletes_one_row() {
        Bay one =
                db.bays().insert(NewBay.workshopId(main.id()).number((short) 1).capacity(2.5));
        db.bays().insert(NewBay.workshopId(main.id()).number((short) 2).capacity(3));
        assertThat(one.bayId()).isEqualTo(new BayId(main.id(), (short) 1));
        assertThat(db.bays().find(BayId.workshopId(main.id()).number((short) 1)))
                .contains(one);
        assertThat(db.bays().find(BayId.workshopId(main.id()).number((short) 9)))
                .isEmpty();
        assertThat(db.bays().exists(BayId.workshopId(main.id()).number((short) 2)))
                .isTrue();
        db.bays()
                .update(
                        BayId.workshopId(main.id()).number((short) 2),
                        b -> b.free(false).capacity(4.25));
        assertThat(db.bays().get(BayId.workshopId(main.id()).number((short) 2)))
                .isEqualTo(new Bay(main.id(), (short) 2, 4.25, false));
        assertThat(db.bays().get(BayId.workshopId(main.id()).number((short) 1))).isEqualTo(one);
        assertThatThrownBy(() -> db.bays().update(BayId.workshopId(main.id()).number((short) 9), b -> b.free(true)))
                .isInstanceOf(RowNotFound.class)
                .hasMessage("bays.update: no row with this key that this role can see");
        assertThat(db.bays().delete(BayId.workshopId(main.id()).number((short) 1)))
                .isTrue();
        assertThat(db.bays().delete(BayId.workshopId(main.id()).number((short) 1)))
                .isFalse();
        assertThat(db.bays().listByWorkshopId(main.id()))
                .extracting(Bay::number)
                .containsExactly((short) 2);
        assertThat(db.bays().where(BAYS.CAPACITY.gt(4.0)).count()).isEqualTo(1);
    }

    @Test
    void a_unique_key_of_two_columns_has_a_finder_and_a_partial_index_has_none() {
        assertThat(db.workshops()
                        .findByNameAndOpened(WorkshopNameAndOpened.name("Main").opened(main.opened())))
                .contains(main);
        assertThat(db.workshops()
                        .findByNameAndOpened(WorkshopNameAndOpened.name("Main")
                                .opened(main.opened().plusDays(1))))
                .isEmpty();
        assertThat(methods(EngineRepository.class)).doesNotContain("findByPlate");
    }

    @Test
    void a_self_reference_lists_children() {
        Workshop child = db.workshops()
                .insert(NewWorkshop.name("Side").opened(LocalDate.EPOCH).parentId(main.id()));
        assertThat(main.parentId()).isNull();
        assertThat(db.workshops().listByParentId(main.id())).containsExactly(child);
        db.workshops().update(child.id(), w -> w.parentId(null));
        assertThat(db.workshops().listByParentId(main.id())).isEmpty();
    }

    @Test
    void every_type_comes_back_as_it_went_in() {
        db.bays().insert(NewBay.workshopId(main.id()).number((short) 1).capacity(1));
        Engine engine = db.engines()
                .insert(NewEngine.kind(EngineKind.DIESEL)
                        .plate("Z-1")
                        .workshopId(main.id())
                        .secondKind(EngineKind.ELECTRIC)
                        .bay((short) 1)
                        .code("ab")
                        .power(1.5f)
                        .torque(new BigDecimal("1234.567"))
                        .price(new BigDecimal("12345678901234567890.000000000001"))
                        .running(Long.MAX_VALUE)
                        .turbo(true)
                        .cylinders(Integer.MIN_VALUE)
                        .serviced(LocalTime.of(23, 59, 59, 999_999_000))
                        .seenAt(Instant.parse("2026-02-03T04:05:06.123456Z"))
                        .builtAt(LocalDateTime.of(1, 1, 1, 0, 0))
                        .closing(OffsetTime.parse("18:30:00+05:30"))
                        .mount(JSONB.jsonb("{\"a\": [1, null]}"))
                        .raw(JSON.json("{\"b\" : 2 }")));
        assertThat(db.engines().get(engine.serial())).isEqualTo(engine);
        assertThat(engine)
                .isEqualTo(new Engine(
                        engine.serial(),
                        EngineKind.DIESEL,
                        EngineKind.ELECTRIC,
                        "Z-1",
                        main.id(),
                        (short) 1,
                        "ab",
                        1.5f,
                        new BigDecimal("1234.567"),
                        new BigDecimal("12345678901234567890.000000000001"),
                        Long.MAX_VALUE,
                        true,
                        Integer.MIN_VALUE,
                        LocalTime.of(23, 59, 59, 999_999_000),
                        Instant.parse("2026-02-03T04:05:06.123456Z"),
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        OffsetTime.parse("18:30:00+05:30"),
                        JSONB.jsonb("{\"a\": [1, null]}"),
                        JSON.json("{\"b\" : 2 }"),
                        "Z-1 / 9223372036854775807"));
        assertThat(db.engines().where(ENGINES.KIND.eq(EngineKind.DIESEL)).list())
                .containsExactly(engine);
    }

    @Test
    void everything_that_can_be_null_can_be_left_out_set_to_null_and_read() {
        Engine engine = db.engines()
                .insert(NewEngine.kind(EngineKind.PETROL)
                        .plate("N-0")
                        .workshopId(main.id())
                        .serial(77));
        assertThat(engine)
                .isEqualTo(new Engine(
                        77,
                        EngineKind.PETROL,
                        null,
                        "N-0",
                        main.id(),
                        null,
                        "none",
                        null,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "N-0 / 0"));
        db.engines()
                .update(
                        77,
                        e -> e.kind(EngineKind.ELECTRIC)
                                .secondKind(EngineKind.DIESEL)
                                .seenAt(Instant.EPOCH));
        db.engines()
                .update(
                        77,
                        e -> e.secondKind(null)
                                .seenAt(null)
                                .power(null)
                                .torque(null)
                                .turbo(null)
                                .serviced(null)
                                .builtAt(null)
                                .closing(null)
                                .mount(null)
                                .raw(null)
                                .bay(null));
        assertThat(db.engines().get(77).kind()).isEqualTo(EngineKind.ELECTRIC);
        assertThat(db.engines().get(77).secondKind()).isNull();
    }

    @Test
    void a_table_without_a_key_is_inserted_into_and_listed_and_has_no_verbs_by_key() {
        List<Visit> visits = db.visits()
                .insertAll(IntStream.range(0, 5)
                        .mapToObj(i -> NewVisit.EMPTY.note("visit " + i))
                        .toList());
        assertThat(visits)
                .extracting(Visit::note)
                .containsExactly("visit 0", "visit 1", "visit 2", "visit 3", "visit 4");
        assertThat(db.visits().insert(NewVisit.EMPTY).note()).isNull();
        assertThat(db.visits().insertAll(List.of(NewVisit.EMPTY, NewVisit.EMPTY)))
                .hasSize(2);
        assertThat(db.visits().count()).isEqualTo(8);
        assertThat(db.visits().list(3)).hasSize(3);
        assertThat(methods(VisitRepository.class))
                .containsOnly(
                        "insert",
                        "insertAll",
                        "insertIfAbsent",
                        "insertGraph",
                        "insertGraphs",
                        "copyIn",
                        "list",
                        "listByEngine",
                        "count",
                        "updateWhere",
                        "deleteWhere");
    }

    @Test
    void a_key_that_is_a_foreign_key_too_is_found_and_not_listed() {
        Engine engine =
                db.engines().insert(NewEngine.kind(EngineKind.PETROL).plate("P").workshopId(main.id()));
        Passport passport =
                db.passports().insert(NewPassport.engine(engine.serial()).text("papers"));
        assertThat(db.passports().get(engine.serial())).isEqualTo(passport);
        assertThat(methods(PassportRepository.class)).doesNotContain("listByEngine");
        assertThatThrownBy(() -> db.engines().delete(engine.serial()))
                .isInstanceOfSatisfying(ConstraintViolation.class, e -> {
                    assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
                    assertThat(e.constraint()).isEqualTo(PassportConstraint.PASSPORTS_ENGINE_FKEY);
                });
    }

    @Test
    void views_are_read_and_not_written() throws Exception {
        assertThat(db.enginesPerWorkshop().list(10))
                .containsExactly(new EnginesPerWorkshop(main.id().value(), "Main", 0L));
        assertThat(db.enginesPerWorkshop().count()).isEqualTo(1);
        assertThat(db.plates().list(10)).isEmpty();
        assertThat(methods(EnginesPerWorkshopRepository.class)).containsOnly("list", "count", "ofName");
        assertThat(methods(PlateRepository.class)).containsOnly("list", "count", "refresh");
    }

    @Test
    void an_error_of_a_check_has_its_constant() {
        assertThatThrownBy(() -> db.engines()
                        .insert(NewEngine.kind(EngineKind.PETROL)
                                .plate("C")
                                .workshopId(main.id())
                                .torque(BigDecimal.ZERO)))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo(EngineConstraint.ENGINES_TORQUE_CHECK));
        WorkshopId nowhere = WorkshopId.of(UUID.randomUUID());
        assertThatThrownBy(() -> db.bays()
                        .insert(NewBay.workshopId(nowhere).number((short) 1).capacity(1)))
                .isInstanceOfSatisfying(ConstraintViolation.class, e -> {
                    assertThat(e.constraint()).isEqualTo(BayConstraint.BAYS_WORKSHOP_ID_FKEY);
                    assertThat(e).hasMessageNotContaining(nowhere.toString());
                });
    }

    /** Its own, and those of the interfaces of verbs; not {@code where} and {@code all}, which each has. */
    private static Set<String> methods(Class<?> repository) {
        assertThat(repository.getSuperclass()).isEqualTo(Repository.class);
        return Arrays.stream(repository.getMethods())
                .filter(m -> !m.isSynthetic()
                        && m.getDeclaringClass() != Object.class
                        && m.getDeclaringClass() != Repository.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
