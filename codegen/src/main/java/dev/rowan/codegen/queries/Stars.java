package dev.rowan.codegen.queries;

import dev.rowan.codegen.queries.QueryText.Edit;
import dev.rowan.review.tree.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the names of columns where a text has only what stands for them: stars, {@code table t}, and INSERT without a list.
 * What is sent then gives the same columns in the same order when somebody adds one to a table. PostgreSQL tells the names,
 * and is asked whether both texts mean the same.
 */
final class Stars {
    /** Characters of names, about. */
    private static final int MOST_IN_A_LINE = 80;

    /**
     * What came of a text.
     *
     * @param text as it is sent
     * @param complaint of what cannot be written out; its place is in the file
     */
    record Written(QueryText text, Optional<Complaint> complaint) {}

    private final Describer describer;
    private final ServerCatalogue relations;

    Stars(Describer describer, ServerCatalogue relations) {
        this.describer = describer;
        this.relations = relations;
    }

    /** {@code tree}: what PostgreSQL has made of the text. */
    Written written(QueryText text, Node tree) throws SQLException {
        Optional<Complaint> natural = natural(text, tree);
        if (natural.isPresent()) {
            return new Written(text, natural);
        }
        QueryText selects = text.edited(Tokens.of(text.numbered().sql()).tableCommands().stream()
                .map(t -> edit(text, t.start(), t.end(), "select * from"))
                .toList());
        Tokens tokens = Tokens.of(selects.numbered().sql());
        List<Edit> edits = new ArrayList<>(lists(selects, tokens, tree));
        if (!tokens.stars().isEmpty()) {
            PlacedTree placed = describer.placed(selects);
            for (Tokens.Star star : tokens.stars()) {
                List<StarColumns.Column> columns = StarColumns.of(placed, relations, star);
                if (!columns.isEmpty()) {
                    edits.add(columns(selects, star, columns));
                }
            }
        }
        if (edits.isEmpty()) {
            return new Written(text, Optional.empty());
        }
        QueryText written = selects.edited(edits);
        return new Written(
                written,
                means(written, tree)
                        ? Optional.empty()
                        : Optional.of(new Complaint(
                                selects.numbered().inFile(edits.getFirst().start()),
                                "the columns that stand here cannot be written out, and what is read by their place"
                                        + " changes when a table gets another",
                                "name the columns")));
    }

    private boolean means(QueryText written, Node tree) throws SQLException {
        try {
            return describer
                    .describe(written, false)
                    .tree()
                    .filter(tree::isLike)
                    .isPresent();
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
                throw e;
            }
            return false; // such
        }
    }

    private Optional<Complaint> natural(QueryText text, Node tree) throws SQLException {
        Optional<Node> join = naturalJoins(tree).findFirst();
        Optional<Token> word =
                Tokens.of(text.numbered().sql()).naturals().stream().findFirst();
        if (join.isEmpty() || word.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (Object name : join.get().list("usingClause")) {
            names.add(describer.quoted(String.valueOf(name)));
        }
        return Optional.of(new Complaint(
                text.numbered().inFile(word.get().start()),
                "a natural join compares other columns as soon as both tables have another name in common",
                "name them, as in join ... using (" + String.join(", ", names) + ")"));
    }

    private static Stream<Node> naturalJoins(Object part) {
        return switch (part) {
            case Node node ->
                Stream.concat(
                        node.is("JOINEXPR") && node.flag("isNatural") ? Stream.of(node) : Stream.of(),
                        node.fields().values().stream().flatMap(Stars::naturalJoins));
            case List<?> list -> list.stream().flatMap(v -> v == null ? Stream.of() : naturalJoins(v));
            default -> Stream.of();
        };
    }

    private Edit columns(QueryText text, Tokens.Star star, List<StarColumns.Column> columns) throws SQLException {
        int inFile = text.numbered().inFile(star.at());
        List<Piece> pieces = new ArrayList<>();
        String comma = "";
        int line = 0;
        for (StarColumns.Column column : columns) {
            if (star.isQualified()) {
                pieces.add(new Piece.Text(inFile, comma));
                pieces.addAll(text.part(star.start(), star.qualified()));
                pieces.add(new Piece.Text(inFile, "." + describer.quoted(column.name())));
            } else {
                var names = new StringBuilder(comma);
                for (String qualifier : column.qualifier()) {
                    names.append(describer.quoted(qualifier)).append('.');
                }
                pieces.add(new Piece.Text(
                        inFile, names.append(describer.quoted(column.name())).toString()));
            }
            line += column.name().length() + star.at() - star.start() + 2;
            comma = line > MOST_IN_A_LINE ? ",\n    " : ", ";
            line = line > MOST_IN_A_LINE ? 0 : line;
        }
        return new Edit(star.start(), star.at() + 1, pieces);
    }

    /** Of INSERTs, in the order of the text: those of WITH come first. */
    private List<Edit> lists(QueryText text, Tokens tokens, Node tree) throws SQLException {
        List<Edit> edits = new ArrayList<>();
        List<Node> queries = queries(tree).toList();
        addLists(
                text,
                tokens.missingLists(),
                queries.stream()
                        .filter(q -> q.integer("commandType") == Scope.INSERT)
                        .toList(),
                edits);
        addLists(
                text,
                tokens.missingListsOfMerge(),
                queries.stream()
                        .flatMap(q -> q.nodes("mergeActionList").stream())
                        .filter(a -> a.integer("commandType") == Scope.INSERT)
                        .toList(),
                edits);
        return edits;
    }

    private void addLists(QueryText text, List<Integer> places, List<Node> inserts, List<Edit> edits)
            throws SQLException {
        for (int i = 0; i < places.size() && i < inserts.size(); i++) {
            List<String> names = new ArrayList<>();
            for (Node target : inserts.get(i).nodes("targetList")) {
                names.add(describer.quoted(target.text("resname")));
            }
            if (places.get(i) >= 0 && !names.isEmpty()) {
                edits.add(edit(text, places.get(i), places.get(i), " (" + String.join(", ", names) + ")"));
            }
        }
    }

    /** A statement and those of its WITH, in the order of the text. */
    static Stream<Node> queries(Node query) {
        return Stream.concat(
                query.nodes("cteList").stream()
                        .flatMap(c -> Optional.ofNullable(c.node("ctequery")).stream())
                        .flatMap(Stars::queries),
                Stream.of(query));
    }

    private static Edit edit(QueryText text, int start, int end, String sql) {
        return new Edit(start, end, List.of(new Piece.Text(text.numbered().inFile(start), sql)));
    }
}
