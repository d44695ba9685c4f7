package dev.rowan.review.migrations.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Pieces of SQL. */
final class Sql {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Sql() {}

    /** A name, quoted where it must be. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name with its schema. */
    static String qualified(String table) {
        int dot = table.indexOf('.');
        return dot < 0 ? name(table) : name(table.substring(0, dot)) + "." + name(table.substring(dot + 1));
    }

    /** The begin of the last word of this kind that stands in no quotes, comments and parentheses. */
    static Optional<Integer> last(String word, String sql) {
        Optional<Integer> found = Optional.empty();
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"') {
                i = sql.indexOf(c, i + 1);
                if (i < 0) {
                    return Optional.empty();
                }
            } else if (c == '$' || sql.startsWith("--", i) || sql.startsWith("/*", i)) {
                return Optional.empty(); // dollar quotes and comments: not read here
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (depth == 0 && isWord(word, sql, i)) {
                found = Optional.of(i);
            }
        }
        return found;
    }

    private static boolean isWord(String word, String sql, int at) {
        return sql.toLowerCase(Locale.ROOT).startsWith(word, at)
                && (at == 0 || !Character.isJavaIdentifierPart(sql.charAt(at - 1)))
                && (at + word.length() == sql.length()
                        || !Character.isJavaIdentifierPart(sql.charAt(at + word.length())));
    }

    /** A block that changes a table a thousand pages at a time, and commits after each. */
    static String batches(String table, String change, String where) {
        return """
                do $$
                declare
                    block bigint;
                    blocks bigint := pg_relation_size('%1$s') / current_setting('block_size')::bigint;
                begin
                    for block in 0 .. blocks by 1000 loop
                        %2$s
                        where ctid >= format('(%%s,0)', block)::tid and ctid < format('(%%s,0)', block + 1000)::tid%3$s;
                        commit;
                    end loop;
                end $$;""".formatted(qualified(table), change, where.isEmpty() ? "" : " and (" + where + ")");
    }
}
