package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that PostgreSQL calls equal, and whose values Java does not. */
class KeysEqualForSqlTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Full(
            Peg peg,
            List<Hook> byCode,
            List<Hook> byPadded,
            List<Hook> byAmount,
            List<Hook> bySingle,
            List<Hook> byMoment,
            List<Hook> byPair) {}

    record Above(Hook hook, Peg code, Peg padded, Peg amount, Peg single, Peg moment, Peg pair) {}

    private static final Shape<Peg, Full> FULL = Peg.ROW
            .with(Peg.HOOKS_BY_CODE)
            .with(Peg.HOOKS_BY_PADDED)
            .with(Peg.HOOKS_BY_AMOUNT)
            .with(Peg.HOOKS_BY_SINGLE)
            .with(Peg.HOOKS_BY_MOMENT)
            .with(Peg.HOOKS)
            .as(Full::new);
    private static final Shape<Hook, Above> ABOVE = Hook.ROW
            .with(Hook.CODE)
            .with(Hook.PADDED)
            .with(Hook.AMOUNT)
            .with(Hook.SINGLE)
            .with(Hook.MOMENT)
            .with(Hook.PEG)
            .as(Above::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    @Test
    void a_graph_has_the_rows_of_each() {
        OffsetDateTime moment = OffsetDateTime.parse("2026-01-01T12:00:00+02:00");
        Peg peg = db.pegs()
                .insert(NewPeg.code("a  ")
                        .amount(new BigDecimal("1.00"))
                        .single(-0.0f)
                        .moment(moment.toInstant())
                        .small((short) 3)
                        .price(new BigDecimal("2")));
        Peg other = db.pegs()
                .insert(NewPeg.code("b")
                        .amount(new BigDecimal("1E+2"))
                        .single(Float.NaN)
                        .moment(OffsetDateTime.MAX.toInstant())
                        .small((short) 4)
                        .price(new BigDecimal("2.5")));
        Hook hook = db.hooks()
                .insert(NewHook.id(1)
                        .code("a")
                        .padded("a")
                        .amount(new BigDecimal("1"))
                        .single(0.0f)
                        .moment(moment.toInstant())
                        .small(3L)
                        .price(new BigDecimal("2.000")));
        Hook far = db.hooks()
                .insert(NewHook.id(2)
                        .code("b    ")
                        .padded("b")
                        .amount(new BigDecimal("100.0"))
                        .single(Float.NaN)
                        .moment(OffsetDateTime.MAX.toInstant())
                        .small(4L)
                        .price(new BigDecimal("2.5")));
        List<Hook> one = List.of(hook);
        List<Hook> two = List.of(far);
        for (int i = 0; i < 7; i++) { // across the driver's switch to its binary form
            assertThat(db.pegs().get("a", FULL)).isEqualTo(new Full(peg, one, one, one, one, one, one));
            assertThat(db.pegs().all().orderBy(Tables.PEGS.CODE).list(FULL))
                    .containsExactly(
                            new Full(peg, one, one, one, one, one, one), new Full(other, two, two, two, two, two, two));
            assertThat(db.hooks().get(1, ABOVE)).isEqualTo(new Above(hook, peg, peg, peg, peg, peg, peg));
            assertThat(db.hooks().all().orderBy(Tables.HOOKS.ID).list(ABOVE))
                    .containsExactly(
                            new Above(hook, peg, peg, peg, peg, peg, peg),
                            new Above(far, other, other, other, other, other, other));
        }
    }
}
