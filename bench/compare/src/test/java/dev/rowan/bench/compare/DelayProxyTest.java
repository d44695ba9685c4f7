package dev.rowan.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DelayProxyTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final Duration ROUND_TRIP = Duration.ofMillis(20);

    @Test
    void a_statement_takes_its_round_trip_longer(TestDatabase database) throws SQLException, IOException {
        try (var proxy = new DelayProxy(database.url(), ROUND_TRIP);
                Connection connection = DriverManager.getConnection(proxy.url());
                Statement statement = connection.createStatement()) {
            long before = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                statement.execute("select 1");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(ROUND_TRIP.multipliedBy(5));
        }
    }

    @Test
    void what_is_long_arrives_whole_and_is_not_slowed_down_chunk_by_chunk(TestDatabase database)
            throws SQLException, IOException {
        try (var proxy = new DelayProxy(database.url(), ROUND_TRIP);
                Connection connection = DriverManager.getConnection(proxy.url());
                Statement statement = connection.createStatement()) {
            long before = System.nanoTime();
            try (ResultSet rs =
                    statement.executeQuery("select i, repeat('x', 1000) from generate_series(1, 20000) i")) {
                for (int i = 1; i <= 20_000; i++) {
                    assertThat(rs.next()).isTrue();
                    assertThat(rs.getInt(1)).isEqualTo(i);
                    assertThat(rs.getString(2)).hasSize(1000);
                }
            }
            int chunks = 20_000_000 / (1 << 16);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(ROUND_TRIP.multipliedBy(chunks).dividedBy(2));
        }
    }
}
