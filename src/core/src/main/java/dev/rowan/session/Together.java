package dev.rowan.session;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads of several functions in one round trip. All is done on the caller's thread: each function is called to learn its first
 * statement, at which the call ends; when all have been called the statements are sent, and each is called once more, to be
 * answered. So functions see thread-locals and locks of the caller's, which other threads would not, and the failure of the
 * first comes first. Those that go on to another statement wait for the next round.
 */
final class Together {
    /** Of what is no single statement's failure. */
    static final String ID = "together";

    private final Session session;
    private final List<Asked> all;

    private Together(Session session, List<? extends Function<Session, ? extends @Nullable Object>> functions) {
        this.session = session;
        this.all = functions.stream().map(f -> new Asked(session, f)).toList();
    }

    /** The result of each function. */
    static @Nullable Object[] read(
            Session session, List<? extends Function<Session, ? extends @Nullable Object>> functions) {
        for (int i = 0; i < 2; i++) { // what changes once, such as a date at midnight, may stay now
            var together = new Together(session, functions);
            if (together.isRead()) {
                return together.all.stream().map(Asked::result).toArray();
            }
        }
        throw new IllegalStateException(
                "a function of together asked for something else when it was called again, to be answered"
                        + "\nhelp: take what changes from call to call, such as Instant.now() or the next of an iterator, before"
                        + " together(...)");
    }

    /** False when a function asked for something else than the time before. */
    private boolean isRead() {
        all.forEach(each -> each.call(session));
        List<Asked> asking = waiting();
        if (asking.isEmpty()) {
            return true;
        }
        var string = new TogetherString(session, reads(asking));
        if (!goOn(session, asking, string.sendAll())) {
            return false;
        }
        if (waiting().isEmpty()) {
            return true;
        }
        return string.wasAlone()
                ? PlanChanged.unlessChanged(
                        session,
                        () -> session.read(inner -> {
                            all.forEach(Asked::startAgain); // the snapshot of the first round is gone
                            return isRead(inner);
                        }))
                : isRead(session);
    }

    /** Round by round, inside a transaction. */
    private boolean isRead(Session in) {
        for (List<Asked> asking = waiting(); !asking.isEmpty(); asking = waiting()) {
            if (!goOn(in, asking, new TogetherString(in, reads(asking)).sendAll())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Calls those functions that have an answer now.
     *
     * @param failure of one of their statements, which leaves those after it without
     */
    private static boolean goOn(Session by, List<Asked> answered, @Nullable RuntimeException failure) {
        for (Asked each : answered) {
            boolean failed = failure != null
                    && failure.equals(Objects.requireNonNull(each.waiting()).end());
            each.call(by);
            if (each.isChanged()) {
                return false;
            }
            if (failed) {
                throw Objects.requireNonNull(failure); // which the function caught
            }
        }
        return true;
    }

    private List<Asked> waiting() {
        return all.stream().filter(a -> a.waiting() != null).toList();
    }

    private static List<Read<?>> reads(List<Asked> asking) {
        return asking.stream()
                .<Read<?>>map(a -> Objects.requireNonNull(a.waiting()))
                .toList();
    }
}
