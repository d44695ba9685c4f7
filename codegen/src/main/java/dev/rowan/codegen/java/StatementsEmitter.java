package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.CatalogueEntry;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.StatementModel;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The catalogue of all static statements: {@code EngineCamStatements}. */
final class StatementsEmitter {
    private StatementsEmitter() {}

    static TypeSpec type(ClassName name, ClassName facade, Map<NamedTable, List<PreparedStatementModel>> statements) {
        CodeBlock entries = statements.entrySet().stream()
                .flatMap(e -> e.getValue().stream()
                        .map(s -> entry(
                                ClassName.get(
                                        e.getKey().packageName(), e.getKey().repository()),
                                s)))
                .collect(CodeBlock.joining(",\n"));
        return TypeSpec.classBuilder(name)
                .addJavadoc(
                        "Every static statement that {@link $T} can send, for tools and tests. Nothing of it loads before it is asked for.\n",
                        facade)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("all")
                        .addJavadoc("In the order of tables and verbs.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(ParameterizedTypeName.get(List.class, CatalogueEntry.class))
                        .addStatement("return $T.of(\n$L)", List.class, entries)
                        .build())
                .build();
    }

    private static CodeBlock entry(ClassName repository, PreparedStatementModel prepared) {
        StatementModel s = prepared.statement();
        CodeBlock sql = s.template().isEmpty()
                ? CodeBlock.of("$T.$L.sql()", repository, prepared.constant())
                : Text.block(s.sql().jdbc());
        return CodeBlock.of(
                "new $T(\n        $S,\n        $L,\n        $L,\n        $L,\n        $L)",
                CatalogueEntry.class,
                s.id(),
                sql,
                strings(prepared.parameterTypes()),
                strings(s.results().stream()
                        .map(r -> r.name() + " " + r.declaredType())
                        .toList()),
                strings(s.optional()));
    }

    private static CodeBlock strings(List<String> strings) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                strings.stream().map(s -> CodeBlock.of("$S", s)).collect(CodeBlock.joining(", ")));
    }
}
