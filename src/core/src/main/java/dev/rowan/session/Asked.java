package dev.rowan.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one function of {@link Together} asked for, in order, and its result. For the thread that made it. */
final class Asked {
    private final Function<Session, ? extends @Nullable Object> function;
    private final Session session;
    private Session sending;
    private final Thread thread = Thread.currentThread();
    private final List<Read<?>> reads = new ArrayList<>();
    private @Nullable Object result;
    private int next;
    private boolean running;
    private boolean stopped;
    private boolean wentOn;
    private boolean changed;

    /** Ends a call of the function at a statement that has no answer yet. It is no Exception, which functions catch. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1L;

        private Stop() {
            super("a function of together waits for its answer", null, false, false);
        }
    }

    Asked(Session outer, Function<Session, ? extends @Nullable Object> function) {
        this.function = function;
        this.session = outer.asked(this);
        this.sending = outer;
    }

    /**
     * Calls the function, which comes to its end or to a statement that has no answer.
     *
     * @param by where the statements are sent
     */
    void call(Session by) {
        sending = by;
        next = 0;
        stopped = false;
        running = true;
        boolean caught = true;
        try {
            result = function.apply(session);
        } catch (Stop e) {
            caught = wentOn;
        } catch (Throwable e) {
            if (!stopped) {
                throw e;
            }
        } finally {
            running = false;
        }
        if (stopped && caught) {
            throw new IllegalStateException("a function of together caught the Error that ends its first call"
                    + "\nhelp: catch no Throwable in there, and return nothing in a finally");
        }
    }

    /** What the statement gave, where it has been sent; else the function ends here. */
    <T extends @Nullable Object> T answer(Read<T> read) {
        if (!running || !thread.equals(Thread.currentThread())) {
            throw new IllegalStateException(read.statement().id()
                    + ": the facade that a function of together is given was used after it, or by another thread"
                    + "\nhelp: ask in the function itself; use the facade around it for all else");
        }
        if (!stopped && next < reads.size()) {
            Read<?> before = reads.get(next);
            if (isSame(before, read)) {
                next++;
                @SuppressWarnings("unchecked") // the same statement gives the same
                T answer = ((Read<T>) before).answer();
                return answer;
            }
            changed = true;
        } else if (!stopped) {
            reads.add(read);
        } else {
            wentOn = true;
        }
        stopped = true;
        throw new Stop();
    }

    private boolean isSame(Read<?> before, Read<?> now) {
        List<Connection> taken = new ArrayList<>(1);
        try {
            return before.isSame(now, () -> {
                if (taken.isEmpty()) {
                    taken.add(sending.executions().acquire(Together.ID));
                }
                return taken.getFirst();
            });
        } catch (SQLException | RuntimeException e) {
            return false; // a value that cannot be sent now could be sent before
        } finally {
            taken.forEach(sending.executions().connections()::release);
        }
    }

    /** The statement without an answer; null when the function has come to its end. */
    @Nullable
    Read<?> waiting() {
        return stopped ? reads.getLast() : null;
    }

    /** Whether a call asked for something else than the one before. */
    boolean isChanged() {
        return changed;
    }

    /** What it asked for first is to be sent once more, in another snapshot. */
    void startAgain() {
        if (!reads.isEmpty()) {
            reads.subList(1, reads.size()).clear();
            reads.getFirst().forget();
            stopped = true;
        }
    }

    @Nullable
    Object result() {
        return result;
    }

    static IllegalStateException refusal(String id) {
        return new IllegalStateException(
                id + ": the functions of together only read, by repositories and queries"
                        + "\nhelp: write, stream, open transactions and use dsl() before or after it; a transaction can be around all");
    }
}
