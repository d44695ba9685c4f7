package dev.rowan.codegen.queries;

/**
 * What is no white space and no comment.
 *
 * @param text a word in lower case, a quoted identifier with its quotes, {@code '} for a string and {@code 0} for a number or
 *     a parameter
 */
record Token(int start, int end, String text) {}
