package dev.rowan;

/**
 * Sees every statement that a facade executed, after it ended. Called on the thread that executed it, so it must be
 * quick and thread-safe; what it throws reaches the caller of the statement.
 */
@FunctionalInterface
public interface StatementListener {
    void executed(StatementEvent event);
}
