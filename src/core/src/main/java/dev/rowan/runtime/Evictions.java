package dev.rowan.runtime;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Which connections an error makes useless, where HikariCP's own list is wrong for PostgreSQL. HikariCP also logs the exception of
 * each that it gives up, with the server's words, which a function can have made of values.
 */
final class Evictions implements SQLExceptionOverride {
    /**
     * feature_not_supported is also "cached plan must not change result type", which every connection reports once after a
     * migration and then gets over. After read_only_sql_transaction the session is looked at, see {@link ReadOnlyServer}.
     */
    private static final Set<String> OF_A_LIVING_SESSION = Set.of("0A000", "25006");

    private static final Set<String> LAST_WORDS = Set.of("FATAL", "PANIC");

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        String state = ServerWords.state(e);
        boolean lives = OF_A_LIVING_SESSION.contains(state) || (sessionLives(e) && !state.equals("08P01"));
        return lives ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
    }

    /**
     * Whether the server reported the error and the session goes on: an ERROR, of a function or of another server where its state
     * is that of a loss. FATAL and PANIC end it. The driver knows these words in the language of {@code lc_messages} alone. In
     * another one it tells by what it found when it read on: the connection closed, which it adds as the next exception.
     */
    static boolean sessionLives(SQLException e) {
        ServerErrorMessage message = serverMessage(e);
        return message != null
                && !LAST_WORDS.contains(String.valueOf(message.getSeverity()))
                && !foundClosed(e.getNextException());
    }

    private static boolean foundClosed(@Nullable SQLException next) {
        return next != null
                && ((serverMessage(next) == null && ServerWords.state(next).startsWith("08"))
                        || foundClosed(next.getNextException()));
    }

    static @Nullable ServerErrorMessage serverMessage(SQLException e) {
        return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }
}
