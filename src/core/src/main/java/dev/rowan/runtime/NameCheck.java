package dev.rowan.runtime;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether the connections of somebody else find the names of typed SQL where the build found them. Asked once, before the first
 * typed query, and again after a refusal. Thread-safe.
 */
final class NameCheck {
    private static final String ID = "search_path";

    private final SearchPath built;
    private volatile boolean passed;

    NameCheck(SearchPath built) {
        this.built = built;
    }

    /** @throws IllegalStateException if a connection finds names elsewhere */
    void on(Session session) {
        if (!passed) {
            ask(session);
        }
    }

    private void ask(Session session) {
        Connection connection = session.acquire(ID);
        SearchPath.Seen seen;
        try {
            seen = built.seenIn(connection);
        } catch (SQLException e) {
            throw session.failures().ofStatement(ID, e);
        } finally {
            session.release(connection);
        }
        if (!seen.asBuilt()) {
            throw new IllegalStateException(
                    "the connections of this facade have search_path = " + seen.setting()
                            + "; the names of typed SQL are looked up in " + built
                            + "\nhelp: set search_path = " + built
                            + " for them, in their URL or by ALTER ROLE, or build with the property searchPath of the generator");
        }
        passed = true;
    }
}
