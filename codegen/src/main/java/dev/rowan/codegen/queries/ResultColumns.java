package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.queries.KnownColumns.Known;
import dev.rowan.codegen.queries.QueryColumn.Source;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a query's result. */
final class ResultColumns {
    private final ParsedQuery query;
    private final Server server;
    private final AnalysedText text;

    ResultColumns(ParsedQuery query, Server server, AnalysedText text) {
        this.query = query;
        this.server = server;
        this.text = text;
    }

    /** In their order, with the types of the columns that they are. */
    List<QueryColumn> all() throws SQLException {
        Map<String, Integer> entries = new HashMap<>();
        Map<String, Boolean> overrides = overrides();
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < text.columns().size(); i++) {
            AnalysedText.Column column = text.columns().get(i);
            NamedType type = server.type(column.type());
            TypeModel model = isRow(i) ? type.model().notAsText() : type.model();
            String declared = type.declared();
            boolean isBound = false;
            Optional<Source> origin = Optional.empty();
            if (column.origin().isPresent()) {
                Origins.Origin from = column.origin().get();
                Optional<Known> found = server.known().find(from.relation(), from.attribute());
                model = found.map(k -> k.column().type())
                        .filter(t -> t.kind() != 'c' || t.asText())
                        .orElse(model);
                declared = found.map(k -> k.column().declaredType()).orElse(declared);
                isBound = found.filter(Known::isBound).isPresent();
                origin = found.map(k -> new Source(
                        k.table().schema(),
                        k.table().name(),
                        k.column().name(),
                        entries.computeIfAbsent(from.entry(), e -> entries.size()),
                        from.outer()));
            }
            boolean nullable = overrides.getOrDefault(column.label(), !column.nonNull());
            columns.add(
                    new QueryColumn(column.label(), model, declared, model.goesAsText() && !isBound, nullable, origin));
        }
        return columns;
    }

    /** {@code select u as who}: a row as one value, which is hardly meant. */
    private boolean isRow(int index) {
        return text.tree()
                .map(t -> Describer.results(t).get(index).node("expr"))
                .filter(e -> e.is("VAR") && e.integer("varattno") == 0)
                .isPresent();
    }

    private Map<String, Boolean> overrides() {
        Map<String, Boolean> overrides = new HashMap<>();
        List<String> labels =
                text.columns().stream().map(AnalysedText.Column::label).toList();
        query.header().columns().forEach((word, nullable) -> {
            if (!labels.contains(word.text())) {
                query.problem(
                        word.offset(),
                        "no column is called \"" + word.text() + "\"",
                        NearestName.didYouMean(word.text(), labels, "take the line away"));
            }
            overrides.put(word.text(), nullable);
        });
        return overrides;
    }

    /** Says which have no name or share one, but for those of whole rows. */
    void check(List<QueryColumn> columns, List<TableRow> rows) {
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Integer> twice = new LinkedHashMap<>();
        for (TableRow row : rows) {
            if (row.size() < columns.size() && !seen.add(row.name())) {
                query.problem(
                        query.places().column(row.first()),
                        "two whole rows are called \"" + row.name() + "\"",
                        "take one of them away, or give its table another alias");
            }
            if (row.size() == columns.size() && row.nullable()) {
                query.problem(
                        query.places().column(row.first()),
                        "each row is one of " + row.table() + " that can be missing",
                        "join it by an inner join, or select from " + row.table() + " itself");
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            String label = columns.get(i).label();
            int index = i;
            if (rows.stream().anyMatch(r -> r.first() <= index && index < r.first() + r.size())) {
                continue;
            }
            if (label.equals("?column?")) {
                query.problem(
                        query.places().column(i),
                        "column " + (i + 1) + " has no name",
                        "give it one, as in count(*) as total");
            } else if (!seen.add(label)) {
                twice.putIfAbsent(label, i);
            }
        }
        twice.forEach((label, i) -> {
            Optional<String> alias = columns.get(i)
                    .origin()
                    .filter(o -> o.column().equals(label))
                    .flatMap(o -> text.columns().get(i).origin())
                    .map(Origins.Origin::alias);
            query.problem(
                    query.places().column(i),
                    "two columns are called \"" + label + "\"",
                    alias.map(a -> "give one another name, as in " + a + "." + label + " as " + a + "_" + label
                                    + ", or select whole rows, as in " + a + ".*")
                            .orElse("give one another name, as in ... as other_" + label));
        });
    }
}
