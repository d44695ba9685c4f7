package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.Shop;
import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.DatabaseConfig;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code ./run consumer} adds enginecam-dao and this class to the README's project: two DAOs in one application. */
class TwoDaosTest {
    @RegisterExtension
    static final TestDatabases SHOP = TestDatabases.migratedBy(Path.of("db/migrations"));

    @Test
    void a_dao_out_of_a_jar_works_beside_ones_own(TestDatabase shop) {
        try (var server = PostgresServer.start("auto");
                var cams = server.create()) {
            Migrations.inClasspath("dev/enginecam/migrations").migrate(cams);
            try (var db = Shop.connect(DatabaseConfig.of(shop.url()));
                    var cam = EngineCam.connect(DatabaseConfig.of(cams.url()))) {
                assertEquals(1, Main.payFor("ada", db));
                assertEquals("ada", cam.users().insert(NewUser.id("ada").email("ada@example.com")).id());
            }
        }
    }
}
