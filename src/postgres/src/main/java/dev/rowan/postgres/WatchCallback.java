package dev.rowan.postgres;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** Carries Flyway's events to a {@link MigrationWatch}. Used by one run, on its thread. */
final class WatchCallback implements Callback {
    private final MigrationWatch watch;
    private final MigrationFiles files;
    private final MigrationSettings settings;
    private @Nullable StatementPlaces places;

    WatchCallback(MigrationWatch watch, MigrationFiles files, MigrationSettings settings) {
        this.watch = watch;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.BEFORE_EACH_MIGRATE_STATEMENT
                || event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                places = placesOf(context);
                watch.begins(places.migration(), context.getConnection());
            } else if (places == null) {
                throw new IllegalStateException("a statement before any migration");
            } else if (event == Event.BEFORE_EACH_MIGRATE_STATEMENT) {
                watch.before(places.next(context.getStatement().getSql()), context.getConnection());
            } else {
                watch.after(places.current(), context.getConnection());
            }
        } catch (SQLException e) {
            throw new FlywayException("the migration cannot be watched: " + e.getMessage(), e);
        }
    }

    private StatementPlaces placesOf(Context context) throws SQLException {
        String path = String.valueOf(context.getMigrationInfo().getPhysicalLocation());
        var migration = new MigrationWatch.Migration(
                path.substring(path.lastIndexOf('/') + 1),
                path,
                !context.getConnection().getAutoCommit());
        return new StatementPlaces(migration, String.join("\n", files.lines(path)), settings.placeholders());
    }

    @Override
    public String getCallbackName() {
        return "rowan-watch";
    }
}
