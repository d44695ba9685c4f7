package dev.rowan.connect;

import dev.rowan.session.SearchPath;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Gives each migration the search path of the build: Flyway puts the schema of its history in front of whatever there is. And one that runs in
 * a transaction a limit for its locks, where the session has none. Others wait: {@code create index concurrently} waits for
 * all transactions before it, and would leave an invalid index.
 */
final class SessionCallback implements Callback {
    /** The second until the transaction ends: where there is none that is at once. */
    private static final String SET = "select set_config('search_path', ?, false), set_config('lock_timeout',"
            + " case current_setting('lock_timeout') when '0' then ? else current_setting('lock_timeout') end, true)";

    private final SearchPath path;
    private final MigrationLocks locks;

    SessionCallback(SearchPath path, MigrationLocks locks) {
        this.path = path;
        this.locks = locks;
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
        try (var s = context.getConnection().prepareStatement(SET)) {
            s.setString(1, path.toString());
            s.setString(2, locks.timeout().toMillis() + "ms");
            s.execute();
        } catch (SQLException e) {
            throw new FlywayException("the search path cannot be set", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "rowan-session";
    }
}
