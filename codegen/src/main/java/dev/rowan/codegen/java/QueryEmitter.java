package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.rowan.QueryVariant;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.codegen.queries.Returns;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.session.Binder;
import dev.rowan.session.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods of one query, in a repository or among the facade's. */
final class QueryEmitter {
    private static final TypeVariableName ANY = TypeVariableName.get("T");
    private static final ClassName LIST = ClassName.get(List.class);

    private final NamedQuery query;
    private final JavaTypes javaTypes;
    private final QueryTypes types;
    private final boolean named;
    private final ClassName parameters;

    private QueryEmitter(NamedQuery query, JavaTypes types, ClassName holder) {
        this.query = query;
        this.javaTypes = types;
        this.types = new QueryTypes(types, holder);
        this.named = QueryTypes.areNamed(query, types);
        this.parameters = ClassName.get(query.packageName(), query.parameters());
    }

    /** Adds the constants and methods of a query to the class that has them. */
    static void add(NamedQuery query, JavaTypes types, ClassName holder, TypeSpec.Builder type) {
        new QueryEmitter(query, types, holder).add(type);
    }

    private void add(TypeSpec.Builder type) {
        List<MethodSpec> methods = new ArrayList<>();
        if (query.row() instanceof Row.None) {
            methods.add(returning(method(description()), CodeBlock.of("")).build());
        } else {
            methods.add(mapped());
            methods.add(returning(
                            method(
                                            "The same, each row of the result read by the caller's {@code reader}, by position.\n")
                                    .addTypeVariable(ANY),
                            CodeBlock.of("reader"))
                    .build());
        }
        if (named) {
            methods.add(1, byLambda(methods.getFirst()));
        }
        List<FieldSpec> texts = QueryTexts.constants(query, types);
        types.constants().forEach(type::addField);
        texts.forEach(type::addField);
        methods.forEach(type::addMethod);
    }

    private String description() {
        String text = query.model().description().strip();
        return (text.isEmpty() ? "" : Text.javadoc(text) + "\n\n<p>") + "From "
                + Text.code(query.model().source()) + ".\n" + raises();
    }

    private String raises() {
        return switch (query.model().returns()) {
            case ONE ->
                "\n@throws " + RowNotFound.class.getCanonicalName() + " when it gives none\n@throws "
                        + TooManyRows.class.getCanonicalName() + " when it gives more than one\n";
            case OPTIONAL -> "\n@throws " + TooManyRows.class.getCanonicalName() + " when it gives more than one\n";
            case STREAM -> "\n@return to be closed; the rows are read as they are asked for\n";
            case ROWS -> "\n@return the number of rows written\n";
            case MANY, EXEC -> "";
        };
    }

    /** Public, with all parameters. */
    private MethodSpec.Builder method(String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(query.method())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", javadoc);
        if (named) {
            method.addParameter(ParametersEmitter.complete(query, parameters), "parameters");
        } else {
            query.model()
                    .parameters()
                    .forEach(p -> method.addParameter(
                            ParameterSpec.builder(QueryTypes.declared(javaTypes, query, p), query.member(p))
                                    .build()));
        }
        if (!query.model().orders().isEmpty()) {
            method.addParameter(ClassName.get(query.packageName(), query.order()), "order");
        }
        return method;
    }

    /** By the reader of the query's own row. */
    private MethodSpec mapped() {
        MethodSpec.Builder method = method(description());
        CodeBlock arguments = Stream.concat(
                        method.build().parameters().stream().map(p -> CodeBlock.of("$N", p)),
                        Stream.of(CodeBlock.of("$N.reader()", query.constant())))
                .collect(CodeBlock.joining(", "));
        CodeBlock read = CodeBlock.of("$N($L)", query.method(), arguments);
        if (query.nest().isEmpty()) {
            return method.returns(container(types.row(query), query.model().returns()))
                    .addStatement("return $L", read)
                    .build();
        }
        CodeBlock nested = CodeBlock.of("$T.nested($L)", types.row(query), read);
        return switch (query.model().returns()) {
            case ONE, OPTIONAL ->
                method.returns(container(types.row(query), query.model().returns()))
                        .addStatement(
                                "return session.$L($N.statement(), $L)",
                                query.model().returns() == Returns.ONE ? "one" : "optional",
                                query.constant(),
                                nested)
                        .build();
            case MANY, STREAM, EXEC, ROWS ->
                method.returns(container(types.row(query), Returns.MANY))
                        .addStatement("return $L", nested)
                        .build();
        };
    }

    private static TypeName container(TypeName row, Returns returns) {
        return switch (returns) {
            case ONE -> row;
            case OPTIONAL -> ParameterizedTypeName.get(ClassName.get(Optional.class), row.box());
            case MANY -> ParameterizedTypeName.get(LIST, row.box());
            case STREAM -> ParameterizedTypeName.get(ClassName.get(Stream.class), row.box());
            case EXEC -> TypeName.VOID;
            case ROWS -> TypeName.LONG;
        };
    }

    /** {@code overview(p -> p.userId("u").limit(10))}. */
    private MethodSpec byLambda(MethodSpec method) {
        TypeName empty = ParametersEmitter.empty(query, parameters);
        TypeName complete = ParametersEmitter.complete(query, parameters);
        TypeName function = empty.equals(complete)
                ? ParameterizedTypeName.get(ClassName.get(UnaryOperator.class), complete)
                : ParameterizedTypeName.get(ClassName.get(Function.class), empty, complete);
        List<ParameterSpec> rest =
                method.parameters().subList(1, method.parameters().size());
        CodeBlock arguments = Stream.concat(
                        Stream.of(CodeBlock.of(
                                "notNull(parameters.apply($T.EMPTY), $S)", parameters, "what the lambda returns")),
                        rest.stream().map(p -> CodeBlock.of("$N", p)))
                .collect(CodeBlock.joining(", "));
        MethodSpec.Builder lambda = MethodSpec.methodBuilder(query.method())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The same, as {@code $L(p -> p.$L)}.\n", query.method(), ParametersEmitter.example(query))
                .returns(method.returnType())
                .addParameter(function, "parameters")
                .addParameters(rest);
        check(lambda);
        return lambda.addStatement(
                        method.returnType().equals(TypeName.VOID) ? "$N($L)" : "return $N($L)",
                        query.method(),
                        arguments)
                .build();
    }

    /** What must not be null is looked at before a connection is taken. */
    private void check(MethodSpec.Builder method) {
        List<String> nullable = named
                ? List.of()
                : query.model().parameters().stream()
                        .filter(QueryParameter::nullable)
                        .map(query::member)
                        .toList();
        for (ParameterSpec parameter : method.build().parameters()) {
            if (!parameter.type().isPrimitive() && !nullable.contains(parameter.name())) {
                method.addStatement("notNull($N, $S)", parameter, parameter.name());
            }
        }
    }

    /** Sends it; {@code reader} is empty where nothing is read. */
    private MethodSpec.Builder returning(MethodSpec.Builder method, CodeBlock reader) {
        Returns returns =
                query.nest().isPresent() ? Returns.MANY : query.model().returns();
        String verb = switch (returns) {
            case ONE -> "one";
            case OPTIONAL -> "optional";
            case MANY -> "list";
            case STREAM -> "stream";
            case EXEC -> "run";
            case ROWS -> "write";
        };
        if (!reader.isEmpty()) {
            method.addParameter(ParameterizedTypeName.get(ClassName.get(RowReader.class), ANY), "reader");
        }
        check(method);
        query.model().parameters().stream()
                .filter(QueryParameter::collection)
                .forEach(p -> method.addStatement("noneNull($L, $S)", value(p), query.member(p)));
        boolean varies = query.model().variants().size() > 1;
        if (varies) {
            method.addStatement("$T variant = $L.get($L)", QueryVariant.class, query.variants(), variant());
        }
        CodeBlock call = CodeBlock.of(
                "session.named().$L($L, $L$L)",
                verb,
                varies
                        ? CodeBlock.of("variant.statement()")
                        : returns.readsRows()
                                ? CodeBlock.of("$N.statement()", query.constant())
                                : CodeBlock.of("$N", query.constant()),
                varies ? bindVariant() : bind(),
                reader.isEmpty() ? reader : CodeBlock.of(", $L", reader));
        return method.returns(container(ANY, returns)).addStatement(returns == Returns.EXEC ? "$L" : "return $L", call);
    }

    /** Which text: the blocks are the bits, above them is the order. */
    private CodeBlock variant() {
        List<CodeBlock> terms = new ArrayList<>();
        if (!query.model().blocks().isEmpty()) {
            terms.add(CodeBlock.of("parameters.blocks"));
        }
        if (!query.model().orders().isEmpty()) {
            terms.add(
                    terms.isEmpty()
                            ? CodeBlock.of("order.ordinal()")
                            : CodeBlock.of(
                                    "$L * order.ordinal()",
                                    1 << query.model().blocks().size()));
        }
        return CodeBlock.join(terms, " + ");
    }

    private CodeBlock bind() {
        List<String> names = query.model().variants().getFirst().parameters();
        if (names.isEmpty()) {
            return CodeBlock.of("$T.NONE", Binder.class);
        }
        List<CodeBlock> sets = IntStream.range(0, names.size())
                .mapToObj(i -> bind(query.parameter(names.get(i)), String.valueOf(i + 1)))
                .toList();
        return sets.size() == 1
                ? CodeBlock.of("s -> $L", sets.getFirst())
                : CodeBlock.of("s -> {\n$>$L;\n$<}", sets.stream().collect(CodeBlock.joining(";\n")));
    }

    private CodeBlock bindVariant() {
        List<QueryParameter> all = query.bound();
        if (all.isEmpty()) {
            return CodeBlock.of("$T.NONE", Binder.class);
        }
        if (all.size() == 1) {
            return CodeBlock.of(
                    "s -> {\n$>for (int place = 1; place <= variant.parameters().size(); place++) {\n$>$L;\n$<}\n$<}",
                    bind(all.getFirst(), "place"));
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add("s -> {\n$>int place = 0;\nfor (int parameter : variant.parameters()) {\n$>")
                .add("place++;\nswitch (parameter) {\n$>");
        for (int i = 0; i < all.size(); i++) {
            CodeBlock set = bind(all.get(i), "place");
            code.add(
                    i + 1 < all.size()
                            ? CodeBlock.of("case $L -> $L;\n", i, set)
                            : CodeBlock.of("default -> $L;\n", set));
        }
        return code.add("$<}\n$<}\n$<}").build();
    }

    private CodeBlock bind(QueryParameter parameter, String place) {
        return types.bind(query, parameter, place, value(parameter));
    }

    private CodeBlock value(QueryParameter bound) {
        QueryParameter parameter = query.listOf(bound).orElse(bound);
        return CodeBlock.of(named ? "parameters.$N" : "$N", query.member(parameter));
    }
}
