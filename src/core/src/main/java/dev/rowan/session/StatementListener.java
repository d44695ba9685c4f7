package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Hears of every statement of repositories and queries, when it starts and after it ended, not of those of {@code db.dsl()}. Called on
 * the thread that executes it (a stream: that closes it) and while the statement has its connection: it must be quick, thread-safe and
 * not use the database. What it throws reaches the caller, although the statement may have taken effect.
 *
 * <p>A statement whose values are refused, or for which there is no connection, was not sent: nothing is told of it.
 */
@FunctionalInterface
public interface StatementListener {
    /** After the end of a statement. */
    void executed(StatementEvent event);

    /**
     * Before a statement is sent, when its values are bound.
     *
     * <pre>{@code
     * public StatementListener started(StatementStart start) {
     *     Observation observation = Observation.start(start.statementId(), registry);
     *     return event -> observation.stop();
     * }
     * }</pre>
     *
     * @return who hears of the end of this statement, once; this listener itself when not said
     */
    default StatementListener started(StatementStart start) {
        return this;
    }

    /**
     * Whether {@link StatementStart#parameterValues} is filled in, which costs something, and holds secrets. False when not said, and then
     * no listener sees a value.
     */
    default boolean takesParameterValues() {
        return false;
    }

    /** One that tells all of these, in their order. Those that do not take the values of parameters are not given them. */
    static StatementListener all(List<? extends StatementListener> listeners) {
        return new AllListeners(List.copyOf(requireNonNull(listeners, "listeners is null")));
    }
}
