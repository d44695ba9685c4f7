package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.tools.jdbc.MockConnection;
import org.jooq.tools.jdbc.MockResult;

/**
 * Whether the values of a statement that got no connection would have been refused on any. Values are checked while they are
 * bound, once and on the server's connection, so that this is asked only then.
 */
final class Refusal {
    private Refusal() {}

    /** What to throw: that a value is refused, or else that there is no connection. */
    static DatabaseFailure of(Statement statement, Binder parameters, NoConnection none) {
        try (Connection nowhere = new MockConnection(context -> new MockResult[0]);
                var s = nowhere.prepareStatement(statement.sql())) {
            Execution.bind(statement, parameters, s);
            return none;
        } catch (DatabaseFailure refused) {
            refused.addSuppressed(none);
            return refused;
        } catch (SQLException | RuntimeException e) {
            return none; // it asked for what only a server's connection has
        }
    }
}
