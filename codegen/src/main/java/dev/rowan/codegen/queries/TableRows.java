package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds whole rows of tables among the columns of a result. */
final class TableRows {
    private final List<AnalysedText.Column> columns;
    private final Set<String> stars;
    private final List<TableModel> tables;
    private final ServerCatalogue relations;

    /** {@code stars}: aliases that the text has with a star, and {@code *} for a star alone. */
    TableRows(AnalysedText text, Set<String> stars, List<TableModel> tables, ServerCatalogue relations) {
        this.columns = text.columns();
        this.stars = stars;
        this.tables = tables;
        this.relations = relations;
    }

    List<TableRow> find() {
        List<TableRow> rows = new ArrayList<>();
        int at = 0;
        while (at < columns.size()) {
            Optional<TableRow> row = at(at);
            row.ifPresent(rows::add);
            at += row.map(TableRow::size).orElse(1);
        }
        return rows;
    }

    private Optional<TableRow> at(int first) {
        Optional<Origins.Origin> start = columns.get(first).origin();
        if (start.isEmpty()
                || !(stars.contains("*") || stars.contains(start.get().alias()))) {
            return Optional.empty();
        }
        Origins.Origin origin = start.get();
        ServerCatalogue.Relation relation = relations.relation(origin.relation());
        List<Integer> attributes = relation.attributes().stream()
                .map(ServerCatalogue.Attribute::number)
                .toList();
        int end = first + attributes.size();
        boolean whole = end <= columns.size()
                && IntStream.range(first, end).allMatch(i -> isOf(columns.get(i), origin, attributes.get(i - first)));
        if (!whole || !isKnown(relation)) {
            return Optional.empty();
        }
        boolean outer = IntStream.range(first, end)
                .anyMatch(i -> columns.get(i).origin().orElseThrow().outer());
        Optional<Integer> presence = IntStream.range(first, end)
                .filter(i -> columns.get(i).neverNullInTable())
                .boxed()
                .findFirst();
        if (outer && presence.isEmpty()) {
            return Optional.empty(); // nothing would tell a row of nulls from none
        }
        return Optional.of(new TableRow(
                origin.alias(),
                relation.schema(),
                relation.name(),
                first,
                attributes.size(),
                outer,
                IntStream.range(first, end)
                        .allMatch(i -> columns.get(i).origin().orElseThrow().held()),
                presence.orElse(first)));
    }

    private static boolean isOf(AnalysedText.Column column, Origins.Origin origin, int attribute) {
        return column.origin()
                .filter(o -> o.relation() == origin.relation()
                        && o.attribute() == attribute
                        && o.entry().equals(origin.entry()))
                .isPresent();
    }

    private boolean isKnown(ServerCatalogue.Relation relation) {
        return tables.stream()
                .anyMatch(t -> t.schema().equals(relation.schema())
                        && t.name().equals(relation.name())
                        && t.columns().size() == relation.attributes().size());
    }
}
