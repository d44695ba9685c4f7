package dev.rowan.connect;

import dev.rowan.session.SearchPath;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Gives each migration the search path of the build: Flyway puts the schema of its history in front of whatever there is. */
final class SearchPathCallback implements Callback {
    private final SearchPath path;

    SearchPathCallback(SearchPath path) {
        this.path = path;
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
        try (var s = context.getConnection().prepareStatement("select set_config('search_path', ?, false)")) {
            s.setString(1, path.toString());
            s.execute();
        } catch (SQLException e) {
            throw new FlywayException("the search path cannot be set", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "rowan-search-path";
    }
}
