package dev.rowan.postgres;

import dev.rowan.postgres.internal.SilentLog;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** One run of Flyway over files in memory. */
record FlywayRun(MigrationFiles files, MigrationSettings settings) {
    void migrate(DataSource database, Progress progress, @Nullable MigrationWatch watch) {
        var count = new MigrationCount(files);
        FluentConfiguration flyway = Flyway.configure(FlywayRun.class.getClassLoader())
                .dataSource(database)
                .resourceProvider(files)
                .javaMigrationClassProvider(List::of)
                .callbacks(callbacks(count, watch))
                .loggers(SilentLog.class.getName())
                .outputQueryResults(false) // or the results of selects in migrations go to standard output
                .placeholderReplacement(settings.placeholderReplacement())
                .placeholders(settings.placeholders())
                .mixed(settings.mixed())
                .sqlMigrationPrefix(settings.names().prefix())
                .repeatableSqlMigrationPrefix(settings.names().repeatablePrefix())
                .sqlMigrationSeparator(settings.names().separator())
                .sqlMigrationSuffixes(settings.names().suffixes().toArray(String[]::new))
                .outOfOrder(settings.outOfOrder());
        if (!settings.schemas().isEmpty()) {
            flyway.schemas(settings.schemas().toArray(String[]::new));
        }
        if (settings.historySchema() != null) {
            flyway.defaultSchema(settings.historySchema());
        }
        if (settings.historyTable() != null) {
            flyway.table(settings.historyTable());
        }
        // Flyway's own lock must not be a transaction: CREATE INDEX CONCURRENTLY would wait for it for ever
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        try {
            progress.during(count, () -> flyway.load().migrate());
        } catch (FlywayException e) {
            throw new FlywayFailure(e, files, count.path(), count.refused()).toMigrationFailed();
        }
    }

    private Callback[] callbacks(MigrationCount count, @Nullable MigrationWatch watch) {
        List<Callback> callbacks = new ArrayList<>(List.of(count));
        if (!settings.searchPath().isEmpty()) {
            callbacks.add(new SearchPathCallback(settings.searchPath()));
        }
        if (watch != null) {
            callbacks.add(new WatchCallback(watch, files, settings));
        }
        return callbacks.toArray(Callback[]::new);
    }
}
