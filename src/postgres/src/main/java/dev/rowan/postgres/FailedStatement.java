package dev.rowan.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that failed.
 *
 * @param sql the statement as it was sent, with the comments before it
 * @param line the line of the file, counted from 1, on which it begins after these comments
 */
record FailedStatement(String sql, int line) {
    private static final Pattern COMMENTS = Pattern.compile("(?:\\s++|--[^\n]*+|/\\*(?s:.*?)\\*/)*+");

    /**
     * Where in the file, as {@code 4} or {@code 4:17}: the column where the server tells a place and the file has that line
     * as it was sent, without placeholders.
     *
     * @param position PostgreSQL's: characters of the statement, counted from 1; 0 where it has none
     */
    String place(int position, List<String> fileLines) {
        if (position == 0) {
            return String.valueOf(line);
        }
        Matcher comments = COMMENTS.matcher(sql);
        int begin = comments.lookingAt() ? comments.end() : 0;
        int characters = Math.min(position - 1, sql.codePointCount(0, sql.length()));
        int at = sql.offsetByCodePoints(0, characters);
        int number = line + lineBreaks(at) - lineBreaks(begin);
        int lineBegin = sql.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = sql.indexOf('\n', at);
        String sent = (lineEnd < 0 ? sql.substring(lineBegin) : sql.substring(lineBegin, lineEnd)).stripTrailing();
        int indent = number <= fileLines.size() ? fileLines.get(number - 1).indexOf(sent) : -1;
        return indent < 0 ? String.valueOf(number) : number + ":" + (indent + at - lineBegin + 1);
    }

    /** A statement without the comments before it. */
    static String withoutComments(String sql) {
        Matcher comments = COMMENTS.matcher(sql);
        return comments.lookingAt() ? sql.substring(comments.end()) : sql;
    }

    private int lineBreaks(int end) {
        return (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
