package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.column.ColumnValues;
import dev.rowan.insert.InsertInto;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.UpsertFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * What an insert needs: {@code NewUser}. The required columns come one by one, each by an interface of its own, so that
 * leaving one out does not compile.
 */
final class NewRowEmitter {
    private static final int LINE = 100;
    private static final int MOST_SHOWN = 12;
    private static final int MOST_LAMBDAS = 50;

    private final TableStatements statements;
    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName row;
    private final ClassName newRow;
    private final ClassName given;
    private final List<RowPart> required;
    private final List<RowPart> optional;
    private final ValuesClass values;
    private final List<LeftOut> leftOut;

    /**
     * The columns of a foreign key that are left to the row it points to.
     *
     * @param from which of the required parts is the first of them
     * @param to the one after the last
     */
    private record LeftOut(String method, NamedRelation relation, int from, int to) {}

    NewRowEmitter(TableStatements statements, JavaTypes types, List<NamedRelation> relations) {
        this.statements = statements;
        this.table = statements.table();
        this.types = types;
        this.row = ClassName.get(table.packageName(), table.row());
        this.newRow = ClassName.get(table.packageName(), table.newRow());
        this.given = newRow.nestedClass("Given");
        Map<Boolean, List<RowPart>> parts = table.parts(table.insertable()).stream()
                .collect(Collectors.partitioningBy(p -> p.columns().stream().anyMatch(c -> !c.optional())));
        this.required = parts.getOrDefault(true, List.of());
        this.optional = parts.getOrDefault(false, List.of());
        this.values = new ValuesClass(table, types, newRow);
        Map<String, LeftOut> byMethod = new LinkedHashMap<>();
        relations.stream()
                .filter(r -> r.keyHere() && RelationEmitter.isCarried(table, r, types))
                .flatMap(r -> leftOut(r).stream())
                .forEach(l -> byMethod.putIfAbsent(l.method() + l.from(), l));
        this.leftOut = List.copyOf(byMethod.values());
    }

    /**
     * In the place of the key's columns: where they are no neighbours, one for each run of them. One that does not start with the
     * first may follow values that were given.
     */
    private List<LeftOut> leftOut(NamedRelation relation) {
        List<LeftOut> runs = new ArrayList<>();
        for (int i = 0; i < required.size(); i++) {
            int from = i;
            while (i < required.size()
                    && relation.near().containsAll(required.get(i).columns())) {
                i++;
            }
            if (i > from) {
                runs.add(new LeftOut("of" + camelCase(relation.constant()), relation, from, i));
            }
        }
        return runs;
    }

    private static String camelCase(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(word -> Identifiers.capitalized(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }

    TypeSpec type() {
        TypeSpec.Builder type = values.start(description())
                .superclass(ParameterizedTypeName.get(ClassName.get(NewRow.class), row))
                .addField(values.columns())
                .addField(into());
        statements.upsertKeys().stream().filter(k -> !k.primary()).forEach(k -> type.addField(upsert(k)));
        if (required.isEmpty()) {
            type.addField(values.empty("A row of defaults, to start from.", newRow));
        } else {
            type.addMethods(ValuesClass.withOther(first()));
        }
        leftOut.stream().filter(l -> l.from() == 0).forEach(l -> type.addMethod(leavingOut(l)));
        for (int i = 1; i < required.size(); i++) {
            type.addType(needs(i));
        }
        if (isStepwise()) {
            type.addType(given());
        }
        optional.forEach(part -> type.addMethods(values.setters(part)));
        type.addMethod(MethodSpec.methodBuilder("into")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(InsertInto.class), row))
                .addStatement("return INTO")
                .build());
        return values.end(type, Modifier.PUBLIC);
    }

    private FieldSpec upsert(KeyModel key) {
        return FieldSpec.builder(
                        UpsertFamily.class, statements.constant("upsert", key), Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "INTO.upsert($S, $T.of($L)$L)",
                        statements.end(key),
                        List.class,
                        key.columns().stream()
                                .map(c -> String.valueOf(table.insertable().indexOf(c)))
                                .collect(Collectors.joining(", ")),
                        TableStatements.conflictTarget(key)
                                .map(t -> CodeBlock.of(", $S", t))
                                .orElse(CodeBlock.of("")))
                .build();
    }

    private FieldSpec into() {
        List<ColumnModel> given = table.insertable();
        CodeBlock keys = table.model().keys().stream()
                .filter(k -> given.containsAll(k.columns()))
                .map(k -> CodeBlock.of(
                        "$T.of($L)",
                        List.class,
                        k.columns().stream()
                                .map(c -> String.valueOf(given.indexOf(c)))
                                .collect(Collectors.joining(", "))))
                .collect(CodeBlock.joining(", "));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(InsertInto.class), row),
                        "INTO",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "new $T<>(\n        $T.INSERT, $T.ROW, COLUMNS, $T.of($L))$L$L",
                        InsertInto.class,
                        ClassName.get(table.packageName(), table.repository()),
                        row,
                        List.class,
                        keys,
                        selfKeys(),
                        table.model().rewritten() ? "\n        .withTrigger()" : "")
                .build();
    }

    /** Of the foreign keys that point to the table itself, and that inserts give with what they point to. */
    private CodeBlock selfKeys() {
        List<String> given = table.insertable().stream().map(ColumnModel::name).toList();
        return table.model().foreignKeys().stream()
                .filter(k -> k.references().equals(table.model().qualifiedName()))
                .filter(k -> given.containsAll(
                                k.columns().stream().map(ColumnModel::name).toList())
                        && given.containsAll(k.referencedColumns()))
                .map(k -> CodeBlock.of(
                        "\n        .withSelfKey($1T.of($2L), $1T.of($3L))",
                        List.class,
                        places(given, k.columns().stream().map(ColumnModel::name)),
                        places(given, k.referencedColumns().stream())))
                .collect(CodeBlock.joining(""));
    }

    private static String places(List<String> given, Stream<String> columns) {
        return columns.map(c -> String.valueOf(given.indexOf(c))).collect(Collectors.joining(", "));
    }

    private MethodSpec leavingOut(LeftOut key) {
        return leaving(key)
                .addJavadoc(description(key))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addStatement("return $L", leftOutFrom(key, CodeBlock.of("COLUMNS.none()")))
                .build();
    }

    private CodeBlock leftOutFrom(LeftOut key, CodeBlock before) {
        if (isStepwise() || key.to() == required.size()) {
            return CodeBlock.of("new $T($L)", key.to() == required.size() ? newRow : given, before);
        }
        List<RowPart> rest = required.subList(key.to(), required.size());
        return CodeBlock.of(
                "$Lnew $T($L$L)",
                rest.stream().map(p -> p.member() + " -> ").collect(Collectors.joining()),
                newRow,
                before,
                rest.stream().map(values::with).collect(CodeBlock.joining("")));
    }

    private MethodSpec.Builder leaving(LeftOut key) {
        return MethodSpec.methodBuilder(key.method()).returns(at(key.to()));
    }

    private static CodeBlock description(LeftOut key) {
        return CodeBlock.of(
                "$L from the row of $L\nthat this one is stored with, by {@code insertGraph}\n",
                key.relation().near().stream().map(c -> Text.code(c.name())).collect(Collectors.joining(" and ")),
                Text.code(key.relation().target().model().qualifiedName()));
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

    private MethodSpec first() {
        return values.method(required.getFirst())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(at(1))
                .addStatement("return $L", isStepwise() ? with(0, CodeBlock.of("COLUMNS.none()")) : lambdas())
                .build();
    }

    /** {@code email -> name -> new NewUser(...)}: no class is made for what is given so far. */
    private CodeBlock lambdas() {
        List<CodeBlock> later = required.stream()
                .skip(1)
                .map(p -> CodeBlock.of("$L", p.member()))
                .toList();
        List<CodeBlock> given = table.required().stream().map(this::value).toList();
        CodeBlock more = required.stream()
                .map(p -> values.with(
                        p, p.columns().stream().filter(ColumnModel::optional).toList()))
                .collect(CodeBlock.joining(""));
        String arrows = later.stream().map(m -> m + " -> ").collect(Collectors.joining());
        boolean fits = arrows.length() <= LINE;
        boolean array = given.size() == 1
                && types.of(table, table.required().getFirst()).isArray(); // else it would be taken for the values
        return CodeBlock.of(
                "$L$Lnew $T(COLUMNS.required($L$L$L)$L)",
                fits ? CodeBlock.of("$L", arrows) : CodeBlock.of("$L -> ", Text.lines(later, " ->")),
                fits ? "" : "\n",
                newRow,
                fits ? "" : "\n",
                array ? "(Object) " : "",
                fits ? CodeBlock.join(given, ", ") : Text.lines(given),
                more);
    }

    /** Of a required column; values are asked for in the order of the table's. */
    private CodeBlock value(ColumnModel column) {
        RowPart part = required.stream()
                .filter(p -> p.columns().contains(column))
                .findFirst()
                .orElseThrow();
        ColumnModel first = table.required().stream()
                .filter(part.columns()::contains)
                .findFirst()
                .orElseThrow();
        return ValuesClass.value(part, column, column.equals(first));
    }

    /** Whether lambdas in each other would be too deep: each is given all that came before. */
    private boolean isLong() {
        return required.size() > MOST_LAMBDAS;
    }

    /** Whether each of the required parts is a step of its own: lambdas would be too deep, or a step has a choice. */
    private boolean isStepwise() {
        return isLong() || leftOut.stream().anyMatch(l -> l.from() > 0);
    }

    /** What is required and was given so far. */
    private TypeSpec given() {
        TypeSpec.Builder type = TypeSpec.recordBuilder(given)
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(ColumnValues.class, "values")
                        .build());
        for (int i = 1; i < required.size(); i++) {
            RowPart part = required.get(i);
            type.addSuperinterface(newRow.nestedClass(needsName(part)))
                    .addMethod(MethodSpec.methodBuilder(part.member())
                            .addAnnotation(Override.class)
                            .addModifiers(Modifier.PUBLIC)
                            .returns(at(i + 1))
                            .addParameter(types.declared(table, part, c -> !c.requiresValue()), part.member())
                            .addStatement("return $L", with(i, CodeBlock.of("values")))
                            .build());
            leftOutAt(i)
                    .map(l -> leaving(l)
                            .addAnnotation(Override.class)
                            .addModifiers(Modifier.PUBLIC)
                            .addStatement("return $L", leftOutFrom(l, CodeBlock.of("values")))
                            .build())
                    .forEach(type::addMethod);
        }
        return type.build();
    }

    private CodeBlock with(int place, CodeBlock before) {
        RowPart part = required.get(place);
        return CodeBlock.of("new $T($L$L)", place + 1 == required.size() ? newRow : given, before, values.with(part));
    }

    private TypeSpec needs(int place) {
        RowPart part = required.get(place);
        return TypeSpec.interfaceBuilder(needsName(part))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "A row that lacks $L, and perhaps what comes after it.\n",
                        Text.code(
                                part instanceof RowPart.Single single
                                        ? single.column().name()
                                        : part.member()))
                .addMethods(ValuesClass.withOther(values.method(part)
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(at(place + 1))
                        .build()))
                .addMethods(leftOutAt(place)
                        .map(l -> leaving(l)
                                .addJavadoc(description(l))
                                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                                .build())
                        .toList())
                .build();
    }

    private Stream<LeftOut> leftOutAt(int place) {
        return leftOut.stream().filter(l -> l.from() == place);
    }

    /** What there is once the required parts before this one are given. */
    private ClassName at(int place) {
        return place == required.size() ? newRow : newRow.nestedClass(needsName(required.get(place)));
    }

    private static String needsName(RowPart part) {
        return "Needs" + Identifiers.capitalized(part.member());
    }
}
