package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.enginecam.EngineCam;
import dev.rowan.Cursor;
import dev.rowan.Page;
import dev.rowan.Query;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.NoConnection;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.CarState;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Tyres;
import dev.rowan.garage.types.Vin;
import dev.rowan.shape.Shape;
import dev.rowan.shape.ToMany;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An argument that is null is refused by its name before a connection is taken: the pool here has none left. */
@SuppressWarnings("NullAway") // null is what is tried
class NullArgumentsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource pool;

    @SuppressWarnings("NullAway.Init")
    private Connection only;

    @BeforeEach
    void takeTheOnlyConnection(TestDatabase database) throws Exception {
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        pool = new HikariDataSource(config);
        only = pool.getConnection();
    }

    @AfterEach
    void close() throws Exception {
        only.close();
        pool.close();
    }

    @Test
    void at_every_door_of_the_garage() throws Exception {
        assertThat(new NullDoors(Garage.of(pool)).leftOpen()).isEmpty();
    }

    @Test
    void at_every_door_of_enginecam() throws Exception {
        assertThat(new NullDoors(EngineCam.of(pool)).leftOpen()).isEmpty();
    }

    @Test
    void at_every_door_of_the_runtime() throws Exception {
        Garage db = Garage.of(pool);
        Shape<Sample, Sample> row = Sample.ROW;
        Query<Sample> query = db.samples().all();
        ToMany<Sample, Sample, ?> relation = Sample.SAMPLES_BY_PARENT;
        List<Object> doors = List.of(
                row,
                query,
                query.orderBy(Tables.SAMPLES.ID),
                query.forUpdate(),
                Cursor.parse("cursor"),
                new Page<>(List.of(), null, null, null),
                relation,
                Sample.PARENT,
                NewSample.id(1),
                DatabaseConfig.of("postgres://host/database"),
                Sample.ROW.only(Tables.SAMPLES.ID),
                row.with(relation),
                row.with(relation).with(relation),
                row.with(relation).with(relation).with(relation),
                row.with(relation).with(relation).with(relation).with(relation),
                row.with(relation).with(relation).with(relation).with(relation).with(relation),
                row.with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation),
                row.with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation)
                        .with(relation));
        for (Object door : doors) {
            assertThat(new NullDoors(db).leftOpenOf(door)).isEmpty();
        }
    }

    @Test
    void as_one_of_several_rows_with_its_place() {
        Garage db = Garage.of(pool);
        assertThatNullPointerException()
                .isThrownBy(() -> db.samples().insertAll(Arrays.asList(NewSample.id(1), null)))
                .withMessage("rows[1] is null");
    }

    @Test
    void as_an_element_of_a_collection() {
        Garage db = Garage.of(pool);
        assertThatNullPointerException()
                .isThrownBy(() -> db.engines().ofKinds(Arrays.asList(EngineKind.PETROL, null)))
                .withMessage("an element of kinds is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.cars()
                        .of(p -> p.vins(Arrays.asList(new Vin("vin"), null))
                                .owner(new Owner("o"))
                                .state(CarState.NEW)
                                .extras(List.of())
                                .since(LocalDate.EPOCH)
                                .mileage(1)
                                .tyres(new Tyres.Sizes(1, 2))))
                .withMessage("an element of vins is null");
    }

    /** A converter's, which is called once for a value, among them. */
    @Test
    void and_a_value_that_no_connection_takes_is_refused_where_none_is_to_be_had() {
        Garage db = Garage.of(pool);
        Vin half = new Vin("vin\ud800");
        Vin unsent = new Vin("unsent");
        for (Vin refused : List.of(half, unsent)) {
            Condition condition = Tables.CARS.VIN.eq(refused);
            List<ThrowingCallable> doors = List.of(
                    () -> db.cars().find(refused),
                    () -> db.cars().get(refused),
                    () -> db.cars().exists(refused),
                    () -> db.cars().delete(refused),
                    () -> db.cars().find(refused, Car.ROW.with(Car.DRIVES).as((car, drives) -> car)),
                    () -> db.cars().where(condition).list(),
                    () -> db.cars().where(condition).count(),
                    () -> db.cars().where(condition).exists(),
                    () -> db.cars()
                            .where(condition)
                            .list(Car.ROW.with(Car.DRIVES).as((car, drives) -> car)),
                    () -> db.cars()
                            .all()
                            .list(Car.ROW.with(Car.DRIVES.where(d -> condition)).as((car, d) -> car)));
            for (ThrowingCallable door : doors) {
                assertThatExceptionOfType(InvalidInput.class)
                        .isThrownBy(door)
                        .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"));
            }
        }
        Condition nothing = DSL.field(
                        "owner",
                        SQLDataType.VARCHAR.asConvertedDataType(
                                Converter.of(String.class, Vin.class, Vin::new, vin -> null)))
                .eq(new Vin("vin"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.cars().where(nothing).list())
                .withMessageContaining("its converter made null of a value");
        assertThatExceptionOfType(NoConnection.class).isThrownBy(() -> db.cars().find(new Vin("vin")));
    }

    @Test
    void and_so_is_a_negative_number_of_rows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Garage.of(pool).samples().list(-1))
                .withMessage("limit is -1: it cannot be negative");
    }
}
