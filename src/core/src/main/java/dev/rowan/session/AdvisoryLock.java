package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import dev.rowan.column.ColumnTypes;
import dev.rowan.error.InvalidInput;

/** Locks of a name, not of a row, until the transaction ends. The server knows them by 64 bits of the name's hash. */
public final class AdvisoryLock {
    private static final String HASH = "(pg_catalog.hashtextextended(?, 0))";
    static final Statement TAKE = new Statement("advisoryLock", "select pg_catalog.pg_advisory_xact_lock" + HASH);
    static final Statement TRY = new Statement("tryAdvisoryLock", "select pg_catalog.pg_try_advisory_xact_lock" + HASH);

    private AdvisoryLock() {}

    /** Waits for whoever has it. */
    public static void take(Session session, String name) {
        String checked = checked(session, TAKE, name);
        session.get(TAKE, s -> s.setString(1, checked), (rs, first) -> true);
    }

    /** Whether nobody else has it. */
    public static boolean tryTake(Session session, String name) {
        String checked = checked(session, TRY, name);
        return session.get(TRY, s -> s.setString(1, checked), (rs, first) -> rs.getBoolean(first));
    }

    private static String checked(Session session, Statement statement, String name) {
        requireNonNull(name, "name is null");
        try {
            ColumnTypes.TEXT.check(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(statement.id(), "name", String.valueOf(e.getMessage()));
        }
        session.refuseOutsideTransaction(statement.id());
        return name;
    }
}
