package dev.rowan.review.migrations;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an earlier attempt has taught of the rows that a migration's tables should hold. Used by one thread. */
final class FillHints {
    private static final Pattern LITERAL =
            Pattern.compile("'((?:[^']|'')*)'|(?<![\\w.'])(-?\\d+(?:\\.\\d+)?)(?![\\w.'])");

    private final Set<String> withoutNulls = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> nulls = new HashMap<>();
    private final Set<String> empty = new HashSet<>();

    /** {@code column} is the table's name with its schema, a dot, and the column's name. */
    boolean addWithoutNulls(String column) {
        return withoutNulls.add(column);
    }

    boolean isWithoutNulls(String column) {
        return withoutNulls.contains(column);
    }

    /** Columns of the table that the text names take the text's literals as values. */
    boolean addText(String table, String text) {
        return texts.put(table, text) == null;
    }

    /** Columns of the table that the text names are null where they may be: a foreign key takes that. */
    boolean addNulls(String table, String text) {
        return nulls.put(table, text) == null;
    }

    boolean isNull(String table, String column) {
        return names(nulls.getOrDefault(table, ""), column);
    }

    private static boolean names(String text, String column) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)")
                .matcher(text)
                .find();
    }

    boolean addEmpty(String table) {
        return empty.add(table);
    }

    boolean isEmpty(String table) {
        return empty.contains(table);
    }

    boolean concerns(String table) {
        return empty.contains(table)
                || texts.containsKey(table)
                || nulls.containsKey(table)
                || withoutNulls.stream().anyMatch(c -> c.startsWith(table + "."));
    }

    /** Literals for a column, as SQL; none where no text names it. */
    Set<String> literals(String table, String column) {
        String text = texts.getOrDefault(table, "");
        return names(text, column) ? literals(text) : Set.of();
    }

    /** The literals of an expression, as SQL. */
    static Set<String> literals(String sql) {
        Set<String> literals = new LinkedHashSet<>();
        for (Matcher m = LITERAL.matcher(sql); m.find(); ) {
            literals.add(m.group(1) != null ? "'" + m.group(1) + "'" : "'" + m.group(2) + "'");
        }
        return literals;
    }
}
