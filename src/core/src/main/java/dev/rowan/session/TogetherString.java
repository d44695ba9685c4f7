package dev.rowan.session;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that functions of {@link Together} wait for, as one string of one PreparedStatement, which the driver sends in one
 * round trip. Where that is not safe they go one by one, outside of a transaction in one of their own.
 */
final class TogetherString {
    /** One snapshot of a string that is its own transaction. As that may have to be sent again, it must not write. */
    private static final List<String> ALONE =
            List.of("set transaction_isolation = 'repeatable read'", "set transaction_read_only = on");

    private static final String SAVEPOINT = "savepoint rowan_together";

    private static final String RELEASE = "release " + SAVEPOINT;

    /** No driver or server says which statement of a string failed. Inside a transaction it can only be found out after this. */
    private static final String ROLL_BACK = "rollback to " + SAVEPOINT + "; " + RELEASE;

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Session session;
    private final List<Read<?>> reads;
    private boolean alone;

    TogetherString(Session session, List<Read<?>> reads) {
        this.session = session;
        this.reads = reads;
    }

    /**
     * Sends them; each read has its answer then, but those that follow one that failed.
     *
     * @return that failure; null without one
     */
    @Nullable
    RuntimeException send() {
        if (reads.size() == 1) {
            return sendEach(session);
        }
        if (isSent(true)) {
            return reads.stream()
                    .map(Read::end)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return alone ? sendEachInSnapshot() : sendEach(session);
    }

    /** Whether the statements were a transaction of their own. */
    boolean wasAlone() {
        return reads.size() == 1
                ? session.isAutoCommit(reads.getFirst().statement().id())
                : alone;
    }

    private @Nullable RuntimeException sendEachInSnapshot() {
        try {
            PlanChanged.unlessChanged(
                    session,
                    () -> session.read(inner -> {
                        RuntimeException failure = sendEach(inner);
                        if (failure != null) {
                            throw failure; // so that it is rolled back
                        }
                        return true;
                    }));
            return null;
        } catch (RuntimeException e) {
            if (reads.stream().anyMatch(r -> e.equals(r.end()))) {
                return e;
            }
            throw e;
        }
    }

    private @Nullable RuntimeException sendEach(Session by) {
        for (Read<?> read : reads) {
            read.send(by);
            if (read.end() != null) {
                return read.end();
            }
        }
        return null;
    }

    /** False when they have to go one by one: they cannot travel in one go, or it is to be found out which one fails. */
    private boolean isSent(boolean again) {
        long start = session.start();
        boolean sent = false;
        var whole = new Statement(Together.ID, "");
        Session asking = reads.stream().anyMatch(Read::isNamed) ? session.named() : session;
        Connection connection = asking.acquire(Together.ID);
        try {
            alone = !DriverState.isInTransaction(connection);
            for (Read<?> read : reads) {
                Literals.check(
                        read.statement().id(), connection, read.statement().sql());
            }
            whole = new Statement(Together.ID, text());
            try (PreparedStatement s = connection.prepareStatement(whole.sql())) {
                long bytes = bind(s);
                if (bytes < 0) {
                    return false;
                }
                session.graphLimit().set(s, whole.sql().length() + bytes);
                sent = true;
                s.execute();
                read(s, start, connection);
                return true;
            }
        } catch (SQLException e) {
            if (!alone || !again || !PlanChanged.is(e)) {
                goBack(whole, start, e, connection, sent);
                return false;
            }
        } finally {
            session.release(connection);
        }
        return isSent(false);
    }

    private String text() {
        List<String> before = alone ? ALONE : List.of(SAVEPOINT);
        return before.stream().collect(Collectors.joining(";\n", "", ";\n"))
                + reads.stream()
                        .map(r -> r.statement().sql())
                        .collect(Collectors.joining("\n;\n")) // after a comment, too
                + (alone ? "" : "\n;\n" + RELEASE);
    }

    /** How many bytes the parameters are, about; negative when they cannot travel in one go. */
    private long bind(PreparedStatement s) throws SQLException {
        if (reads.stream().mapToInt(Read::results).sum() > BoundParameters.MOST_STATEMENTS) {
            return -1;
        }
        var bound = new BoundParameters(s);
        PreparedStatement watched = bound.statement();
        for (Read<?> read : reads) {
            Session.bind(read.statement(), read::bind, watched);
            bound.next();
        }
        return bound.canTravelTogether() ? bound.bytes() : -1;
    }

    private void read(PreparedStatement s, long start, Connection connection) throws SQLException {
        for (int i = 0; i < (alone ? ALONE.size() : 1); i++) {
            s.getMoreResults();
        }
        for (Read<?> read : reads) {
            read.take(s, session, start, connection);
            if (read.end() != null) {
                return; // the results that follow are not read
            }
        }
    }

    /**
     * To where the statements can be sent once more, one by one.
     *
     * @throws DatabaseFailure when that would be no use
     */
    private void goBack(Statement whole, long start, SQLException e, Connection connection, boolean sent) {
        DatabaseFailure failure = session.failures().ofStatement(Together.ID, whole.sql(), e);
        if (isOfTheMoment(failure)) {
            throw session.failed(whole, start, e, connection);
        }
        if (sent && !alone) {
            try (var s = connection.createStatement()) {
                s.execute(ROLL_BACK);
            } catch (SQLException again) {
                e.addSuppressed(again);
                throw session.failed(whole, start, e, connection);
            }
        }
    }

    /** Whether the failure says something of the moment, and not of one of the statements. */
    private static boolean isOfTheMoment(DatabaseFailure failure) {
        return switch (failure) {
            case ConnectionLost lost -> true;
            case NoConnection none -> true;
            case QueryTimeout timeout -> true;
            case TransientFailure moment ->
                moment.sqlException().filter(PlanChanged::is).isEmpty();
            default -> failure.sqlState().equals(IN_FAILED_TRANSACTION);
        };
    }
}
