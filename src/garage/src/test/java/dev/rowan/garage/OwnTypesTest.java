package dev.rowan.garage;

import static dev.rowan.garage.Tables.BADGES;
import static dev.rowan.garage.Tables.MECHANICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.CurvePoint;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Domains, lookup tables and documents as types of their own. */
class OwnTypesTest {
    record Holder(Badge badge, Mechanic holder, BadgeKind kind) {}

    static final Shape<Badge, Holder> HOLDER =
            Badge.ROW.with(Badge.HOLDER).with(Badge.KIND).as(Holder::new);

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final Email ANN = Email.of("ann@example.com");
    private static final Email BOB = Email.of("bob@example.com");
    private static final List<CurvePoint> CURVE =
            List.of(new CurvePoint(0, new BigDecimal("0")), new CurvePoint(90, new BigDecimal("1.50")));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static NewMechanic full(Email email) {
        return NewMechanic.email(email)
                .work(WorkEmail.of("w" + email))
                .others(new Email[] {BOB, Email.of("a,\"{}\\@b")})
                .wage(Amount.of(new BigDecimal("12.30")))
                .paces(new Paces(new Integer[] {1, null, 3}))
                .ranks(new Rank(EngineKind.DIESEL))
                .since(Moment.of(Instant.parse("2026-01-02T03:04:05.678999Z")))
                .level(LevelId.HIGH)
                .curve(CURVE)
                .sketch(CURVE);
    }

    @Test
    void domains_are_types_in_rows_arrays_and_conditions() {
        Mechanic stored = db.mechanics().insert(full(ANN));
        assertThat(stored.email()).isEqualTo(ANN).hasToString("ann@example.com");
        assertThat(stored.work()).isEqualTo(WorkEmail.of("wann@example.com"));
        assertThat(stored.others()).containsExactly(BOB, Email.of("a,\"{}\\@b"));
        assertThat(stored.wage()).isEqualTo(Amount.of(new BigDecimal("12.3")));
        assertThat(stored.paces()).isEqualTo(new Paces(new Integer[] {1, null, 3}));
        assertThat(stored.ranks()).isEqualTo(Rank.of(EngineKind.DIESEL));
        assertThat(stored.since()).isEqualTo(Moment.of(Instant.parse("2026-01-02T03:04:05.678Z")));
        assertThat(db.mechanics().get(ANN)).isEqualTo(stored);
        assertThat(db.mechanics().findByWork(WorkEmail.of("wann@example.com"))).contains(stored);
        assertThat(db.mechanics().findMap(List.of(BOB, ANN))).containsExactly(Map.entry(ANN, stored));
        assertThat(db.mechanics()
                        .where(MECHANICS
                                .EMAIL
                                .in(ANN, BOB)
                                .and(MECHANICS.WAGE.gt(Amount.of(BigDecimal.ONE)))
                                .and(MECHANICS.SINCE.eq(stored.since()))
                                .and(MECHANICS.PACES.eq(stored.paces()))
                                .and(MECHANICS.OTHERS.eq(stored.others())))
                        .list())
                .containsExactly(stored);
        assertThat(db.dsl().fetchSingle(MECHANICS).getOthers()).containsExactly(stored.others());
        assertThat(db.mechanics().all().max(MECHANICS.WAGE)).contains(stored.wage());
        Mechanic bare = db.mechanics().insert(NewMechanic.email(BOB));
        assertThat(bare)
                .isEqualTo(new Mechanic(
                        BOB, null, new Email[0], Amount.of(BigDecimal.ZERO), null, null, null, null, List.of(), null));
        assertThat(db.mechanics()
                        .updateAndGet(BOB, m -> m.work(WorkEmail.of("b@c")).work(null)))
                .isEqualTo(bare);
        assertThat(db.mechanics()
                        .updateAll(Map.of(
                                ANN,
                                MechanicPatch.EMPTY.others(new Email[] {ANN}),
                                BOB,
                                MechanicPatch.EMPTY.others(new Email[] {BOB}))))
                .isEqualTo(2);
        assertThat(db.mechanics().get(ANN).others()).containsExactly(ANN);
        assertThat(db.mechanics().copyIn(Stream.of(full(Email.of("cy@d"))))).isEqualTo(1);
        assertThat(db.mechanics().get(Email.of("cy@d")).paces()).isEqualTo(stored.paces());
        assertThat(db.mechanics().upsertAll(List.of(full(ANN), full(BOB)))).hasSize(2);
    }

    @Test
    @SuppressWarnings("NullAway") // what it refuses
    void the_server_checks_a_domain_and_its_length_is_looked_at_before() {
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.mechanics().insert(NewMechanic.email(Email.of("nobody"))));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewMechanic.email(Email.of("@" + "x".repeat(40))))
                .withMessageContaining("mechanics.email");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> full(ANN).wage(Amount.of(new BigDecimal("1.234"))))
                .withMessageContaining("mechanics.wage");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.mechanics().find(Email.of("\0")));
        assertThatNullPointerException().isThrownBy(() -> Email.of(null)).withMessage("value is null");
    }

    @Test
    void typed_sql_takes_and_gives_domains() {
        db.mechanics().insertAll(List.of(full(ANN), full(BOB)));
        List<MechanicOfMails> found =
                db.mechanics().ofMails(List.of(ANN, Email.of("x")), WorkEmail.of("wbob@example.com"));
        assertThat(found).extracting(MechanicOfMails::email).containsExactly(ANN, BOB);
        assertThat(found).extracting(MechanicOfMails::level).containsOnly(LevelId.HIGH);
        assertThat(found).extracting(MechanicOfMails::curve).containsOnly(CURVE);
        assertThat(db.mechanics().raise(Amount.of(BigDecimal.TEN), new Email[] {ANN}, ANN))
                .isEqualTo(1);
        assertThat(db.mechanics().get(ANN).wage()).isEqualTo(Amount.of(BigDecimal.TEN));
    }

    @Test
    void relations_over_domains_and_lookups_are_read_and_stored() {
        Badge badge = db.badges()
                .insertGraph(NewBadge.ofHolder().kind(BadgeKindCode.PRESS_DAY).with(Badge.HOLDER, full(ANN)));
        Holder read = db.badges().get(badge.id(), HOLDER);
        assertThat(read.holder().email()).isEqualTo(ANN);
        assertThat(read.kind()).isEqualTo(new BadgeKind(BadgeKindCode.PRESS_DAY, null));
        assertThat(db.badges().listByHolder(ANN)).containsExactly(badge);
        assertThat(db.badges().listByKind(BadgeKindCode.GUEST)).isEmpty();
        assertThat(db.badges().ofKinds(List.of(BadgeKindCode.PRESS_DAY), BOB)).hasSize(1);
        assertThat(db.badges().where(BADGES.KIND.eq(BadgeKindCode.PRESS_DAY)).list())
                .containsExactly(badge);
        List<Badge> all = db.mechanics()
                .get(ANN, Mechanic.ROW.with(Mechanic.BADGES_BY_HOLDER).as((m, of) -> of));
        assertThat(all).containsExactly(badge);
    }

    @Test
    void a_lookup_has_constants_for_what_is_known_and_carries_what_is_not() {
        assertThat(BadgeKindCode.known())
                .containsExactly(BadgeKindCode.GUEST, BadgeKindCode.PRESS_DAY, BadgeKindCode.STAFF);
        assertThat(LevelId.known()).containsExactly(new LevelId((short) 1), new LevelId((short) 2));
        assertThat(db.levels().get(LevelId.HIGH).name()).isEqualTo("high");
        BadgeKindCode later = BadgeKindCode.of("later");
        assertThat(later.isKnown()).isFalse();
        assertThat(BadgeKindCode.of("guest").isKnown()).isTrue();
        db.badgeKinds().insert(NewBadgeKind.code(later).label("Later"));
        db.mechanics().insert(full(ANN));
        Badge badge = db.badges().insert(NewBadge.holder(ANN).kind(later));
        assertThat(db.badges().get(badge.id()).kind()).isEqualTo(later).hasToString("later");
    }

    @Test
    void filters_from_outside_make_ids_and_domains_of_texts() {
        db.mechanics().insert(full(ANN));
        db.mechanics().insert(NewMechanic.email(BOB));
        assertThat(db.mechanics()
                        .all()
                        .and(MechanicFilter.parse(Map.of(
                                "email", List.of("ann@example.com", "x"), "since.ge", List.of("2026-01-02T03:04:05Z"))))
                        .list())
                .extracting(Mechanic::email)
                .containsExactly(ANN);
        RiderId rider =
                db.riders().insert(NewRider.id(RiderId.of("r")).name("R")).id();
        Bike bike = db.bikes().insert(NewBike.riderId(rider));
        Lock lock = db.locks().insert(NewLock.bikeId(bike.id()).code("1"));
        assertThat(db.bikes()
                        .all()
                        .and(BikeFilter.parse(Map.of("rider", List.of("r"))))
                        .list())
                .containsExactly(bike);
        assertThat(db.locks()
                        .all()
                        .and(LockFilter.parse(Map.of("bike", List.of(bike.id().toString()))))
                        .list())
                .containsExactly(lock);
        assertThat(db.bets()
                        .all()
                        .and(BetFilter.parse(Map.of("follows.lt", List.of("2026-01-02T03:04:05+01:00"))))
                        .list())
                .isEmpty();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> LockFilter.parse(Map.of("bike", List.of("9999999999"))))
                .withMessageNotContaining("9999999999");
    }

    @Test
    void a_document_is_a_list_of_records() {
        Mechanic stored = db.mechanics().insert(full(ANN));
        assertThat(stored.curve()).isEqualTo(CURVE);
        assertThat(stored.sketch()).isEqualTo(CURVE);
        assertThat(db.mechanics().where(MECHANICS.CURVE.eq(CURVE)).count()).isEqualTo(1);
        assertThat(db.mechanics()
                        .updateAndGet(ANN, m -> m.curve(List.of()).sketch(null))
                        .curve())
                .isEmpty();
    }

    @Test
    void a_document_that_does_not_fit_fails_the_read_with_its_column_and_no_value() {
        db.mechanics().insert(full(ANN));
        db.dsl().execute("update mechanics set curve = '{\"secret\": 1}'");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.mechanics().get(ANN))
                .withMessage("mechanics.find: the converter of column curve (mechanics.curve) threw"
                        + " java.lang.IllegalArgumentException")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.mechanics().all().list())
                .withMessageContaining("mechanics.curve")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.mechanics().ofMails(List.of(ANN), WorkEmail.of("x")))
                .withMessageContaining("mechanics.curve")
                .withMessageNotContaining("secret");
        assertThat(Optional.of(db.mechanics().count())).contains(1L);
    }
}
