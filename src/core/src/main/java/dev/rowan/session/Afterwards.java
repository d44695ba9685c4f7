package dev.rowan.session;

import java.util.ArrayList;
import java.util.List;

/** What is to be done when a transaction has ended. Of a savepoint it is handed to the transaction around it. For one thread. */
final class Afterwards {
    private final boolean ownEnd;
    private final List<Runnable> commits = new ArrayList<>();
    private final List<Runnable> rollbacks = new ArrayList<>();

    /** {@code ownEnd}: whether whoever runs the transaction ends it too. */
    Afterwards(boolean ownEnd) {
        this.ownEnd = ownEnd;
    }

    void afterCommit(Runnable run) {
        refuseUnlessOwn();
        commits.add(run);
    }

    void afterRollback(Runnable run) {
        refuseUnlessOwn();
        rollbacks.add(run);
    }

    private void refuseUnlessOwn() {
        if (!ownEnd) {
            throw new IllegalStateException("this transaction is somebody else's, who commits it later or not at all"
                    + "\nhelp: ask its owner: Spring's TransactionSynchronizationManager, for example");
        }
    }

    boolean ownEnd() {
        return ownEnd;
    }

    /** Of a savepoint that was released. */
    void add(Afterwards inner) {
        commits.addAll(inner.commits);
        rollbacks.addAll(inner.rollbacks);
    }

    /** Runs all; then throws what the first has thrown that failed, with what others have as suppressed exceptions. */
    void committed() {
        RuntimeException first = null;
        for (Runnable run : commits) {
            try {
                run.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Runs all. What they throw becomes suppressed exceptions of what ended the transaction. */
    void rolledBack(Throwable why) {
        for (Runnable run : rollbacks) {
            try {
                run.run();
            } catch (RuntimeException e) {
                if (!e.equals(why)) {
                    why.addSuppressed(e);
                }
            }
        }
    }
}
