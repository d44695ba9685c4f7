package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.rowan.OptionalToOne;
import dev.rowan.ToMany;
import dev.rowan.ToOne;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedRelation.Junction;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.runtime.graph.Join;
import dev.rowan.runtime.graph.KeyColumn;
import dev.rowan.runtime.graph.Link;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** A constant of a row's class: {@code User.PROJECTS}. */
final class RelationEmitter {
    private RelationEmitter() {}

    static FieldSpec constant(NamedTable from, NamedRelation relation, JavaTypes types) {
        ClassName row = ClassName.get(from.packageName(), from.row());
        NamedTable target = relation.target();
        ClassName targetRow = ClassName.get(target.packageName(), target.row());
        ClassName table = ClassName.get(
                target.jooqTable().packageName(), target.jooqTable().className());
        ClassName type = ClassName.get(
                switch (relation.kind()) {
                    case TO_ONE -> ToOne.class;
                    case OPTIONAL_TO_ONE -> OptionalToOne.class;
                    case TO_MANY -> ToMany.class;
                });
        return FieldSpec.builder(
                        ParameterizedTypeName.get(type, row, targetRow, table),
                        relation.constant(),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("$L\n", Text.javadoc(relation.description()))
                .initializer(
                        "$T.$L($T.of($L, () -> $T.ROW, () -> $T.$L))",
                        type,
                        relation.kind() == NamedRelation.Kind.OPTIONAL_TO_ONE && !relation.keyHere()
                                ? "pointingHere"
                                : "of",
                        Link.class,
                        join(from, relation, types),
                        targetRow,
                        table,
                        target.jooqTable().constant())
                .build();
    }

    private static CodeBlock join(NamedTable from, NamedRelation relation, JavaTypes types) {
        Junction junction = relation.junction();
        return junction == null
                ? CodeBlock.of(
                        "$T.of($S, $L, $L)",
                        Join.class,
                        from.model().sqlName(),
                        keys(from, relation, types),
                        list(relation.far()))
                : CodeBlock.of(
                        "$T.through(new $T($S, $L, $L), $S, $L, $L)",
                        Join.class,
                        Join.Junction.class,
                        junction.table().model().sqlName(),
                        list(junction.near()),
                        list(junction.far()),
                        from.model().sqlName(),
                        keys(from, relation, types),
                        list(relation.far()));
    }

    private static CodeBlock keys(NamedTable from, NamedRelation relation, JavaTypes types) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                IntStream.range(0, relation.near().size())
                        .mapToObj(i -> {
                            TypeModel type = relation.types().get(i);
                            return CodeBlock.of(
                                    "$T.$L($S, $S, $L, $L)",
                                    KeyColumn.class,
                                    isAlike(from, relation, i, types) ? "of" : "unlike",
                                    relation.near().get(i).sqlName(),
                                    type.sqlName(),
                                    types.asText(type).orElseThrow().textType(),
                                    types.reading(type));
                        })
                        .collect(CodeBlock.joining(", ")));
    }

    /** Whether rows have both sides of all columns as the same Java type. */
    static boolean isAlike(NamedTable from, NamedRelation relation, JavaTypes types) {
        return IntStream.range(0, relation.near().size()).allMatch(i -> isAlike(from, relation, i, types));
    }

    private static boolean isAlike(NamedTable from, NamedRelation relation, int i, JavaTypes types) {
        if (relation.junction() != null) {
            return true; // rows of pairs are given themselves
        }
        NamedTable target = relation.target();
        ColumnModel far = target.model().columns().stream()
                .filter(c -> c.sqlName().equals(relation.far().get(i)))
                .findFirst()
                .orElseThrow();
        return types.of(from, relation.near().get(i))
                .type()
                .box()
                .equals(types.of(target, far).type().box());
    }

    private static CodeBlock list(List<String> names) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                names.stream().map(n -> CodeBlock.of("$S", n)).collect(CodeBlock.joining(", ")));
    }
}
