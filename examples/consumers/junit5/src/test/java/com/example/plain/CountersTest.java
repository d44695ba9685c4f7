package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rowan.testing.Statements;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountersTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("create table counters (n int primary key)");

    @BeforeAll
    static void there_is_nothing_but_jdbc() {
        for (String name : List.of("org.jooq.DSLContext", "dev.rowan.Database", "org.assertj.core.api.Assertions")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
        }
    }

    @BeforeEach
    void one(Connection connection) throws SQLException {
        insert(1, connection);
    }

    @RepeatedTest(4)
    void each_test_has_a_database(TestDatabase database, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            insert(2, connection);
            assertEquals(2, count(connection));
        }
        assertEquals(0, database.statements().ids().size());
    }

    @Test
    void others_resolve_their_parameters(TestInfo info, Statements statements) {
        statements.add(info.getTestMethod().orElseThrow().getName());
        assertEquals(List.of("others_resolve_their_parameters"), statements.ids());
    }

    static void insert(int n, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("insert into counters values (?)")) {
            statement.setInt(1, n);
            statement.execute();
        }
    }

    static long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from counters")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
