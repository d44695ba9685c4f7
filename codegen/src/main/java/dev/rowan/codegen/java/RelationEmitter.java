package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.rowan.OptionalToOne;
import dev.rowan.ToMany;
import dev.rowan.ToOne;
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
                        "$T.of($T.of($L, () -> $T.ROW, () -> $T.$L))",
                        type,
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
                        keys(relation, types),
                        list(relation.far()))
                : CodeBlock.of(
                        "$T.through(new $T($S, $L, $L), $S, $L, $L)",
                        Join.class,
                        Join.Junction.class,
                        junction.table().model().sqlName(),
                        list(junction.near()),
                        list(junction.far()),
                        from.model().sqlName(),
                        keys(relation, types),
                        list(relation.far()));
    }

    private static CodeBlock keys(NamedRelation relation, JavaTypes types) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                IntStream.range(0, relation.near().size())
                        .mapToObj(i -> {
                            TypeModel type = relation.types().get(i);
                            return CodeBlock.of(
                                    "new $T($S, $S, $L, $L)",
                                    KeyColumn.class,
                                    relation.near().get(i).sqlName(),
                                    type.sqlName(),
                                    types.asText(type).orElseThrow().textType(),
                                    types.reading(type));
                        })
                        .collect(CodeBlock.joining(", ")));
    }

    private static CodeBlock list(List<String> names) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                names.stream().map(n -> CodeBlock.of("$S", n)).collect(CodeBlock.joining(", ")));
    }
}
