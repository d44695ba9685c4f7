package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One variant of a query's SQL, in both spellings. */
final class QueryText {
    private final List<Piece> pieces;
    private final String before;
    private final String after;

    /** {@code pieces}: of this variant alone, no blocks among them. */
    QueryText(List<Piece> pieces) {
        this(pieces, "", "");
    }

    private QueryText(List<Piece> pieces, String before, String after) {
        this.pieces = pieces;
        this.before = before;
        this.after = after;
    }

    /** The same with SQL around it. */
    QueryText within(String before, String after) {
        return new QueryText(pieces, before, after);
    }

    /**
     * A change of the text as the server gets it.
     *
     * @param start where in that text what goes starts
     * @param end behind it
     * @param pieces what comes in its place
     */
    record Edit(int start, int end, List<Piece> pieces) {}

    /** The same with these changes, which do not overlap. */
    QueryText edited(List<Edit> edits) {
        List<Piece> changed = new ArrayList<>();
        int at = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            changed.addAll(part(at, edit.start()));
            changed.addAll(edit.pieces());
            at = edit.end();
        }
        changed.addAll(part(at, Integer.MAX_VALUE));
        return new QueryText(changed, before, after);
    }

    /** What makes a part of the text as the server gets it, whose ends cut no parameter and no operator. */
    List<Piece> part(int from, int to) {
        Numbered numbered = numbered();
        List<Piece> parts = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int start = numbered.places().get(i)[0];
            if (piece instanceof Piece.Text text) {
                int first = Math.max(from - start, 0);
                int end = Math.min(to - start, text.text().length());
                if (first < end) {
                    parts.add(new Piece.Text(text.offset() + first, text.text().substring(first, end)));
                }
            } else if (from <= start && start < to) {
                parts.add(piece);
            }
        }
        return parts;
    }

    /** Names of parameters, each once. */
    Set<String> names() {
        return new LinkedHashSet<>(occurrences());
    }

    /** A name for each place where a parameter stands. */
    List<String> occurrences() {
        return pieces.stream()
                .filter(Piece.Parameter.class::isInstance)
                .map(p -> ((Piece.Parameter) p).name())
                .toList();
    }

    /** Text for the server: {@code $1} for the first name, wherever it stands. */
    Numbered numbered() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        for (Piece piece : pieces) {
            places.add(new int[] {sql.length(), piece.offset()});
            switch (piece) {
                case Piece.Parameter p ->
                    sql.append('$').append(numbers.computeIfAbsent(p.name(), n -> numbers.size() + 1));
                case Piece.Text t -> sql.append(t.text());
                case Piece.Questions q -> sql.append(q.text());
                case Piece.Open o -> {}
                case Piece.Close c -> {}
            }
        }
        return new Numbered(sql.toString(), List.copyOf(numbers.keySet()), places);
    }

    /** Text for JDBC; {@code cast} gives what follows the question mark of a parameter. */
    String jdbc(Function<String, String> cast) {
        return sql(name -> "?", cast, operator -> operator.replace("?", "??"));
    }

    /** What the server makes of the text for JDBC when each of a parameter's values has the same type. */
    String prepared(Function<String, String> cast) {
        List<String> names = List.copyOf(names());
        return sql(name -> "$" + (names.indexOf(name) + 1), cast, operator -> operator);
    }

    private String sql(UnaryOperator<String> parameter, Function<String, String> cast, UnaryOperator<String> operator) {
        StringBuilder sql = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Parameter p -> {
                    String type = cast.apply(p.name());
                    boolean parentheses = p.subscripted() && !type.isEmpty();
                    String value = parameter.apply(p.name()) + type;
                    sql.append(parentheses ? "(" + value + ")" : value);
                }
                case Piece.Text t -> sql.append(t.text());
                case Piece.Questions q -> sql.append(operator.apply(q.text()));
                case Piece.Open o -> {}
                case Piece.Close c -> {}
            }
        }
        return before + sql.toString().strip() + after;
    }

    /**
     * SQL as the server gets it.
     *
     * @param names by the number of the parameter
     * @param places pairs of an offset in the SQL and one in the file
     */
    record Numbered(String sql, List<String> names, List<int[]> places) {
        /** Where a character of the SQL stands in the file. */
        int inFile(int offset) {
            int[] found = {0, 0};
            for (int[] place : places) {
                if (place[0] <= offset) {
                    found = place;
                }
            }
            return found[1] + offset - found[0];
        }
    }
}
