package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.rowan.Repository;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.codegen.statements.Verb;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.session.Binder;
import dev.rowan.session.Session;
import dev.rowan.session.Statement;
import dev.rowan.session.StatementFamily;
import dev.rowan.shape.Graphs;
import dev.rowan.shape.Root;
import dev.rowan.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jooq.OrderField;

/** Reads and writes of one table: {@code UserRepository}. */
final class RepositoryEmitter {
    private static final Set<String> TAKEN =
            Set.of("c", "change", "limit", "next", "orderBy", "patch", "rs", "s", "session", "shape");

    private final TableStatements statements;
    private final NamedTable table;
    private final JavaTypes types;
    private final ClassName row;
    private final ClassName patch;

    RepositoryEmitter(TableStatements statements, JavaTypes types) {
        this.statements = statements;
        this.table = statements.table();
        this.types = types;
        this.row = ClassName.get(table.packageName(), table.row());
        this.patch = ClassName.get(table.packageName(), table.patch());
    }

    TypeSpec type(ClassName facade, List<NamedQuery> queries) {
        ClassName name = ClassName.get(table.packageName(), table.repository());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(ClassName.get(Repository.class), row))
                .addJavadoc(
                        "$L $L$L. As thread-safe as the {@link $T} it came from.\n$L",
                        statements.writable() ? "Reads and writes" : "Reads",
                        Text.code(table.model().qualifiedName()),
                        table.model().inherited()
                                ? " and, where PostgreSQL does, the tables that inherit from it: a\nkey is unique in each table, and not in all of them"
                                : "",
                        facade,
                        leftOut());
        for (Verb verb : statements.verbs()) {
            Optional<StatementModel.Family> family = verb.statement().family();
            if (family.isEmpty() || family.get().isConstant()) {
                type.addField(constant(verb.constant(), verb.statement()));
            }
        }
        type.addMethod(MethodSpec.constructorBuilder()
                .addParameter(Session.class, "session")
                .addStatement("super(session, MODEL)")
                .build());
        statements.verbs().forEach(verb -> add(type, verb));
        new InheritedVerbs(
                        statements,
                        types,
                        column -> CodeBlock.of(
                                "$L",
                                value(table.model().primaryKey().orElseThrow().columns(), column)))
                .add(type);
        queries.forEach(query -> QueryEmitter.add(query, types, name, type));
        return type.build();
    }

    /** The constants and methods of a verb that the runtime's interfaces do not have. An expression, which has to have each kind. */
    private TypeSpec.Builder add(TypeSpec.Builder type, Verb verb) {
        List<ColumnModel> key = verb.key();
        return switch (verb.kind()) {
            case FIND -> addFind(type, "", verb, "this primary key");
            case EXISTS -> type.addMethod(exists(statements.keyOf(key)));
            case FIND_BY ->
                addFind(
                        type,
                        "By" + table.joined(key),
                        verb,
                        "this value of the unique key "
                                + inFormat(Text.code(statements.keyOf(key).name())));
            case LIST_BY ->
                type.addMethod(listBy(verb))
                        .addField(root(verb))
                        .addMethod(
                                shaped(
                                        "listBy" + table.joined(key),
                                        "list",
                                        verb,
                                        List.class,
                                        "What the shape makes of each. One round trip and, outside of a transaction, one snapshot.\n"))
                        .addMethod(firstBy(verb, false))
                        .addMethod(firstBy(verb, true));
            case LIST -> type.addMethod(list());
            case COUNT -> type.addMethod(count());
            case REFRESH ->
                type.addMethod(refresh(
                        "refresh", verb.constant(), "Fills the view anew; who reads it waits until that is done.\n"));
            case REFRESH_CONCURRENTLY ->
                type.addMethod(refresh(
                        "refreshConcurrently",
                        verb.constant(),
                        "Fills the view anew while others read it; {@link #refresh} must have filled it before.\n"));
            case UPSERT, UPSERT_AND_TELL, UPSERT_ALL ->
                statements.keyOf(key).primary() ? type : addUpsert(type, verb.kind(), statements.keyOf(key));
            case UPDATE ->
                statements.isVersioned()
                        ? type
                        : type.addMethod(update(statements.keyOf(key))).addMethod(updateBy(statements.keyOf(key)));
            case DELETE -> type.addMethod(delete(statements.keyOf(key)));
            case RESTORE ->
                type.addMethod(written(
                        "restore",
                        verb,
                        "Takes back that the row was deleted; false when there is no deleted row with this key.\n\n"
                                + "@throws $T when a row that is there has one of its unique keys\n"));
            case ERASE ->
                type.addMethod(written(
                        "erase",
                        verb,
                        "Deletes the row for good, whether it was deleted before or not; false when there is none with this key.\n\n"
                                + "@throws $T when a foreign key refuses it\n"));
            case FIND_ALL,
                    LOCK,
                    INSERT,
                    INSERT_ALL,
                    INSERT_IF_ABSENT,
                    UPDATE_AND_GET,
                    UPDATE_ALL,
                    DELETE_ALL,
                    DELETE_UNCHANGED -> type; // of the runtime's interfaces
        };
    }

    private TypeSpec.Builder addUpsert(TypeSpec.Builder type, Verb.Kind kind, KeyModel key) {
        var upserts = new UpsertEmitter(statements);
        switch (kind) {
            case UPSERT_AND_TELL -> upserts.addTelling(type, key);
            case UPSERT_ALL -> upserts.addAll(type, key);
            default -> {
                upserts.addOne(type, key);
                upserts.addCopies(type, key);
            }
        }
        return type;
    }

    /** What the repository lacks because of rules. */
    private String leftOut() {
        return table.model().ruledOut().entrySet().stream()
                .map(e -> "\n<p>Without {@code " + e.getKey().name().toLowerCase(Locale.ROOT)
                        + "}: the rule " + Text.code(e.getValue())
                        + " does something else instead, and returns no rows.\n")
                .collect(Collectors.joining());
    }

    private static FieldSpec constant(String name, StatementModel statement) {
        Class<?> type = statement.family().isPresent() ? StatementFamily.class : Statement.class;
        return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(statement
                        .family()
                        .map(f -> CodeBlock.of(
                                "$T.$L($S, $L, $L)",
                                type,
                                f.verb(),
                                statement.id(),
                                f.start().contains("\n") ? Text.block(f.start()) : CodeBlock.of("$S", f.start()),
                                Text.block(f.end())))
                        .orElseGet(() -> CodeBlock.of(
                                "new $T($S, $L)",
                                type,
                                statement.id(),
                                Text.block(statement.sql().jdbc()))))
                .build();
    }

    private TypeSpec.Builder addFind(TypeSpec.Builder type, String end, Verb verb, String what) {
        List<ColumnModel> key = verb.key();
        CodeBlock arguments = CodeBlock.of("$L, $L, $T::read", verb.constant(), binder(key), row);
        type.addMethod(verb("find" + end, "The row with " + what + ", if there is one.\n", key)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), row))
                .addStatement("return session.$L($L)", isOfTenant(verb) ? "optional" : "find", arguments)
                .build());
        type.addMethod(verb(
                        "get" + end,
                        "The row with " + what + ".\n\n@throws $T when there is none\n",
                        key,
                        RowNotFound.class)
                .returns(row)
                .addStatement("return session.$L($L)", isOfTenant(verb) ? "one" : "get", arguments)
                .build());
        type.addField(root(verb));
        type.addMethod(shaped(
                "find" + end,
                "find",
                verb,
                Optional.class,
                "What the shape makes of it. One round trip and, outside of a transaction, one snapshot.\n"));
        return type.addMethod(shaped(
                "get" + end,
                "get",
                verb,
                Void.class,
                "What the shape makes of the row, which must be there. One round trip and, outside of a transaction, one"
                        + " snapshot.\n\n@throws $T when there is none\n",
                RowNotFound.class));
    }

    /** The verb's other form, which takes a shape. */
    private MethodSpec shaped(String name, String call, Verb of, Class<?> container, String javadoc, Object... types) {
        TypeVariableName value = TypeVariableName.get("T");
        List<ColumnModel> key = of.key();
        MethodSpec.Builder method = verb(name, javadoc, key, types)
                .addTypeVariable(value)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Shape.class), row, value), "shape");
        CodeBlock arguments = CodeBlock.join(values(key), ", ");
        return method.returns(
                        container == Void.class ? value : ParameterizedTypeName.get(ClassName.get(container), value))
                .addStatement(
                        "return $T.$L(session, ROOT_OF_$L, given(shape, $S).graph(), $L$L)",
                        Graphs.class,
                        call,
                        of.constant(),
                        "shape",
                        isOneArray(key) ? "(Object) " : "",
                        arguments)
                .build();
    }

    /** It would be taken for all parameters. */
    private boolean isOneArray(List<ColumnModel> key) {
        return key.size() == 1 && types.of(table, key.getFirst()).isArray();
    }

    private FieldSpec root(Verb of) {
        return FieldSpec.builder(Root.class, "ROOT_OF_" + of.constant(), Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "$T.of($S, $S, $L)",
                        Root.class,
                        of.statement().id(),
                        statements.condition(of.key()),
                        of.key().stream()
                                .map(c -> types.of(table, c).columnType())
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    private MethodSpec exists(KeyModel key) {
        return verb("exists", "Whether there is a row with this primary key.\n", key.columns())
                .returns(boolean.class)
                .addStatement("return session.get(EXISTS, $L, (rs, c) -> rs.getBoolean(c))", binder(key.columns()))
                .build();
    }

    /** Whether a role that row security does not hold back may find a row of each tenant. */
    private boolean isOfTenant(Verb verb) {
        return statements.keyOf(verb.key()).isOfTenant();
    }

    private MethodSpec listBy(Verb of) {
        String references = inFormat(Text.code(statements.listKeyOf(of.key()).references()));
        return verb(
                        "listBy" + table.joined(of.key()),
                        "All rows of one row of " + references + order() + ".\n",
                        of.key())
                .returns(listOf(row))
                .addStatement("return session.list($L, $L, $T::read)", of.constant(), binder(of.key()), row)
                .build();
    }

    /** The first rows of a key, in an order of the caller's: a dynamic query. */
    private MethodSpec firstBy(Verb of, boolean shaped) {
        List<ColumnModel> key = of.key();
        boolean closed = table.model().primaryKey().isPresent();
        String rows = closed
                ? "At most {@code limit} of these rows, in this order and then by primary key."
                : "At most {@code limit} of these rows, in this order.";
        MethodSpec.Builder method = verb(
                "listBy" + table.joined(key),
                (shaped ? "What the shape makes of each of them. One round trip." : rows + " A dynamic query.")
                        + "\n\n@throws $T when {@code limit} is negative\n",
                key,
                IllegalArgumentException.class);
        TypeVariableName value = TypeVariableName.get("T");
        if (shaped) {
            method.addTypeVariable(value)
                    .addParameter(ParameterizedTypeName.get(ClassName.get(Shape.class), row, value), "shape")
                    .addStatement("given(shape, $S)", "shape");
        }
        return method.addParameter(int.class, "limit")
                .addParameter(
                        ArrayTypeName.of(ParameterizedTypeName.get(
                                ClassName.get(OrderField.class), WildcardTypeName.subtypeOf(Object.class))),
                        "orderBy")
                .varargs()
                .returns(listOf(shaped ? value : row))
                .addStatement(
                        "return first(limit, orderBy, $T.of($L), $L$L).list($L)",
                        List.class,
                        key.stream()
                                .map(c -> String.valueOf(table.model().columns().indexOf(c)))
                                .collect(Collectors.joining(", ")),
                        isOneArray(key) ? "(Object) " : "",
                        CodeBlock.join(values(key), ", "),
                        shaped ? "shape" : "")
                .build();
    }

    private MethodSpec list() {
        return verb(
                        "list",
                        "At most {@code limit} rows" + order() + ".\n\n@throws $T when negative\n",
                        List.of(),
                        IllegalArgumentException.class)
                .addParameter(int.class, "limit")
                .returns(listOf(row))
                .addStatement("notNegative(limit, $S)", "limit")
                .addStatement("return session.list(LIST, s -> s.setInt(1, limit), $T::read)", row)
                .build();
    }

    private MethodSpec count() {
        return verb("count", "How many rows there are; the server counts them one by one.\n", List.of())
                .returns(long.class)
                .addStatement("return session.get(COUNT, $T.NONE, (rs, c) -> rs.getLong(c))", Binder.class)
                .build();
    }

    private MethodSpec refresh(String name, String constant, String javadoc) {
        return verb(name, javadoc, List.of())
                .addStatement("session.write($L, $T.NONE)", constant, Binder.class)
                .build();
    }

    private MethodSpec update(KeyModel key) {
        CodeBlock bind;
        List<ColumnModel> columns = key.columns();
        if (columns.size() == 1) {
            bind = CodeBlock.of(
                    "s -> $L",
                    types.of(table, columns.getFirst())
                            .bindAt("patch.values().bind(s, 1)", value(columns, columns.getFirst())));
        } else {
            CodeBlock.Builder several = CodeBlock.builder().add("s -> {\n$>int next = patch.values().bind(s, 1);\n");
            for (ColumnModel column : columns) {
                several.add("$L;\n", types.of(table, column).bindAt("next++", value(columns, column)));
            }
            bind = several.add("$<}").build();
        }
        return verb(
                        "update" + statements.end(key),
                        "Writes the columns that the patch sets, and no other; an empty patch sends nothing.\n\n"
                                + "@throws $T when there is no row with this "
                                + (key.primary() ? "primary" : "unique")
                                + " key, which a SELECT tells after nothing was written\n"
                                + "@throws $T when the row is there, and a trigger, a rule or row security kept it as it is\n"
                                + "@throws $T when a constraint refuses a value\n",
                        columns,
                        RowNotFound.class,
                        QueryFailed.class,
                        ConstraintViolation.class)
                .addParameter(patch, "patch")
                .addStatement("given(patch, $S)", "patch")
                .beginControlFlow(
                        "if (!patch.values().isEmpty() && session.write($L.of(patch.values()), $L) == 0)",
                        statements.constant("update", key),
                        bind)
                .addStatement("throw notWritten($L.id(), $L)", statements.constant("update", key), isThere(key))
                .endControlFlow()
                .build();
    }

    private MethodSpec updateBy(KeyModel key) {
        List<CodeBlock> arguments = arguments(key.columns());
        arguments.add(CodeBlock.of(
                "given(given(change, $S).apply($T.EMPTY), $S)", "change", patch, "what the lambda returns"));
        String name = "update" + statements.end(key);
        return verb(name, "The same, as {@code " + inFormat(name) + "(key, u -> u.column(value))}.\n", key.columns())
                .addParameter(ParameterizedTypeName.get(ClassName.get(UnaryOperator.class), patch), "change")
                .addStatement("$L($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }

    private CodeBlock isThere(KeyModel key) {
        CodeBlock arguments = CodeBlock.join(arguments(key.columns()), ", ");
        return key.primary()
                ? CodeBlock.of("exists($L)", arguments)
                : CodeBlock.of("find$L($L).isPresent()", statements.end(key), arguments);
    }

    /** What a verb passes on to another: the key's one value, or its record. */
    private List<CodeBlock> arguments(List<ColumnModel> key) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("$L", table.key(key).isPresent() ? "key" : parameter(key.getFirst())));
        return arguments;
    }

    private List<CodeBlock> values(List<ColumnModel> key) {
        return key.stream().map(c -> CodeBlock.of("$L", value(key, c))).toList();
    }

    /** The expression for a column's value in a verb: {@code id}, {@code key.lineNo()}. */
    private String value(List<ColumnModel> key, ColumnModel column) {
        return table.key(key).map(k -> k.value(column)).orElseGet(() -> parameter(column));
    }

    private MethodSpec delete(KeyModel key) {
        return verb(
                        "delete" + statements.end(key),
                        "Deletes the row; false when none was deleted: there is no row with this key, or a trigger, a rule or row"
                                + " security kept it.\n\n@throws $T when a foreign key refuses it\n",
                        key.columns(),
                        ConstraintViolation.class)
                .returns(boolean.class)
                .addStatement(
                        "return session.write($L, $L) > 0", statements.constant("delete", key), binder(key.columns()))
                .build();
    }

    private MethodSpec written(String name, Verb verb, String javadoc) {
        return verb(name, javadoc, verb.key(), ConstraintViolation.class)
                .returns(boolean.class)
                .addStatement("return session.write($L, $L) > 0", verb.constant(), binder(verb.key()))
                .build();
    }

    /** A public method with a key, at which it looks before a connection is taken. */
    private MethodSpec.Builder verb(String name, String javadoc, List<ColumnModel> key, Object... javadocTypes) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addJavadoc(javadoc, javadocTypes);
        if (key.isEmpty()) {
            return method;
        }
        table.key(key)
                .ifPresent(type -> method.addParameter(ClassName.get(table.packageName(), type.name()), "key")
                        .addStatement("given(key, $S)", "key"));
        for (ColumnModel column : key) {
            TypeName type = types.of(table, column).type();
            if (key.size() == 1) {
                method.addParameter(
                        ParameterSpec.builder(type, parameter(column)).build());
            }
            if (!type.isPrimitive()) {
                method.addStatement("given($L, $S)", value(key, column), parameter(column));
                if (types.isRecordOfText(table, column)) {
                    method.addStatement("given($L.value(), $S)", value(key, column), parameter(column));
                }
            }
        }
        return method;
    }

    /** {@code s -> s.setString(1, id)}. */
    private CodeBlock binder(List<ColumnModel> columns) {
        if (columns.size() == 1) {
            ColumnModel column = columns.getFirst();
            return CodeBlock.of("s -> $L", types.of(table, column).bindAt("1", value(columns, column)));
        }
        CodeBlock.Builder several = CodeBlock.builder().add("s -> {\n$>");
        for (int i = 0; i < columns.size(); i++) {
            several.add(
                    "$L;\n",
                    types.of(table, columns.get(i)).bindAt(String.valueOf(i + 1), value(columns, columns.get(i))));
        }
        return several.add("$<}").build();
    }

    /** As the column, but for the names that the methods use themselves. */
    private String parameter(ColumnModel column) {
        String name = table.member(column);
        return TAKEN.contains(name) ? name + "_" : name;
    }

    private String order() {
        return table.model().primaryKey().isPresent() ? ", by primary key" : ", in no particular order";
    }

    private static ParameterizedTypeName listOf(TypeName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }

    /** Text of the catalogue inside a format of JavaPoet's. */
    static String inFormat(String text) {
        return text.replace("$", "$$");
    }
}
