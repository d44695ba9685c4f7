package dev.rowan.session;

import dev.rowan.error.ConnectionLost;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryTimeout;
import dev.rowan.error.TransientFailure;
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
final class TogetherString extends StringExecution {
    /** One snapshot of a string that is its own transaction. As that may have to be sent again, it must not write. */
    static final List<String> ALONE =
            List.of("set transaction_isolation = 'repeatable read'", "set transaction_read_only = on");

    static final String SAVEPOINT = "savepoint rowan_together";

    static final String RELEASE = "release " + SAVEPOINT;

    /** No driver or server says which statement of a string failed. Inside a transaction it can only be found out after this. */
    private static final String ROLL_BACK = "rollback to " + SAVEPOINT + "; " + RELEASE;

    private static final String IN_FAILED_TRANSACTION = "25P02";

    private final Session session;
    private final List<Read<?>> reads;
    private boolean alone;

    TogetherString(Session session, List<Read<?>> reads) {
        super(session.graphLimit());
        this.session = session;
        this.reads = reads;
    }

    /**
     * Sends them; each read has its answer then, but those that follow one that failed.
     *
     * @return that failure; null without one
     */
    @Nullable
    RuntimeException sendAll() {
        try {
            RuntimeException failure = sendTogether();
            reads.forEach(read -> read.left(failure));
            return failure;
        } catch (RuntimeException e) {
            reads.forEach(read -> read.left(e));
            throw e;
        }
    }

    private @Nullable RuntimeException sendTogether() {
        if (reads.size() == 1) {
            return sendEach(session);
        }
        if (send(true)) {
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

    @Override
    Execution begin() {
        boolean asking = reads.stream().anyMatch(Read::isNamed);
        reads.forEach(read -> session.executions().check(read.statement()));
        return (asking ? session.named() : session).executions().begin(new Statement(Together.ID, ""));
    }

    @Override
    Statement statement(Execution begun, boolean outside) throws SQLException {
        alone = outside;
        for (Read<?> read : reads) {
            Literals.check(
                    read.statement().id(), begun.connection(), read.statement().sql());
        }
        return new Statement(Together.ID, text());
    }

    private String text() {
        List<String> before = alone ? ALONE : List.of(SAVEPOINT);
        return before.stream().collect(Collectors.joining(";\n", "", ";\n"))
                + reads.stream()
                        .map(r -> session.executions().sql(r.statement()))
                        .collect(Collectors.joining("\n;\n")) // after a comment, too
                + (alone ? "" : "\n;\n" + RELEASE);
    }

    @Override
    long bind(Statement whole, PreparedStatement s) throws SQLException {
        if (reads.stream().mapToInt(Read::results).sum() > BoundParameters.MOST_STATEMENTS) {
            return -1;
        }
        var bound = new BoundParameters(s);
        PreparedStatement watched = bound.statement();
        for (Read<?> read : reads) {
            Execution.bind(read.statement(), read::bind, watched);
            bound.next();
        }
        return bound.canTravelTogether() ? bound.bytes() : -1;
    }

    @Override
    void started(Execution whole) throws SQLException {
        for (Read<?> read : reads) {
            read.started(whole);
        }
        whole.isTold();
    }

    @Override
    void read(PreparedStatement s, Execution whole, boolean outside) throws SQLException {
        for (int i = 0; i < (outside ? ALONE.size() : 1); i++) {
            s.getMoreResults();
        }
        for (Read<?> read : reads) {
            read.take(s);
            if (read.end() != null) {
                return; // the results that follow are not read
            }
        }
    }

    /** To where the statements can be sent once more, one by one, which finds out which one fails. */
    @Override
    void failed(Execution whole, SQLException e, boolean inTransaction) {
        if (isOfTheMoment(whole.failure(e))) {
            throw whole.failed(e);
        }
        if (inTransaction) {
            try (var s = whole.connection().createStatement()) {
                s.execute(ROLL_BACK);
            } catch (SQLException again) {
                e.addSuppressed(again);
                throw whole.failed(e);
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
