package dev.rowan.garage;

import static dev.rowan.garage.Tables.BETS;
import static dev.rowan.garage.Tables.BIKES;
import static dev.rowan.garage.Tables.ENTRIES;
import static dev.rowan.garage.Tables.LANES;
import static dev.rowan.garage.Tables.LOCKS;
import static dev.rowan.garage.Tables.RIDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.sun.management.ThreadMXBean;
import dev.rowan.Cursor;
import dev.rowan.Page;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.RowNotFound;
import dev.rowan.garage.tables.Bikes;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Range;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Typed ids, by every way that a value goes. */
class IdsTest {
    record Ridden(Bike bike, Rider rider, Optional<Lock> lock, List<Entry> entries) {}

    record Riding(Rider rider, List<Bike> bikes) {}

    static final Shape<Bike, Ridden> RIDDEN =
            Bike.ROW.with(Bike.RIDER).with(Bike.LOCK).with(Bike.ENTRIES).as(Ridden::new);

    static final Shape<Rider, Riding> RIDING = Rider.ROW.with(Rider.BIKES).as(Riding::new);

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @TempDir
    private static Path folder;

    private static final RiderId ANN = RiderId.of("ann");
    private static final RiderId BOB = RiderId.of("bob");

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @SuppressWarnings("NullAway.Init")
    private DataSource pool;

    @BeforeEach
    void open(TestDatabase database) {
        pool = database.dataSource();
        db = Garage.of(pool);
        db.riders()
                .insertAll(
                        List.of(NewRider.id(ANN).name("Ann"), NewRider.id(BOB).name("Bob")));
    }

    private Bike bike(RiderId rider) {
        return db.bikes().insert(NewBike.riderId(rider));
    }

    @Test
    void rows_that_point_to_each_other_have_one_type() {
        Bike bike = bike(ANN);
        RiderId rider = bike.riderId();
        assertThat(rider).isEqualTo(ANN).hasToString("ann");
        assertThat(db.riders().get(rider)).isEqualTo(new Rider(ANN, "Ann"));
        assertThat(bike.lender()).isNull();
        assertThat(db.bikes().updateAndGet(bike.id(), b -> b.lender(BOB)).lender())
                .isEqualTo(BOB);
        Lock lock = db.locks().insert(NewLock.bikeId(bike.id()).code("123"));
        assertThat(db.locks().get(bike.id())).isEqualTo(lock);
        assertThat(lock.bikeId()).isEqualTo(bike.id());
    }

    @Test
    void every_verb_by_key_takes_them() {
        Bike one = bike(ANN);
        Bike two = bike(BOB);
        BikeId nobodys = BikeId.of(999);
        assertThat(db.bikes().find(one.id())).contains(one);
        assertThat(db.bikes().find(nobodys)).isEmpty();
        assertThat(db.bikes().exists(two.id())).isTrue();
        assertThat(db.bikes().listByRiderId(BOB)).containsExactly(two);
        assertThat(db.bikes().listByLender(BOB)).isEmpty();
        assertThat(db.bikes().findAll(List.of(two.id(), nobodys, one.id()))).containsExactly(two, one);
        Map<BikeId, Bike> byId = db.bikes().findMap(List.of(two.id(), one.id(), nobodys));
        assertThat(byId).containsExactly(Map.entry(two.id(), two), Map.entry(one.id(), one));
        db.bikes().update(one.id(), b -> b.gears(3));
        assertThat(db.bikes()
                        .updateAll(Map.of(
                                one.id(),
                                BikePatch.EMPTY.lender(BOB).riderId(BOB),
                                two.id(),
                                BikePatch.EMPTY.lender(ANN).riderId(ANN))))
                .isEqualTo(2);
        assertThat(db.bikes().get(one.id())).isEqualTo(new Bike(one.id(), BOB, BOB, 3));
        db.transaction(tx -> assertThat(tx.bikes().lock(two.id()).lender()).isEqualTo(ANN));
        assertThat(db.bikes().delete(one.id())).isTrue();
        assertThat(db.bikes().deleteAll(List.of(one.id(), two.id()))).isEqualTo(1);
        assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> db.bikes().update(one.id(), b -> b.gears(1)));
    }

    @Test
    void upserts_and_copies_take_them() {
        assertThat(db.riders().upsert(NewRider.id(ANN).name("Anna"))).isEqualTo(new Rider(ANN, "Anna"));
        RiderId cy = RiderId.of("c\\y, \"{}\"");
        assertThat(db.riders()
                        .upsertAll(List.of(
                                NewRider.id(cy).name("Cy"), NewRider.id(BOB).name("Bobby"))))
                .extracting(Rider::id)
                .containsExactly(cy, BOB);
        assertThat(db.riders().insertIfAbsent(NewRider.id(cy).name("Cy"))).isEmpty();
        assertThat(db.bikes()
                        .copyIn(IntStream.range(0, 100)
                                .mapToObj(i -> NewBike.riderId(cy).gears(i).lender(i % 2 == 0 ? null : BOB))))
                .isEqualTo(100);
        assertThat(db.bikes().listByRiderId(cy)).hasSize(100);
        assertThat(db.bikes().listByLender(BOB)).hasSize(50);
    }

    @Test
    void keys_of_several_columns_have_typed_parts() {
        BikeId bike = bike(ANN).id();
        RaceId race = db.races()
                .insert(NewRace.price(RaceId.of(new BigDecimal("7.50"))).start("noon"))
                .price();
        Entry entry = db.entries().insert(NewEntry.race(race).bikeId(bike).riderId(ANN));
        EntryId id = entry.entryId();
        assertThat(id).isEqualTo(EntryId.race(RaceId.of(new BigDecimal("7.5"))).bikeId(bike));
        assertThat(db.entries().get(id)).isEqualTo(entry);
        assertThat(db.entries().findAll(List.of(id, id))).containsExactly(entry, entry);
        assertThat(db.entries().updateAll(Map.of(id, EntryPatch.EMPTY.place(1))))
                .isEqualTo(1);
        assertThat(db.entries().listByRace(race)).extracting(Entry::place).containsExactly(1);
        assertThat(db.races().findMap(List.of(RaceId.of(new BigDecimal("7.500")))))
                .containsKey(race);
    }

    @Test
    void conditions_of_jooq_have_the_type() {
        Bike bike = bike(ANN);
        bike(BOB);
        Field<RiderId> rider = BIKES.RIDER_ID;
        assertThat(db.bikes().where(rider.eq(ANN)).list()).containsExactly(bike);
        assertThat(db.bikes()
                        .where(rider.in(ANN, BOB).and(BIKES.ID.ne(bike.id())))
                        .count())
                .isEqualTo(1);
        List<RiderId> many = new ArrayList<>(
                IntStream.range(0, 40_000).mapToObj(i -> RiderId.of("r" + i)).toList());
        many.add(ANN);
        assertThat(db.bikes().where(rider.in(many)).list()).containsExactly(bike);
        assertThat(db.bikes().all().max(BIKES.RIDER_ID)).contains(BOB);
        RiderId joined = db.dsl()
                .select(RIDERS.ID)
                .from(BIKES)
                .join(RIDERS)
                .on(BIKES.RIDER_ID.eq(RIDERS.ID))
                .where(BIKES.ID.eq(bike.id()))
                .fetchSingle(RIDERS.ID);
        assertThat(joined).isEqualTo(ANN);
        db.bikes().updateWhere(BIKES.ID.eq(bike.id()), b -> b.set(BIKES.LENDER, BIKES.RIDER_ID));
        assertThat(db.dsl().fetchSingle(BIKES, BIKES.LENDER.eq(ANN)).getId()).isEqualTo(bike.id());
        assertThat(db.dsl().fetchCount(LOCKS, LOCKS.BIKE_ID.eq(bike.id()))).isZero();
        assertThat(db.dsl().fetchCount(ENTRIES, ENTRIES.RACE.eq(RaceId.of(BigDecimal.ONE))))
                .isZero();
    }

    @Test
    void relations_and_new_graphs_carry_them() {
        Bike stored = db.bikes()
                .insertGraph(NewBike.ofRider()
                        .with(Bike.RIDER, NewRider.id(RiderId.of("cy")).name("Cy"))
                        .with(Bike.LOCK, NewLock.ofBike().code("1"))
                        .with(
                                Bike.ENTRIES,
                                NewEntry.ofRace()
                                        .ofBike()
                                        .riderId(BOB)
                                        .with(
                                                Entry.RACE,
                                                NewRace.price(RaceId.of(BigDecimal.TEN))
                                                        .start("noon"))));
        Ridden read = db.bikes().get(stored.id(), RIDDEN);
        assertThat(read.rider().id()).isEqualTo(RiderId.of("cy"));
        assertThat(read.lock()).map(Lock::bikeId).contains(stored.id());
        assertThat(read.entries()).extracting(Entry::riderId).containsExactly(BOB);
        assertThat(db.riders().findAll(List.of(BOB, RiderId.of("cy")), RIDING))
                .extracting(r -> r.bikes().size())
                .containsExactly(0, 1);
    }

    /** The key of captains is that of riders and of teams. */
    @Test
    void a_column_with_two_ids_has_its_bare_type_and_relations_all_the_same() {
        Rider rider = db.riders()
                .insertGraph(NewRider.id(RiderId.of("cap"))
                        .name("Cap")
                        .with(
                                Rider.CAPTAIN_BY_ID,
                                NewCaptain.ofIdByCaptainsIdFkey()
                                        .title("first")
                                        .with(Captain.ID_BY_CAPTAINS_TEAM_FKEY, NewTeam.id(TeamId.of("cap")))));
        Captain captain = db.captains().get("cap");
        assertThat(captain.id()).isEqualTo("cap");
        record Both(Captain captain, Rider rider, Team team) {}
        Both both = db.captains()
                .get(
                        "cap",
                        Captain.ROW
                                .with(Captain.ID_BY_CAPTAINS_ID_FKEY)
                                .with(Captain.ID_BY_CAPTAINS_TEAM_FKEY)
                                .as(Both::new));
        assertThat(both).isEqualTo(new Both(captain, rider, new Team(TeamId.of("cap"))));
        Optional<Captain> ofTeam = db.teams()
                .get(TeamId.of("cap"), Team.ROW.with(Team.CAPTAIN_BY_ID).as((team, c) -> c));
        assertThat(ofTeam).contains(captain);
    }

    @Test
    void typed_sql_takes_and_gives_them() {
        Bike one = bike(ANN);
        Bike two = bike(ANN);
        db.bikes().lend(BOB, two.id());
        assertThat(db.bikes().ofRider(ANN))
                .containsExactly(
                        new BikeOfRider(one.id(), ANN, null, "Ann"), new BikeOfRider(two.id(), ANN, BOB, "Ann"));
        List<BikeId> others = db.bikes().ofRiders(List.of(ANN, BOB), one.id());
        assertThat(others).containsExactly(two.id());
        db.bikes().lend(null, two.id());
        assertThat(db.bikes().get(two.id()).lender()).isNull();
    }

    @Test
    void pages_are_ordered_by_them() {
        IntStream.range(0, 7).forEach(i -> bike(i % 2 == 0 ? ANN : BOB));
        var byRider = db.bikes().all().orderBy(BIKES.RIDER_ID.desc(), BIKES.LENDER, BIKES.ID);
        List<Bike> seen = new ArrayList<>();
        Page<Bike> page = byRider.page(2);
        while (true) {
            seen.addAll(page.rows());
            if (page.next() == null) {
                break;
            }
            page = byRider.page(2, Cursor.parse(page.next().toString()));
        }
        assertThat(seen).isEqualTo(byRider.list()).hasSize(7);
        Instant at = Instant.parse("2026-01-02T03:04:05.123456Z");
        db.bets()
                .insertAll(List.of(
                        NewBet.at(BetId.of(at)),
                        NewBet.at(BetId.of(at.plusSeconds(1))).follows(BetId.of(at))));
        var bets = db.bets().all().orderBy(BETS.AT);
        Page<Bet> first = bets.page(1);
        assertThat(first.rows()).containsExactly(new Bet(BetId.of(at), null));
        assertThat(bets.page(1, Objects.requireNonNull(first.next())).rows())
                .containsExactly(new Bet(BetId.of(at.plusSeconds(1)), BetId.of(at)));
        assertThat(db.bets().where(BETS.FOLLOWS.eq(BetId.of(at))).count()).isEqualTo(1);
        assertThat(db.bets().findMap(List.of(BetId.of(at)))).containsOnlyKeys(BetId.of(at));
    }

    @Test
    void keys_of_any_type_are_found() {
        TicketId hash = TicketId.of(new byte[] {1, -1, 0});
        Ticket ticket = db.tickets().insert(NewTicket.hash(hash).riderId(ANN));
        assertThat(ticket).isEqualTo(new Ticket(TicketId.of(new byte[] {1, -1, 0}), ANN));
        assertThat(db.tickets().findMap(List.of(hash))).containsOnlyKeys(hash);
        assertThat(hash).hasToString("3 elements").hasSameHashCodeAs(ticket.hash());
        LaneId lane = LaneId.of(Range.closed(1, 4));
        db.lanes().insert(NewLane.span(lane).name("a"));
        assertThat(db.lanes().find(LaneId.of(Range.of(1, 5)))).contains(new Lane(LaneId.of(Range.of(1, 5)), "a"));
        assertThat(db.lanes().findAll(List.of(lane))).hasSize(1);
        assertThat(db.lanes().where(LANES.SPAN.eq(lane)).count()).isEqualTo(1);
        assertThat(db.dsl().fetchSingle(LANES).getSpan()).isEqualTo(LaneId.of(Range.of(1, 5)));
    }

    @Test
    @SuppressWarnings("NullAway") // what it refuses
    void what_the_column_cannot_hold_is_refused_before_it_is_sent() {
        RiderId unsendable = RiderId.of("a\0");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.riders().find(unsendable))
                .withMessageContaining("riders.id");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        NewRider.id(RiderId.of("a rider with a very long id")).name("Ann"))
                .withMessageContaining("riders.id")
                .withMessageNotContaining("very long");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.bikes().ofRider(unsendable))
                .withMessageContaining("rider");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.entries().listByRiderId(unsendable));
        assertThatNullPointerException().isThrownBy(() -> new RiderId(null)).withMessage("value is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.riders().find(null))
                .withMessage("id is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BikePatch.EMPTY.set(BIKES.ID, DSL.val(BikeId.of(1), Bikes.BIKES.ID)));
    }

    @Test
    void an_id_of_another_table_does_not_compile() throws Exception {
        assertThat(complaints("db.bikes().find(BikeId.of(1))")).isEmpty();
        assertThat(complaints("db.bikes().find(rider.id())")).contains("RiderId cannot be converted to BikeId");
        assertThat(complaints("db.riders().find(\"ann\")")).contains("String cannot be converted to RiderId");
        assertThat(complaints("db.bikes().findAll(java.util.List.of(rider.id()))"))
                .contains("no suitable method found for findAll(List<RiderId>)");
        assertThat(complaints("NewBike.riderId(TeamId.of(\"ann\"))")).contains("TeamId cannot be converted to RiderId");
        assertThat(complaints("db.bikes().update(BikeId.of(1), b -> b.lender(\"ann\"))"))
                .contains("RiderId");
        assertThat(complaints("db.bikes().ofRider(BikeId.of(1))")).contains("BikeId cannot be converted to RiderId");
        assertThat(complaints("db.bikes().where(dev.rowan.garage.tables.Bikes.BIKES.RIDER_ID.eq(\"ann\"))"))
                .contains("no suitable method found for eq(String)");
        assertThat(complaints("EntryId.race(RaceId.of(java.math.BigDecimal.ONE)).bikeId(rider.id())"))
                .contains("RiderId cannot be converted to BikeId");
    }

    /** What javac says of an expression. */
    private static String complaints(String expression) throws Exception {
        String source = "package dev.rowan.garage; class Mistake { Object it(Garage db, Rider rider) { return "
                + expression + "; } }";
        var found = new DiagnosticCollector<JavaFileObject>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-implicit:none", "-d", folder.toString(), "-cp", classPath()),
                        null,
                        List.of(new SimpleJavaFileObject(URI.create("string:///Mistake.java"), Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignored) {
                                return source;
                            }
                        }))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(Locale.ROOT).replaceAll("\\b[a-z]+(\\.[a-z]+)*\\.(?=[A-Z])", ""))
                .collect(Collectors.joining("\n"));
    }

    /** As the tests run, by the class path or by modules. */
    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A row costs what the same constructor calls cost in a loop over a ResultSet. */
    @Test
    void a_row_costs_no_more_than_its_objects() throws Exception {
        db.bikes()
                .copyIn(IntStream.range(0, 1_000)
                        .mapToObj(i -> NewBike.riderId(ANN).lender(BOB)));
        double typed = Double.MAX_VALUE;
        double byHand = 0;
        for (int i = 0; i < 3 && typed / byHand > 1.1; i++) {
            typed = bytes(() -> db.bikes().list(1_000));
            byHand = bytes(this::byHand);
        }
        assertThat(typed / byHand).isLessThan(1.1);
    }

    private List<Bike> byHand() throws Exception {
        List<Bike> bikes = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                var s = connection.prepareStatement(
                        "select id, rider_id, lender, gears from bikes order by id limit ?")) {
            s.setInt(1, 1_000);
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    String lender = rs.getString(3);
                    bikes.add(new Bike(
                            new BikeId(rs.getInt(1)),
                            new RiderId(rs.getString(2)),
                            lender == null ? null : new RiderId(lender),
                            rs.getInt(4)));
                }
            }
        }
        return bikes;
    }

    private interface Reading {
        List<Bike> read() throws Exception;
    }

    private static double bytes(Reading reading) throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        for (int i = 0; i < 150; i++) {
            if (i == 100) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            assertThat(reading.read()).hasSize(1_000);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
