package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Makes the model of a file: every text that it stands for is analysed. */
final class QueryAnalysis {
    private final Server server;
    private final NonNullFunctions nonNullFunctions = NonNullFunctions.reviewed();
    private final Problems problems;

    QueryAnalysis(Server server, Problems problems) {
        this.server = server;
        this.problems = problems;
    }

    /** Empty, with a problem, when the file cannot be used. */
    Optional<QueryModel> model(SourceFile file, String id, String name, Optional<String> table) throws SQLException {
        Optional<ParsedQuery> parsed = ParsedQuery.of(file, problems, server.describer());
        return parsed.isEmpty() ? Optional.empty() : model(parsed.get(), id, name, table);
    }

    private Optional<QueryModel> model(ParsedQuery query, String id, String name, Optional<String> table)
            throws SQLException {
        int before = problems.count();
        if (!query.checkParameters()) {
            return Optional.empty();
        }
        var texts = new AllTexts(query, server, nonNullFunctions);
        Optional<AnalysedText> analysed = texts.analysed();
        if (analysed.isEmpty()) {
            return Optional.empty();
        }
        Returns returns = returns(query, analysed.get());
        AnalysedText text =
                returns.readsRows() ? analysed.get() : analysed.get().withoutColumns();
        List<TableRow> rows = new TableRows(text, query.scanned().stars(), server.tables(), server.catalogue()).find();
        var result = new ResultColumns(query, server, text);
        List<QueryColumn> columns = result.all();
        result.check(columns, rows);
        List<Nest> nests = new Nests(query.file(), problems, text, columns, rows).of(query.header());
        List<Variant> sent =
                problems.count() > before ? List.of() : new SentTexts(query, server, texts).of(text, columns);
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new QueryModel(
                id,
                table,
                name,
                query.file().shown(),
                query.file().source(),
                query.header().description(),
                returns,
                query.header().rowName().map(Word::text),
                sent,
                texts.parameters().all(),
                columns,
                rows,
                nests,
                List.copyOf(query.variants().blocks()),
                query.variants().orderNames(),
                query.places()));
    }

    /** What the header says, or what there is to return. */
    private static Returns returns(ParsedQuery query, AnalysedText text) {
        boolean hasColumns = !text.columns().isEmpty();
        Returns returns = query.header().returns() == null
                ? hasColumns ? Returns.MANY : Returns.ROWS
                : Objects.requireNonNull(query.header().returns());
        boolean select =
                text.tree().map(t -> t.integer("commandType") == Scope.SELECT).orElse(false);
        if (select && !hasColumns) {
            query.problem(
                    query.places().start(),
                    "the select has no columns, so that there is nothing to read",
                    "name the columns of its rows");
        } else if (returns.readsRows() && !hasColumns) {
            query.problem(
                    query.header().returnsAt(),
                    "the statement returns no columns, and the header says returns: " + returns.word(),
                    "write -- returns: rows for how many it wrote, or add a RETURNING");
        } else if (returns == Returns.ROWS && hasColumns) {
            query.problem(
                    query.header().returnsAt(),
                    "the statement returns columns, and the header says returns: rows",
                    "write -- returns: many, or exec to throw them away");
        }
        if (!returns.readsRows()) {
            query.header()
                    .rowName()
                    .ifPresent(name -> query.problem(
                            name.offset(), "there is no row to be called " + name.text(), "take -- name: away"));
        }
        return returns;
    }
}
