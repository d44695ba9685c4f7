package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database of a configuration.
 *
 * @param config which database
 * @param migrations of the jar
 */
record ConfiguredTarget(DatabaseConfig config, ShippedMigrations migrations) implements MigrationTarget {
    @Override
    public String place() {
        return config.place();
    }

    @Override
    public Connection connect() throws SQLException {
        return Limits.unlimitedStatements(config, migrations).getConnection();
    }

    @Override
    public ConnectFailed unreachable(Throwable failure) {
        return ConnectProblem.of(failure, config);
    }

    @Override
    public String toAllowNewer() {
        return "allowNewerSchema(true)";
    }

    @Override
    public String toMigrate() {
        return "open once with migrate(true), or run the migrations before";
    }

    @Override
    public String toNameRole() {
        return "in DATABASE_URL_MIGRATIONS, or migrationsUrl";
    }
}
