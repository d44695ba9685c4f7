package dev.rowan.garage;

import static dev.rowan.garage.Tables.CARS;
import static dev.rowan.garage.Tables.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Vin;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Inet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.jooq.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Aggregates of types that EngineCam lacks. */
class AggregatesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        for (int i = 1; i <= 2; i++) {
            db.samples()
                    .insert(NewSample.id(i)
                            .small(Short.MAX_VALUE)
                            .big(Long.MAX_VALUE)
                            .single(0.5f * i)
                            .twice(0.1 * i)
                            .exact(new BigDecimal("123456789012345678901234567890.123456789"))
                            .kind(i == 1 ? EngineKind.PETROL : EngineKind.ELECTRIC)
                            .mail(i == 1 ? "b@x" : "A@x")
                            .address(Inet.parse("10.0.0." + i))
                            .clock(LocalTime.of(23, 59, 59, i * 1_000)));
        }
    }

    @Test
    void sums_do_not_overflow() {
        var all = db.samples().all();
        assertThat(all.sum(SAMPLES.SMALL)).isEqualTo(new BigDecimal("65534"));
        assertThat(all.sum(SAMPLES.BIG)).isEqualTo(new BigDecimal("18446744073709551614"));
        assertThat(all.sum(SAMPLES.EXACT)).isEqualTo(new BigDecimal("246913578024691357802469135780.246913578"));
    }

    @Test
    void sums_of_floating_numbers_are_as_the_server_adds_them() {
        var all = db.samples().all();
        assertThat(all.sum(SAMPLES.SINGLE)).isEqualByComparingTo("1.5");
        assertThat(all.sum(SAMPLES.TWICE)).isEqualByComparingTo("0.30000000000000004");
        assertThat(all.avg(SAMPLES.TWICE).orElseThrow()).isEqualByComparingTo("0.15000000000000002");
    }

    @Test
    void a_sum_that_is_no_number_fails() {
        db.samples().insert(NewSample.id(3).twice(Double.NaN).single(Float.POSITIVE_INFINITY));
        for (Field<? extends Number> column : List.of(SAMPLES.TWICE, SAMPLES.SINGLE)) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.samples().all().sum(column))
                    .withMessageStartingWith("samples.sum: ");
        }
    }

    @Test
    void least_and_greatest_go_by_the_order_of_the_type() {
        var all = db.samples().all();
        assertThat(all.max(SAMPLES.KIND)).contains(EngineKind.ELECTRIC);
        assertThat(all.min(SAMPLES.MAIL)).contains("A@x");
        assertThat(all.max(SAMPLES.ADDRESS)).contains(Inet.parse("10.0.0.2"));
        assertThat(all.max(SAMPLES.CLOCK)).contains(LocalTime.of(23, 59, 59, 2_000));
        assertThat(all.min(SAMPLES.TXT)).isEmpty();
    }

    @Test
    void a_forced_type_comes_through_its_converter() {
        db.cars().insert(NewCar.vin(new Vin("bbb")).owner(new Owner("Ann")).home(new Address("Main Street", "Here")));
        db.cars().insert(NewCar.vin(new Vin("aaa")).owner(new Owner("Bob")).home(new Address("Main Street", "Here")));
        assertThat(db.cars().all().min(CARS.VIN)).contains(new Vin("aaa"));
        assertThat(db.cars().all().max(CARS.OWNER)).contains(new Owner("Bob"));
    }
}
