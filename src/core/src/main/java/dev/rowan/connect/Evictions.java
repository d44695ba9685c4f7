package dev.rowan.connect;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.rowan.session.ServerErrors;
import dev.rowan.session.ServerWords;
import java.sql.SQLException;
import java.util.Set;

/**
 * Which connections an error makes useless, where HikariCP's own list is wrong for PostgreSQL. HikariCP also logs the exception of
 * each that it gives up, with the server's words, which a function can have made of values.
 */
final class Evictions implements SQLExceptionOverride {
    /**
     * feature_not_supported is also "cached plan must not change result type", which every connection reports once after a
     * migration and then gets over. After read_only_sql_transaction the session is
     * looked at, and ended by us if it refuses all writes.
     */
    private static final Set<String> OF_A_LIVING_SESSION = Set.of("0A000", "25006");

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        String state = ServerWords.state(e);
        boolean lives = OF_A_LIVING_SESSION.contains(state) || (ServerErrors.sessionLives(e) && !state.equals("08P01"));
        return lives ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }
}
