package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WireTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("create table t (a timestamp, b text)");

    @Test
    void a_string_of_several_statements_is_one_trip(TestDatabase database) throws SQLException {
        Wire wire = database.wire();
        try (Connection connection = wire.dataSource().getConnection();
                PreparedStatement s = connection.prepareStatement("select ?; select ?")) {
            for (int i = 0; i < 10; i++) { // across the driver's switch to a prepared statement
                s.setString(1, "é");
                s.setLong(2, 1);
                assertThat(wire.during(SQLException.class, s::execute))
                        .hasSize(1)
                        .first()
                        .satisfies(trip -> {
                            assertThat(trip.statements()).containsExactly("select $1", "select $1");
                            assertThat(trip.untyped()).isZero();
                            assertThat(trip.parameterBytes()).isBetween(3L, 10L); // the number as text or binary
                        });
            }
        }
    }

    @Test
    void a_parameter_without_a_type_is_told_and_splits_the_string(TestDatabase database) throws SQLException {
        Wire wire = database.wire();
        try (Connection connection = wire.dataSource().getConnection();
                PreparedStatement s =
                        connection.prepareStatement("select b from t where a = ?; select b from t where a = ?")) {
            for (int i = 0; i < 10; i++) {
                s.setTimestamp(1, new Timestamp(0));
                s.setTimestamp(2, new Timestamp(0));
                var trips = wire.during(SQLException.class, s::execute);
                assertThat(trips.stream().mapToInt(Wire.Trip::untyped).sum()).isEqualTo(2);
                assertThat(trips.size() > 1).as("execution " + i).isEqualTo(i >= 5);
            }
        }
    }

    @Test
    void begin_rides_along_and_commit_does_not(TestDatabase database) throws SQLException {
        Wire wire = database.wire();
        try (Connection connection = wire.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            var trips = wire.during(SQLException.class, () -> {
                TestDatabasesTest.execute(connection, "insert into t (a) values (null)");
                connection.commit();
            });
            assertThat(trips)
                    .extracting(Wire.Trip::statements)
                    .containsExactly(List.of("BEGIN", "insert into t (a) values (null)"), List.of("COMMIT"));
        }
    }
}
