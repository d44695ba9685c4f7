package dev.rowan.codegen;

import dev.rowan.codegen.problem.Problem;

/**
 * The build cannot go on. The message says what, where and, after {@code help:}, what to do. What lies behind it is
 * suppressed and no cause, for Maven prints the messages of all causes behind ours.
 */
public final class GenerationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GenerationFailed(String message) {
        super(message);
    }

    GenerationFailed(String what, String help) {
        this(Problem.text(what, help));
    }

    public GenerationFailed(String message, Throwable behind) {
        super(message);
        addSuppressed(behind);
    }
}
