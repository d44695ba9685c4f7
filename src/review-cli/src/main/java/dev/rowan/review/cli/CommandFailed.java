package dev.rowan.review.cli;

/** What was asked cannot be found out. The message says what happened, then what to do. */
final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    CommandFailed(String message) {
        super(message);
    }
}
