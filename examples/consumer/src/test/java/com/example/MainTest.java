package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.shop.Shop;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MainTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("db/migrations"));

    @Test
    void an_order_is_paid(TestDatabase database) {
        try (var db = Shop.connect(DatabaseConfig.of(database.url()))) {
            assertEquals(1, Main.payFor("ada", db));
        }
    }
}
