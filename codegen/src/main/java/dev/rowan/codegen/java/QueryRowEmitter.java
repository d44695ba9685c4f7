package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.session.Nesting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The record that a row of a query is: {@code ProjectOverview}. */
final class QueryRowEmitter {
    private final ClassName name;
    private final List<QueryPart> parts;
    private final List<String> files;
    private final JavaTypes javaTypes;
    private final QueryTypes types;

    /** {@code files}: of the queries that give it. */
    QueryRowEmitter(ClassName name, List<QueryPart> parts, List<String> files, JavaTypes types) {
        this.name = name;
        this.parts = parts;
        this.files = files;
        this.javaTypes = types;
        this.types = new QueryTypes(types, name);
    }

    TypeSpec type() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (QueryPart part : parts) {
            components.addParameter(ParameterSpec.builder(declared(part), part.member())
                    .addJavadoc("$L\n", description(part))
                    .build());
        }
        MethodSpec read = MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .returns(name)
                .addParameter(ResultSet.class, "rs")
                .addParameter(int.class, "c")
                .addException(SQLException.class)
                .addStatement(
                        "return new $T(\n$L)",
                        name,
                        parts.stream().map(this::read).collect(CodeBlock.joining(",\n")))
                .build();
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A row of $L.\n", files.stream().map(Text::code).collect(Collectors.joining(", of ")))
                .recordConstructor(components.build())
                .addFields(types.constants())
                .addMethods(new ArrayEquality(
                                name.simpleName(),
                                parts.stream()
                                        .map(p -> new Component(p.member(), declared(p)))
                                        .toList())
                        .methods())
                .addMethod(read);
        nest().ifPresent(nest -> type.addMethod(nested(nest)));
        return type.build();
    }

    /** Its components, those of what is nested too. */
    String shape() {
        return parts.stream()
                .map(p -> p instanceof QueryPart.Many many && many.type().isPresent()
                        ? "List<" + new QueryRowEmitter(name, many.elements(), files, javaTypes).shape() + "> "
                                + p.member()
                        : declared(p) + " " + p.member())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private Optional<QueryPart.Many> nest() {
        return parts.stream()
                .filter(QueryPart.Many.class::isInstance)
                .map(QueryPart.Many.class::cast)
                .findFirst();
    }

    private TypeName declared(QueryPart part) {
        return switch (part) {
            case QueryPart.Value value -> types.declared(value, value.member());
            case QueryPart.Whole whole -> {
                ClassName row =
                        ClassName.get(whole.table().packageName(), whole.table().row());
                yield whole.nullable()
                        ? row.annotated(AnnotationSpec.builder(Nullable.class).build())
                        : row;
            }
            case QueryPart.Many many -> ParameterizedTypeName.get(ClassName.get(List.class), element(many));
        };
    }

    private TypeName element(QueryPart.Many many) {
        if (many.type().isPresent()) {
            return name.peerClass(many.type().get());
        }
        return switch (many.elements().getFirst()) {
            case QueryPart.Value value -> types.of(value, value.member()).type().box();
            case QueryPart.Whole whole ->
                ClassName.get(whole.table().packageName(), whole.table().row());
            case QueryPart.Many inner -> throw new IllegalStateException("a list of lists: " + inner.member());
        };
    }

    private static String description(QueryPart part) {
        return switch (part) {
            case QueryPart.Value value -> Text.code(value.column().declaredType());
            case QueryPart.Whole whole ->
                "A row of " + Text.code(whole.table().model().qualifiedName())
                        + (whole.nullable() ? ", null where there is none" : "");
            case QueryPart.Many many ->
                "In the order of the rows" + (many.presence().isPresent() ? "; can be empty" : "");
        };
    }

    private CodeBlock read(QueryPart part) {
        return switch (part) {
            case QueryPart.Value value -> types.read(value, value.member());
            case QueryPart.Whole whole -> whole.nullable() ? types.readOrNull(whole) : types.read(whole);
            case QueryPart.Many many -> {
                CodeBlock element = CodeBlock.of("$T.of($L)", List.class, elementOf(many));
                yield many.presence()
                        .map(p -> CodeBlock.of("$L ? $L : $L", types.isNull(p), types.none(many, p), element))
                        .orElse(element);
            }
        };
    }

    private CodeBlock elementOf(QueryPart.Many many) {
        if (many.type().isPresent()) {
            return CodeBlock.of("$T.read(rs, c)", name.peerClass(many.type().get()));
        }
        return switch (many.elements().getFirst()) {
            case QueryPart.Whole whole -> types.read(whole);
            case QueryPart part -> read(part);
        };
    }

    private MethodSpec nested(QueryPart.Many nest) {
        CodeBlock whole = parts.stream()
                .map(p -> p.equals(nest) ? CodeBlock.of("$N", nest.member()) : CodeBlock.of("row_.$N", p.member()))
                .collect(CodeBlock.joining(", "));
        ParameterizedTypeName list = ParameterizedTypeName.get(ClassName.get(List.class), name);
        return MethodSpec.methodBuilder("nested")
                .addJavadoc("Rows that agree but for their $L become one.\n", nest.member())
                .addModifiers(Modifier.STATIC)
                .returns(list)
                .addParameter(list, "rows")
                .addStatement(
                        "return $T.merge(rows, $T::$N, (row_, $N) -> new $T($L))",
                        Nesting.class,
                        name,
                        nest.member(),
                        nest.member(),
                        name,
                        whole)
                .build();
    }
}
