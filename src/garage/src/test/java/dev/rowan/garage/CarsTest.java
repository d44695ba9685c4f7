package dev.rowan.garage;

import static dev.rowan.garage.tables.Cars.CARS;
import static dev.rowan.garage.tables.Drives.DRIVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.garage.embeddables.records.AddressRecord;
import dev.rowan.garage.types.CarState;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Tyres.Sizes;
import dev.rowan.garage.types.Vin;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forced types and embeddables of the {@code pom.xml}: converters, a binding, types by name. */
class CarsTest {
    private static final Address MAIN_STREET = new Address("Main Street", "Here");

    record CarDrives(Car car, List<Drive> drives) {}

    record DriveCar(Drive drive, Car car) {}

    static final Shape<Car, CarDrives> CAR_DRIVES = Car.ROW.with(Car.DRIVES).as(CarDrives::new);

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static NewCar car(String vin) {
        return NewCar.vin(new Vin(vin)).owner(new Owner("owner of " + vin)).home(MAIN_STREET);
    }

    private static NewCar full(String vin) {
        return car(vin).state(CarState.USED)
                .doorCode("123")
                .extras(List.of("roof", "radio"))
                .seenAt(LocalDate.of(2026, 2, 3))
                .soldAt(OffsetDateTime.parse("2026-02-03T04:05:06.123456+02:00"))
                .mileage(123_456_789_012L)
                .tyres(new Sizes(14, 16))
                .park(new Address(null, "There"));
    }

    @Test
    void a_row_has_the_types_of_the_configuration() {
        Car stored = db.cars().insert(full("abc"));
        assertThat(stored)
                .isEqualTo(new Car(
                        new Vin("abc"),
                        new Owner("owner of abc"),
                        CarState.USED,
                        "123",
                        List.of("roof", "radio"),
                        LocalDate.of(2026, 2, 3),
                        OffsetDateTime.parse("2026-02-03T02:05:06.123456Z"),
                        123_456_789_012L,
                        null,
                        new Sizes(14, 16),
                        MAIN_STREET,
                        new Address(null, "There")));
        for (int i = 0; i < 7; i++) {
            assertThat(db.cars().get(new Vin("abc"))).isEqualTo(stored);
        }
        assertThat(db.cars().find(new Vin("none"))).isEmpty();
        assertThat(db.cars().findByOwner(new Owner("owner of abc"))).contains(stored);
        assertThat(db.cars().list(9)).containsExactly(stored);
    }

    @Test
    void nulls_stay_null_and_a_part_of_nulls_stays_a_part() {
        Car empty = db.cars().insert(car("abc"));
        assertThat(empty.doorCode()).isNull();
        assertThat(empty.seenAt()).isNull();
        assertThat(empty.soldAt()).isNull();
        assertThat(empty.tyres()).isNull();
        assertThat(empty.extras()).isEmpty();
        assertThat(empty.park()).isEqualTo(new Address(null, null));
        db.cars().insert(full("def"));
        db.cars()
                .update(
                        new Vin("def"),
                        c -> c.doorCode(null)
                                .seenAt(null)
                                .soldAt(null)
                                .tyres(null)
                                .park(new Address(null, null)));
        assertThat(db.cars().get(new Vin("def")))
                .returns(null, Car::doorCode)
                .returns(null, Car::seenAt)
                .returns(null, Car::soldAt)
                .returns(null, Car::tyres)
                .returns(new Address(null, null), Car::park);
    }

    @Test
    void many_rows_go_in_one_statement_and_are_what_single_ones_are() {
        List<NewCar> cars = IntStream.range(0, 5)
                .mapToObj(i -> i % 2 == 0
                        ? full("car" + i)
                        : full("car" + i).soldAt(null).tyres(null))
                .toList();
        List<Car> stored = db.cars().insertAll(cars);
        assertThat(stored).extracting(c -> c.vin().text()).containsExactly("car0", "car1", "car2", "car3", "car4");
        db.dsl().execute("delete from cars");
        assertThat(cars.stream().map(db.cars()::insert)).isEqualTo(stored);
        db.dsl().execute("delete from cars");
        assertThat(db.cars().copyIn(cars.stream())).isEqualTo(5);
        assertThat(db.cars().all().orderBy(CARS.VIN).list()).isEqualTo(stored);
    }

    /** A binding sets one value at a time, which COPY does not have. */
    @Test
    void copied_rows_with_a_value_of_a_binding_go_by_an_insert_each() {
        List<String> sent = new ArrayList<>();
        assertThat(db.listener(e -> sent.add(e.statementId() + ": " + e.sql().substring(0, 6) + ": " + e.rows()))
                        .cars()
                        .copyIn(Stream.of(car("aaa"), full("bbb"), full("ccc"))))
                .isEqualTo(3);
        assertThat(sent).containsExactly("cars.copyIn: copy p: 1", "cars.copyIn: insert: 1", "cars.copyIn: insert: 1");
    }

    @Test
    void upserts_of_a_stream_take_values_of_a_binding_too_and_see_two_rows_of_one_key_among_them() {
        db.cars().insertAll(List.of(car("aaa"), car("bbb")));
        assertThat(db.cars().copyUpsert(Stream.of(car("aaa"), full("bbb"), full("ccc"))))
                .isEqualTo(3);
        Car stored = db.cars().get(new Vin("bbb"));
        db.cars().delete(new Vin("bbb"));
        assertThat(stored).isEqualTo(db.cars().insert(full("bbb")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.cars().copyUpsert(Stream.of(car("ddd"), full("eee"), full("ddd"))))
                .withMessageStartingWith("rows[0] and rows[2] have the same cars.vin");
        assertThat(db.cars().count()).isEqualTo(3);
    }

    @Test
    void a_patch_writes_what_it_sets() {
        Car before = db.cars().insert(full("abc"));
        db.cars()
                .update(
                        new Vin("abc"),
                        c -> c.owner(new Owner("Ann")).tyres(new Sizes(15, 15)).home(new Address("Elsewhere", null)));
        Car after = db.cars().get(new Vin("abc"));
        assertThat(after.owner()).isEqualTo(new Owner("Ann"));
        assertThat(after.tyres()).isEqualTo(new Sizes(15, 15));
        assertThat(after.home()).isEqualTo(new Address("Elsewhere", null));
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(db.cars().delete(new Vin("abc"))).isTrue();
        assertThat(db.cars().exists(new Vin("abc"))).isFalse();
    }

    @Test
    void conditions_take_the_same_types() {
        Car car = db.cars().insert(full("abc"));
        db.cars().insert(NewCar.vin(new Vin("other")).owner(new Owner("other")).home(new Address("Side Street", null)));
        for (var condition : List.of(
                CARS.VIN.eq(new Vin("abc")),
                CARS.OWNER.in(new Owner("owner of abc"), new Owner("nobody")),
                CARS.STATE.eq(CarState.USED),
                CARS.DOOR_CODE.eq("123"),
                CARS.EXTRAS.eq(List.of("roof", "radio")),
                CARS.SEEN_AT.eq(LocalDate.of(2026, 2, 3)),
                CARS.SOLD_AT.eq(OffsetDateTime.parse("2026-02-03T04:05:06.123456+02:00")),
                CARS.MILEAGE.gt(1L),
                CARS.TYRES.eq(new Sizes(14, 16)),
                CARS.HOME.eq(new AddressRecord("Main Street", "Here")))) {
            assertThat(db.cars().where(condition).list())
                    .as(condition.toString())
                    .containsExactly(car);
        }
        assertThat(db.dsl()
                        .select(CARS.HOME)
                        .from(CARS)
                        .where(CARS.VIN.eq(car.vin()))
                        .fetchSingle(CARS.HOME))
                .isEqualTo(new AddressRecord("Main Street", "Here"));
    }

    @Test
    void a_key_that_is_an_embeddable_is_given_as_one_or_by_its_columns() {
        Vin vin = db.cars().insert(car("abc")).vin();
        var id = new DriveId(vin, LocalDate.of(2026, 2, 3));
        Drive drive =
                db.drives().insert(NewDrive.id(id).effort(new Effort(100, 7)).tyres(new Sizes(14, 15)));
        assertThat(drive).isEqualTo(new Drive(id, new Sizes(14, 15), new Effort(100, 7), new Address(null, null)));
        assertThat(db.drives().get(id)).isEqualTo(drive);
        assertThat(db.drives().find(new DriveId(vin, id.day()))).contains(drive);
        assertThat(db.drives().listByCar(vin)).containsExactly(drive);
        assertThat(db.cars().get(vin, CAR_DRIVES).drives()).containsExactly(drive);
        assertThat(db.drives()
                        .get(id, Drive.ROW.with(Drive.CAR).as(DriveCar::new))
                        .car()
                        .vin())
                .isEqualTo(vin);
        assertThat(db.drives().exists(new DriveId(vin, LocalDate.EPOCH))).isFalse();
        db.drives().update(id, d -> d.goal(MAIN_STREET));
        assertThat(db.drives()
                        .where(DRIVES.GOAL.eq(new AddressRecord("Main Street", "Here")))
                        .list())
                .extracting(Drive::id)
                .containsExactly(id);
        assertThat(db.drives().delete(id)).isTrue();
    }

    @Test
    void what_a_column_cannot_hold_is_refused_when_it_is_set() {
        assertThatThrownBy(
                        () -> NewCar.vin(new Vin("a\0b")).owner(new Owner("x")).home(MAIN_STREET))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cars.vin: the text has a NUL character, which PostgreSQL cannot store");
        assertThatThrownBy(() -> CarPatch.EMPTY.home(new Address(null, null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cars.home_street is NOT NULL and was given null");
        assertThatThrownBy(() -> CarPatch.EMPTY.owner(new Owner("a name that is longer than that")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("cars.owner: the text has more characters than varchar(20) keeps");
        assertThatThrownBy(() -> CarPatch.EMPTY.doorCode("no number"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cars.door_code: the converter made null of a value: give null itself");
        assertThatThrownBy(() ->
                        NewCar.vin(new Vin("unsent")).owner(new Owner("x")).home(MAIN_STREET))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cars.vin: the converter threw java.lang.IllegalStateException");
        assertThatThrownBy(() -> CarPatch.EMPTY.home(new Address("street", "a city with too long a name")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("cars.home_city: ");
    }

    @Test
    void a_converter_that_fails_fails_the_statement_and_shows_no_value() {
        db.dsl().execute("insert into cars (vin, owner, home_street) values ('no', 'x', 'y'), ('null', 'z', 'y')");
        assertThatThrownBy(() -> db.cars().findByOwner(new Owner("x")))
                .isInstanceOfSatisfying(QueryFailed.class, e -> {
                    assertThat(e.statementId()).isEqualTo("cars.findByOwner");
                    assertThat(e.sqlException().orElseThrow().getCause()).hasMessage("too short a VIN: no");
                })
                .hasMessage(
                        "cars.findByOwner: the converter of column vin (cars.vin) threw java.lang.IllegalArgumentException");
        assertThatThrownBy(() -> db.cars().findByOwner(new Owner("z")))
                .isInstanceOf(QueryFailed.class)
                .hasMessage(
                        "cars.findByOwner: column vin (cars.vin) is NOT NULL, and its converter made null of a value");
        assertThatThrownBy(() -> db.cars().find(new Vin("unsent")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("cars.find.parameter 1: the converter threw java.lang.IllegalStateException");
        assertThatThrownBy(() -> db.cars().where(CARS.OWNER.eq(new Owner("x"))).list())
                .isInstanceOf(QueryFailed.class)
                .hasMessage(
                        "cars.where: the converter of column vin (cars.vin) threw java.lang.IllegalArgumentException");
    }

    @Test
    void a_binding_that_fails_fails_the_statement_and_shows_no_value() {
        assertThatThrownBy(() -> db.cars().insert(car("abc").tyres(new Sizes(13, 16))))
                .isInstanceOf(QueryFailed.class)
                .hasMessage("cars.insert: the binding of column tyres threw java.lang.IllegalStateException");
        assertThatThrownBy(() -> db.cars().insert(car("def").tyres(new Sizes(2, 1))))
                .isInstanceOf(QueryFailed.class)
                .hasMessageContaining("cars.insert: ")
                .hasMessageContaining("[22000]");
    }

    @Test
    void a_number_that_does_not_fit_is_not_read_as_another() {
        db.dsl().execute("alter table cars alter mileage type numeric");
        db.dsl().execute("insert into cars (vin, owner, home_street, mileage) values ('abc', 'x', 'y', 1.5)");
        assertThatThrownBy(() -> db.cars().get(new Vin("abc")))
                .isInstanceOf(QueryFailed.class)
                .hasMessage("cars.find: column mileage: the number is none that Long holds");
    }

    @Test
    void the_server_names_what_it_refuses() {
        db.cars().insert(car("abc"));
        assertThatThrownBy(() -> db.cars().insert(car("abc")))
                .isInstanceOfSatisfying(
                        ConstraintViolation.class,
                        e -> assertThat(e.constraint()).isEqualTo(CarConstraint.CARS_PKEY));
    }
}
