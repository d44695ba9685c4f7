package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.QueryVariant;
import dev.rowan.TypedQuery;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.Variant;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.session.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The constants of a query: what tools see of it, and all its texts where there are several. */
final class QueryTexts {
    private final NamedQuery query;
    private final QueryTypes types;

    private QueryTexts(NamedQuery query, QueryTypes types) {
        this.query = query;
        this.types = types;
    }

    static List<FieldSpec> constants(NamedQuery query, QueryTypes types) {
        var texts = new QueryTexts(query, types);
        return texts.varies() ? List.of(texts.variants(), texts.forTools()) : List.of(texts.forTools());
    }

    private boolean varies() {
        return query.model().variants().size() > 1;
    }

    private FieldSpec forTools() {
        CodeBlock statement = varies()
                ? CodeBlock.of("$N.getFirst().statement()", query.variants())
                : CodeBlock.of(
                        "new $T($S, $L)",
                        Statement.class,
                        QueryStatements.id(query),
                        Text.block(query.model().variants().getFirst().sql()));
        boolean reads = query.model().returns().readsRows();
        TypeName type = reads
                ? ParameterizedTypeName.get(
                        ClassName.get(TypedQuery.class), types.row(query).box())
                : ClassName.get(Statement.class);
        return FieldSpec.builder(type, query.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L, for tools.\n", Text.code(QueryStatements.id(query)))
                .initializer(
                        reads ? CodeBlock.of("new $T<>($L, $L)", TypedQuery.class, statement, reader()) : statement)
                .build();
    }

    private CodeBlock reader() {
        return switch (query.row()) {
            case Row.OfTable table ->
                CodeBlock.of(
                        !table.held()
                                ? "$T.ROW::readReturned"
                                : table.table().packageName().equals(query.packageName()) ? "$T::read" : "$T.ROW::read",
                        types.row(query));
            case Row.Single single -> CodeBlock.of("(rs, c) -> $L", types.read(single.value(), query.constant()));
            case Row.Own own -> CodeBlock.of("$T::read", ClassName.get(query.packageName(), own.name()));
            case Row.None none -> throw new IllegalStateException(none + " is read");
        };
    }

    private FieldSpec variants() {
        List<QueryParameter> all = query.bound();
        CodeBlock texts = QueryStatements.variants(query).stream()
                .map(v -> CodeBlock.of(
                        "$T.of($S, $L$L)",
                        QueryVariant.class,
                        QueryStatements.id(query, v),
                        Text.block(v.sql()),
                        places(v, all)))
                .collect(CodeBlock.joining(",\n"));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(List.class, QueryVariant.class),
                        query.variants(),
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("$T.of(\n$L)", List.class, texts)
                .build();
    }

    private String places(Variant variant, List<QueryParameter> all) {
        return variant.parameters().stream()
                .map(p -> ", " + all.indexOf(query.parameter(p)))
                .collect(Collectors.joining());
    }
}
