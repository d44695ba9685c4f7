package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.Upserted;
import dev.rowan.insert.Upserts;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The upserts by a unique key; those by the primary key are the runtime's. */
final class UpsertEmitter {
    private final TableStatements statements;
    private final ClassName row;
    private final ClassName newRow;
    private final ClassName patch;

    UpsertEmitter(TableStatements statements) {
        NamedTable table = statements.table();
        this.statements = statements;
        this.row = ClassName.get(table.packageName(), table.row());
        this.newRow = ClassName.get(table.packageName(), table.newRow());
        this.patch = ClassName.get(table.packageName(), table.patch());
    }

    void addOne(TypeSpec.Builder type, KeyModel key) {
        String name = "upsert" + statements.end(key);
        String named = RepositoryEmitter.inFormat(Text.code(key.name()));
        type.addMethod(upsert(
                        name,
                        "Stores a row, or overwrites the one that has its values of the unique key " + named
                                + " by the\ncolumns that it sets, but for the primary key; returns the row as stored. An update all the same where nothing is left.\n\n"
                                + "@throws $T when the row does not give the key\n@throws $T when another constraint refuses it\n",
                        IllegalArgumentException.class,
                        ConstraintViolation.class)
                .returns(row)
                .addStatement(
                        "return $T.one(session, $T.$L, row)", Upserts.class, newRow, statements.constant("upsert", key))
                .build());
        if (statements.patchable().isEmpty()) {
            return;
        }
        type.addMethod(upsert(
                        name,
                        "Stores a row, or changes the one that has its values of the unique key by the patch alone; returns the row as\nstored.\n")
                .returns(row)
                .addParameter(patch, "onConflict")
                .addStatement(
                        "return $T.one(session, $T.$L, row, given(onConflict, $S).values())",
                        Upserts.class,
                        newRow,
                        statements.constant("upsert", key),
                        "onConflict")
                .build());
        type.addMethod(upsert(
                        name,
                        "The same, as {@code " + RepositoryEmitter.inFormat(name) + "(row, u -> u.column(value))}.\n")
                .returns(row)
                .addParameter(ParameterizedTypeName.get(ClassName.get(UnaryOperator.class), patch), "onConflict")
                .addStatement("return $L(row, changed(onConflict, $S))", name, "onConflict")
                .build());
    }

    void addTelling(TypeSpec.Builder type, KeyModel key) {
        String name = "upsert" + statements.end(key);
        type.addMethod(upsert(
                        name + "AndTell",
                        "Like {@link #" + RepositoryEmitter.inFormat(name) + "}, and whether the row is new.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(Upserted.class), row))
                .addStatement(
                        "return $T.telling(session, $T.$L, row)",
                        Upserts.class,
                        newRow,
                        statements.constant("upsert", key))
                .build());
    }

    /** By COPY. */
    void addCopies(TypeSpec.Builder type, KeyModel key) {
        String end = statements.end(key);
        String name = "copyUpsert" + end;
        ParameterizedTypeName rows = ParameterizedTypeName.get(ClassName.get(Stream.class), newRow);
        type.addMethod(verb(
                        name,
                        "Like {@link #upsert" + RepositoryEmitter.inFormat(end)
                                + "} of each row of a stream, all or none, by COPY and in constant memory; returns how many were\n"
                                + "stored or overwritten. The stream is read to its end and not closed. One transaction, with temporary tables.\n\n"
                                + "@throws $T when a row does not give the key, or two have the same\n",
                        IllegalArgumentException.class)
                .addParameter(rows, "rows")
                .returns(long.class)
                .addStatement("return $L(rows, sent -> {})", name)
                .build());
        type.addMethod(verb(
                        name,
                        "The same; {@code progress} is told how many rows were sent so far, after each 10,000 or more.\n")
                .addParameter(rows, "rows")
                .addParameter(LongConsumer.class, "progress")
                .returns(long.class)
                .addStatement(
                        "return $T.copy(session, $T.$L, given(rows, $S), given(progress, $S))",
                        Upserts.class,
                        newRow,
                        statements.constant("upsert", key),
                        "rows",
                        "progress")
                .build());
    }

    void addAll(TypeSpec.Builder type, KeyModel key) {
        type.addMethod(verb(
                        "upsertAll" + statements.end(key),
                        "Like {@link #upsert" + RepositoryEmitter.inFormat(statements.end(key))
                                + "} of each row, all or none; returns them as stored, in the order given. Rows that set\n"
                                + "the same columns go in one statement and one round trip, up to 10,000 of them.\n\n"
                                + "@throws $T when a row does not give the key, or two have the same: nothing is sent\n",
                        IllegalArgumentException.class)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Collection.class), newRow), "rows")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), row))
                .addStatement(
                        "return $T.all(session, $T.$L, rows)",
                        Upserts.class,
                        newRow,
                        statements.constant("upsert", key))
                .build());
    }

    private MethodSpec.Builder upsert(String name, String javadoc, Object... javadocTypes) {
        return verb(name, javadoc, javadocTypes).addParameter(newRow, "row");
    }

    private static MethodSpec.Builder verb(String name, String javadoc, Object... javadocTypes) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc(javadoc, javadocTypes);
    }
}
