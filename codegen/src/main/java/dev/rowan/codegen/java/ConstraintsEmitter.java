package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.PartitionConstraint;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.error.Constraint;
import dev.rowan.session.ConstraintNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The facade's constants of constraints, by the names that the server has for them. A statement for each, because javac's time
 * for one expression of all grows with their square.
 */
final class ConstraintsEmitter {
    /** Of a class: its constants are limited, and so are the bytes of a method. */
    private static final int MOST_ENTRIES = 1000;

    private static final ParameterizedTypeName BY_NAME =
            ParameterizedTypeName.get(Map.class, String.class, Constraint.class);

    private ConstraintsEmitter() {}

    static TypeSpec type(List<NamedTable> tables) {
        MethodSpec.Builder add = MethodSpec.methodBuilder("byName")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(BY_NAME)
                .addStatement("$T byName = new $T<>()", BY_NAME, HashMap.class);
        tables.stream()
                .filter(t -> !t.model().constraints().isEmpty())
                .forEach(t -> add.addStatement(
                        "$T.add(byName, $S, $T.values())",
                        ConstraintNames.class,
                        t.model().qualifiedName(),
                        ClassName.get(t.packageName(), t.constraints())));
        List<TypeSpec> partitions = partitions(tables);
        partitions.forEach(type -> add.addStatement("$L.add(byName)", type.name()));
        return TypeSpec.classBuilder("Constraints")
                .addJavadoc("Loaded by the first violation.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(BY_NAME, "BY_NAME", Modifier.STATIC, Modifier.FINAL)
                        .initializer("byName()")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(
                        add.addStatement("return $T.copyOf(byName)", Map.class).build())
                .addMethod(find())
                .addTypes(partitions)
                .build();
    }

    private static MethodSpec find() {
        return MethodSpec.methodBuilder("find")
                .addModifiers(Modifier.STATIC)
                .returns(ClassName.get(Constraint.class)
                        .annotated(AnnotationSpec.builder(Nullable.class).build()))
                .addParameter(String.class, "schema")
                .addParameter(String.class, "table")
                .addParameter(String.class, "constraint")
                .addStatement("return $T.find(BY_NAME, schema, table, constraint)", ConstraintNames.class)
                .build();
    }

    /** What a partition's violation names, each with the table's constant. */
    private static List<TypeSpec> partitions(List<NamedTable> tables) {
        List<CodeBlock> entries = new ArrayList<>();
        for (NamedTable t : tables) {
            for (PartitionConstraint part : t.model().partitionConstraints()) {
                if (t.model().constraints().stream().anyMatch(c -> c.name().equals(part.constraint()))) {
                    entries.add(CodeBlock.of(
                            "byName.put($S, $T.$L)",
                            part.qualifiedName(),
                            ClassName.get(t.packageName(), t.constraints()),
                            Identifiers.constant(part.constraint())));
                }
            }
        }
        List<TypeSpec> types = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += MOST_ENTRIES) {
            MethodSpec.Builder add = MethodSpec.methodBuilder("add")
                    .addModifiers(Modifier.STATIC)
                    .addParameter(BY_NAME, "byName");
            entries.subList(from, Math.min(from + MOST_ENTRIES, entries.size())).forEach(add::addStatement);
            types.add(TypeSpec.classBuilder("OfPartitions" + (types.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addMethod(MethodSpec.constructorBuilder()
                            .addModifiers(Modifier.PRIVATE)
                            .build())
                    .addMethod(add.build())
                    .build());
        }
        return types;
    }
}
