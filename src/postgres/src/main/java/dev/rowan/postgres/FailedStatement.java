package dev.rowan.postgres;

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

    /** @param position PostgreSQL's: characters of the statement, counted from 1; 0 where it has none */
    int lineOf(int position) {
        if (position == 0) {
            return line;
        }
        Matcher comments = COMMENTS.matcher(sql);
        int begin = comments.lookingAt() ? comments.end() : 0;
        return line + lineBreaks(Math.min(position - 1, sql.length())) - lineBreaks(begin);
    }

    private int lineBreaks(int end) {
        return (int) sql.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
