package dev.rowan.review.cli;

/** What the command ends with. */
final class ExitCode {
    /** Nothing to say. */
    static final int FINE = 0;

    /** It has found what one should look at. */
    static final int FINDINGS = 1;

    /** The command line says something that cannot be done. */
    static final int USAGE = 2;

    /** It could not find out. */
    static final int FAILURE = 3;

    private ExitCode() {}
}
