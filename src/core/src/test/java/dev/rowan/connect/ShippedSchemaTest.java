package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.ConnectFailed;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller's DataSource is migrated and checked as the database of {@code connect} is. */
@Timeout(60)
class ShippedSchemaTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");
    private static final ShippedMigrations THREE = PoolTest.migrations("three");

    private static HikariDataSource pool(DatabaseConfig config, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(config.jdbcUrl());
        pool.setDataSourceProperties(config.driverProperties());
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    @Test
    void it_is_migrated_once_and_its_sessions_stay_as_they_were() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        try (var source = pool(config, 2)) {
            var schema = ShippedSchema.of(source, TWO);
            assertThatThrownBy(schema::check)
                    .isInstanceOf(ConnectFailed.class)
                    .hasMessage("the schema of " + config.place()
                            + " is older than this jar: V1 (users), V2 (cams) are missing\nhelp: run the migrations before, or"
                            + " have the jar run them");
            assertThat(schema.version())
                    .isEqualTo(new SchemaVersion("2", null, List.of("1", "2"), List.of(), List.of()));
            schema.migrate();
            schema.migrate();
            schema.check();
            assertThat(schema.version()).isEqualTo(new SchemaVersion("2", "2", List.of(), List.of(), List.of()));
            assertThat(schema.version().isCurrent()).isTrue();
            try (var one = source.getConnection();
                    var other = source.getConnection()) {
                for (var connection : List.of(one, other)) {
                    assertThat(connection.createStatement().executeQuery("show search_path"))
                            .satisfies(rs -> {
                                rs.next();
                                assertThat(rs.getString(1)).isEqualTo("\"$user\", public");
                            });
                }
            }
        }
    }

    @Test
    void a_newer_one_is_refused_unless_that_is_allowed() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        try (var source = pool(config, 2)) {
            ShippedSchema.of(source, THREE).migrate();
            var older = ShippedSchema.of(source, TWO);
            assertThatThrownBy(older::check).hasMessageContaining("is newer than this jar: it has V3 (lobes)");
            assertThatThrownBy(older::migrate)
                    .hasMessageEndingWith("or allow a newer schema where both fit, as in a rolling deployment");
            older.allowNewer(true).check();
            older.allowNewer(true).migrate();
            assertThat(older.version()).isEqualTo(new SchemaVersion("2", "3", List.of(), List.of("3"), List.of()));
        }
    }

    @Test
    void in_a_shared_history_only_the_jar_s_own_count() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        try (var source = pool(config, 2)) {
            ShippedSchema.of(source, THREE).migrate();
            var shared = ShippedSchema.of(source, TWO).sharedHistory();
            shared.check();
            assertThat(shared.version()).isEqualTo(new SchemaVersion("2", "2", List.of(), List.of(), List.of()));
            assertThatThrownBy(shared::migrate).isInstanceOf(IllegalStateException.class);
            FreshDatabase.execute(config, "delete from flyway_schema_history where version = '2'");
            assertThatThrownBy(shared::check).hasMessageContaining("V2 (cams)");
            assertThat(shared.version().missing()).containsExactly("2");
        }
    }

    @Test
    void what_cannot_be_reached_is_told_without_a_password() {
        try (var source = new HikariDataSource()) {
            source.setJdbcUrl("jdbc:postgresql://localhost:1/nothing?password=secret");
            source.setConnectionTimeout(250);
            source.setInitializationFailTimeout(-1);
            assertThatThrownBy(ShippedSchema.of(source, TWO)::check)
                    .isInstanceOf(ConnectFailed.class)
                    .hasMessageStartingWith("cannot connect to the DataSource: ")
                    .hasMessageNotContaining("secret");
        }
    }
}
