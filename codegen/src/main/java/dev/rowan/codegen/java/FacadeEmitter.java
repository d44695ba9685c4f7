package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.CatalogueEntry;
import dev.rowan.Database;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.connect.Pool;
import dev.rowan.connect.ShippedMigrations;
import dev.rowan.error.ConnectFailed;
import dev.rowan.session.Session;
import dev.rowan.session.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** The facade of one schema: {@code EngineCam}. */
final class FacadeEmitter {
    private static final String NAMES =
            "<p>Typed SQL finds names by the search path of its connections, which must be that of the build: the first typed query\n"
                    + "asks, in a round trip of its own, and is refused where it is another.\n";

    /** A table of this name keeps it. */
    private static final String STATEMENTS = "statements";

    private final ClassName facade;
    private final ClassName connected;
    private final List<NamedTable> tables;
    private final Optional<ClassName> queries;
    private final List<SettingOf> settings;
    private final CodeBlock migrations;
    private final ClassName statements;

    FacadeEmitter(
            ClassName facade,
            List<NamedTable> tables,
            Optional<ClassName> queries,
            List<SettingOf> settings,
            CodeBlock migrations,
            ClassName statements) {
        this.facade = facade;
        this.connected = facade.nestedClass("Connected");
        this.tables = tables;
        this.queries = queries;
        this.settings = settings;
        this.migrations = migrations;
        this.statements = statements;
    }

    TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(facade)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .superclass(ParameterizedTypeName.get(ClassName.get(Database.class), facade))
                .addPermittedSubclass(connected)
                .addJavadoc(
                        "The database. Share one between threads; inside a transaction use the one that it hands to its work.\n")
                .addField(FieldSpec.builder(
                                ShippedMigrations.class, "MIGRATIONS", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The migrations of this jar, which {@code connect} runs.\n")
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
        if (tables.stream().noneMatch(t -> t.accessor().equals(STATEMENTS))) {
            type.addMethod(statements());
        }
        settings.forEach(setting -> type.addMethod(setting(setting)));
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
                .addType(ConstraintsEmitter.type(tables))
                .build();
    }

    private MethodSpec statements() {
        return MethodSpec.methodBuilder(STATEMENTS)
                .addJavadoc(
                        "Every static statement that this facade can send: what each reads, writes and locks. Loaded by the first call.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, CatalogueEntry.class))
                .addStatement("return $T.all()", statements)
                .build();
    }

    private static MethodSpec setting(SettingOf setting) {
        CodeBlock value = setting.type().isPrimitive()
                ? CodeBlock.of("$T.valueOf($L)", String.class, setting.method())
                : CodeBlock.of(
                        "$T.requireNonNull($L, $S)$L",
                        Objects.class,
                        setting.method(),
                        setting.method() + " is null",
                        setting.type() == String.class ? "" : ".toString()");
        return MethodSpec.methodBuilder(setting.method())
                .addJavadoc(setting.javadoc())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Setting.class)
                .addParameter(setting.type(), setting.method())
                .addStatement("return new $T($S, $L)", Setting.class, setting.name(), value)
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
                        "return new $T($T.of(source, Constraints::find, null).asking(MIGRATIONS.path()))",
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
                .addStatement(
                        "return new $T($T.of(dsl, Constraints::find).asking(MIGRATIONS.path()))", facade, Session.class)
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
}
