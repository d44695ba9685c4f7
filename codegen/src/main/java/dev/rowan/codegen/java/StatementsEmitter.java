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

    static TypeSpec type(
            ClassName name,
            ClassName facade,
            Map<NamedTable, List<PreparedStatementModel>> statements,
            Map<NamedTable, List<PreparedStatementModel>> relations) {
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
        relations.values().removeIf(List::isEmpty);
        type.addMethod(relations(relations));
        relations.forEach((table, prepared) -> type.addMethod(MethodSpec.methodBuilder(ofRelations(table))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement(
                        "return $T.of(\n$L)",
                        List.class,
                        prepared.stream()
                                .map(p ->
                                        entry(p, Text.block(p.statement().sql().jdbc())))
                                .collect(CodeBlock.joining(",\n")))
                .build()));
        return type.build();
    }

    private static MethodSpec all(Set<NamedTable> tables) {
        return joined(
                "all", "In the order of tables and verbs.\n", tables.stream().map(NamedTable::accessor));
    }

    private static MethodSpec relations(Map<NamedTable, List<PreparedStatementModel>> relations) {
        return joined(
                "relations",
                "The SELECT of each relation for rows whose keys are given. A shape sends one for each of its relations, all in"
                        + "\none string: with the columns, conditions, order and limit of its branch; from a static statement with"
                        + "\nthat statement's condition in the place of the keys.\n",
                relations.keySet().stream().map(StatementsEmitter::ofRelations));
    }

    private static MethodSpec joined(String name, String javadoc, Stream<String> methods) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement(
                        "return $T.<$T<$T>>of($L)\n.<$T>flatMap($T::stream)\n.toList()",
                        Stream.class,
                        List.class,
                        CatalogueEntry.class,
                        methods.map(m -> CodeBlock.of("$N()", m)).collect(CodeBlock.joining(", ")),
                        CatalogueEntry.class,
                        List.class)
                .build();
    }

    private static String ofRelations(NamedTable table) {
        return table.accessor() + "_relations";
    }

    /** A method for each table, and for each statement of a wide one: the bytes of a method are limited. */
    private static void addTable(TypeSpec.Builder type, NamedTable table, List<PreparedStatementModel> prepared) {
        ClassName repository = ClassName.get(table.packageName(), table.repository());
        List<CodeBlock> entries = new ArrayList<>();
        for (PreparedStatementModel one : prepared) {
            StatementModel s = one.statement();
            CodeBlock entry = entry(
                    one,
                    s.family().isEmpty()
                            ? CodeBlock.of("$T.$L.sql()", repository, one.constant())
                            : Text.block(s.sql().jdbc()));
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

    private static CodeBlock entry(PreparedStatementModel prepared, CodeBlock sql) {
        StatementModel s = prepared.statement();
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
