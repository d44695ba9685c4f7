package dev.rowan.review.tree;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The function whose body shows the tree that the server makes of a statement. */
public final class TreeFunction {
    /** A function of PostgreSQL takes no more; a statement of many columns has more parameters. */
    private static final int MOST_PARAMETERS = 100;

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private TreeFunction() {}

    /**
     * Creates it in the schema for temporary objects. Where the parameters are too many, nulls of their types stand for them.
     *
     * @param types of the parameters, in the order of their numbers
     */
    public static String create(String name, List<String> types, String text) {
        boolean tooMany = types.size() > MOST_PARAMETERS;
        return "create function pg_temp." + name + "(" + (tooMany ? "" : String.join(", ", types))
                + ") returns void language sql begin atomic " + (tooMany ? withNulls(types, text) : text) + "\n; end";
    }

    private static String withNulls(List<String> types, String text) {
        return PARAMETER.matcher(text).replaceAll(m -> {
            int number = m.group(1).length() > 5 ? 0 : Integer.parseInt(m.group(1));
            return Matcher.quoteReplacement(
                    number < 1 || number > types.size() ? m.group() : "null::" + types.get(number - 1));
        });
    }
}
