package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.KeyType;
import dev.rowan.codegen.names.NamedTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The record of a key of several columns: {@code OrderLineId}, which a repository takes and a row gives. */
final class KeyEmitter {
    private final NamedTable table;
    private final JavaTypes types;
    private final List<ColumnModel> columns;
    private final KeyType key;
    private final ClassName name;

    private KeyEmitter(NamedTable table, JavaTypes types, List<ColumnModel> columns) {
        this.table = table;
        this.types = types;
        this.columns = columns;
        this.key = table.key(columns).orElseThrow();
        this.name = ClassName.get(table.packageName(), key.name());
    }

    static TypeSpec type(NamedTable table, JavaTypes types, List<ColumnModel> columns) {
        return new KeyEmitter(table, types, columns).type();
    }

    /** A row's method that gives its primary key, if that is such a record. */
    static List<MethodSpec> ofRow(NamedTable table) {
        return table.model().primaryKey().stream()
                .flatMap(primary -> table.key(primary.columns()).filter(KeyType::own).stream()
                        .map(key -> MethodSpec.methodBuilder(accessor(table, key))
                                .addModifiers(Modifier.PUBLIC)
                                .addJavadoc("Its primary key.\n")
                                .returns(ClassName.get(table.packageName(), key.name()))
                                .addStatement(
                                        "return new $T($L)",
                                        ClassName.get(table.packageName(), key.name()),
                                        primary.columns().stream()
                                                .map(c -> CodeBlock.of("$L", table.value(c)))
                                                .collect(CodeBlock.joining(", ")))
                                .build()))
                .toList();
    }

    private static String accessor(NamedTable table, KeyType key) {
        String accessor = Identifiers.decapitalized(key.name());
        boolean taken = table.parts(table.model().columns()).stream()
                .anyMatch(p -> p.member().equals(accessor));
        return taken ? accessor + "_" : Identifiers.member(accessor);
    }

    private TypeSpec type() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        columns.forEach(c -> components.addParameter(parameter(c)));
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "$L of $L. By name: {@code $L.$L}.\n",
                        isPrimary() ? "The primary key" : "A key",
                        Text.code(table.model().qualifiedName()),
                        name.simpleName(),
                        columns.stream().map(c -> field(c) + "(...)").collect(Collectors.joining(".")))
                .recordConstructor(components.build())
                .addMethods(new ArrayEquality(
                                name.simpleName(),
                                columns.stream()
                                        .map(c -> new Component(field(c), javaType(c)))
                                        .toList())
                        .methods())
                .addMethod(step(0).addModifiers(Modifier.STATIC)
                        .addStatement("return $L", lambdas())
                        .build());
        for (int i = 1; i < columns.size(); i++) {
            type.addType(TypeSpec.interfaceBuilder(needs(i))
                    .addModifiers(Modifier.PUBLIC)
                    .addAnnotation(FunctionalInterface.class)
                    .addJavadoc(
                            "A key that lacks $L, and perhaps what comes after it.\n", Text.code(field(columns.get(i))))
                    .addMethod(step(i).addModifiers(Modifier.ABSTRACT).build())
                    .build());
        }
        return type.build();
    }

    private boolean isPrimary() {
        return table.model()
                .primaryKey()
                .filter(k -> k.columns().equals(columns))
                .isPresent();
    }

    /** {@code lineNo -> new OrderLineId(orderId, lineNo)}. */
    private CodeBlock lambdas() {
        CodeBlock.Builder code = CodeBlock.builder();
        columns.stream().skip(1).forEach(c -> code.add("$N -> ", field(c)));
        return code.add(
                        "new $T($L)",
                        name,
                        columns.stream().map(c -> CodeBlock.of("$N", field(c))).collect(CodeBlock.joining(", ")))
                .build();
    }

    private MethodSpec.Builder step(int place) {
        ColumnModel column = columns.get(place);
        return MethodSpec.methodBuilder(field(column))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", Text.code(column.declaredType()))
                .addParameter(javaType(column), field(column))
                .returns(place + 1 == columns.size() ? name : needs(place + 1));
    }

    private ClassName needs(int place) {
        return name.nestedClass("Needs" + Identifiers.capitalized(field(columns.get(place))));
    }

    private ParameterSpec parameter(ColumnModel column) {
        return ParameterSpec.builder(javaType(column), field(column))
                .addJavadoc("$L\n", Text.code(column.declaredType()))
                .build();
    }

    private TypeName javaType(ColumnModel column) {
        return types.of(table, column).type();
    }

    private String field(ColumnModel column) {
        return Objects.requireNonNull(key.fields().get(column));
    }
}
