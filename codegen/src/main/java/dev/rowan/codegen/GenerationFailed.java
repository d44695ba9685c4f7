package dev.rowan.codegen;

/** The build cannot go on. The message says what, where and, after {@code help:}, what to do. */
public final class GenerationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GenerationFailed(String message) {
        super(message);
    }

    public GenerationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
