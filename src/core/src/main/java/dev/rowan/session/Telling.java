package dev.rowan.session;

import dev.rowan.error.DatabaseFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a listener is told of one execution: its start once, and then its end once. There is none where nobody listens. For one thread. */
final class Telling {
    private final Told told;
    private final Statement statement;
    private final long start;
    private @Nullable StatementListener own;
    private boolean over;

    /** {@code start}: in nanoseconds. */
    Telling(Told told, Statement statement, long start) {
        this.told = told;
        this.statement = statement;
        this.start = start;
    }

    /** Of another statement since the same time. */
    Telling with(Statement other) {
        return new Telling(told, other, start);
    }

    /** {@code connection}: for bindings that make an array on it. */
    void started(Binder parameters, Connection connection) throws SQLException {
        start(told.listener().takesParameterValues() ? NotedParameters.texts(parameters, () -> connection) : List.of());
    }

    private StatementListener start(List<@Nullable String> values) {
        over = true; // when the listener throws
        StatementListener by = told.listener()
                .started(new StatementStart(
                        statement.id(), statement.sql(), told.transaction(), told.attempt(), told.onReplica(), values));
        own = by;
        over = false;
        return by;
    }

    void ended(long rows, @Nullable DatabaseFailure failure) {
        if (over) {
            return;
        }
        StatementListener by = own == null ? start(List.of()) : own;
        over = true;
        by.executed(new StatementEvent(
                statement.id(),
                statement.sql(),
                rows,
                System.nanoTime() - start,
                failure,
                told.transaction(),
                told.attempt(),
                told.onReplica(),
                statement.isDynamic()));
    }

    /** Whether its start has been told, and not its end. */
    boolean isUnderWay() {
        return own != null && !over;
    }

    /** When it was ended by something else than the server or the driver, such as what reads its rows. */
    void left(@Nullable DatabaseFailure failure) {
        if (isUnderWay()) {
            ended(0, failure);
        }
    }

    /** Others tell of it. */
    void isTold() {
        over = true;
    }

    /** The statement is sent once more, by another execution, of which this one's listener hears the end. */
    StatementListener resuming() {
        StatementListener all = told.listener();
        return new StatementListener() {
            @Override
            public StatementListener started(StatementStart again) {
                if (own == null || over) {
                    return all.started(again);
                }
                over = true;
                return own;
            }

            @Override
            public void executed(StatementEvent event) {
                all.executed(event);
            }
        };
    }
}
