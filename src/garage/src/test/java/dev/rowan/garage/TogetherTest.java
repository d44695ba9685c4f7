package dev.rowan.garage;

import static dev.rowan.garage.Tables.CARS;
import static dev.rowan.garage.Tables.DRIVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.RowNotFound;
import dev.rowan.garage.types.CarState;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Tyres.Sizes;
import dev.rowan.garage.types.Vin;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.Wire;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads that travel together, and values of shapes, with converters and bindings of the user's. */
class TogetherTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static final int EXECUTIONS = 7;

    record Two(Object a, Object b) {}

    record CarDrives(Car car, List<Drive> drives) {}

    private static final Function<Vin, Shape<Car, CarDrives>> DRIVES_BUT = Shape.given(
            CARS.VIN,
            vin -> Car.ROW
                    .with(Car.DRIVES.where(d -> Drive.CAR.none(c -> c.VIN.eq(vin))))
                    .as(CarDrives::new));

    @SuppressWarnings("NullAway.Init")
    private Wire wire;

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        wire = database.wire();
        db = Garage.of(wire.dataSource());
        for (String vin : List.of("abc", "def")) {
            db.cars()
                    .insert(NewCar.vin(new Vin(vin))
                            .owner(new Owner("owner of " + vin))
                            .home(new Address("Main Street", "Here"))
                            .state(CarState.USED)
                            .doorCode("123")
                            .extras(List.of("roof", "radio"))
                            .seenAt(LocalDate.of(2026, 2, 3))
                            .soldAt(OffsetDateTime.parse("2026-02-03T04:05:06.123456+02:00"))
                            .mileage(123_456_789_012L)
                            .tyres(new Sizes(14, 16)));
        }
    }

    @Test
    void values_of_ones_own_types_and_single_rows_of_typed_queries() {
        Map<String, Function<Garage, Object>> reads = Map.of(
                "key", d -> d.cars().get(new Vin("abc")),
                "optional", d -> d.cars().inShort(new Vin("def")),
                "optional nothing", d -> d.cars().inShort(new Vin("none")),
                "one", d -> d.queries().q1(),
                "condition",
                        d -> d.cars()
                                .where(CARS.OWNER.eq(new Owner("owner of abc")))
                                .list(),
                "binding", d -> d.cars().where(CARS.TYRES.eq(new Sizes(14, 16))).count(),
                "shape", d -> d.cars().find(new Vin("abc"), CarsTest.CAR_DRIVES),
                "list of shapes", d -> d.cars().all().orderBy(CARS.VIN).list(DRIVES_BUT.apply(new Vin("abc"))));
        reads.forEach((name, a) -> reads.forEach((other, b) -> {
            Two alone = new Two(a.apply(db), b.apply(db));
            assertThat(db.together(a, b, Two::new)).as(name + " and " + other).isEqualTo(alone);
            db.transaction(tx -> assertThat(tx.together(a, b, Two::new))
                    .as(name + " and " + other)
                    .isEqualTo(alone));
        }));
    }

    @Test
    void a_row_that_is_promised_and_not_there_is_told_of_its_query() {
        for (int i = 0; i < EXECUTIONS; i++) {
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> db.together(
                            d -> d.cars().get(new Vin("abc")),
                            d -> d.enginesPerWorkshop().ofName("nobody"),
                            Two::new))
                    .withMessageMatching("\\w+\\.ofName: no row, where one is promised");
        }
    }

    @Test
    void what_a_converter_refuses_is_refused_before_anything_is_sent() {
        for (Callable<?> read : List.<Callable<?>>of(
                () -> db.together(
                        d -> d.cars().get(new Vin("abc")), d -> d.cars().find(new Vin("unsent")), Two::new),
                () -> db.together(
                        d -> d.cars().get(new Vin("abc")),
                        d -> d.cars().where(CARS.VIN.eq(new Vin("unsent"))).list(),
                        Two::new),
                () -> db.cars()
                        .where(Car.DRIVES.any(d -> Drive.CAR.none(c -> c.VIN.eq(new Vin("unsent")))))
                        .list(),
                () -> db.cars().get(new Vin("abc"), DRIVES_BUT.apply(new Vin("unsent"))))) {
            assertThat(wire.during(() -> assertThatExceptionOfType(DatabaseFailure.class)
                            .isThrownBy(read::call)
                            .isInstanceOf(InvalidInput.class)
                            .withMessageNotContaining("secret")))
                    .flatExtracting(Wire.Trip::statements)
                    .noneMatch(s -> s.contains("select"));
        }
        assertThat(db.cars().find(new Vin("abc"), DRIVES_BUT.apply(new Vin("def"))))
                .isEqualTo(Optional.of(new CarDrives(
                        db.cars().get(new Vin("abc")),
                        db.drives().where(DRIVES.CAR.eq(new Vin("abc"))).list())));
    }
}
