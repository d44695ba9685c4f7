package dev.rowan.review.cli;

/** The command line names what is not there. The message says what, then what to do. */
final class UsageFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageFailed(String message) {
        super(message);
    }
}
