package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.CarState;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Vin;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.postgres.extensions.types.IntegerRange;
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
        PartChangeParameters change = PartChangeParameters.photo(new byte[] {1})
                .waited(YearToSecond.valueOf("+1-0 +0 00:00:00.000000000"))
                .span(IntegerRange.integerRange(1, true, 5, false))
                .counts(new Integer[] {1})
                .kinds(new EngineKind[] {EngineKind.PETROL, null})
                .email("A"); // citext is compared as text here, for its schema is not on the path
        assertThat(db.parts().change(change)).isZero();
        assertThat(db.parts()
                        .change(p -> p.photo(new byte[] {1})
                                .waited(null)
                                .span(IntegerRange.integerRange(1, true, 5, false))
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
        assertThat(db.cars().inShort("abc"))
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
        assertThat(db.cars().inShort("none")).isEmpty();
    }

    @Test
    void enums_are_given_in_collections_and_read_by_a_stream() {
        UUID workshop = db.workshops()
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.queries()
                        .moments(p -> p.at(at)
                                .day(LocalDate.EPOCH)
                                .id(id)
                                .json(JSONB.jsonb("\0"))
                                .wait_(YearToSecond.valueOf("+1-2 +3 04:05:06.000000000"))
                                .bytes(new byte[0])
                                .exactly(BigDecimal.ONE)))
                .withMessageStartingWith("json: ");
    }

    @Test
    void the_characters_of_literals_are_those_of_the_file() {
        assertThat(db.queries().q1())
                .isEqualTo(new Q1("a\tb", "c\u2028d\u0085e\ff\013g", "\n\tindented\n   twice   ", null));
    }
}
