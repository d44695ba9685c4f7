package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.CarState;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Tyres.Sizes;
import dev.rowan.garage.types.Vin;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.types.YearToSecond;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries read and take the types that rows have. */
class TypedQueriesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                var s = connection.createStatement()) {
            s.execute(sql);
        }
    }

    @Test
    void arrays_and_texts_are_read_as_in_rows_however_often() throws SQLException {
        Part part = db.parts()
                .insert(NewPart.email("a")
                        .tags(new String[] {"x", null})
                        .counts(new Integer[] {1, null})
                        .kinds(new EngineKind[] {EngineKind.DIESEL})
                        .prices(new BigDecimal[] {new BigDecimal("1.50")})
                        .span("[1,5)")
                        .address("10.0.0.1")
                        .waited(YearToSecond.valueOf("+0-0 +1 00:00:00.000000000"))
                        .photo(new byte[] {1, 2}));
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.parts().withTags(new String[] {"x", "y"})).containsExactly(part);
            assertThat(db.parts().lists())
                    .containsExactly(new PartLists(
                            part.email(),
                            part.counts(),
                            part.kinds(),
                            part.prices(),
                            part.span(),
                            part.address(),
                            part.waited(),
                            part.photo()));
        }
        assertThat(db.parts().withTags(new String[] {"z"})).isEmpty();
    }

    @Test
    void arrays_that_java_cannot_have_fail_as_in_rows(TestDatabase database) throws SQLException {
        execute(database, "insert into parts (email, counts) values ('a', '[0:1]={1,2}')");
        for (int i = 0; i < 7; i++) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.parts().lists());
        }
    }

    @Test
    void what_can_be_null_is_set_to_null_or_to_a_value() {
        db.parts().insert(NewPart.email("a"));
        var change = PartChangeParameters.EMPTY
                .photo(new byte[] {1})
                .waited(YearToSecond.valueOf("+1-0 +0 00:00:00.000000000"))
                .span("[1,5)")
                .counts(1)
                .kinds(new EngineKind[] {EngineKind.PETROL, null})
                .email("A"); // citext is compared as text here, for its schema is not on the path
        assertThat(db.parts().change(change)).isZero();
        assertThat(db.parts()
                        .change(p -> p.photo(new byte[] {1})
                                .waited(null)
                                .span("[1,5)")
                                .counts(null)
                                .kinds(new EngineKind[] {EngineKind.PETROL, null})
                                .email("a")))
                .isEqualTo(1);
        Part part = db.parts().get("a");
        assertThat(part.photo()).containsExactly(1);
        assertThat(part.waited()).isNull();
        assertThat(part.span()).isEqualTo("[1,5)");
        assertThat(part.counts()).isNull();
        assertThat(part.kinds()).containsExactly(EngineKind.PETROL, null);
    }

    @Test
    void columns_have_the_forced_types_of_their_table() {
        db.cars()
                .insert(NewCar.vin(new Vin("abc"))
                        .owner(new Owner("me"))
                        .home(new Address("Main Street", "Here"))
                        .state(CarState.USED)
                        .extras(List.of("roof"))
                        .mileage(7L));
        Car car = db.cars().get(new Vin("abc"));
        assertThat(db.cars().inShort(new Vin("abc")))
                .contains(new CarInShort(
                        car.vin(),
                        car.owner(),
                        car.state(),
                        car.doorCode(),
                        car.extras(),
                        car.seenAt(),
                        car.soldAt(),
                        car.mileage(),
                        car.price()));
        assertThat(db.cars().inShort(new Vin("none"))).isEmpty();
    }

    @Test
    void parameters_have_the_forced_types_of_the_columns_they_are_used_with() {
        var sizes = new Sizes(14, 16);
        CarStore stored = db.cars()
                .store(p -> p.vin(new Vin("abc"))
                        .owner(new Owner("me"))
                        .state(null)
                        .street("Main Street")
                        .tyres(sizes)
                        .mileage(7L)
                        .doorCode("123"));
        assertThat(stored).isEqualTo(new CarStore(sizes, new Vin("abc")));
        db.cars().update(new Vin("abc"), c -> c.extras(List.of("roof")).seenAt(LocalDate.of(2026, 2, 3)));
        Car car = db.cars().get(new Vin("abc"));
        assertThat(car.state()).isEqualTo(CarState.NEW);
        assertThat(car.doorCode()).isEqualTo("123");
        var found = CarOfParameters.EMPTY
                .vins(new Vin("abc"), new Vin("def"))
                .owner(new Owner("me"))
                .state(CarState.NEW)
                .extras(List.of("roof"))
                .since(LocalDate.of(2026, 2, 3))
                .mileage(7L)
                .tyres(sizes);
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.cars().of(found)).containsExactly(car);
        }
        db.drives().insert(NewDrive.id(new DriveId(car.vin(), LocalDate.EPOCH)).effort(new Effort(1, 1)));
        assertThat(db.drives().ofCar(car.vin())).hasSize(1);
    }

    @Test
    void what_a_converter_refuses_is_refused_by_its_name() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.cars().inShort(new Vin("unsent")))
                .withMessage("cars.inShort.vin: the converter threw java.lang.IllegalStateException");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.cars()
                        .of(p -> p.vins(List.of(new Vin("unsent")))
                                .owner(new Owner("me"))
                                .state(CarState.NEW)
                                .extras(List.of())
                                .since(LocalDate.EPOCH)
                                .mileage(7L)
                                .tyres(new Sizes(1, 2))))
                .withMessage("cars.of.vins: the converter threw java.lang.IllegalStateException");
    }

    @Test
    void every_kind_of_type_is_compared(TestDatabase database) throws Exception {
        var waited = YearToSecond.valueOf("+0-0 +1 00:00:00.000000000");
        var months = YearToSecond.valueOf("+1-2 +0 00:00:00.000000000");
        var span = Range.of(1, true, 5, false);
        var days = Range.of(LocalDate.EPOCH, true, LocalDate.of(2026, 1, 1), false);
        var host = Inet.parse("10.0.0.1");
        var net = Inet.parse("10.0.0.0/24");
        var labels = Hstore.of(Map.of("a", "b"));
        var tree = new Ltree("a.b");
        var moment = Instant.parse("2026-02-03T04:05:06Z");
        var uid = new UUID(1, 2);
        JSONB packed = JSONB.jsonb("{\"a\": 1}");
        byte[] photo = {1, -1};
        execute(database, """
                insert into samples (id, small_span, spans, waited, months, mail, labels, tree, address, network, via, bits,
                    few_bits, kind, colour, padded, letter, moment, packed, mac, wal, tx, uid, photo, kinds, docs, addresses,
                    day_spans, pads, prices, instants)
                values (1, '[1,5)', '{[1,5)}', '1 day', '1-2', 'a@b', 'a=>b', 'a.b', '10.0.0.1', '10.0.0.0/24', '10.0.0.1',
                    '101', '10', 'diesel', 'red', 'ab', 'x', '2026-02-03T04:05:06Z', '{"a": 1}', '08:00:2b:01:02:03', '0/10',
                    '7', '00000000-0000-0001-0000-000000000002', '\\x01ff', '{diesel}', array['{"a": 1}'::jsonb],
                    '{10.0.0.1}', '{"[1970-01-01,2026-01-01)"}', '{ab}', '{1.50}', '{2026-02-03T04:05:06Z}')""");
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.samples()
                            .equal(p -> p.span(span)
                                    .spans("{[1,5)}")
                                    .waited(waited)
                                    .months(months)
                                    .mail("a@b")
                                    .labels(labels)
                                    .tree(tree)
                                    .address(host)
                                    .network(net)
                                    .via(host)
                                    .bits("101")
                                    .fewBits("10")
                                    .kind(EngineKind.DIESEL)
                                    .colour(SampleColour.RED)
                                    .padded("ab")
                                    .letter("x")
                                    .moment(moment)
                                    .packed(packed)
                                    .mac("08:00:2b:01:02:03")
                                    .wal("0/10")
                                    .tx("7")
                                    .uid(uid)
                                    .photo(photo)
                                    .kinds(new EngineKind[] {EngineKind.DIESEL})
                                    .docs(new JSONB[] {packed})
                                    .addresses(new Inet[] {host})
                                    .daySpans(Range.array(days))
                                    .pads(new String[] {"ab"})
                                    .prices(new BigDecimal[] {new BigDecimal("1.50")})
                                    .instants(new Instant[] {moment})))
                    .containsOnly(true);
            assertThat(db.samples()
                            .among(p -> p.span(List.of(span))
                                    .spans(List.of("{}", "{[1,5)}"))
                                    .waited(List.of(waited))
                                    .months(List.of(months))
                                    .mail(List.of("a@b"))
                                    .labels(List.of(labels))
                                    .tree(List.of(tree))
                                    .address(List.of(host))
                                    .network(List.of(net))
                                    .via(List.of(host))
                                    .bits(List.of("101", "1"))
                                    .fewBits(List.of("10"))
                                    .kind(List.of(EngineKind.DIESEL))
                                    .colour(List.of(SampleColour.RED))
                                    .padded(List.of("ab"))
                                    .letter(List.of("x"))
                                    .moment(List.of(moment))
                                    .packed(List.of(packed))
                                    .mac(List.of("08:00:2b:01:02:03"))
                                    .wal(List.of("0/10"))
                                    .tx(List.of("7"))
                                    .uid(List.of(uid))
                                    .photo(List.of(photo))))
                    .containsOnly(true);
        }
    }

    @Test
    void what_is_text_in_rows_is_text_in_parameters(TestDatabase database) throws Exception {
        execute(
                database,
                "insert into nodes (address, lan, ports, place, places, via, peers) values ('10.0.0.1', '10.0.0.0/24',"
                        + " '[1,3)', row('Main', 7), array[row('Side', 8)::place], '10.0.0.2', '{10.0.0.3}')");
        var peer = Inet.parse("10.0.0.3");
        var via = Inet.parse("10.0.0.2");
        assertThat(db.nodes()
                        .equal(p -> p.place_("(Main,7)")
                                .some(List.of("(Main,7)"))
                                .places("{\"(Side,8)\"}")
                                .peers(new Inet[] {peer})
                                .via(List.of(via))))
                .containsOnly(true);
        execute(
                database,
                "insert into parts (email, pay, address, grid) values ('a', '12.50'::text::money, '10.0.0.1', '{{1,2}}')");
        String pay = Objects.requireNonNull(db.parts().get("a").pay());
        assertThat(db.parts()
                        .paid(p -> p.pay(pay)
                                .pays(List.of(pay))
                                .address("10.0.0.1")
                                .grid("{{1,2}}")))
                .containsOnly(true);
    }

    @Test
    void enums_are_given_in_collections_and_read_by_a_stream() {
        WorkshopId workshop = db.workshops()
                .insert(NewWorkshop.name("w").opened(LocalDate.EPOCH))
                .id();
        List<Engine> engines = Stream.of(EngineKind.PETROL, EngineKind.DIESEL, EngineKind.ELECTRIC)
                .map(kind -> db.engines()
                        .insert(NewEngine.kind(kind).plate(kind.getLiteral()).workshopId(workshop)))
                .toList();
        try (Stream<Engine> some = db.engines().ofKinds(List.of(EngineKind.ELECTRIC, EngineKind.PETROL))) {
            assertThat(some).containsExactly(engines.get(0), engines.get(2));
        }
        assertThat(db.queries().engineKinds())
                .containsExactly(
                        new EngineKinds(EngineKind.PETROL, 1),
                        new EngineKinds(EngineKind.DIESEL, 1),
                        new EngineKinds(EngineKind.ELECTRIC, 1));
        assertThat(db.enginesPerWorkshop().ofName("w"))
                .isEqualTo(db.enginesPerWorkshop().list(1).getFirst());
    }

    @Test
    void one_row_is_promised_and_none_or_two_are_an_error() {
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.enginesPerWorkshop().ofName("w"))
                .withMessage("enginesPerWorkshop.ofName: no row, where one is promised");
        db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH));
        db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH.plusDays(1)));
        assertThatExceptionOfType(TooManyRows.class)
                .isThrownBy(() -> db.enginesPerWorkshop().ofName("w"))
                .withMessage("enginesPerWorkshop.ofName: more than one row, where at most one is promised");
    }

    @Test
    void composite_types_are_text_and_extensions_have_their_types(TestDatabase database) throws SQLException {
        execute(
                database,
                "insert into nodes (address, lan, ports, place, labels, days) values ('10.0.0.1', '10.0.0.0/24',"
                        + " '[1,3)', row('Main', 7), 'a=>1', '{\"[2026-01-01,2026-02-01)\"}')");
        Node node = db.nodes().list(1).getFirst();
        assertThat(db.nodes().places())
                .containsExactly(new NodePlaces(node.address(), node.place(), node.labels(), node.days()));
        assertThat(node.place()).isEqualTo("(Main,7)");
    }

    @Test
    void values_come_back_as_they_were_given() {
        var at = Instant.parse("2026-02-03T04:05:06.123456Z");
        var id = new UUID(1, 2);
        Moments back = db.queries()
                .moments(p -> p.at(at.plusNanos(999)) // cut, as when a row is written
                        .day(LocalDate.EPOCH)
                        .id(id)
                        .json(JSONB.jsonb("{\"a\": 1}"))
                        .wait_(YearToSecond.valueOf("+1-2 +3 04:05:06.000000000"))
                        .bytes(new byte[] {1, -1})
                        .exactly(new BigDecimal("1.25")));
        assertThat(back)
                .isEqualTo(new Moments(
                        at,
                        LocalDate.EPOCH,
                        id,
                        JSONB.jsonb("{\"a\": 1}"),
                        YearToSecond.valueOf("+1-2 +3 04:05:06.000000000"),
                        new byte[] {1, -1},
                        new BigDecimal("1.25")));
        assertThat(Objects.requireNonNull(back.at())).isEqualTo(at);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.queries()
                        .moments(p -> p.at(at)
                                .day(LocalDate.EPOCH)
                                .id(id)
                                .json(JSONB.jsonb("\0"))
                                .wait_(YearToSecond.valueOf("+1-2 +3 04:05:06.000000000"))
                                .bytes(new byte[0])
                                .exactly(BigDecimal.ONE)))
                .withMessageStartingWith("queries.moments.json: ");
    }

    @Test
    void the_characters_of_literals_are_those_of_the_file() {
        assertThat(db.queries().q1())
                .isEqualTo(new Q1("a\tb", "c\u2028d\u0085e\ff\013g", "\n\tindented\n   twice   ", null));
    }

    @Test
    void a_function_s_rows_are_rows_of_its_table() {
        Workshop top = db.workshops().insert(NewWorkshop.name("top").opened(LocalDate.EPOCH));
        Workshop under = db.workshops()
                .insert(NewWorkshop.name("under").opened(LocalDate.EPOCH).parentId(top.id()));
        Workshop deep = db.workshops()
                .insert(NewWorkshop.name("deep").opened(LocalDate.EPOCH).parentId(under.id()));
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.workshops().branches(top.id().value())).containsExactly(deep, under);
            assertThat(db.workshops().head(deep.id().value())).contains(under);
            assertThat(db.workshops().head(top.id().value())).isEmpty();
            assertThat(db.workshops().withHead())
                    .containsExactly(
                            new WorkshopWithHead(deep, under),
                            new WorkshopWithHead(top, null),
                            new WorkshopWithHead(under, top));
            assertThat(db.workshops().withBranches())
                    .containsExactly(
                            new WorkshopWithBranches("deep", List.of()),
                            new WorkshopWithBranches("top", List.of(deep, under)),
                            new WorkshopWithBranches("under", List.of(deep)));
        }
    }

    @Test
    void a_null_that_a_function_has_where_its_table_has_none_is_an_error() {
        var id = new UUID(1, 2);
        Workshop row = db.workshops().careless(id, "w");
        assertThat(row).isEqualTo(new Workshop(WorkshopId.of(id), "w", LocalDate.of(2026, 1, 1), null));
        db.workshops().insert(NewWorkshop.name("w").opened(LocalDate.EPOCH));
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.workshops().careless(id, null))
                    .withMessage(
                            "workshops.careless: column name of a row of public.workshops is null, and NOT NULL in the"
                                    + " table: the function that returned the row is not held to that");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.workshops().careless(null, null))
                    .withMessageContaining("column id of a row of public.workshops is null");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.workshops().carelessNest(id, null))
                    .withMessageContaining("column name of a row of public.workshops is null");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.workshops().carelessNest(null, "w"))
                    .withMessageContaining("the list found has a value of name and none of the column");
        }
    }

    @Test
    void computed_columns_are_like_those_that_the_header_says() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.cars().lastOwner())
                .withMessageContaining("column owner is null in the row, and should never be");
        db.cars()
                .insert(NewCar.vin(new Vin("ABC"))
                        .owner(new Owner("me"))
                        .home(new Address("Main Street", "Here"))
                        .tyres(new Sizes(14, 16)));
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.cars().lastOwner())
                    .isEqualTo(new CarLastOwner(new Owner("me"), new Vin("abc"), new Sizes(14, 16), 1));
        }
    }

    @Test
    void a_list_of_records_has_the_types_of_the_columns_that_its_arrays_are_used_with() {
        db.cars().insert(NewCar.vin(new Vin("abc")).owner(new Owner("me")).home(new Address("Main Street", "Here")));
        db.cars().insert(NewCar.vin(new Vin("def")).owner(new Owner("you")).home(new Address("Main Street", "Here")));
        List<CarHandOverChange> changes = List.of(
                new CarHandOverChange(new Vin("abc"), new Owner("she \"\\{,"), CarState.USED),
                new CarHandOverChange(new Vin("def"), new Owner("NULL"), null),
                new CarHandOverChange(new Vin("none"), new Owner(""), CarState.NEW));
        assertThat(db.cars().handOver(changes, 1L)).isEqualTo(2);
        Car first = db.cars().get(new Vin("abc"));
        assertThat(first.owner()).isEqualTo(new Owner("she \"\\{,"));
        assertThat(first.state()).isEqualTo(CarState.USED);
        Car second = db.cars().get(new Vin("def"));
        assertThat(second.owner()).isEqualTo(new Owner("NULL"));
        assertThat(second.state()).isEqualTo(CarState.NEW);
        assertThat(db.cars().handOver(List.of(), 1L)).isZero();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.cars()
                        .handOver(
                                List.of(
                                        changes.getFirst(),
                                        new CarHandOverChange(new Vin("unsent"), new Owner("me"), null)),
                                1L))
                .withMessage("cars.handOver.changes[1].vin: the converter threw java.lang.IllegalStateException");
    }

    @Test
    void a_list_of_records_takes_every_kind_of_type_and_null() {
        var values = new SampleSeveralAtOnceValue(
                "{\"a\\",
                EngineKind.DIESEL,
                Instant.parse("2026-02-03T04:05:06.123456Z"),
                new UUID(1, 2),
                new byte[] {1, -1},
                JSONB.jsonb("{\"a\": \"b\"}"),
                new BigDecimal("1.50"),
                new Ltree("a.b"),
                Inet.parse("10.0.0.1"),
                LocalDate.EPOCH,
                true);
        var nulls = new SampleSeveralAtOnceValue(null, null, null, null, null, null, null, null, null, null, null);
        for (int i = 0; i < 7; i++) { // from the fifth time on the driver may read in binary
            assertThat(db.samples().severalAtOnce(List.of(values, nulls)))
                    .containsExactly(
                            new SampleSeveralAtOnce(
                                    values.text(),
                                    values.kind(),
                                    values.moment(),
                                    values.uid(),
                                    values.photo(),
                                    values.packed(),
                                    values.price(),
                                    values.tree(),
                                    values.address(),
                                    values.day(),
                                    values.flag()),
                            new SampleSeveralAtOnce(null, null, null, null, null, null, null, null, null, null, null));
            assertThat(db.samples().severalAtOnce(List.of())).isEmpty();
        }
        assertThat(values)
                .isEqualTo(new SampleSeveralAtOnceValue(
                        values.text(),
                        values.kind(),
                        values.moment(),
                        values.uid(),
                        new byte[] {1, -1},
                        values.packed(),
                        values.price(),
                        values.tree(),
                        values.address(),
                        values.day(),
                        values.flag()));
    }

    @Test
    @SuppressWarnings("NullAway") // which is what is tested
    void null_in_a_list_of_records_is_refused_by_its_place() {
        var planned = new JobPlanJob("AB 1", null);
        assertThatNullPointerException()
                .isThrownBy(() -> db.jobs().plan(List.of(planned, new JobPlanJob(null, null))))
                .withMessage("jobs[1].plate is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.jobs().plan(Arrays.asList(planned, null)))
                .withMessage("an element of jobs is null");
        assertThatNullPointerException().isThrownBy(() -> db.jobs().plan(null)).withMessage("jobs is null");
        assertThat(db.jobs().count()).isZero();
    }

    @Test
    void a_long_list_of_records_is_one_statement() {
        List<JobPlanJob> jobs = IntStream.range(0, 10_000)
                .mapToObj(i -> new JobPlanJob("AB " + i, BigDecimal.valueOf(i)))
                .toList();
        assertThat(db.jobs().plan(jobs)).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(db.jobs().count()).isEqualTo(10_000);
    }

    /** One column shows whether a list has an element; a value beside it must not get lost. */
    @Test
    void a_value_of_a_nest_without_the_column_that_shows_its_element_is_an_error() {
        Workshop top = db.workshops().insert(NewWorkshop.name("top").opened(LocalDate.EPOCH));
        assertThat(db.workshops().near()).containsExactly(new WorkshopNear("top", List.of()));
        db.workshops().insert(NewWorkshop.name("under").opened(LocalDate.EPOCH).parentId(top.id()));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.workshops().near())
                .withMessageContaining("the list near has a value of above and none of the column");
    }

    @Test
    void composite_values_are_texts_and_a_collection_of_them_can_be_null() {
        String first = "(\"a \"\"b\"\", c\",1)";
        for (int i = 0; i < 7; i++) {
            assertThat(db.queries().places("none", null))
                    .extracting(p -> p.place() + p.places()[0] + p.gone())
                    .containsExactly(first + first + 0, "(,2)(,2)0");
            assertThat(db.queries().places("none", List.of(first)))
                    .extracting(Places::place)
                    .containsExactly(first);
            assertThat(db.queries().places("none", List.of())).isEmpty();
        }
    }
}
