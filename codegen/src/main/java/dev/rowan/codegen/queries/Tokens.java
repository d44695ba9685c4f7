package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The tokens of a text: where it has what stands for columns without naming them. */
final class Tokens {
    /**
     * A star that may stand for columns.
     *
     * @param start of what qualifies it, or of itself
     * @param qualified where what qualifies it ends, before its last dot; {@code start} when nothing does
     * @param at where the star stands
     */
    record Star(int start, int qualified, int at) {
        boolean isQualified() {
            return qualified > start;
        }
    }

    /** Words that can stand behind a label "table", and not behind the command. */
    private static final Set<String> NO_TABLE = Set.of(
            "from",
            "into",
            "where",
            "group",
            "having",
            "window",
            "union",
            "intersect",
            "except",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "as",
            "on",
            "and",
            "or",
            "then",
            "else",
            "end",
            "when",
            "is",
            "in",
            "not",
            "returning");

    private static final Set<String> COMMANDS =
            Set.of("select", "values", "table", "insert", "update", "delete", "merge");

    private final List<Token> tokens;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String sql) {
        return new Tokens(SqlScanner.scan(sql, 0).tokens());
    }

    private String text(int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index).text();
    }

    private boolean isName(int index) {
        String text = text(index);
        return !text.isEmpty()
                && (text.charAt(0) == '"' || Character.isLetter(text.charAt(0)) || text.charAt(0) == '_');
    }

    private List<Integer> all(String text) {
        return IntStream.range(0, tokens.size())
                .filter(i -> text(i).equals(text))
                .boxed()
                .toList();
    }

    List<Star> stars() {
        List<Star> stars = new ArrayList<>();
        for (int i : all("*")) {
            int at = tokens.get(i).start();
            if (text(i - 1).equals(".")) {
                int start = tokens.get(operand(i - 2)).start();
                stars.add(new Star(start, tokens.get(i - 2).end(), at));
            } else if (!text(i - 1).equals("(")) { // as in count(*)
                stars.add(new Star(at, at, at));
            }
        }
        return stars;
    }

    /** The first token of what ends at this one: a name, with what qualifies it, or something in brackets. */
    private int operand(int last) {
        int first = last;
        while (true) {
            if (text(first).equals("]") || text(first).equals(")")) {
                boolean subscript = text(first).equals("]");
                first = opening(first);
                if (subscript) {
                    first--;
                    continue;
                }
            }
            if (!text(first - 1).equals(".")) {
                return Math.max(first, 0);
            }
            first -= 2;
        }
    }

    private int opening(int closing) {
        int depth = 0;
        for (int i = closing; i > 0; i--) {
            depth += Set.of("]", ")").contains(text(i)) ? 1 : Set.of("[", "(").contains(text(i)) ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    /** Each {@code natural}. */
    List<Token> naturals() {
        return all("natural").stream()
                .filter(i -> !text(i - 1).equals(".") && !text(i - 1).equals("as"))
                .map(tokens::get)
                .toList();
    }

    /** Each {@code table} that is the command. */
    List<Token> tableCommands() {
        return all("table").stream()
                .filter(i -> !text(i - 1).equals(".") && !text(i - 1).equals("as"))
                .filter(i -> isName(i + 1) && !NO_TABLE.contains(text(i + 1)))
                .map(tokens::get)
                .toList();
    }

    /** Where behind WITH the statement itself starts; empty without WITH. */
    Optional<Integer> behindWith() {
        if (!text(0).equals("with")) {
            return Optional.empty();
        }
        int depth = 0;
        for (int i = text(1).equals("recursive") ? 3 : 2; i < tokens.size(); i++) {
            boolean starts = COMMANDS.contains(text(i))
                    || (text(i).equals("(") && text(i - 1).equals(")"));
            if (depth == 0 && starts && !text(i - 1).equals(",")) {
                return Optional.of(tokens.get(i).start());
            }
            depth += text(i).equals("(") ? 1 : text(i).equals(")") ? -1 : 0;
        }
        return Optional.empty();
    }

    /** A name that no token has. */
    String free(String name) {
        return all(name).isEmpty() && all("\"" + name + "\"").isEmpty() ? name : free(name + "_");
    }

    /** The table's name in each INSERT. */
    List<Token> inserts() {
        return all("into").stream()
                .filter(i -> text(i - 1).equals("insert") && i + 1 < tokens.size())
                .map(i -> tokens.get(i + 1))
                .toList();
    }

    /** Each INSERT of a MERGE. */
    List<Token> insertsOfMerge() {
        return all("insert").stream()
                .filter(i -> text(i - 1).equals("then"))
                .map(tokens::get)
                .toList();
    }

    /** For each INSERT where its list of columns would stand, or -1 when it has one, or no values; in the order of the text. */
    List<Integer> missingLists() {
        List<Integer> places = new ArrayList<>();
        for (int i : all("into")) {
            if (text(i - 1).equals("insert")) {
                int last = i + 1;
                while (text(last + 1).equals(".")) {
                    last += 2;
                }
                last += text(last + 1).equals("as") ? 2 : 0;
                places.add(missingList(last));
            }
        }
        return places;
    }

    /** The same of each INSERT of a MERGE. */
    List<Integer> missingListsOfMerge() {
        return all("insert").stream()
                .filter(i -> text(i - 1).equals("then"))
                .map(this::missingList)
                .toList();
    }

    private int missingList(int last) {
        boolean hasList = text(last + 1).equals("(")
                && !Set.of("select", "values", "with", "table", "(").contains(text(last + 2));
        return hasList || text(last + 1).equals("default")
                ? -1
                : tokens.get(last).end();
    }
}
