package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings the schema to what the jar was built for, or says why it is not. One look at Flyway's history when it is. */
final class SchemaCheck {
    /** Flyway asks for its lock once per second: longer than any migration that others wait for should take. */
    private static final int LOCK_RETRIES = 3_600;

    private final DatabaseConfig config;
    private final ShippedMigrations migrations;

    SchemaCheck(DatabaseConfig config, ShippedMigrations migrations) {
        this.config = config;
        this.migrations = migrations;
    }

    /** @throws ConnectFailed if the schema is not what the jar was built for, and cannot be made so */
    void run() {
        var state = look();
        if (state.isNewer() || state.isCurrent()) {
            return;
        }
        if (!config.migrate()) {
            throw state.older(config);
        }
        var other = config.forMigrations();
        migrate(other.orElse(config), state);
        var migrated = look(); // while this starter waited for the lock, one of a newer jar may have had it
        if (other.isPresent() && !migrated.isNewer() && !migrated.isCurrent()) {
            throw new ConnectFailed(
                    migrated.olderText(config) + " though " + other.get().place() + " was migrated",
                    "name the same database in DATABASE_URL_MIGRATIONS, or migrationsUrl");
        }
    }

    private SchemaState look() {
        var connections = Limits.unlimitedStatements(config, migrations);
        try (var opened = connections.open()) {
            MigrationAccess.of(opened.connection(), migrations).refuseUnreadable(config, migrations);
        } catch (SQLException e) {
            throw ConnectProblem.of(e, config);
        }
        try {
            var state = SchemaState.of(
                    flyway(connections, new BegunMigration()).info().all(), migrations);
            state.refuseBroken(config);
            state.refuseNewer(config);
            return state;
        } catch (FlywayException e) {
            throw new FlywayProblem(e, config, migrations, new BegunMigration()).explained();
        }
    }

    private void migrate(DatabaseConfig target, SchemaState state) {
        var connections = Limits.unlimitedStatements(target, migrations);
        connections.settings().refuseOtherPath();
        try (var opened = connections.open()) {
            if (target.transactionPooler() || opened.before().pooled()) {
                throw new ConnectFailed(
                        state.olderText(config) + ", and "
                                + (target == config ? "the URL" : "the URL for migrations")
                                + " leads to a pooler, which cannot migrate",
                        "set DATABASE_URL_MIGRATIONS, or migrationsUrl, to the URL of the server itself; or migrate"
                                + " there first, then open with migrate(false)");
            }
            connections.settings().refuseOtherFirst(opened.before());
            MigrationAccess.of(opened.connection(), migrations)
                    .refuseUnableToMigrate(target, migrations, state.olderText(config));
        } catch (SQLException e) {
            throw ConnectProblem.of(e, target);
        }
        var begun = new BegunMigration();
        try {
            flyway(connections, begun).migrate();
        } catch (FlywayException e) {
            throw new FlywayProblem(e, target, migrations, begun).explained();
        }
    }

    private Flyway flyway(ConnectionSource connections, BegunMigration begun) {
        var names = migrations.names();
        var settings = Flyway.configure(new MigrationResources(classLoader(), migrations))
                .dataSource(connections)
                .locations(migrations.location())
                .schemas(migrations.historySchema())
                .table(migrations.historyTable())
                .callbacks(begun, new SearchPathCallback(migrations.path()))
                .placeholders(migrations.placeholders())
                .placeholderReplacement(migrations.placeholderReplacement())
                .mixed(migrations.mixed())
                .sqlMigrationPrefix(names.prefix())
                .repeatableSqlMigrationPrefix(names.repeatablePrefix())
                .sqlMigrationSeparator(names.separator())
                .sqlMigrationSuffixes(names.suffixes().toArray(String[]::new))
                .lockRetryCount(LOCK_RETRIES)
                .outputQueryResults(false)
                .loggers("slf4j");
        if (migrations.hasOwnHistory()) { // others may have been in the schema before
            settings.baselineOnMigrate(true).baselineVersion(MigrationVersion.fromVersion("0"));
        }
        // With a lock in a transaction, CREATE INDEX CONCURRENTLY waits for that transaction for ever.
        settings.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return settings.load();
    }

    /** The application's, unless it does not see the jar's resources. */
    private ClassLoader classLoader() {
        var context = Thread.currentThread().getContextClassLoader();
        return context != null && context.getResource(migrations.folder()) != null
                ? context
                : ShippedMigrations.class.getClassLoader();
    }
}
