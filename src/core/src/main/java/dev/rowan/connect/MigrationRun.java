package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Flyway as a jar's migrations need it. Whoever does not call it loads nothing of Flyway's. */
final class MigrationRun {
    /** Flyway asks for its lock once per second: longer than any migration that others wait for should take. */
    private static final int LOCK_RETRIES = 3_600;

    private MigrationRun() {}

    /**
     * What there is: in the jar, in the history, in both.
     *
     * @throws ConnectFailed for what Flyway cannot do
     */
    static MigrationInfo[] info(DataSource source, ShippedMigrations migrations, MigrationTarget target) {
        var begun = new BegunMigration();
        try {
            return of(source, migrations, begun, MigrationLocks.STANDARD).info().all();
        } catch (FlywayException e) {
            throw new FlywayProblem(e, target, migrations, begun).explained();
        }
    }

    /**
     * Runs those that are missing.
     *
     * @throws ConnectFailed for what Flyway cannot do, and when one fails
     */
    static void migrate(DataSource source, ShippedMigrations migrations, MigrationTarget target, MigrationLocks locks) {
        for (int attempt = 1; ; attempt++) {
            var begun = new BegunMigration();
            try {
                of(source, migrations, begun, locks).migrate();
                return;
            } catch (FlywayException e) {
                boolean again = attempt < locks.attempts() && begun.inTransaction() && MigrationLocks.isNotHad(e);
                if (!again || !MigrationLocks.pause(attempt)) {
                    throw new FlywayProblem(e, target, migrations, begun).explained();
                }
            }
        }
    }

    private static Flyway of(
            DataSource source, ShippedMigrations migrations, BegunMigration begun, MigrationLocks locks) {
        var names = migrations.names();
        var settings = Flyway.configure(new MigrationResources(classLoader(migrations), migrations))
                .dataSource(source)
                .locations(migrations.location())
                .schemas(migrations.historySchema())
                .table(migrations.historyTable())
                .callbacks(begun, new SessionCallback(migrations.path(), locks))
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
    private static ClassLoader classLoader(ShippedMigrations migrations) {
        var context = Thread.currentThread().getContextClassLoader();
        return context != null && context.getResource(migrations.folder()) != null
                ? context
                : ShippedMigrations.class.getClassLoader();
    }
}
