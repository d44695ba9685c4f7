package dev.rowan.connect;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Remembers the migration that Flyway began last: what fails when it commits names no file. */
final class BegunMigration implements Callback {
    private volatile String file = "";

    /** Without its folder; empty before the first. */
    String file() {
        return file;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var script = context.getMigrationInfo().getScript();
        file = script.substring(script.lastIndexOf('/') + 1);
    }

    @Override
    public String getCallbackName() {
        return "rowan-begun-migration";
    }
}
