package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class RolledBackCountersTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table counters (n int primary key)").rollingBack();

    @RepeatedTest(4)
    void no_test_sees_the_rows_of_another(Connection connection) throws SQLException {
        CountersTest.insert(1, connection);
        assertEquals(1, CountersTest.count(connection));
    }
}
