package dev.rowan.postgres;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says what is going on when it takes long: a step of more than two seconds gives a line, and another one each time that it
 * has taken twice as long again. Quick steps say nothing. Safe for use by several threads.
 */
public final class Progress {
    /** Says nothing. */
    public static final Progress SILENT = new Progress(line -> {});

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<String> lines;

    private Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Tells somebody.
     *
     * @param lines takes the lines, on another thread than that of the step
     */
    public static Progress to(Consumer<String> lines) {
        return new Progress(lines);
    }

    /**
     * Does a step.
     *
     * @param what asked when a line is due
     * @param <X> what the step throws
     */
    public <X extends Exception> void during(Supplier<String> what, Step<X> step) throws X {
        Thread watch = Thread.ofVirtual().name("rowan-progress").start(() -> tell(what));
        try {
            step.run();
        } finally {
            watch.interrupt();
        }
    }

    private void tell(Supplier<String> what) {
        try {
            for (Duration wait = PATIENCE; true; wait = wait.multipliedBy(2)) {
                Thread.sleep(wait);
                lines.accept(what.get());
            }
        } catch (InterruptedException e) {
            // the step is over
        }
    }

    /**
     * Something that may take long.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Step<X extends Exception> {
        /** Does it. */
        void run() throws X;
    }
}
