package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedRelation.Junction;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.shape.Join;
import dev.rowan.shape.KeyColumn;
import dev.rowan.shape.Link;
import dev.rowan.shape.OptionalToOne;
import dev.rowan.shape.ToMany;
import dev.rowan.shape.ToOne;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A constant of a row's class: {@code User.PROJECTS}. */
final class RelationEmitter {
    /** What the runtime turns into each other, exactly or not at all. */
    private static final Set<TypeName> NUMBERS = Stream.of(
                    Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class)
            .map(TypeName::get)
            .collect(Collectors.toUnmodifiableSet());

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
                        "$T.$L($T.of($>$>\n$L,\n() -> $T.ROW,\n() -> $T.$L))$<$<",
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
        CodeBlock join = junction == null
                ? CodeBlock.of(
                        "$T.of($S,$W$L,$W$L)",
                        Join.class,
                        from.model().sqlName(),
                        keys(from, relation, types),
                        list(relation.far()))
                : CodeBlock.of(
                        "$T.through($>$>\nnew $T($S, $L, $L),\n$S,\n$L,\n$L)$<$<",
                        Join.class,
                        Join.Junction.class,
                        junction.table().model().sqlName(),
                        list(junction.near()),
                        list(junction.far()),
                        from.model().sqlName(),
                        keys(from, relation, types),
                        list(relation.far()));
        return CodeBlock.of(
                "$L$L$L",
                join,
                relation.leavesOutHeirs() ? ".leavingOutHeirs()" : "",
                relation.indexed() ? "" : ".withoutIndex()");
    }

    private static CodeBlock keys(NamedTable from, NamedRelation relation, JavaTypes types) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                IntStream.range(0, relation.near().size())
                        .mapToObj(i -> {
                            TypeModel type = relation.types().get(i).bare();
                            Carry carry = carry(from, relation, i, types);
                            return CodeBlock.of(
                                    "$T.$L($S, $S,$W$L,$W$L$L)",
                                    KeyColumn.class,
                                    carry.factory(),
                                    relation.near().get(i).sqlName(),
                                    type.sqlName(),
                                    types.asText(type).orElseThrow().textType(),
                                    types.readingOfKey(type),
                                    carry.as());
                        })
                        .collect(CodeBlock.joining(", ")));
    }

    /** A factory of {@link KeyColumn}, with what it takes more. */
    private record Carry(String factory, CodeBlock as) {}

    /** Whether new rows can have all columns of the foreign key from those that they point to. */
    static boolean isCarried(NamedTable from, NamedRelation relation, JavaTypes types) {
        return IntStream.range(0, relation.near().size())
                .noneMatch(i -> carry(from, relation, i, types).factory().equals("unlike"));
    }

    private static Carry carry(NamedTable from, NamedRelation relation, int i, JavaTypes types) {
        if (relation.junction() != null) {
            return new Carry("of", CodeBlock.of("")); // rows of pairs are given themselves
        }
        NamedTable target = relation.target();
        ColumnModel far = target.model().columns().stream()
                .filter(c -> c.sqlName().equals(relation.far().get(i)))
                .findFirst()
                .orElseThrow();
        TypeName here = types.of(from, relation.near().get(i)).type().box();
        TypeName there = types.of(target, far).type().box();
        if (here.equals(there)) {
            return new Carry("of", CodeBlock.of(""));
        }
        if (types.value(from, relation.near().get(i)).isPresent()
                || types.value(target, far).isPresent()) {
            return relation.keyHere()
                    ? converted(target, far, from, relation.near().get(i), types)
                    : converted(from, relation.near().get(i), target, far, types);
        }
        return NUMBERS.contains(here) && NUMBERS.contains(there)
                ? new Carry("number", CodeBlock.of(", $T.class", relation.keyHere() ? here : there))
                : new Carry("unlike", CodeBlock.of(""));
    }

    /** Of two columns one has an id in a record, or both have different ones. */
    private static Carry converted(
            NamedTable parent, ColumnModel referenced, NamedTable child, ColumnModel column, JavaTypes types) {
        ValueType given = types.value(parent, referenced).orElse(null);
        ValueType wanted = types.value(child, column).orElse(null);
        TypeName stored = given == null ? types.of(parent, referenced).type().box() : types.plain(given.type());
        TypeName taken = wanted == null ? types.of(child, column).type().box() : types.plain(wanted.type());
        if (!stored.equals(taken)) {
            return new Carry("unlike", CodeBlock.of(""));
        }
        CodeBlock bare = given == null
                ? CodeBlock.of("($T) id", stored)
                : CodeBlock.of("(($T) id).value()", ValueJavaTypes.name(given));
        return new Carry(
                "converted",
                wanted == null
                        ? CodeBlock.of(", id -> $L", bare)
                        : CodeBlock.of(", id -> new $T($L)", ValueJavaTypes.name(wanted), bare));
    }

    private static CodeBlock list(List<String> names) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                names.stream().map(n -> CodeBlock.of("$S", n)).collect(CodeBlock.joining(", ")));
    }
}
