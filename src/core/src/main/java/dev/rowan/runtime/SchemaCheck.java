package dev.rowan.runtime;

import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
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

    void run() {
        try {
            var flyway = flyway();
            var state = look(flyway);
            if (!state.isNewer() && !state.isCurrent()) {
                migrate(flyway, state);
                look(flyway); // while this starter waited for the lock, one of a newer jar may have had it
            }
        } catch (FlywayException e) {
            throw FlywayProblem.of(e, config);
        }
    }

    private SchemaState look(Flyway flyway) {
        var state = SchemaState.of(flyway.info().all(), migrations);
        state.refuseBroken(config);
        state.refuseNewer(config);
        return state;
    }

    private void migrate(Flyway flyway, SchemaState state) {
        if (!config.migrate()) {
            throw state.older(config);
        } else if (config.transactionPooler()) {
            throw new ConnectFailed(
                    state.olderText(config) + ", and the URL leads to a transaction pooler, which cannot migrate",
                    "migrate with the URL of the server itself first, then open with migrate(false)");
        }
        flyway.migrate();
    }

    private Flyway flyway() {
        var settings = Flyway.configure(classLoader())
                .dataSource(Limits.unlimitedStatements(config))
                .locations(migrations.location())
                .placeholders(migrations.placeholders())
                .placeholderReplacement(migrations.placeholderReplacement())
                .mixed(migrations.mixed())
                .lockRetryCount(LOCK_RETRIES)
                .outputQueryResults(false)
                .loggers("slf4j");
        if (!migrations.schemas().isEmpty()) {
            settings.schemas(migrations.schemas().toArray(String[]::new));
        }
        // With a lock in a transaction, CREATE INDEX CONCURRENTLY waits for that transaction for ever.
        settings.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return settings.load();
    }

    /** The application's, unless it does not see the jar's resources. */
    private ClassLoader classLoader() {
        var context = Thread.currentThread().getContextClassLoader();
        var folder = migrations.location().substring("classpath:".length());
        return context != null && context.getResource(folder) != null
                ? context
                : ShippedMigrations.class.getClassLoader();
    }
}
