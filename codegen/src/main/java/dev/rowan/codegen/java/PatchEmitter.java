package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.session.JooqExpression;
import dev.rowan.table.Patch;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jooq.Field;
import org.jooq.TableField;

/** The columns to change: {@code UserPatch}. */
final class PatchEmitter {
    private PatchEmitter() {}

    static TypeSpec type(TableStatements statements, JavaTypes types) {
        NamedTable table = statements.table();
        ClassName patch = ClassName.get(table.packageName(), table.patch());
        var values = new ValuesClass(table, types, patch);
        TypeSpec.Builder type = values.start("Columns of "
                        + Text.code(table.model().qualifiedName())
                        + " to change; one that is not set stays as it is, which is not null.\n"
                        + "Immutable and thread-safe.\n")
                .superclass(ParameterizedTypeName.get(
                        ClassName.get(Patch.class), ClassName.get(table.packageName(), table.row())));
        if (!statements.insertable()) {
            type.addField(values.columns());
        }
        type.addField(values.empty(
                "Changes nothing, to start from.",
                statements.insertable() ? ClassName.get(table.packageName(), table.newRow()) : patch));
        table.parts(statements.patchable()).forEach(part -> type.addMethods(values.setters(part)));
        type.addMethod(set(statements, patch));
        return values.end(type, Modifier.PUBLIC);
    }

    /** Sets a column to an expression, of which jOOQ knows the table and the type. */
    private static MethodSpec set(TableStatements statements, ClassName patch) {
        NamedTable table = statements.table();
        NamedTable.JooqTable jooq = table.jooqTable();
        ClassName type = ClassName.get(jooq.packageName(), jooq.className());
        TypeVariableName value = TypeVariableName.get("V");
        String kept = table.insertable().stream()
                .filter(c -> !statements.patchable().contains(c))
                .map(c -> ", " + table.insertable().indexOf(c))
                .collect(Collectors.joining());
        return MethodSpec.methodBuilder("set")
                .addJavadoc(
                        "A column set to what the server computes, such as {@code COUNT.add(1)} of the row as it is.\n\n"
                                + "@throws $T when it is a column that a patch cannot set\n",
                        IllegalArgumentException.class)
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(value)
                .returns(patch)
                .addParameter(
                        ParameterizedTypeName.get(
                                ClassName.get(TableField.class),
                                ClassName.get(jooq.recordPackage(), jooq.record()),
                                value),
                        "column")
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(Field.class), WildcardTypeName.subtypeOf(value)),
                        "expression")
                .addStatement(
                        "return new $T($T.in(values, $T.$L, column, expression$L))",
                        patch,
                        JooqExpression.class,
                        type,
                        jooq.constant(),
                        kept)
                .build();
    }
}
