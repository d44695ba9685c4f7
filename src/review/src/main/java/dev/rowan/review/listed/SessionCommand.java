package dev.rowan.review.listed;

/**
 * What a facade sends around and between its statements.
 *
 * @param text as it is sent; with {@code ?} for each parameter, and {@code ...} for what a caller's options or names add
 * @param when it is sent
 */
public record SessionCommand(String text, String when) {}
