package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Whether the connections of somebody else find the names of typed SQL where the build found them. Asked once, before the first
 * typed query and on its connection, and again after a refusal. Thread-safe.
 */
final class NameCheck {
    private final SearchPath built;
    private volatile boolean passed;

    NameCheck(SearchPath built) {
        this.built = built;
    }

    boolean passed() {
        return passed;
    }

    /**
     * Asks.
     *
     * @param id of the query
     * @throws IllegalStateException if the connection finds names elsewhere
     */
    void on(Connection connection, String id, Failures failures) {
        SearchPath.Seen seen;
        try {
            seen = built.seenIn(connection);
        } catch (SQLException e) {
            throw failures.ofStatement(id, e);
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
