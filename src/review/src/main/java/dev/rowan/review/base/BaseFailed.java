package dev.rowan.review.base;

/** The release before cannot be read. The message says what happened, then what to do. */
public final class BaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    BaseFailed(String message, String help) {
        super(message + "\nhelp: " + help);
    }
}
