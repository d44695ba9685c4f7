package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.DeleteVerbs;
import dev.rowan.GraphVerbs;
import dev.rowan.IfAbsentVerbs;
import dev.rowan.InsertVerbs;
import dev.rowan.KeyDeleteVerbs;
import dev.rowan.KeyUpdateVerbs;
import dev.rowan.KeyVerbs;
import dev.rowan.PatchedUpsertVerbs;
import dev.rowan.TableModel;
import dev.rowan.TableVerbs;
import dev.rowan.UpdateVerbs;
import dev.rowan.UpsertVerbs;
import dev.rowan.VersionedVerbs;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.shape.KeyColumn;
import dev.rowan.shape.Root;
import dev.rowan.table.ByKey;
import dev.rowan.table.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The verbs that a repository has from the runtime's interfaces, and what they are made of. */
final class InheritedVerbs {
    /** What a repository can inherit. */
    static final List<Class<?>> INTERFACES = List.of(
            DeleteVerbs.class,
            GraphVerbs.class,
            IfAbsentVerbs.class,
            InsertVerbs.class,
            KeyDeleteVerbs.class,
            KeyUpdateVerbs.class,
            KeyVerbs.class,
            PatchedUpsertVerbs.class,
            TableVerbs.class,
            UpdateVerbs.class,
            UpsertVerbs.class,
            VersionedVerbs.class);

    private final TableStatements statements;
    private final NamedTable table;
    private final JavaTypes types;
    private final Function<ColumnModel, CodeBlock> keyValue;
    private final ClassName row;
    private final ClassName newRow;
    private final ClassName patch;

    /** {@code keyValue}: the expression for a column's value in a primary key called {@code key}. */
    InheritedVerbs(TableStatements statements, JavaTypes types, Function<ColumnModel, CodeBlock> keyValue) {
        this.statements = statements;
        this.table = statements.table();
        this.types = types;
        this.keyValue = keyValue;
        this.row = ClassName.get(table.packageName(), table.row());
        this.newRow = ClassName.get(table.packageName(), table.newRow());
        this.patch = ClassName.get(table.packageName(), table.patch());
    }

    /** Adds the constant that they are made of, and their interfaces. */
    void add(TypeSpec.Builder type) {
        Optional<KeyModel> key = table.model().primaryKey();
        TypeName keyType = key.map(this::keyType).orElse(ClassName.get(Void.class));
        CodeBlock.Builder model = CodeBlock.builder()
                .add(
                        "$T.$Lof($T.ROW",
                        TableModel.class,
                        key.isPresent() ? CodeBlock.of("<$T, $T>", row, keyType) : "",
                        row);
        key.ifPresent(k -> {
            CodeBlock many = CodeBlock.of("null");
            if (statements.isKeyedByArrays()) {
                type.addField(FieldSpec.builder(Root.class, "ROOT_OF_FIND_ALL", Modifier.STATIC, Modifier.FINAL)
                        .initializer(
                                "$T.ofKeys($S$L)", Root.class, table.statements() + ".findAll", keyColumns(k.columns()))
                        .build());
                many = CodeBlock.of("ROOT_OF_FIND_ALL");
            }
            CodeBlock byKey = CodeBlock.of(
                    "$T.of($>\n$T.ROW, FIND, ROOT_OF_FIND, $L, key -> new Object[] {$L})$<",
                    ByKey.class,
                    row,
                    many,
                    k.columns().stream()
                            .map(c -> k.columns().size() == 1 ? CodeBlock.of("key") : keyValue.apply(c))
                            .collect(CodeBlock.joining(", ")));
            if (statements.isVersioned()) {
                type.addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(ByKey.class), row, keyType),
                                "BY_KEY",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(byKey)
                        .build());
                model.add(", BY_KEY");
            } else {
                model.add(", $L", byKey);
            }
        });
        model.add(")");
        if (!statements.patchable().isEmpty()) {
            model.add(
                    statements.isVersioned()
                            ? versioned()
                            : CodeBlock.of(
                                    "$>\n.patched($L, () -> $T.EMPTY)$<", key.isPresent() ? "UPDATE" : "null", patch));
        }
        type.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(TableModel.class), row, keyType),
                        "MODEL",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(model.build())
                .build());
        interfaces(key.isPresent(), keyType).forEach(type::addSuperinterface);
    }

    /** Rows are changed by key and version, both of the row that was read. */
    private CodeBlock versioned() {
        CodeBlock key = table.model().primaryKey().orElseThrow().columns().stream()
                .map(c -> CodeBlock.of("row.$L", table.value(c)))
                .collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "$>\n.versioned($T.of(BY_KEY, UPDATE, row -> new Object[] {$L}, row -> row.$L), () -> $T.EMPTY)$<",
                Versioned.class,
                key,
                table.value(table.model().version().orElseThrow()),
                patch);
    }

    /** The widest ones that fit. */
    private List<TypeName> interfaces(boolean keyed, TypeName key) {
        boolean byArrays = statements.isKeyedByArrays();
        boolean patched = !statements.patchable().isEmpty();
        boolean versioned = statements.isVersioned();
        List<TypeName> all = new ArrayList<>();
        if (!versioned && byArrays && statements.insertable() && patched && statements.deletable()) {
            all.add(of(TableVerbs.class, row, key, newRow, patch));
        } else {
            if (byArrays) {
                all.add(of(KeyVerbs.class, row, key));
            }
            if (statements.insertable()) {
                all.add(of(keyed ? GraphVerbs.class : InsertVerbs.class, row, newRow));
            }
            if (patched && versioned) {
                all.add(of(VersionedVerbs.class, row, key, patch));
            } else if (patched) {
                all.add(byArrays ? of(KeyUpdateVerbs.class, row, key, patch) : of(UpdateVerbs.class, row, patch));
            }
            if (statements.deletable()) {
                all.add(byArrays ? of(KeyDeleteVerbs.class, row, key) : of(DeleteVerbs.class, row));
            }
        }
        if (table.model().takesOnAnyConflict()) {
            all.add(of(IfAbsentVerbs.class, row, newRow));
        }
        if (statements.upsertKeys().stream().anyMatch(KeyModel::primary)) {
            all.add(patched ? of(PatchedUpsertVerbs.class, row, newRow, patch) : of(UpsertVerbs.class, row, newRow));
        }
        return all;
    }

    private static TypeName of(Class<?> verbs, TypeName... types) {
        return ParameterizedTypeName.get(ClassName.get(verbs), types);
    }

    private TypeName keyType(KeyModel key) {
        return table.key(key.columns())
                .<TypeName>map(k -> ClassName.get(table.packageName(), k.name()))
                .orElseGet(
                        () -> types.of(table, key.columns().getFirst()).type().box());
    }

    /** The key's columns as those of arrays. */
    private CodeBlock keyColumns(List<ColumnModel> key) {
        return key.stream()
                .map(column -> CodeBlock.of(
                        ", $T.of($S, $S, $L, $L)$L",
                        KeyColumn.class,
                        column.sqlName(),
                        column.type().sqlName(),
                        types.elementOfKey(table, column),
                        types.of(table, column).columnType(),
                        TableStatements.comparison(column)
                                .map(c -> CodeBlock.of(".compared($S, $S)", c.getFirst(), c.getLast()))
                                .orElse(CodeBlock.of(""))))
                .collect(CodeBlock.joining(""));
    }
}
