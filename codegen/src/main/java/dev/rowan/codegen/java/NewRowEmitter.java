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
import dev.rowan.runtime.ColumnValues;
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
    private static final int LINE = 100;
    private static final int MOST_SHOWN = 12;
    private static final int MOST_LAMBDAS = 50;

    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName newRow;
    private final ClassName given;
    private final List<Part> required;
    private final List<Part> optional;
    private final ValuesClass values;

    NewRowEmitter(NamedTable table, JavaTypes types) {
        this.table = table;
        this.types = types;
        this.newRow = ClassName.get(table.packageName(), table.newRow());
        this.given = newRow.nestedClass("Given");
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
        if (isLong()) {
            type.addType(given());
        }
        optional.forEach(part -> type.addMethod(values.setter(part)));
        return values.end(type);
    }

    private String description() {
        String example = required.isEmpty()
                ? table.newRow() + ".EMPTY"
                : table.newRow()
                        + required.stream()
                                .limit(MOST_SHOWN)
                                .map(p -> "." + p.member() + "(...)")
                                .collect(Collectors.joining())
                        + (required.size() > MOST_SHOWN ? " ..." : "");
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
        return values.method(required.getFirst())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(after(0))
                .addStatement("return $L", isLong() ? with(0, CodeBlock.of("COLUMNS.none()")) : lambdas())
                .build();
    }

    /** {@code email -> name -> new NewUser(...)}: no class is made for what is given so far. */
    private CodeBlock lambdas() {
        List<String> members = required.stream().map(Part::member).toList();
        List<String> given = table.required().stream()
                .map(c -> ValuesClass.value(partOf(c), c).toString())
                .toList();
        CodeBlock more = required.stream()
                .map(p -> values.with(
                        p, p.columns().stream().filter(ColumnModel::optional).toList()))
                .collect(CodeBlock.joining(""));
        String arrows = members.stream().skip(1).map(m -> m + " -> ").collect(Collectors.joining());
        boolean fits = arrows.length() <= LINE;
        boolean array = given.size() == 1
                && types.of(table, table.required().getFirst()).isArray(); // else it would be taken for the values
        return CodeBlock.of(
                "$L$Lnew $T(COLUMNS.required($L$L$L)$L)",
                fits ? arrows : Text.lines(members.subList(1, members.size()), " -> ") + " -> ",
                fits ? "" : "\n",
                newRow,
                fits ? "" : "\n",
                array ? "(Object) " : "",
                fits ? String.join(", ", given) : Text.lines(given),
                more);
    }

    private Part partOf(ColumnModel column) {
        return required.stream()
                .filter(p -> p.columns().contains(column))
                .findFirst()
                .orElseThrow();
    }

    /** Whether lambdas in each other would be too deep: each is given all that came before. */
    private boolean isLong() {
        return required.size() > MOST_LAMBDAS;
    }

    /** What is required and was given so far. */
    private TypeSpec given() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(given)
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(ColumnValues.class, "values")
                        .build());
        for (int i = 1; i < required.size(); i++) {
            Part part = required.get(i);
            type.addSuperinterface(newRow.nestedClass(needsName(part)))
                    .addMethod(MethodSpec.methodBuilder(part.member())
                            .addAnnotation(Override.class)
                            .addModifiers(Modifier.PUBLIC)
                            .returns(after(i))
                            .addParameter(types.declared(table, part, c -> !c.requiresValue()), part.member())
                            .addStatement("return $L", with(i, CodeBlock.of("values")))
                            .build());
        }
        return type.build();
    }

    private CodeBlock with(int place, CodeBlock before) {
        Part part = required.get(place);
        return CodeBlock.of(
                "new $T($L$L)",
                place + 1 == required.size() ? newRow : given,
                before,
                values.with(part, part.columns()));
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
