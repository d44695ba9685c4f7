package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.CatalogueEntry;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.StatementModel;
import dev.rowan.review.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The catalogue of all static statements: {@code EngineCamStatements}. */
final class StatementsEmitter {
    private static final ParameterizedTypeName CATALOGUE = ParameterizedTypeName.get(List.class, CatalogueEntry.class);

    private StatementsEmitter() {}

    static TypeSpec type(
            ClassName name,
            ClassName facade,
            List<StatementsOf> statements,
            List<StatementsOf> relations,
            Map<String, Access> access) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "Every static statement that {@link $T} can send, for tools and tests. Nothing of it loads before it is asked for.\n",
                        facade)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(joined("all", "In the order of tables and verbs.\n", "statements", statements))
                .addMethod(joined(
                        "relations",
                        "The SELECT of each relation for rows whose keys are given. A shape sends one for each of its relations, all in"
                                + "\none string: with the columns, conditions, order and limit of its branch; from a static statement with"
                                + "\nthat statement's condition in the place of the keys. Those that end in {@code +tree} are sent by {@code treeOf}.\n",
                        "relations",
                        relations));
        Map<String, TypeSpec.Builder> holders = new LinkedHashMap<>();
        statements.forEach(each -> add(
                holders,
                "statements",
                each,
                access,
                one -> one.statement().family().isEmpty()
                        ? CodeBlock.of("$T.$L.sql()", each.holder(), one.constant())
                        : text(one)));
        relations.forEach(each -> add(holders, "relations", each, access, StatementsEmitter::text));
        holders.values().forEach(holder -> type.addType(holder.build()));
        return type.build();
    }

    /** A class for each table: the constants of a class are limited. */
    private static String holder(StatementsOf all) {
        return "Of" + Identifiers.capitalized(all.accessor());
    }

    private static CodeBlock text(PreparedStatementModel one) {
        return Text.block(one.statement().sql().jdbc());
    }

    private static MethodSpec joined(String name, String javadoc, String method, List<StatementsOf> statements) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement(
                        "return $T.<$T<$T>>of($L)\n.<$T>flatMap($T::stream)\n.toList()",
                        Stream.class,
                        List.class,
                        CatalogueEntry.class,
                        statements.stream()
                                .map(s -> CodeBlock.of("$L.$L()", holder(s), method))
                                .collect(CodeBlock.joining(", ")),
                        CatalogueEntry.class,
                        List.class)
                .build();
    }

    /** One method for all, and one for each statement of a wide table: the bytes of a method are limited. */
    private static void add(
            Map<String, TypeSpec.Builder> holders,
            String name,
            StatementsOf all,
            Map<String, Access> access,
            Function<PreparedStatementModel, CodeBlock> sql) {
        TypeSpec.Builder holder = holders.computeIfAbsent(holder(all), StatementsEmitter::holder);
        List<CodeBlock> entries = new ArrayList<>();
        Set<String> verbs = new HashSet<>();
        for (PreparedStatementModel one : all.statements()) {
            CodeBlock entry = entry(
                    one,
                    sql.apply(one),
                    Optional.ofNullable(access.get(one.statement().id())));
            if (all.wide()) {
                String verb = one.statement().methods().getFirst();
                String method = name + "_" + (verbs.add(verb) ? verb : verb + "_" + entries.size());
                holder.addMethod(MethodSpec.methodBuilder(method)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(CatalogueEntry.class)
                        .addStatement("return $L", entry)
                        .build());
                entry = CodeBlock.of("$N()", method);
            }
            entries.add(entry);
        }
        holder.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(CATALOGUE)
                .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(entries, ",\n"))
                .build());
    }

    private static TypeSpec.Builder holder(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    private static CodeBlock entry(PreparedStatementModel prepared, CodeBlock sql, Optional<Access> access) {
        StatementModel s = prepared.statement();
        return CodeBlock.of(
                "new $T(\n        $S,\n        $L,\n        $L,\n        $L,\n        $L,\n        $L,\n        $S,\n        $L,\n        $L,\n        $L,\n        $L)",
                CatalogueEntry.class,
                s.id(),
                sql,
                strings(prepared.parameterTypes()),
                strings(prepared.sent()),
                strings(s.results().stream()
                        .map(r -> r.name() + " " + r.declaredType())
                        .toList()),
                strings(s.optional()),
                s.rows(),
                strings(access.map(Access::reads).map(List::copyOf).orElse(List.of())),
                strings(access.map(Access::writes).map(List::copyOf).orElse(List.of())),
                strings(access.map(Access::cascades).map(List::copyOf).orElse(List.of())),
                strings(access.stream()
                        .flatMap(a -> a.locks().stream())
                        .map(l -> l.table() + " " + l.mode().title())
                        .toList()));
    }

    private static CodeBlock strings(List<String> strings) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                strings.stream().map(s -> CodeBlock.of("$S", s)).collect(CodeBlock.joining(",$W")));
    }
}
