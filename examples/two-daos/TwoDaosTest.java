package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.Shop;
import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code ./run consumer} adds enginecam-dao and this class to the README's project, and the property {@code historyTable} to
 * its pom: two DAOs in one application and one schema, each with a V1 of its own.
 */
class TwoDaosTest {
    @RegisterExtension
    static final TestDatabases EMPTY = TestDatabases.empty();

    @Test
    void a_dao_out_of_a_jar_works_beside_ones_own(TestDatabase both) {
        var config = DatabaseConfig.of(both.url());
        for (int start = 1; start <= 2; start++) {
            try (var cam = EngineCam.connect(config);
                    var db = Shop.connect(config)) {
                assertEquals(start, Main.payFor("ada", db));
                var id = "ada" + start;
                assertEquals(id, cam.users().insert(NewUser.id(id).email(id + "@example.com")).id());
            }
        }
    }
}
