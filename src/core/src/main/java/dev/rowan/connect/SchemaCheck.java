package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Brings the schema to what the jar was built for, or says why it is not. One look at Flyway's history when it is. */
final class SchemaCheck {
    private final DatabaseConfig config;
    private final ShippedMigrations migrations;

    SchemaCheck(DatabaseConfig config, ShippedMigrations migrations) {
        this.config = config;
        this.migrations = migrations;
    }

    /** Whether the database has run exactly what the build had run: two round trips. */
    boolean isAsBuilt(Connection connection) throws SQLException {
        var access = MigrationAccess.of(connection, migrations);
        access.refuseUnreadable(new ConfiguredTarget(config, migrations), migrations);
        return access.history() && KnownHistory.isThatOf(connection, migrations);
    }

    /** @throws ConnectFailed if the schema is not what the jar was built for, and cannot be made so */
    void run() {
        var state = look();
        if (state == null || state.isNewer() || state.isCurrent()) {
            return;
        }
        if (!config.migrate()) {
            throw state.older();
        }
        var other = config.forMigrations();
        migrate(other.orElse(config), state);
        var migrated = look(); // while this starter waited for the lock, one of a newer jar may have had it
        if (other.isPresent() && migrated != null && !migrated.isNewer() && !migrated.isCurrent()) {
            throw new ConnectFailed(
                    migrated.olderText() + " though " + other.get().place() + " was migrated",
                    "name the same database in DATABASE_URL_MIGRATIONS, or migrationsUrl");
        }
    }

    /** Null where the database has run exactly what the build had run. */
    private @Nullable SchemaState look() {
        var target = new ConfiguredTarget(config, migrations);
        var connections = Limits.unlimitedStatements(config, migrations);
        try (var opened = connections.open()) {
            if (isAsBuilt(opened.connection())) {
                return null;
            }
        } catch (SQLException e) {
            throw ConnectProblem.of(e, config);
        }
        var state = SchemaState.of(MigrationRun.info(connections, migrations, target), migrations, target);
        state.refuseBroken();
        if (!config.allowNewerSchema()) {
            state.refuseNewer();
        }
        return state;
    }

    private void migrate(DatabaseConfig way, SchemaState state) {
        var target = new ConfiguredTarget(way, migrations);
        var connections = Limits.unlimitedStatements(way, migrations);
        connections.settings().refuseOtherPath();
        try (var opened = ServerStart.open(connections, config.waitForServer())) {
            if (way.transactionPooler() || opened.before().pooled()) {
                throw new ConnectFailed(
                        state.olderText() + ", and "
                                + (way == config ? "the URL" : "the URL for migrations")
                                + " leads to a pooler, which cannot migrate",
                        "set DATABASE_URL_MIGRATIONS, or migrationsUrl, to the URL of the server itself; or migrate"
                                + " there first, then open with migrate(false)");
            }
            connections.settings().refuseOtherFirst(opened.before());
            MigrationAccess.of(opened.connection(), migrations)
                    .refuseUnableToMigrate(target, migrations, state.olderText());
        } catch (SQLException e) {
            throw ConnectProblem.of(e, way);
        }
        MigrationRun.migrate(connections, migrations, target, config.migrationLocks());
    }
}
