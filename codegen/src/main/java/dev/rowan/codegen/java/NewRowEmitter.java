package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.Part;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.runtime.Column;
import dev.rowan.runtime.Columns;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What an insert needs: {@code NewUser}. The required columns come one by one, each by an interface of its own, so that
 * leaving one out does not compile.
 */
final class NewRowEmitter {
    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName newRow;
    private final List<Part> required;
    private final List<Part> optional;
    private final ValuesClass values;

    NewRowEmitter(NamedTable table, JavaTypes types) {
        this.table = table;
        this.types = types;
        this.newRow = ClassName.get(table.packageName(), table.newRow());
        Map<Boolean, List<Part>> parts = table.parts(table.insertable()).stream()
                .collect(Collectors.partitioningBy(p -> p.columns().stream().anyMatch(c -> !c.optional())));
        this.required = parts.getOrDefault(true, List.of());
        this.optional = parts.getOrDefault(false, List.of());
        this.values = new ValuesClass(table, types, newRow);
    }

    TypeSpec type() {
        TypeSpec.Builder type = values.start(description()).addField(columns());
        if (required.isEmpty()) {
            type.addField(values.empty("A row of defaults, to start from."));
        } else {
            type.addMethod(first());
        }
        for (int i = 1; i < required.size(); i++) {
            type.addType(needs(i));
        }
        optional.forEach(part -> type.addMethod(values.setter(part)));
        return values.end(type);
    }

    private String description() {
        String example = required.isEmpty()
                ? table.newRow() + ".EMPTY"
                : table.newRow()
                        + required.stream().map(p -> "." + p.member() + "(...)").collect(Collectors.joining());
        return "A row to insert into " + Text.code(table.model().qualifiedName()) + ": {@code " + example
                + "}, then the\ncolumns that can be left out. A column left out gets its default, which is not null.\n"
                + "Immutable and thread-safe.\n";
    }

    private FieldSpec columns() {
        CodeBlock.Builder columns = CodeBlock.builder().add("$S", table.model().name());
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

    private MethodSpec first() {
        CodeBlock made = CodeBlock.of(
                "new $T(COLUMNS.required($L)$L)",
                newRow,
                table.required().stream()
                        .map(c -> ValuesClass.value(given(c), c))
                        .collect(CodeBlock.joining(", ")),
                required.stream()
                        .map(p -> values.with(
                                p,
                                p.columns().stream()
                                        .filter(ColumnModel::optional)
                                        .toList()))
                        .collect(CodeBlock.joining("")));
        String arrows = required.stream().skip(1).map(p -> p.member() + " -> ").collect(Collectors.joining());
        return values.method(required.getFirst())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(after(0))
                .addStatement("return $L$L", arrows, made)
                .build();
    }

    private Part given(ColumnModel column) {
        return required.stream()
                .filter(p -> p.columns().contains(column))
                .findFirst()
                .orElseThrow();
    }

    private TypeSpec needs(int place) {
        Part part = required.get(place);
        return TypeSpec.interfaceBuilder(needsName(part))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "A row that lacks $L, and perhaps what comes after it.\n",
                        Text.code(
                                part instanceof Part.Single single
                                        ? single.column().name()
                                        : part.member()))
                .addMethod(values.method(part)
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(after(place))
                        .build())
                .build();
    }

    private ClassName after(int place) {
        return place + 1 == required.size() ? newRow : newRow.nestedClass(needsName(required.get(place + 1)));
    }

    private static String needsName(Part part) {
        return "Needs" + Identifiers.capitalized(part.member());
    }
}
