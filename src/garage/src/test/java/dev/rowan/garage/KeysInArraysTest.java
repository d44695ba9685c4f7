package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.garage.enums.EngineKind;
import dev.rowan.garage.types.Tyres.Sizes;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Ltree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several keys at once, of types whose arrays are made in their own ways. */
class KeysInArraysTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    /** Only the server takes two spellings for one. */
    @Test
    void of_a_type_whose_operators_are_an_extension_s() {
        Part part = db.parts().insert(NewPart.email("Ann@Example.com"));
        Part other = db.parts().insert(NewPart.email("b,\"{}\\"));
        assertThat(db.parts().findAll(List.of("b,\"{}\\", "nobody", "ann@example.COM")))
                .containsExactly(other, part);
        assertThat(db.parts().findMap(List.of("ANN@example.com"))).containsExactly(Map.entry("ANN@example.com", part));
        db.transaction(tx -> assertThat(tx.parts().lock("ann@example.com")).isEqualTo(part));
        assertThat(db.parts()
                        .updateAll(Map.of(
                                "ann@example.com", PartPatch.EMPTY.nick("ann"), "b,\"{}\\", PartPatch.EMPTY.nick("b"))))
                .isEqualTo(2);
        assertThat(db.parts().get("ann@example.com").nick()).isEqualTo("ann");
        assertThat(db.parts().deleteAll(List.of("ANN@EXAMPLE.COM", "nobody"))).isEqualTo(1);

        Branch branch = db.branches().insert(NewBranch.path(Ltree.of("a", "b")).name("x"));
        assertThat(db.branches().findAll(List.of(Ltree.of("a", "b"), Ltree.of("a"))))
                .containsExactly(branch);
        assertThat(db.branches()
                        .updateAll(Map.of(
                                Ltree.of("a", "b"), BranchPatch.EMPTY.name("y"),
                                Ltree.of("c"), BranchPatch.EMPTY.name("z"))))
                .isEqualTo(1);
        assertThat(db.branches().deleteAll(List.of(Ltree.of("a", "b")))).isEqualTo(1);
    }

    @Test
    void of_a_domain_over_an_enum() {
        Fuel petrol = db.fuels().insert(NewFuel.fuel(EngineKind.PETROL).tax(3));
        Fuel diesel = db.fuels().insert(NewFuel.fuel(EngineKind.DIESEL));
        assertThat(db.fuels().findAll(List.of(EngineKind.DIESEL, EngineKind.ELECTRIC, EngineKind.PETROL)))
                .containsExactly(diesel, petrol);
        db.transaction(tx -> assertThat(tx.fuels().lock(EngineKind.PETROL)).isEqualTo(petrol));
        assertThat(db.fuels()
                        .updateAll(Map.of(
                                EngineKind.DIESEL, FuelPatch.EMPTY.tax(4), EngineKind.PETROL, FuelPatch.EMPTY.tax(5))))
                .isEqualTo(2);
        assertThat(db.fuels().updateAndGet(EngineKind.PETROL, f -> f.tax(6)).tax())
                .isEqualTo(6);
        assertThat(db.fuels().deleteAll(List.of(EngineKind.PETROL, EngineKind.DIESEL)))
                .isEqualTo(2);

        FuelPriceId id = FuelPriceId.fuel(EngineKind.PETROL).year(2026);
        FuelPrice price = db.fuelPrices()
                .insert(NewFuelPrice.fuel(EngineKind.PETROL).year(2026).price(9));
        db.fuelPrices().insert(NewFuelPrice.fuel(EngineKind.DIESEL).year(2026).price(8));
        assertThat(db.fuelPrices().findMap(List.of(id))).containsExactly(Map.entry(id, price));
        assertThat(db.fuelPrices()
                        .updateAll(Map.of(
                                id,
                                FuelPricePatch.EMPTY.price(1),
                                FuelPriceId.fuel(EngineKind.DIESEL).year(2026),
                                FuelPricePatch.EMPTY.price(2))))
                .isEqualTo(2);
        assertThat(db.fuelPrices().deleteAll(List.of(id))).isEqualTo(1);
    }

    @Test
    void of_a_binding_of_the_user() {
        Rim small = db.rims().insert(NewRim.sizes(new Sizes(14, 15)).name("small"));
        Rim large = db.rims().insert(NewRim.sizes(new Sizes(18, 20)).name("large"));
        assertThat(db.rims().findAll(List.of(large.sizes(), new Sizes(1, 2), small.sizes())))
                .containsExactly(large, small);
        db.transaction(tx -> assertThat(tx.rims().lock(small.sizes())).isEqualTo(small));
        assertThat(db.rims()
                        .updateAll(Map.of(
                                small.sizes(), RimPatch.EMPTY.name("a"), large.sizes(), RimPatch.EMPTY.name("b"))))
                .isEqualTo(2);
        assertThat(db.rims().get(small.sizes()).name()).isEqualTo("a");
        assertThat(db.rims().deleteAll(List.of(small.sizes(), large.sizes()))).isEqualTo(2);
    }
}
