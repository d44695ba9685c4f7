package dev.rowan.codegen.queries;

import java.util.List;
import java.util.Set;

/**
 * What a text is made of.
 *
 * @param start where the statement starts, behind all comments before it
 * @param firstWord in lower case, with the backslash of a command of psql; empty when there is no statement
 * @param stars the aliases of {@code p.*} outside all parentheses, {@code *} for a star alone
 * @param complaints of what no piece can say
 * @param tokens in their order, up to the semicolon
 */
record ScannedText(
        List<Piece> pieces,
        int start,
        String firstWord,
        Set<String> stars,
        List<Complaint> complaints,
        List<Token> tokens) {}
