package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One text of a query after its analysis.
 *
 * @param tree empty for CALL
 */
record AnalysedText(Optional<Node> tree, List<Column> columns) {
    /**
     * A column of the result.
     *
     * @param type its oid
     * @param neverNullInTable whether the column that it is cannot be null there
     */
    record Column(
            String label, long type, boolean nonNull, Optional<Origins.Origin> origin, boolean neverNullInTable) {}

    static AnalysedText of(
            Describer.Description described,
            ServerCatalogue relations,
            NonNullFunctions functions,
            IntPredicate nullableParameters) {
        var nullability = new Nullability(relations, functions, nullableParameters);
        var origins = new Origins(nullability.strictness());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < described.columns().size(); i++) {
            Describer.Column column = described.columns().get(i);
            int number = i;
            Optional<Integer> result = described.tree().map(t -> results(t).get(number));
            boolean nonNull = result.filter(
                            c -> nullability.isNonNull(described.tree().get(), c))
                    .isPresent();
            Optional<Origins.Origin> origin =
                    result.flatMap(c -> origins.of(described.tree().get(), c));
            columns.add(new Column(
                    column.label(),
                    column.type(),
                    nonNull,
                    origin,
                    origin.filter(o -> nullability.isNonNullInTable(o.relation(), o.attribute()))
                            .isPresent()));
        }
        return new AnalysedText(described.tree(), columns);
    }

    /** The numbers of the columns that are no junk. */
    private static List<Integer> results(Node tree) {
        return tree.nodes(tree.integer("commandType") == Scope.SELECT ? "targetList" : "returningList").stream()
                .filter(t -> !t.flag("resjunk"))
                .map(t -> t.integer("resno"))
                .toList();
    }

    AnalysedText withoutColumns() {
        return new AnalysedText(tree, List.of());
    }

    boolean hasColumnsOf(AnalysedText other) {
        return signature().equals(other.signature());
    }

    private List<List<Object>> signature() {
        return columns.stream().map(c -> List.<Object>of(c.label(), c.type())).toList();
    }

    /** What holds for both. */
    AnalysedText and(AnalysedText other) {
        List<Column> both = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column a = columns.get(i);
            Column b = other.columns.get(i);
            Optional<Origins.Origin> origin = a.origin().flatMap(o -> b.origin().flatMap(o::and));
            both.add(new Column(
                    a.label(),
                    a.type(),
                    a.nonNull() && b.nonNull(),
                    origin,
                    a.neverNullInTable() && b.neverNullInTable()));
        }
        return new AnalysedText(tree, both);
    }

    boolean hasWritingCte() {
        return tree.filter(t -> t.flag("hasModifyingCTE")).isPresent();
    }

    /** A text whose columns come as text where they should; empty where no select can be put around it. */
    Optional<QueryText> asTexts(QueryText text, List<QueryColumn> columns) {
        List<String> names = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.add("c" + (i + 1));
            selected.add(names.get(i)
                    + (columns.get(i).asText() ? columns.get(i).type().cast() : ""));
        }
        String list = "(" + String.join(", ", names) + ")";
        String select = "select " + String.join(", ", selected) + " from ";
        if (hasWritingCte()) {
            return besideWith(text, list, select);
        }
        boolean reads =
                tree.filter(t -> t.integer("commandType") != Scope.SELECT).isEmpty();
        return Optional.of(
                reads
                        ? text.within(select + "(\n", "\n) as q " + list)
                        : text.within("with q " + list + " as (\n", "\n) " + select + "q"));
    }

    /** A WITH that writes must be outermost: the statement behind it becomes the last of it. */
    private static Optional<QueryText> besideWith(QueryText text, String list, String select) {
        Tokens tokens = Tokens.of(text.numbered().sql());
        String name = tokens.free("q");
        return tokens.behindWith()
                .map(start -> text.edited(List.of(new QueryText.Edit(
                                start,
                                start,
                                List.of(new Piece.Text(
                                        text.numbered().inFile(start), ", " + name + " " + list + " as (\n")))))
                        .within("", "\n) " + select + name));
    }
}
