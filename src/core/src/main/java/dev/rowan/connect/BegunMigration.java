package dev.rowan.connect;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Remembers the migration that Flyway began last: what fails when it commits names no file, and nothing says what a transaction undid. */
final class BegunMigration implements Callback {
    private volatile String file = "";
    private volatile boolean inTransaction = true;

    /** Without its folder; empty before the first. */
    String file() {
        return file;
    }

    /** Whether it runs in a transaction. */
    boolean inTransaction() {
        return inTransaction;
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
        try {
            inTransaction = !context.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new FlywayException("the connection does not say whether it is in a transaction", e);
        }
        var script = context.getMigrationInfo().getScript();
        file = script.substring(script.lastIndexOf('/') + 1);
    }

    @Override
    public String getCallbackName() {
        return "rowan-begun-migration";
    }
}
