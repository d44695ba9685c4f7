package dev.rowan.codegen.names;

import java.util.Locale;
import java.util.regex.Pattern;

/** The plural of an English noun, as the rows of a relation are called: {@code ORDER_ITEMS} of {@code ORDER_ITEM}. */
public final class Plural {
    /** Not a number, and not a language of which the library knows nothing. */
    private static final Pattern WORD = Pattern.compile("[A-Z]{2,}");

    /** No noun: {@code RELATED}, {@code JOBS_ARCHIVED}. */
    private static final Pattern PARTICIPLE = Pattern.compile(".{3,}(?<!E|B|SH|SL|DR|BR)ED");

    private Plural() {}

    /** Of a constant, whose last word it changes where that is no plural yet. */
    public static String of(String constant) {
        int start = constant.lastIndexOf('_') + 1;
        String last = constant.substring(start);
        if (!WORD.matcher(last).matches() || PARTICIPLE.matcher(last).matches()) {
            return constant;
        }
        return constant.substring(0, start)
                + Singular.pluralOf(Identifiers.ofClass(last)).toUpperCase(Locale.ROOT);
    }
}
