package dev.rowan.postgres;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Gives each migration the same search path: Flyway puts the schema of its history in front of whatever there is. */
record SearchPathCallback(List<String> path) implements Callback {
    private static final String SET = """
            select set_config('search_path', string_agg(quote_ident(name), ', ' order by place), false)
            from unnest(?::text[]) with ordinality path(name, place)
            """;

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
            s.setArray(1, context.getConnection().createArrayOf("text", path.toArray()));
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
