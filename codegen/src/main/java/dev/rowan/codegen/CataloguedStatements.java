package dev.rowan.codegen;

import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.java.ParameterJavaTypes;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.problem.Place;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.StatementModel;
import dev.rowan.codegen.statements.StatementModel.Source;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.CataloguedStatement.Column;
import dev.rowan.review.CataloguedStatement.Kind;
import dev.rowan.review.CataloguedStatement.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All statements of one generation, as the review has them. */
final class CataloguedStatements {
    private final List<CataloguedStatement> all = new ArrayList<>();

    /** By id. */
    List<CataloguedStatement> all() {
        return all.stream()
                .sorted(Comparator.comparing(CataloguedStatement::id))
                .toList();
    }

    /** Those of a table's verbs. */
    void addVerbs(NamedTable table, List<PreparedStatementModel> verbs, JavaTypes types) {
        var java = new ParameterJavaTypes(types);
        verbs.forEach(v -> all.add(of(
                v,
                v.statement().isUtility() ? Kind.UTILITY : Kind.VERB,
                table.repository(),
                Optional.of(table.model().qualifiedName()),
                Optional.empty(),
                p -> java.of(table, p))));
    }

    /** The SELECTs of a table's relations. */
    void addRelations(NamedTable table, List<PreparedStatementModel> relations, JavaTypes types) {
        var java = new ParameterJavaTypes(types);
        relations.forEach(r -> all.add(of(
                r,
                Kind.RELATION,
                "shapes with " + table.row(),
                Optional.of(table.model().qualifiedName()),
                Optional.empty(),
                p -> java.of(table, p))));
    }

    /** The texts of a query. */
    void add(NamedQuery query, List<PreparedStatementModel> texts, JavaTypes types) {
        var java = new ParameterJavaTypes(types);
        Place place = query.model().places().ofName();
        texts.forEach(t -> all.add(of(
                t,
                t.statement().isCall() ? Kind.UTILITY : Kind.QUERY,
                query.holder(),
                Optional.empty(),
                Optional.of(place.file() + ":" + place.line()),
                p -> java.of((Source.OfQuery) p))));
    }

    private static CataloguedStatement of(
            PreparedStatementModel prepared,
            Kind kind,
            String sender,
            Optional<String> table,
            Optional<String> file,
            Function<Source, String> java) {
        StatementModel statement = prepared.statement();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < statement.parameters().size(); i++) {
            StatementModel.Parameter parameter = statement.parameters().get(i);
            parameters.add(new Parameter(
                    parameter.name(),
                    prepared.sent().get(i),
                    prepared.parameterTypes().get(i),
                    Optional.of(java.apply(parameter.source()))));
        }
        return new CataloguedStatement(
                statement.id(),
                kind,
                statement.description(),
                statement.sql().numbered(),
                parameters,
                statement.results().stream()
                        .map(r -> new Column(r.name(), r.declaredType(), r.nullable()))
                        .toList(),
                statement.rows(),
                statement.methods().stream().map(m -> sender + "." + m).toList(),
                table,
                file,
                statement.optional());
    }
}
