package dev.rowan.postgres;

import java.util.function.Supplier;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Hears of each migration that Flyway begins, so that {@link #get} can say how far it is, and of the statement that fails. */
final class MigrationCount implements Callback, Supplier<String> {
    private final String total;
    private volatile int begun;
    private volatile String script = "";
    private volatile String path = "";
    private volatile String refused = "";

    MigrationCount(MigrationFiles files) {
        // a baseline replaces the versions before it
        this.total = files.hasBaseline() ? "" : " of " + files.migrations();
    }

    @Override
    public String get() {
        return begun == 0 ? "connecting Flyway" : "migrating, " + begun + total + ": " + script;
    }

    /** Of the migration that was begun last; empty before the first. */
    String path() {
        return path;
    }

    /** The statement that failed; empty where none did. */
    String refused() {
        return refused;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // Flyway migrates on one thread
    public void handle(Event event, Context context) {
        if (event == Event.AFTER_EACH_MIGRATE_STATEMENT_ERROR) {
            refused = context.getStatement()
                    .getSql()
                    .replaceFirst(";$", ""); // which Flyway ends it with, though the file may not
            return;
        }
        script = context.getMigrationInfo().getScript();
        path = String.valueOf(context.getMigrationInfo().getPhysicalLocation());
        begun++;
    }

    @Override
    public String getCallbackName() {
        return "rowan-progress";
    }
}
