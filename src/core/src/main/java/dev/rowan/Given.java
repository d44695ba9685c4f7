package dev.rowan;

/**
 * Stands in the type of a query's parameters for one that has its value: {@code UserSignInParameters<Given, NeedsEmail>} lacks
 * the email. There is no instance.
 */
public final class Given {
    private Given() {}
}
