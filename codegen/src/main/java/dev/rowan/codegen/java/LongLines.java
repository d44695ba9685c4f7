package dev.rowan.codegen.java;

import java.util.stream.Collectors;

/** Breaks lines of Java that are too long to read. Text blocks stay: what is sent is written there. */
final class LongLines {
    private static final int MOST = 120;
    private static final String OPENING = "(<{[";
    private static final String CLOSING = ")>}]";

    private LongLines() {}

    static String broken(String source) {
        var lines = new LongLines.Reader();
        return source.lines().map(lines::next).collect(Collectors.joining("\n", "", "\n"));
    }

    private static final class Reader {
        private boolean inTextBlock;

        String next(String line) {
            boolean text = inTextBlock;
            if ((line.length() - line.replace("\"\"\"", "").length()) / 3 % 2 == 1) {
                inTextBlock = !inTextBlock;
            }
            String code = line.stripLeading();
            if (text || line.contains("//")) {
                return line;
            }
            return code.startsWith("* ")
                    ? comment(line, line.substring(0, line.length() - code.length() + 2))
                    : broken(line, line.length() - code.length() + 8);
        }
    }

    /** At a blank in no tag. {@code start}: of each line. */
    private static String comment(String line, String start) {
        int end = -1;
        int depth = 0;
        for (int i = start.length(); i < line.length() && (i <= MOST || end < 0); i++) {
            char c = line.charAt(i);
            depth += c == '{' || c == '<' ? 1 : c == '}' || c == '>' ? -1 : 0;
            if (c == ' ' && depth <= 0 && i > start.length()) {
                end = i;
            }
        }
        return line.length() <= MOST || end < 0
                ? line
                : line.substring(0, end) + "\n" + comment(start + line.substring(end + 1), start);
    }

    /** {@code indent}: of what follows. */
    private static String broken(String line, int indent) {
        int end = line.length() <= MOST ? -1 : end(line);
        return end < 0
                ? line
                : line.substring(0, end) + "\n" + broken(" ".repeat(indent) + line.substring(end + 1), indent);
    }

    /**
     * Where a line can end: behind a comma or an equals sign that is followed by a blank and stands in no literal. Of those in
     * time the last one in the fewest brackets, else the first of all; -1 when there is none.
     */
    private static int end(String line) {
        int found = -1;
        int depth = 0;
        int least = Integer.MAX_VALUE;
        char quote = 0;
        for (int i = 0; i < line.length() - 2; i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (OPENING.indexOf(c) >= 0) {
                depth++;
            } else if (CLOSING.indexOf(c) >= 0 && line.charAt(i - 1) != '-') {
                depth--;
            } else if (isEnd(line, i)) {
                if (found >= 0 && i >= MOST) {
                    return found;
                }
                if (depth <= least) {
                    least = depth;
                    found = i + 1;
                }
            }
        }
        return found;
    }

    private static boolean isEnd(String line, int i) {
        return line.charAt(i + 1) == ' '
                && (line.charAt(i) == ',' || (line.charAt(i) == '=' && line.charAt(i - 1) == ' '));
    }
}
