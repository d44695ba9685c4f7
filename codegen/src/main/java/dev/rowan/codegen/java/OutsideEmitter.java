package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.rowan.Filter;
import dev.rowan.Filters;
import dev.rowan.Sort;
import dev.rowan.Sortable;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.OutsideColumn;
import dev.rowan.error.InvalidInput;
import dev.rowan.shape.RowType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** How rows may be sorted and asked for from outside: {@code UserSort} and {@code UserFilter}. */
final class OutsideEmitter {
    private final NamedTable table;
    private final List<OutsideColumn> columns;
    private final ClassName row;

    OutsideEmitter(NamedTable table, List<OutsideColumn> columns) {
        this.table = table;
        this.columns = columns;
        this.row = ClassName.get(table.packageName(), table.row());
    }

    TypeSpec sort() {
        ClassName name = ClassName.get(table.packageName(), table.sort());
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Sortable.class), row))
                .addJavadoc(
                        "Columns of $L by which rows may be sorted from outside. Nothing else is one.\n",
                        Text.code(table.model().qualifiedName()));
        columns.forEach(c -> type.addEnumConstant(
                c.constant(),
                TypeSpec.anonymousClassBuilder("$S, $L", c.parameter(), place(c))
                        .addJavadoc(
                                "$L\n",
                                Text.code(c.column().name() + " " + c.column().declaredType()))
                        .build()));
        return type.addField(String.class, "parameter", Modifier.PRIVATE, Modifier.FINAL)
                .addField(TypeName.INT, "place", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "parameter")
                        .addParameter(TypeName.INT, "place")
                        .addStatement("this.parameter = parameter")
                        .addStatement("this.place = place")
                        .build())
                .addMethod(MethodSpec.methodBuilder("parse")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc(
                                "{@code $L}: {@code -} is downwards.$L\n\n"
                                        + "@throws $T with everything that is wrong with the text\n",
                                columns.size() == 1
                                        ? "-" + columns.getFirst().parameter()
                                        : columns.getFirst().parameter() + ",-"
                                                + columns.getLast().parameter(),
                                table.model().primaryKey().isPresent() ? " The primary key closes it." : "",
                                InvalidInput.class)
                        .returns(ParameterizedTypeName.get(ClassName.get(Sort.class), row))
                        .addParameter(String.class, "text")
                        .addStatement("return $T.parse($T.ROW, $T.of(values()), text)", Sort.class, row, List.class)
                        .build())
                .addMethod(overriding("parameter", TypeName.get(String.class), CodeBlock.of("parameter")))
                .addMethod(overriding("place", TypeName.INT, CodeBlock.of("place")))
                .addMethod(overriding(
                        "row",
                        ParameterizedTypeName.get(ClassName.get(RowType.class), row),
                        CodeBlock.of("$T.ROW", row)))
                .build();
    }

    private static MethodSpec overriding(String name, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    TypeSpec filter() {
        ClassName name = ClassName.get(table.packageName(), table.filter());
        CodeBlock.Builder all = CodeBlock.builder().add("$T.of($T.ROW)", Filters.class, row);
        columns.forEach(c -> all.add("\n        .by($S, $L)", c.parameter(), place(c)));
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "Which rows of $L somebody outside may ask for, by: $L.\n",
                        Text.code(table.model().qualifiedName()),
                        columns.stream().map(c -> Text.code(c.parameter())).collect(Collectors.joining(", ")))
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(Filters.class), row),
                                "COLUMNS",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(all.build())
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("parse")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc(
                                "What the parameters of a request ask for, {@code $1L=a} or {@code $1L.ne=a}: all of them must hold; several\n"
                                        + "values of one are alternatives.\n\n"
                                        + "@param others names of parameters that are no filters\n"
                                        + "@throws $2T with everything that is wrong with them\n",
                                columns.getFirst().parameter(),
                                InvalidInput.class)
                        .returns(ParameterizedTypeName.get(ClassName.get(Filter.class), row))
                        .addParameter(
                                ParameterizedTypeName.get(
                                        ClassName.get(Map.class),
                                        ClassName.get(String.class),
                                        WildcardTypeName.subtypeOf(
                                                ParameterizedTypeName.get(List.class, String.class))),
                                "parameters")
                        .addParameter(ParameterSpec.builder(ArrayTypeName.of(String.class), "others")
                                .build())
                        .varargs()
                        .addStatement("return COLUMNS.parse(parameters, others)")
                        .build())
                .build();
    }

    /** In the row, which has all columns of the table. */
    private int place(OutsideColumn c) {
        List<ColumnModel> all = table.model().columns();
        return all.indexOf(c.column());
    }
}
