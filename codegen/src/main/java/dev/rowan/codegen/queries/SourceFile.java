package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Place;
import dev.rowan.codegen.queries.Header.Word;
import java.util.Optional;

/**
 * A file's text, or one of the queries in it.
 *
 * @param shown the path that messages have
 * @param text of the whole file; lines end with a line feed alone
 * @param start where the query starts in it, with its heading if it has one
 * @param end behind the query
 * @param heading the query's name, where the file gives it one
 * @param plain whether it is SQL of another tool, with {@code $1}
 */
record SourceFile(String shown, String text, int start, int end, Optional<Word> heading, boolean plain) {
    /** A file as a whole. */
    SourceFile(String shown, String text) {
        this(shown, text, 0, text.length(), Optional.empty(), false);
    }

    /** One of its queries. */
    SourceFile part(int from, int to, Word name) {
        return new SourceFile(shown, text, from, to, Optional.of(name), plain);
    }

    /** The same, read as SQL of another tool. */
    SourceFile asPlain() {
        return new SourceFile(shown, text, start, end, heading, true);
    }

    /** What documents call it. */
    String source() {
        return shown + heading.map(h -> ", query " + h.text()).orElse("");
    }

    /** The text up to the query's end, so that offsets are those of the file. */
    String upToEnd() {
        return text.substring(0, end);
    }

    int line(int offset) {
        return 1
                + (int) text.substring(0, within(offset))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** In characters, from 1. */
    int column(int offset) {
        int lineEnd = within(offset);
        int lineStart = text.lastIndexOf('\n', lineEnd - 1) + 1;
        return 1 + text.codePointCount(lineStart, lineEnd);
    }

    Place place(int offset) {
        return new Place(shown, line(offset), column(offset));
    }

    /** Where the query is named: its heading, or the file. */
    Place ofName() {
        return place(heading.map(Word::offset).orElse(0));
    }

    private int within(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
