package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundTripsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("create table t (a int)");

    @Test
    void a_statement_is_one(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (Connection connection = trips.dataSource().getConnection()) {
            for (int i = 0; i < 10; i++) { // across the driver's switch to a prepared statement
                assertThat(trips.during(SQLException.class, () -> TestDatabasesTest.number(connection, "select 1")))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void several_statements_in_one_string_are_one(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (Connection connection = trips.dataSource().getConnection()) {
            assertThat(trips.during(
                            SQLException.class,
                            () -> TestDatabasesTest.execute(connection, "select 1; select 2; select 3")))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_transaction_with_one_statement_is_two(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (Connection connection = trips.dataSource().getConnection()) {
            assertThat(trips.during(SQLException.class, () -> {
                        connection.setAutoCommit(false);
                        TestDatabasesTest.execute(connection, "insert into t values (1)");
                        connection.commit();
                    }))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_batch_is_one_and_a_result_in_pieces_is_one_each(TestDatabase database) throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (Connection connection = trips.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 25; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            // the driver describes the statement first, to know how much it may send at once
            assertThat(trips.during(SQLException.class, insert::executeBatch)).isBetween(1L, 2L);
            try (PreparedStatement select = connection.prepareStatement("select a from t")) {
                select.setFetchSize(10);
                assertThat(trips.during(SQLException.class, () -> {
                            try (var rows = select.executeQuery()) {
                                while (rows.next()) {
                                    assertThat(rows.getInt(1)).isNotNegative();
                                }
                            }
                        }))
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void making_and_closing_connections_is_none_and_so_is_what_happens_before_and_after(TestDatabase database)
            throws SQLException {
        RoundTrips trips = database.roundTrips();
        try (Connection connection = trips.dataSource().getConnection()) {
            assertThat(TestDatabasesTest.number(connection, "select 1")).isEqualTo(1);
        }
        assertThat(trips.during(
                        SQLException.class,
                        () -> trips.dataSource().getConnection().close()))
                .isZero();
        assertThat(trips.during(SQLException.class, () -> {
                    try (Connection connection = trips.dataSource().getConnection()) {
                        assertThat(TestDatabasesTest.number(connection, "select 1"))
                                .isEqualTo(1);
                    }
                }))
                .isEqualTo(1);
    }
}
