package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.queries.Header.Word;
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

    /** In their order, with the types of the columns that they are, or that the header says they are like. */
    List<QueryColumn> all() throws SQLException {
        Map<String, Integer> entries = new HashMap<>();
        Map<String, Header.OfColumn> said = said();
        List<QueryColumn> columns = new ArrayList<>();
        for (int i = 0; i < text.columns().size(); i++) {
            AnalysedText.Column column = text.columns().get(i);
            Optional<Header.OfColumn> ofColumn = Optional.ofNullable(said.get(column.label()));
            NamedType type = server.type(column.type());
            TypeModel model = isRow(i) ? type.model().notAsText() : type.model();
            String declared = type.declared();
            boolean isBound = false;
            Optional<Source> origin = Optional.empty();
            Optional<Known> like = ofColumn.flatMap(Header.OfColumn::like).flatMap(word -> like(word, column, type));
            if (column.origin().isPresent() || like.isPresent()) {
                Optional<Origins.Origin> from = column.origin();
                boolean isLike = like.isPresent();
                Optional<Known> found =
                        like.or(() -> from.flatMap(f -> server.known().find(f.relation(), f.attribute())));
                model = found.map(k -> k.column().type())
                        .filter(t -> t.kind() != 'c' || t.asText())
                        .orElse(model);
                declared = isLike
                        ? declared
                        : found.map(k -> k.column().declaredType()).orElse(declared);
                isBound = found.filter(Known::isBound).isPresent();
                int none = -1 - i;
                origin = found.map(k -> new Source(
                        k.table().schema(),
                        k.table().name(),
                        k.column().name(),
                        from.map(f -> entries.computeIfAbsent(f.entry(), e -> entries.size()))
                                .orElse(none),
                        from.map(Origins.Origin::outer).orElse(true),
                        !isLike && from.orElseThrow().held()));
            }
            boolean nullable = ofColumn.flatMap(Header.OfColumn::nullable).orElse(!column.nonNull());
            columns.add(
                    new QueryColumn(column.label(), model, declared, model.goesAsText() && !isBound, nullable, origin));
        }
        return columns;
    }

    /** The table's column that a column is like; empty, with a problem, where it cannot be. */
    private Optional<Known> like(Word like, AnalysedText.Column column, NamedType type) {
        Optional<Known> known = server.known().find(like.text());
        if (known.isEmpty()) {
            query.problem(
                    like.offset(),
                    "no table has a column \"" + like.text() + "\"",
                    NearestName.didYouMean(
                            like.text(), server.known().names(), "name a column with its table, as in cams.lift"));
        } else if (!known.get().column().type().isLike(type.model())) {
            query.problem(
                    like.offset(),
                    "\"" + column.label() + "\" is " + type.declared() + ", and " + like.text() + " is "
                            + known.get().column().declaredType(),
                    "cast it, as in (...)::" + known.get().column().declaredType() + " as " + column.label());
            return Optional.empty();
        }
        return known;
    }

    /** {@code select u as who}: a row as one value, which is hardly meant. */
    private boolean isRow(int index) {
        return text.tree()
                .map(t -> Describer.results(t).get(index).node("expr"))
                .filter(e -> e.is("VAR") && e.integer("varattno") == 0)
                .isPresent();
    }

    private Map<String, Header.OfColumn> said() {
        Map<String, Header.OfColumn> said = new HashMap<>();
        List<String> labels =
                text.columns().stream().map(AnalysedText.Column::label).toList();
        query.header().columns().forEach((word, ofColumn) -> {
            if (!labels.contains(word.text())) {
                query.problem(
                        word.offset(),
                        "no column is called \"" + word.text() + "\"",
                        NearestName.didYouMean(word.text(), labels, "take the line away"));
            }
            said.put(word.text(), ofColumn);
        });
        return said;
    }

    /** A row of a table has the types of its columns. */
    private void refuseLikeInRows(List<QueryColumn> columns, List<TableRow> rows) {
        query.header().columns().forEach((word, ofColumn) -> {
            for (TableRow row : rows) {
                boolean inRow = columns.subList(row.first(), row.first() + row.size()).stream()
                        .anyMatch(c -> c.label().equals(word.text()));
                ofColumn.like()
                        .filter(like -> inRow)
                        .ifPresent(like -> query.problem(
                                like.offset(),
                                "\"" + word.text() + "\" is in a whole row of " + row.table()
                                        + ", whose columns have their types",
                                "take the line away, or name the columns one by one"));
            }
        });
    }

    /** Says which have no name or share one, but for those of whole rows. */
    void check(List<QueryColumn> columns, List<TableRow> rows) {
        refuseLikeInRows(columns, rows);
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
                        row.held()
                                ? "join it by an inner join, or select from " + row.table() + " itself"
                                : "leave out what the function makes of no row: where " + row.name() + "."
                                        + columns.get(row.presence()).label()
                                        + " is not null; or have it return setof " + row.table());
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
