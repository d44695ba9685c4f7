package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.Database;
import dev.rowan.DatabaseConfig;
import dev.rowan.codegen.catalogue.PartitionConstraint;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.error.ConnectFailed;
import dev.rowan.error.Constraint;
import dev.rowan.runtime.ConstraintNames;
import dev.rowan.runtime.Pool;
import dev.rowan.runtime.Session;
import dev.rowan.runtime.ShippedMigrations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** The facade of one schema: {@code EngineCam}. */
final class FacadeEmitter {
    private static final int MOST_ENTRIES = 1000;

    private static final String NAMES =
            "<p>Typed SQL finds names by the search path of its connections, which must be that of the build: the first typed query\n"
                    + "asks, in a round trip of its own, and is refused where it is another.\n";

    private final ClassName facade;
    private final ClassName connected;
    private final List<NamedTable> tables;
    private final Optional<ClassName> queries;
    private final CodeBlock migrations;

    FacadeEmitter(ClassName facade, List<NamedTable> tables, Optional<ClassName> queries, CodeBlock migrations) {
        this.facade = facade;
        this.connected = facade.nestedClass("Connected");
        this.tables = tables;
        this.queries = queries;
        this.migrations = migrations;
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(facade)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .superclass(ParameterizedTypeName.get(ClassName.get(Database.class), facade))
                .addPermittedSubclass(connected)
                .addJavadoc(
                        "The database. Share one between threads; inside a transaction use the one that it hands to its work.\n")
                .addField(FieldSpec.builder(
                                ShippedMigrations.class,
                                "MIGRATIONS",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(migrations)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Session.class, "session")
                        .addStatement("super(session)")
                        .build())
                .addMethod(connect())
                .addMethod(ofDataSource())
                .addMethod(ofDsl());
        tables.forEach(table -> type.addMethod(accessor(
                table.accessor(),
                Text.code(table.model().qualifiedName()),
                ClassName.get(table.packageName(), table.repository()))));
        queries.ifPresent(holder ->
                type.addMethod(accessor(QueryStatements.OF_FACADE, "Queries that belong to no single table", holder)));
        return type.addMethod(MethodSpec.methodBuilder("on")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(facade)
                        .addParameter(Session.class, "session")
                        .addStatement("return new $T(session)", facade)
                        .build())
                .addType(connected())
                .addType(constraints())
                .build();
    }

    private MethodSpec connect() {
        return MethodSpec.methodBuilder("connect")
                .addJavadoc(
                        "Opens a pool of its own, to be closed, and runs the migrations of this jar, unless switched off.\n\n"
                                + "@throws $T when the database cannot be reached or its schema is not this jar's\n",
                        ConnectFailed.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(connected)
                .addParameter(DatabaseConfig.class, "config")
                .addStatement("$T pool = $T.open(config, MIGRATIONS)", Pool.class, Pool.class)
                .addStatement(
                        "return new $T($T.of(pool.dataSource(), Constraints::find, config.listener()), pool)",
                        connected,
                        Session.class)
                .build();
    }

    private MethodSpec ofDataSource() {
        return MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "On the connections of {@code source}, which must be in autocommit mode. Migrates and closes nothing.\n\n"
                                + NAMES)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(facade)
                .addParameter(DataSource.class, "source")
                .addStatement(
                        "return new $T($T.of(source, Constraints::find, null).asking(MIGRATIONS))",
                        facade,
                        Session.class)
                .build();
    }

    private MethodSpec ofDsl() {
        return MethodSpec.methodBuilder("of")
                .addJavadoc(
                        "On the connections and in the transactions of {@code dsl}. Migrates and closes nothing.\n\n"
                                + NAMES
                                + "\n@throws IllegalArgumentException when its configuration rewrites SQL, which static SQL would by-pass\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(facade)
                .addParameter(DSLContext.class, "dsl")
                .addStatement("return new $T($T.of(dsl, Constraints::find).asking(MIGRATIONS))", facade, Session.class)
                .build();
    }

    private static MethodSpec accessor(String name, String javadoc, ClassName repository) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L.\n", javadoc)
                .addModifiers(Modifier.PUBLIC)
                .returns(repository)
                .addStatement("return new $T(session)", repository)
                .build();
    }

    private TypeSpec connected() {
        return TypeSpec.classBuilder(connected)
                .addJavadoc("One that owns its pool: the only one that can be closed.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(facade)
                .addSuperinterface(AutoCloseable.class)
                .addField(Pool.class, "pool", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Session.class, "session")
                        .addParameter(Pool.class, "pool")
                        .addStatement("super(session)")
                        .addStatement("this.pool = pool")
                        .build())
                .addMethod(MethodSpec.methodBuilder("close")
                        .addJavadoc("Closes the pool.\n")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("pool.close()")
                        .build())
                .build();
    }

    private TypeSpec constraints() {
        List<CodeBlock> streams = new ArrayList<>();
        tables.stream()
                .filter(t -> !t.model().constraints().isEmpty())
                .forEach(t -> streams.add(CodeBlock.of(
                        "$T.of($T.values()).map(c -> $T.entry($S + c.constraintName(), ($T) c))",
                        Stream.class,
                        ClassName.get(t.packageName(), t.constraints()),
                        Map.class,
                        t.model().qualifiedName() + ".",
                        Constraint.class)));
        List<MethodSpec> partitions = partitions();
        partitions.forEach(method -> streams.add(CodeBlock.of("$N()", method)));
        CodeBlock enums = CodeBlock.join(streams, ",\n                ");
        return TypeSpec.classBuilder("Constraints")
                .addJavadoc("Loaded by the first violation.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(Map.class, String.class, Constraint.class),
                                "BY_NAME",
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(
                                enums.isEmpty()
                                        ? CodeBlock.of("$T.of()", Map.class)
                                        : CodeBlock.of(
                                                "$T.of(\n                $L)\n        .flatMap(entries -> entries)\n        .collect($T.toUnmodifiableMap($T::getKey, $T::getValue))",
                                                Stream.class,
                                                enums,
                                                Collectors.class,
                                                Map.Entry.class,
                                                Map.Entry.class))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(partitions)
                .addMethod(MethodSpec.methodBuilder("find")
                        .addModifiers(Modifier.STATIC)
                        .returns(ClassName.get(Constraint.class)
                                .annotated(com.palantir.javapoet.AnnotationSpec.builder(
                                                org.jspecify.annotations.Nullable.class)
                                        .build()))
                        .addParameter(String.class, "schema")
                        .addParameter(String.class, "table")
                        .addParameter(String.class, "constraint")
                        .addStatement("return $T.find(BY_NAME, schema, table, constraint)", ConstraintNames.class)
                        .build())
                .build();
    }

    /** What a partition's violation names, each with the table's constant: in several methods, whose bytes are limited. */
    private List<MethodSpec> partitions() {
        List<CodeBlock> entries = new ArrayList<>();
        for (NamedTable t : tables) {
            for (PartitionConstraint part : t.model().partitionConstraints()) {
                if (t.model().constraints().contains(part.constraint())) {
                    entries.add(CodeBlock.of(
                            "$T.entry($S, $T.$L)",
                            Map.class,
                            part.qualifiedName(),
                            ClassName.get(t.packageName(), t.constraints()),
                            Identifiers.constant(part.constraint())));
                }
            }
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += MOST_ENTRIES) {
            methods.add(MethodSpec.methodBuilder("ofPartitions" + (methods.size() + 1))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(ParameterizedTypeName.get(
                            ClassName.get(Stream.class),
                            ParameterizedTypeName.get(Map.Entry.class, String.class, Constraint.class)))
                    .addStatement(
                            "return $T.of(\n$L)",
                            Stream.class,
                            CodeBlock.join(entries.subList(from, Math.min(from + MOST_ENTRIES, entries.size())), ",\n"))
                    .build());
        }
        return methods;
    }
}
