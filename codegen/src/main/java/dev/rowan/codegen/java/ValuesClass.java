package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.column.Column;
import dev.rowan.column.ColumnValues;
import dev.rowan.column.Columns;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

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

    /** {@code columns}: the class that has {@code COLUMNS}. */
    FieldSpec empty(String description, ClassName columns) {
        return FieldSpec.builder(name, "EMPTY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", description)
                .initializer("new $T($T.COLUMNS.none())", name, columns)
                .build();
    }

    /** {@code COLUMNS}: all that can be written. */
    FieldSpec columns() {
        CodeBlock.Builder columns = CodeBlock.builder()
                .add("$S,\n        $L", table.model().name(), table.required().size());
        table.insertable().forEach(column -> columns.add(",\n        $L", column(column)));
        return FieldSpec.builder(Columns.class, "COLUMNS", Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.of(\n        $L)", Columns.class, columns.build())
                .build();
    }

    private CodeBlock column(ColumnModel column) {
        String parameter = TableStatements.parameter(table, column);
        CodeBlock type = types.writing(table, column);
        return parameter.equals("?")
                ? CodeBlock.of("new $T($S, $L)", Column.class, column.sqlName(), type)
                : CodeBlock.of("new $T($S, $L, $S)", Column.class, column.sqlName(), type, parameter);
    }

    /** Sets a column or the columns of an embeddable. */
    List<MethodSpec> setters(RowPart part) {
        return withOther(method(part)
                .addModifiers(Modifier.PUBLIC)
                .returns(name)
                .addStatement("return new $T(values$L)", name, with(part))
                .build());
    }

    /** A setter, and the one of an array's elements. */
    static List<MethodSpec> withOther(MethodSpec setter) {
        return Stream.concat(Stream.of(setter), OneByOne.of(setter).stream()).toList();
    }

    /** Sets the columns of what was given. */
    CodeBlock with(RowPart part) {
        return with(part, part.columns(), part.columns().getFirst());
    }

    /** Sets these columns of what was given and was looked at before; their places are those in {@code NewUser.COLUMNS}. */
    CodeBlock with(RowPart part, List<ColumnModel> columns) {
        return with(part, columns, null);
    }

    private CodeBlock with(RowPart part, List<ColumnModel> columns, @Nullable ColumnModel first) {
        return columns.stream()
                .map(c -> CodeBlock.of(
                        ".$L($L, $L)",
                        c.requiresValue() ? "with" : "withNullable",
                        table.insertable().indexOf(c),
                        value(part, c, c.equals(first))))
                .collect(CodeBlock.joining(""));
    }

    /** The value of a column in the parameter; {@code first}: no other was asked of it before, so that it may be null. */
    static CodeBlock value(RowPart part, ColumnModel column, boolean first) {
        return switch (part) {
            case RowPart.Single single -> CodeBlock.of("$N", single.member());
            case RowPart.Embedded embedded -> {
                String field = embedded.fields().get(column);
                yield first
                        ? CodeBlock.of(
                                "$T.requireNonNull($N, $S).$L()",
                                Objects.class,
                                part.member(),
                                part.member() + " is null",
                                field)
                        : CodeBlock.of("$N.$L()", part.member(), field);
            }
        };
    }

    /** A method named as the part, with its value as the parameter. */
    MethodSpec.Builder method(RowPart part) {
        return MethodSpec.methodBuilder(part.member())
                .addJavadoc("$L\n", Text.of(part))
                .addParameter(ParameterSpec.builder(types.declared(table, part, c -> !c.requiresValue()), part.member())
                        .build());
    }

    /** {@code overriding}: what {@code values()} is, as an implementation of a method of the runtime. */
    TypeSpec end(TypeSpec.Builder type, Modifier... overriding) {
        MethodSpec.Builder values = MethodSpec.methodBuilder("values")
                .addModifiers(overriding)
                .returns(ColumnValues.class)
                .addStatement("return values");
        if (overriding.length > 0) {
            values.addAnnotation(Override.class);
        }
        return type.addField(ColumnValues.class, "values", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(ColumnValues.class, "values")
                        .addStatement("this.values = values")
                        .build())
                .addMethod(values.build())
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
