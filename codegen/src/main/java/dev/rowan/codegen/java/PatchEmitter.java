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
        var values = new ValuesClass(table, types, ClassName.get(table.packageName(), table.patch()));
        TypeSpec.Builder type = values.start("Columns of "
                        + Text.code(table.model().qualifiedName())
                        + " to change; one that is not set stays as it is, which is not null.\n"
                        + "Immutable and thread-safe.\n")
                .addField(values.empty("Changes nothing, to start from."));
        table.parts(statements.patchable()).forEach(part -> type.addMethod(values.setter(part)));
        return values.end(type);
    }
}
