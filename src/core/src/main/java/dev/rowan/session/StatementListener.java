package dev.rowan.session;

/**
 * Sees every statement of repositories and queries after it ended, not those of {@code db.dsl()}. Called on the thread that
 * executed it and while the statement still has its connection: it must be quick, thread-safe and not use the database. What
 * it throws reaches the caller, although the statement has taken effect.
 */
@FunctionalInterface
public interface StatementListener {
    void executed(StatementEvent event);
}
