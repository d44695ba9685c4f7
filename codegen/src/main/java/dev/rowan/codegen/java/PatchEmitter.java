package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.TableStatements;

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
                + "Immutable and thread-safe.\n");
        if (!statements.insertable()) {
            type.addField(values.columns());
        }
        type.addField(values.empty(
                "Changes nothing, to start from.",
                statements.insertable() ? ClassName.get(table.packageName(), table.newRow()) : patch));
        table.parts(statements.patchable()).forEach(part -> type.addMethods(values.setters(part)));
        return values.end(type);
    }
}
