package dev.rowan.codegen.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values out of a {@code check (column in ('a', 'b'))}.
 *
 * <p>Not a parser of SQL: it knows the few forms in which {@code pg_get_constraintdef} prints such a check, and takes
 * anything else for another kind of check.
 */
final class AllowedValues {
    private static final String CAST = "(?:::(?:text|character varying)(?:\\(\\d+\\))?)";
    private static final String LITERAL = "'((?:[^']|'')*)'" + CAST + "?";
    private static final Pattern VALUE = Pattern.compile(LITERAL);

    private AllowedValues() {}

    /** Empty when the constraint says anything else. */
    static List<String> of(String constraintDefinition, String sqlColumn) {
        String column = "\\(?" + Pattern.quote(sqlColumn) + "\\)?" + CAST + "?";
        Matcher several = Pattern.compile("CHECK \\(\\(" + column + " = ANY \\(\\(?ARRAY\\[(" + LITERAL + "(?:, "
                        + LITERAL + ")*)]\\)?(?:::text\\[])?\\)\\)\\)")
                .matcher(constraintDefinition);
        Matcher single = Pattern.compile("CHECK \\(\\(" + column + " = (" + LITERAL + ")\\)\\)")
                .matcher(constraintDefinition);
        if (several.matches()) {
            return values(several.group(1));
        }
        return single.matches() ? values(single.group(1)) : List.of();
    }

    private static List<String> values(String literals) {
        List<String> values = new ArrayList<>();
        for (Matcher m = VALUE.matcher(literals); m.find(); ) {
            values.add(m.group(1).replace("''", "'"));
        }
        return values;
    }
}
