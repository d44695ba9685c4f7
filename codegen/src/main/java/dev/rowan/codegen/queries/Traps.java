package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds what is written as if it were a parameter or a collection, and is SQL that means something else. */
final class Traps {
    private static final Pattern QUOTED = Pattern.compile("'(%?):([A-Za-z_]\\w*)(%?)'");
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "like", "ilike");

    /** Names of several values; {@code status} and {@code address} are of one. */
    private static final Pattern MANY = Pattern.compile(".*[^sui]s|.*(list|set|array)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[a-z_].*", Pattern.DOTALL);

    private final String text;
    private final List<Token> tokens;

    private Traps(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /** Of a file's text; places are in it. */
    static List<Complaint> of(String text, List<Token> tokens) {
        var traps = new Traps(text, tokens);
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            traps.at(i, complaints);
        }
        return complaints;
    }

    private void at(int i, List<Complaint> complaints) {
        Token token = tokens.get(i);
        switch (token.text()) {
            case "'" -> {
                Matcher quoted = QUOTED.matcher(shown(token));
                if (quoted.matches() && isValue(i)) {
                    complaints.add(new Complaint(
                            token.start(),
                            shown(token) + " is a text and no parameter",
                            "write " + unquoted(quoted) + "; for the text itself, ':' || '" + quoted.group(2) + "'"));
                }
            }
            case "@" -> {
                if (WORD.matcher(text(i + 1)).matches() && tokens.get(i + 1).start() == token.end()) {
                    String name = shown(tokens.get(i + 1));
                    complaints.add(new Complaint(
                            token.start(),
                            "@" + name + " is no parameter but the absolute value of " + name,
                            "write :" + name + ", or abs(" + name + ")"));
                }
            }
            case "in" -> {
                boolean one = text(i + 1).equals("(") && isParameter(i + 2) && closes(i + 3);
                if (one && MANY.matcher(shown(tokens.get(i + 2))).matches()) {
                    String name = shown(tokens.get(i + 2));
                    complaints.add(new Complaint(
                            token.start(),
                            "in (" + name + ") compares with one value",
                            "write = any(" + name + ") for a collection, <> all(" + name + ") for not in, = " + name
                                    + " for one value"));
                }
            }
            default -> {}
        }
    }

    /** Whether it is compared, written or given to a function, and not joined to another text or selected as it is. */
    private boolean isValue(int i) {
        String before = i == 0 ? "" : text(i - 1);
        return COMPARISONS.contains(before) || before.equals("(") || (before.equals(",") && isInParentheses(i));
    }

    private boolean isInParentheses(int i) {
        return IntStream.range(0, i)
                        .map(t -> text(t).equals("(") ? 1 : text(t).equals(")") ? -1 : 0)
                        .sum()
                > 0;
    }

    private static String unquoted(Matcher quoted) {
        return (quoted.group(1).isEmpty() ? "" : "'%' || ") + ":" + quoted.group(2)
                + (quoted.group(3).isEmpty() ? "" : " || '%'");
    }

    private boolean isParameter(int i) {
        return text(i).equals("0") && text.charAt(tokens.get(i).start()) == ':';
    }

    /** A parenthesis, perhaps behind a cast. */
    private boolean closes(int i) {
        return text(i).equals(")") || (text(i).equals("::") && text(i + 2).equals(")"));
    }

    private String text(int i) {
        return i < tokens.size() ? tokens.get(i).text() : "";
    }

    private String shown(Token token) {
        return text.substring(token.start(), token.end());
    }
}
