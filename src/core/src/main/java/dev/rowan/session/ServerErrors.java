package dev.rowan.session;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server said of an error, and whether it goes on. */
public final class ServerErrors {
    private static final Set<String> LAST_WORDS = Set.of("FATAL", "PANIC");

    private ServerErrors() {}

    /**
     * Whether the server reported the error and the session goes on: an ERROR, of a function or of another server where its state
     * is that of a loss. FATAL and PANIC end it. The driver knows these words in the language of {@code lc_messages} alone. In
     * another one it tells by what it found when it read on: the connection closed, which it adds as the next exception.
     */
    public static boolean sessionLives(SQLException e) {
        ServerErrorMessage said = message(e);
        return said != null
                && !LAST_WORDS.contains(String.valueOf(said.getSeverity()))
                && !foundClosed(e.getNextException());
    }

    private static boolean foundClosed(@Nullable SQLException next) {
        return next != null
                && ((message(next) == null && ServerWords.state(next).startsWith("08"))
                        || foundClosed(next.getNextException()));
    }

    static @Nullable ServerErrorMessage message(SQLException e) {
        return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }
}
