package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.runtime.ColumnValues;
import javax.lang.model.element.Modifier;

/** What {@code NewUser} and {@code UserPatch} share: an immutable class around the values of some columns. */
final class ValuesClass {
    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName name;

    ValuesClass(NamedTable table, JavaTypes types, ClassName name) {
        this.table = table;
        this.types = types;
        this.name = name;
    }

    TypeSpec.Builder start(String description) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", description);
    }

    FieldSpec empty(String description) {
        return FieldSpec.builder(name, "EMPTY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", description)
                .initializer("new $T($T.COLUMNS.none())", name, ClassName.get(table.packageName(), table.newRow()))
                .build();
    }

    /** Sets one column; its place is that in {@code NewUser.COLUMNS}. */
    MethodSpec setter(ColumnModel column) {
        return method(column)
                .addModifiers(Modifier.PUBLIC)
                .returns(name)
                .addStatement(
                        "return new $T(values.$L($L, $N))",
                        name,
                        column.requiresValue() ? "with" : "withNullable",
                        table.insertable().indexOf(column),
                        table.member(column))
                .build();
    }

    /** A method named as the column, with its value as the parameter. */
    MethodSpec.Builder method(ColumnModel column) {
        return MethodSpec.methodBuilder(table.member(column))
                .addJavadoc("$L\n", Text.of(column))
                .addParameter(ParameterSpec.builder(
                                types.of(table, column).declared(!column.requiresValue()), table.member(column))
                        .build());
    }

    TypeSpec end(TypeSpec.Builder type) {
        return type.addField(ColumnValues.class, "values", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ColumnValues.class, "values")
                        .addStatement("this.values = values")
                        .build())
                .addMethod(MethodSpec.methodBuilder("values")
                        .returns(ColumnValues.class)
                        .addStatement("return values")
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addJavadoc("The names of the columns that are set, without their values.\n")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return $S + values", name.simpleName())
                        .build())
                .build();
    }
}
