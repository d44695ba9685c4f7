package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.NamedRelation;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.column.ColumnType;
import dev.rowan.shape.RowColumn;
import dev.rowan.shape.RowType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The row: {@code User}, a record, or a class where a record cannot have so many components. */
final class RowEmitter {
    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName row;
    private final List<NamedRelation> relations;

    private final Map<ForeignKeyModel, String> withoutRelation;

    RowEmitter(
            NamedTable table,
            JavaTypes types,
            List<NamedRelation> relations,
            Map<ForeignKeyModel, String> withoutRelation) {
        this.relations = relations;
        this.withoutRelation = withoutRelation;
        this.table = table;
        this.types = types;
        this.row = ClassName.get(table.packageName(), table.row());
    }

    TypeSpec type() {
        boolean wide = WideRow.isNeeded(table, types);
        TypeSpec.Builder type = wide ? new WideRow(table, types, this::value).type() : record();
        type.addJavadoc("$L\n", description());
        withoutRelation.forEach((key, reason) -> type.addJavadoc(
                "\n<p>There is no relation over the foreign key $L: $L.\n",
                Text.code(key.name()),
                Text.javadoc(reason)));
        for (ColumnModel column : table.model().columns()) {
            JavaType javaType = types.of(table, column);
            if (!javaType.constant().isEmpty()) {
                type.addField(FieldSpec.builder(
                                ParameterizedTypeName.get(
                                        ClassName.get(ColumnType.class),
                                        javaType.declared(false).box()),
                                table.typeConstant(column),
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(javaType.constant())
                        .build());
            }
        }
        return type.addField(rowType())
                .addFields(relations.stream()
                        .map(r -> RelationEmitter.constant(table, r, types))
                        .toList())
                .addMethods(KeyEmitter.ofRow(table))
                .addMethod(read(wide ? CodeBlock.of("rs, c") : values()))
                .build();
    }

    private TypeSpec.Builder record() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (RowPart part : parts()) {
            TypeName declared = types.declared(table, part, ColumnModel::nullable);
            components.addParameter(ParameterSpec.builder(declared, part.member())
                    .addJavadoc("$L\n", Text.of(part))
                    .build());
        }
        return TypeSpec.recordBuilder(row)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(components.build())
                .addMethods(new ArrayEquality(
                                table.row(),
                                parts().stream()
                                        .map(p -> new Component(
                                                p.member(), types.declared(table, p, ColumnModel::nullable)))
                                        .toList())
                        .methods());
    }

    private String description() {
        String comment = table.model().comment();
        return comment.isEmpty()
                ? "A row of " + Text.code(table.model().qualifiedName()) + "."
                : Text.javadoc(comment) + "\nA row of "
                        + Text.code(table.model().qualifiedName()) + ".";
    }

    private FieldSpec rowType() {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(RowType.class), row),
                        "ROW",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The whole row.\n")
                .initializer(
                        "$T.of($>$>\n$S,\n$S,\n$T::read,\n() -> $T.$L,\n$T.of($L),\n$L)$L$<$<",
                        RowType.class,
                        table.accessor(),
                        table.model().sqlName(),
                        row,
                        ClassName.get(
                                table.jooqTable().packageName(),
                                table.jooqTable().className()),
                        table.jooqTable().constant(),
                        List.class,
                        key(),
                        columns(),
                        version())
                .build();
    }

    private CodeBlock version() {
        return table.model()
                .version()
                .map(v -> CodeBlock.of("\n.versionedBy($S)", v.sqlName()))
                .orElse(CodeBlock.of(""));
    }

    private String key() {
        return table.model().primaryKey().stream()
                .flatMap(k -> k.columns().stream())
                .map(c -> String.valueOf(table.model().columns().indexOf(c)))
                .collect(Collectors.joining(", "));
    }

    private CodeBlock columns() {
        return table.model().columns().stream().map(this::column).collect(CodeBlock.joining(",\n"));
    }

    private CodeBlock column(ColumnModel column) {
        CodeBlock type = types.of(table, column).columnType();
        String cast = table.isReadAsText(column) ? column.type().cast() : "";
        return cast.isEmpty() || cast.equals("::text")
                ? CodeBlock.of(
                        "$T.$L($S, $L, $L)",
                        RowColumn.class,
                        cast.isEmpty() ? "of" : "asText",
                        column.sqlName(),
                        type,
                        column.nullable())
                : CodeBlock.of(
                        "new $T($S, $S, $L, $L)", RowColumn.class, column.sqlName(), cast, type, column.nullable());
    }

    private CodeBlock values() {
        return CodeBlock.of("\n$L", parts().stream().map(this::value).collect(CodeBlock.joining(",\n")));
    }

    private CodeBlock value(RowPart part) {
        return switch (part) {
            case RowPart.Single single -> value(single.column());
            case RowPart.Embedded embedded ->
                CodeBlock.of(
                        "new $T($L)",
                        ClassName.get(table.packageName(), embedded.type()),
                        embedded.columns().stream().map(this::value).collect(CodeBlock.joining(", ")));
        };
    }

    private MethodSpec read(CodeBlock arguments) {
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.STATIC)
                .returns(row)
                .addParameter(ResultSet.class, "rs")
                .addParameter(int.class, "c")
                .addException(SQLException.class)
                .addStatement("return new $T($L)", row, arguments)
                .build();
    }

    private CodeBlock value(ColumnModel column) {
        int index = table.model().columns().indexOf(column);
        CodeBlock place = index == 0 ? CodeBlock.of("c") : CodeBlock.of("c + $L", index);
        return types.of(table, column).read(place, column.nullable());
    }

    private List<RowPart> parts() {
        return table.parts(table.model().columns());
    }
}
