package dev.rowan.session;

import dev.rowan.error.TransientFailure;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.postgresql.util.ServerErrorMessage;

/**
 * "cached plan must not change result type": a table was altered after a statement was prepared. The server says it before
 * anything runs, and the driver then prepares anew, so that the same statement succeeds when it is sent again. Outside of a
 * transaction the driver itself sends a single statement again; units of several are ours to repeat.
 */
final class PlanChanged {
    private static final String NOT_SUPPORTED = "0A000";

    /** The server's C function that looks at a prepared statement before it runs: the state stands for much else. */
    private static final String REVALIDATION = "RevalidateCachedQuery";

    private PlanChanged() {}

    static boolean is(SQLException e) {
        ServerErrorMessage message = ServerErrors.message(e);
        return NOT_SUPPORTED.equals(e.getSQLState()) && message != null && REVALIDATION.equals(message.getRoutine());
    }

    /** Runs a unit that ends without a trace when it fails, once more if need be; never inside somebody's transaction. */
    static <T> T unlessChanged(Session session, Supplier<T> unit) {
        try {
            return unit.get();
        } catch (TransientFailure e) {
            if (e.sqlException().filter(PlanChanged::is).isEmpty() || !session.isAutoCommit(e.statementId())) {
                throw e;
            }
            return unit.get();
        }
    }
}
