package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A row with more columns than a record can have components: a final class that reads itself, with a record's accessors,
 * equality and text. It keeps each method below the bytes that Java allows, up to PostgreSQL's 1,600 columns.
 */
final class WideRow {
    /** Of a constructor, beside {@code this}; a long or double takes two: JVMS 4.3.3. */
    private static final int MOST_SLOTS = 254;

    private static final TypeName VALUES =
            ArrayTypeName.of(ClassName.get(Object.class).annotated(nullable()));

    private final NamedTable table;
    private final JavaTypes types;
    private final Function<RowPart, CodeBlock> reading;
    private final List<RowPart> parts;
    private final ClassName row;

    /** {@code reading}: the expression for a part of the row, from {@code rs} and {@code c}. */
    WideRow(NamedTable table, JavaTypes types, Function<RowPart, CodeBlock> reading) {
        this.table = table;
        this.types = types;
        this.reading = reading;
        this.parts = table.parts(table.model().columns());
        this.row = ClassName.get(table.packageName(), table.row());
    }

    /** Whether the table needs one. */
    static boolean isNeeded(NamedTable table, JavaTypes types) {
        int slots = 0;
        for (RowPart part : table.parts(table.model().columns())) {
            TypeName type = types.declared(table, part, ColumnModel::nullable);
            slots += type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE) ? 2 : 1;
        }
        return slots > MOST_SLOTS;
    }

    TypeSpec.Builder type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(row)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(names());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(ResultSet.class, "rs")
                .addParameter(int.class, "c")
                .addException(SQLException.class);
        for (RowPart part : parts) {
            TypeName declared = types.declared(table, part, ColumnModel::nullable);
            String member = part.member();
            type.addField(declared, member, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement("this.$N = $L", member, reading.apply(part));
            type.addMethod(MethodSpec.methodBuilder(member)
                    .addJavadoc("$L\n", Text.of(part))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(declared)
                    .addStatement("return $N", member)
                    .build());
        }
        return type.addMethod(constructor.build())
                .addMethod(values())
                .addMethod(equalsMethod())
                .addMethod(hashCodeMethod())
                .addMethod(toStringMethod());
    }

    private FieldSpec names() {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(List.class, String.class),
                        "NAMES",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "$T.of(\n$L)",
                        List.class,
                        Text.lines(parts.stream()
                                .map(p -> CodeBlock.of("$S", p.member()))
                                .toList()))
                .build();
    }

    /** Takes the row, for a column may be called {@code values} too. */
    private MethodSpec values() {
        return MethodSpec.methodBuilder("values")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(VALUES)
                .addParameter(row, "row")
                .addStatement(
                        "return new $T[] {\n$L\n}",
                        ClassName.get(Object.class).annotated(nullable()),
                        Text.lines(parts.stream()
                                .map(p -> CodeBlock.of("row.$L", p.member()))
                                .toList()))
                .build();
    }

    private MethodSpec equalsMethod() {
        return overriding("equals", boolean.class)
                .addParameter(ClassName.get(Object.class).annotated(nullable()), "other")
                .addStatement(
                        "return other instanceof $T that && $T.deepEquals(values(this), values(that))",
                        row,
                        Arrays.class)
                .build();
    }

    private static MethodSpec hashCodeMethod() {
        return overriding("hashCode", int.class)
                .addStatement("return $T.deepHashCode(values(this))", Arrays.class)
                .build();
    }

    private MethodSpec toStringMethod() {
        boolean hasArrays = table.model().columns().stream()
                .anyMatch(c -> types.of(table, c).isArray());
        CodeBlock text = hasArrays
                ? CodeBlock.of(
                        "(value != null && value.getClass().isArray() ? $T.getLength(value) + $S : value)",
                        Array.class,
                        " elements")
                : CodeBlock.of("value");
        return overriding("toString", String.class)
                .addStatement(
                        "$T text = new $T($S, $S, $S)",
                        StringJoiner.class,
                        StringJoiner.class,
                        ", ",
                        table.row() + "[",
                        "]")
                .addStatement("$T values = values(this)", VALUES)
                .beginControlFlow("for (int i = 0; i < values.length; i++)")
                .addStatement(
                        "$T value = values[i]", ClassName.get(Object.class).annotated(nullable()))
                .addStatement("text.add(NAMES.get(i) + '=' + $L)", text)
                .endControlFlow()
                .addStatement("return text.toString()")
                .build();
    }

    private static MethodSpec.Builder overriding(String name, Class<?> returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private static AnnotationSpec nullable() {
        return AnnotationSpec.builder(Nullable.class).build();
    }
}
