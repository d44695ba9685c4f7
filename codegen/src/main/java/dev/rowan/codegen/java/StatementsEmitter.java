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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The catalogue of all static statements: {@code EngineCamStatements}. */
final class StatementsEmitter {
    private static final ParameterizedTypeName CATALOGUE = ParameterizedTypeName.get(List.class, CatalogueEntry.class);

    private static final int MOST_COLUMNS = 200;

    private StatementsEmitter() {}

    static TypeSpec type(ClassName name, ClassName facade, Map<NamedTable, List<PreparedStatementModel>> statements) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "Every static statement that {@link $T} can send, for tools and tests. Nothing of it loads before it is asked for.\n",
                        facade)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(all(statements.keySet()));
        statements.forEach((table, prepared) -> addTable(type, table, prepared));
        return type.build();
    }

    private static MethodSpec all(Set<NamedTable> tables) {
        CodeBlock each =
                tables.stream().map(t -> CodeBlock.of("$N()", t.accessor())).collect(CodeBlock.joining(", "));
        return MethodSpec.methodBuilder("all")
                .addJavadoc("In the order of tables and verbs.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement(
                        "return $T.of($L)\n.<$T>flatMap($T::stream)\n.toList()",
                        Stream.class,
                        each,
                        CatalogueEntry.class,
                        List.class)
                .build();
    }

    /** A method for each table, and for each statement of a wide one: the bytes of a method are limited. */
    private static void addTable(TypeSpec.Builder type, NamedTable table, List<PreparedStatementModel> prepared) {
        ClassName repository = ClassName.get(table.packageName(), table.repository());
        List<CodeBlock> entries = new ArrayList<>();
        for (PreparedStatementModel one : prepared) {
            CodeBlock entry = entry(repository, one);
            if (table.model().columns().size() > MOST_COLUMNS) {
                String method =
                        table.accessor() + "_" + one.statement().methods().getFirst();
                type.addMethod(MethodSpec.methodBuilder(method)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(CatalogueEntry.class)
                        .addStatement("return $L", entry)
                        .build());
                entry = CodeBlock.of("$N()", method);
            }
            entries.add(entry);
        }
        type.addMethod(MethodSpec.methodBuilder(table.accessor())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(entries, ",\n"))
                .build());
    }

    private static CodeBlock entry(ClassName repository, PreparedStatementModel prepared) {
        StatementModel s = prepared.statement();
        CodeBlock sql = s.family().isEmpty()
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
