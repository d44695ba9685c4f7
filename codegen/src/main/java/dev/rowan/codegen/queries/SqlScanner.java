package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts SQL into pieces. It knows PostgreSQL's lexical rules, and of its grammar only what tells a parameter from the colon of
 * a slice: {@code a[1:n]} and {@code a[1:]} have a slice; right behind the bracket, as in {@code a[:n]} and {@code a[:n:2]},
 * stands a parameter, as psql has it.
 */
final class SqlScanner {
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";
    private static final String STRING_HELP = "close it";

    private final String text;
    private final int end;
    private int at;
    private int textStart;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final Set<String> stars = new HashSet<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Brackets brackets = new Brackets();
    private int statement = -1;
    private String firstWord = "";

    /** The last token that is no white space and no comment, and the two before it. */
    private String previous = "";

    private String beforePrevious = "";
    private boolean ended;
    private int semicolon = -1;
    private boolean numbered;

    private SqlScanner(String text, int start) {
        this.text = text;
        this.end = text.length();
        this.at = start;
        this.textStart = start;
    }

    /**
     * A comment that has its line for itself.
     *
     * @param text from the dashes on, without the blanks behind
     * @param statement how many statements end before it
     * @param inStatement whether one has started that has not ended
     */
    record LineComment(int offset, String text, int statement, boolean inStatement) {
        /** Whether it stands between two statements, or before or behind all. */
        boolean between() {
            return !inStatement;
        }
    }

    /** Of a text of any number of statements; what is wrong with these is for {@link #scan} to say. */
    static List<LineComment> lineComments(String text) {
        List<LineComment> comments = new ArrayList<>();
        int statements = 0;
        int at = 0;
        while (at < text.length()) {
            var scanner = new SqlScanner(text, at);
            at = scanner.statement(comments, statements++);
        }
        return comments;
    }

    /** Goes to the end of one statement, and collects the comments on its way. */
    private int statement(List<LineComment> comments, int number) {
        while (at < end && !ended) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                int line = text.indexOf('\n', at);
                int behind = line < 0 ? end : line;
                if (text.substring(text.lastIndexOf('\n', at) + 1, at).isBlank()) {
                    comments.add(
                            new LineComment(at, text.substring(at, behind).stripTrailing(), number, statement >= 0));
                }
                at = behind;
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                statement = statement < 0 ? at : statement;
                token(c);
            }
        }
        return at;
    }

    /** Where a statement starts, and where it ends: at its semicolon or at the end of the text. */
    record Extent(int start, int end) {}

    /** The statements of a text. */
    static List<Extent> statements(String text) {
        List<Extent> statements = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            var scanner = new SqlScanner(text, at);
            scanner.numbered = true;
            at = scanner.statement(new ArrayList<>(), statements.size());
            if (scanner.statement >= 0) {
                statements.add(new Extent(scanner.statement, scanner.ended ? scanner.semicolon : scanner.end));
            }
        }
        return statements;
    }

    /** Scans a file's text from an offset on. */
    static ScannedText scan(String text, int start) {
        return new SqlScanner(text, start).scan();
    }

    /** The same where {@code $1} is a parameter, called {@code p1}. */
    static ScannedText scanNumbered(String text, int start) {
        var scanner = new SqlScanner(text, start);
        scanner.numbered = true;
        return scanner.scan();
    }

    private ScannedText scan() {
        while (at < end) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("--", at)) {
                int line = text.indexOf('\n', at);
                at = line < 0 ? end : line;
            } else if (ended && c == ';') {
                at++;
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                if (ended) {
                    complain(
                            at,
                            "a second statement starts here",
                            "a file holds one statement: put the second into a file of its own, or give each a name above it,"
                                    + " as in -- query: top_ten");
                    break;
                }
                statement = statement < 0 ? at : statement;
                int start = at;
                token(c);
                if (!ended) {
                    tokens.add(new Token(start, at, previous));
                }
            }
        }
        flush(ended ? semicolon : at);
        return new ScannedText(
                List.copyOf(pieces),
                Math.max(statement, 0),
                firstWord,
                Set.copyOf(stars),
                List.copyOf(complaints),
                List.copyOf(tokens));
    }

    private void token(char c) {
        int start = at;
        if (c == '\'') {
            quoted('\'', previousIsEscape());
            seen("'");
        } else if (c == '"') {
            quoted('"', false);
            seen(text.substring(start, at));
        } else if (c == '$') {
            dollar();
        } else if (isWordStart(c)) {
            word();
        } else if (Character.isDigit(c)) {
            while (at < end && (isWordPart(text.charAt(at)) || text.charAt(at) == '.') && !text.startsWith("..", at)) {
                at++;
            }
            seen("0");
        } else if (c == ':') {
            colon();
        } else if (OPERATORS.indexOf(c) >= 0) {
            operator();
        } else if (c == ';') {
            ended = true;
            semicolon = at++;
        } else {
            brackets.see(c, previous);
            at++;
            seen(String.valueOf(c));
        }
    }

    /** {@code e'...'}, and nothing between. */
    private boolean previousIsEscape() {
        return at > 0
                && Character.toLowerCase(text.charAt(at - 1)) == 'e'
                && (at < 2 || !isWordPart(text.charAt(at - 2)));
    }

    private void quoted(char quote, boolean escapes) {
        int start = at++;
        while (at < end) {
            char c = text.charAt(at);
            if (escapes && c == '\\') {
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (at + 1 < end && text.charAt(at + 1) == quote) {
                at += 2;
            } else {
                at++;
                return;
            }
        }
        at = end;
        complain(start, quote == '\'' ? "a string has no end" : "a quoted identifier has no end", STRING_HELP);
    }

    private void dollar() {
        int close = text.indexOf('$', at + 1);
        String tag = close < 0 ? "" : text.substring(at + 1, close);
        if (close > 0 && tag.chars().allMatch(c -> isWordPart((char) c) && c != '$') && !startsWithDigit(tag)) {
            String mark = "$" + tag + "$";
            int ending = text.indexOf(mark, close + 1);
            if (ending < 0) {
                complain(at, "a string in " + mark + " has no end", STRING_HELP);
            }
            at = ending < 0 ? end : ending + mark.length();
            seen("'");
            return;
        }
        int start = at++;
        while (at < end && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (numbered && Character.isDigit(text.charAt(at - 1))) {
            int behind = at;
            at = start;
            flush(start);
            at = behind;
            char next = at < end ? text.charAt(at) : ' ';
            pieces.add(new Piece.Parameter(start, "p" + text.substring(start + 1, at), next == '[' || next == '.'));
            textStart = at;
            seen("0");
            return;
        }
        complain(start, text.substring(start, at) + " is a parameter without a name", "give it one, such as :id");
        seen("0");
    }

    private static boolean startsWithDigit(String tag) {
        return !tag.isEmpty() && Character.isDigit(tag.charAt(0));
    }

    private void word() {
        int start = at;
        while (at < end && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (firstWord.isEmpty()) {
            firstWord = previous.equals("\\") ? previous + word : word;
        }
        seen(word);
    }

    private void comment() {
        int start = at;
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < end);
        if (depth > 0) {
            complain(start, "a comment has no end", STRING_HELP);
            return;
        }
        if (text.charAt(start + 2) != '?') {
            return;
        }
        String name = text.substring(start + 3, at - 2).strip();
        int behind = at;
        at = start;
        flush(start);
        at = behind;
        textStart = at;
        if (name.isEmpty()) {
            pieces.add(new Piece.Close(start));
        } else if (isName(name)) {
            pieces.add(new Piece.Open(start, name));
        } else {
            complain(
                    start,
                    "a block cannot be called \"" + name + "\"",
                    "give it the name of its parameter, as in /*? status */ and status = :status /*?*/");
        }
    }

    private void colon() {
        if (text.startsWith("::", at) || text.startsWith(":=", at)) {
            at += 2;
            seen("::");
            return;
        }
        int nameStart = at + 1;
        boolean psqlQuote = nameStart < end && text.charAt(nameStart) == '\'';
        int name = psqlQuote ? nameStart + 1 : nameStart;
        int nameEnd = name;
        while (nameEnd < end && isWordPart(text.charAt(nameEnd)) && text.charAt(nameEnd) != '$') {
            nameEnd++;
        }
        boolean named = nameEnd > name
                && isWordStart(text.charAt(name))
                && (!psqlQuote || (nameEnd < end && text.charAt(nameEnd) == '\''));
        if (!named || isSlice()) {
            at++;
            seen(":");
            return;
        }
        flush(at);
        int behind = psqlQuote ? nameEnd + 1 : nameEnd;
        char next = behind < end ? text.charAt(behind) : ' ';
        pieces.add(new Piece.Parameter(at, text.substring(name, nameEnd), next == '[' || next == '.'));
        at = behind;
        textStart = at;
        seen("0");
    }

    /** Whether the colon here stands between the bounds of a slice. */
    private boolean isSlice() {
        return brackets.isSubscript()
                && OPERATORS.indexOf(previous.charAt(previous.length() - 1)) < 0
                && !Set.of("[", ":", "::").contains(previous);
    }

    private void operator() {
        int start = at;
        while (at < end
                && OPERATORS.indexOf(text.charAt(at)) >= 0
                && !text.startsWith("--", at)
                && !text.startsWith("/*", at)) {
            at++;
        }
        String operator = text.substring(start, at);
        if (operator.equals("*")) {
            star();
        }
        if (operator.contains("?")) {
            int behind = at;
            flush(start);
            pieces.add(new Piece.Questions(start, operator));
            textStart = behind;
        }
        seen(operator);
    }

    private void star() {
        if (brackets.isInside()) {
            return;
        }
        if (previous.equals(".")) {
            stars.add(
                    beforePrevious.startsWith("\"")
                            ? beforePrevious
                                    .substring(1, beforePrevious.length() - 1)
                                    .replace("\"\"", "\"")
                            : beforePrevious);
        } else if (Set.of("select", "returning", "all", "distinct", ",", ")").contains(previous)) {
            String rest = text.substring(at).stripLeading().toLowerCase(Locale.ROOT);
            if (rest.isEmpty()
                    || rest.startsWith(",")
                    || rest.startsWith(";")
                    || rest.matches("(?s)(from|into)\\b.*")) {
                stars.add("*");
            }
        }
    }

    private void seen(String token) {
        beforePrevious = previous;
        previous = token;
    }

    /** Ends the text before an offset. */
    private void flush(int until) {
        if (until > textStart) {
            pieces.add(new Piece.Text(textStart, text.substring(textStart, until)));
        }
        textStart = until;
    }

    private void complain(int offset, String problem, String help) {
        complaints.add(new Complaint(offset, problem, help));
    }

    static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$';
    }
}
