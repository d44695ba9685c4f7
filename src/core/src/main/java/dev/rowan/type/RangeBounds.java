package dev.rowan.type;

/** The text of a range's bounds: quoted where a character would mean something else. */
final class RangeBounds {
    private RangeBounds() {}

    static String quoted(String bound) {
        return !bound.isEmpty() && bound.chars().noneMatch(c -> "\"\\()[], \t\n\r\f\u000b".indexOf(c) >= 0)
                ? bound
                : '"' + bound.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }

    /** Between one of {@code before} at {@code from} and one of {@code after}, whose place it gives. */
    static int read(String text, int from, String before, String after, StringBuilder plain) {
        if (from >= text.length() || before.indexOf(text.charAt(from)) < 0) {
            throw malformed();
        }
        boolean quoted = false;
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!quoted && after.indexOf(c) >= 0) {
                return at;
            }
            if (c == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                plain.append(text.charAt(++at));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && at + 1 < text.length()) {
                plain.append(text.charAt(++at));
            } else {
                plain.append(c);
            }
        }
        throw malformed();
    }

    /** Whether there is no bound before {@code end}; an empty one is in quotes. */
    static boolean isNone(String text, int end, StringBuilder plain) {
        return plain.isEmpty() && text.charAt(end - 1) != '"';
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the text is no range");
    }
}
