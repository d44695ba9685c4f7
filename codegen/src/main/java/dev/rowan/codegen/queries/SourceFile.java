package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Place;

/**
 * A file's text.
 *
 * @param shown the path that messages have
 * @param text lines end with a line feed alone
 */
record SourceFile(String shown, String text) {
    int line(int offset) {
        return 1
                + (int) text.substring(0, within(offset))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** In characters, from 1. */
    int column(int offset) {
        int end = within(offset);
        int start = text.lastIndexOf('\n', end - 1) + 1;
        return 1 + text.codePointCount(start, end);
    }

    Place place(int offset) {
        return new Place(shown, line(offset), column(offset));
    }

    private int within(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
