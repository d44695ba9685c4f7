package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.java.Embeddables;
import dev.rowan.codegen.java.JavaSources;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.ReviewFolder;
import dev.rowan.codegen.statements.ReviewPage;
import dev.rowan.codegen.statements.ServerTypes;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.runtime.ShippedMigrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.tools.StringUtils;
import org.jspecify.annotations.Nullable;

/** One run over a migrated database: reads the catalogue, tells jOOQ the types, and makes the sources and the review. */
final class Generation {
    private final MigratedDatabase database;
    private final GeneratorSettings settings;
    private final GeneratorStrategy strategy;
    private final String targetPackage;
    private final List<TableModel> catalogue;
    private final UserForcedTypes userTypes;
    private final Map<String, String> pages = new TreeMap<>();

    private Generation(
            MigratedDatabase database,
            GeneratorStrategy strategy,
            String targetPackage,
            List<TableModel> catalogue,
            UserForcedTypes userTypes) {
        this.database = database;
        this.settings = database.settings();
        this.strategy = strategy;
        this.targetPackage = targetPackage;
        this.catalogue = catalogue;
        this.userTypes = userTypes;
    }

    /** Before jOOQ loads its own model, which asks for the forced types. */
    static Generation start(MigratedDatabase database, GeneratorStrategy strategy, String targetPackage) {
        GeneratorSettings settings = database.settings();
        List<TableModel> catalogue;
        try {
            catalogue = Catalogue.read(
                    database.migrated(), settings.schemas(), MigratedDatabase.historyTable(), settings.asText());
        } catch (SQLException e) {
            throw new GenerationFailed("PostgreSQL's catalogue cannot be read: " + e.getMessage(), e);
        }
        if (catalogue.isEmpty()) {
            throw new GenerationFailed("the migrations in " + String.join(", ", settings.migrationFolders())
                    + " leave no table or view in " + String.join(", ", settings.schemas())
                    + "\nhelp: name the schemas of your tables in the property \"schemas\"");
        }
        var userTypes = new UserForcedTypes(database);
        var generation = new Generation(database, strategy, targetPackage, catalogue, userTypes);
        var forced = new ArrayList<>(database.getConfiguredForcedTypes()); // the user's come first and win
        forced.addAll(ForcedTypes.text(catalogue, userTypes));
        ForcedTypes.timestamptz(catalogue, userTypes).ifPresent(forced::add);
        for (SchemaDefinition schema : database.getSchemata()) {
            String packageName = strategy.getJavaPackageName(schema);
            generation
                    .tables(schema, (definition, table) -> Map.of())
                    .forEach(table -> table.enums()
                            .forEach((column, name) -> forced.add(
                                    ForcedTypes.checkedText(table.model(), column, packageName + "." + name))));
        }
        database.setConfiguredForcedTypes(forced);
        return generation;
    }

    /**
     * The sources of a schema by file name; its statements are prepared on the way. {@code javaType}: the Java type that jOOQ
     * generates for a type.
     */
    Map<String, String> sources(SchemaDefinition schema, Function<DataTypeDefinition, String> javaType) {
        var names = names(schema);
        String facade = facade(schema);
        List<NamedTable> tables =
                tables(schema, (definition, table) -> userTypes.of(definition, table, strategy, javaType));
        Map<String, ClassName> enums = names.enums(database.getSchemata().stream()
                .flatMap(s -> database.getEnums(s).stream())
                .toList());
        var types = new JavaTypes(enums);
        var embeddables = new Embeddables(tables, types);
        refuse(tables, types, embeddables, SchemaNames.clashes(tables, enums, facade));
        var sources = new JavaSources(
                names.packageName(),
                String.join(
                        ", ",
                        settings.migrationFolders().stream()
                                .map(GeneratorSettings::inProject)
                                .toList()));
        Map<NamedTable, List<PreparedStatementModel>> prepared =
                Collections.synchronizedMap(new LinkedHashMap<>()); // progress looks on
        GenerationProgress.TO_LOG.during(
                () -> "preparing the statements of table %d of %d".formatted(prepared.size() + 1, tables.size()),
                () -> {
                    for (NamedTable table : tables) {
                        var statements = new TableStatements(table, settings.updatedByDatabase(table.model()));
                        sources.add(statements, types, facade);
                        prepared.put(table, prepared(statements));
                    }
                });
        sources.add(embeddables);
        sources.addFacade(facade, migrations(), prepared);
        return sources.files();
    }

    /** Writes or checks the pages of all statements. */
    void review(@Nullable ReviewFolder folder) {
        if (folder == null) {
            return;
        }
        if ("write".equals(System.getProperty("rowan.review"))) {
            folder.write(pages);
            return;
        }
        List<String> problems = folder.problems(pages);
        if (!problems.isEmpty()) {
            throw new GenerationFailed("the review does not show the statements of this build\n"
                    + String.join("\n", problems)
                    + "\nhelp: build with -Drowan.review=write, read the difference and commit it");
        }
    }

    private SchemaNames names(SchemaDefinition schema) {
        return new SchemaNames(strategy, schema, isFirst(schema));
    }

    private boolean isFirst(SchemaDefinition schema) {
        return schema.getName().equals(settings.schemas().getFirst());
    }

    private List<NamedTable> tables(
            SchemaDefinition schema, BiFunction<TableDefinition, TableModel, Map<ColumnModel, UserType>> types) {
        var names = names(schema);
        List<NamedTable> named = new ArrayList<>();
        for (TableDefinition definition : database.getTables(schema)) {
            table(schema, definition.getName())
                    .ifPresent(t -> named.add(names.named(
                            definition,
                            t,
                            settings.textColumns(t).or(c -> userTypes.contains(t, c)),
                            types.apply(definition, t))));
        }
        return named;
    }

    private Optional<TableModel> table(SchemaDefinition schema, String name) {
        return catalogue.stream()
                .filter(t -> t.schema().equals(schema.getName()) && t.name().equals(name))
                .findFirst();
    }

    private static void refuse(
            List<NamedTable> tables, JavaTypes types, Embeddables embeddables, List<String> clashes) {
        List<String> unknown = tables.stream()
                .flatMap(t -> Stream.concat(
                        t.model().columns().stream().flatMap(c -> types.refusal(t, c).stream()),
                        Stream.concat(types.refusal(t).stream(), withoutColumns(t).stream())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new GenerationFailed(
                    "these tables and columns cannot be generated:\n" + String.join("\n", unknown)
                            + "\nhelp: have the columns as String by the property \"asText\", leave their tables out by jOOQ's <excludes>, or give them another type; wide tables can be split");
        }
        if (clashes.isEmpty() && !embeddables.refusals().isEmpty()) {
            throw new GenerationFailed("these embeddables cannot be one record:\n"
                    + String.join("\n", embeddables.refusals()) + "\nhelp: give those that differ another <name>");
        }
        if (!clashes.isEmpty()) {
            throw new GenerationFailed("these names are not unique:\n" + String.join("\n", clashes)
                    + "\nhelp: set the property \"singular.TABLE\", extend " + RowanNames.class.getName()
                    + ", or leave a table out by jOOQ's <excludes>");
        }
    }

    /** PostgreSQL has them: {@code create table t ()}. */
    private static Optional<String> withoutColumns(NamedTable table) {
        return table.model().columns().isEmpty()
                ? Optional.of(table.model().qualifiedName() + ": no columns, so that there is nothing to read")
                : Optional.empty();
    }

    private List<PreparedStatementModel> prepared(TableStatements statements) {
        List<PreparedStatementModel> prepared = new ArrayList<>();
        statements.all().forEach((constant, statement) -> {
            try {
                var one = new PreparedStatementModel(
                        constant, statement, ServerTypes.ofParameters(database.migrated(), statement));
                prepared.add(one);
                if (pages.put(statement.id(), ReviewPage.of(statements.table().repository(), one)) != null) {
                    throw new GenerationFailed("the statement " + statement.id()
                            + " would be that of two tables: "
                            + statements.table().model().qualifiedName() + " is the second"
                            + "\nhelp: extend " + RowanNames.class.getName()
                            + " to give its accessor another name, or leave a table out by jOOQ's <excludes>");
                }
            } catch (SQLException e) {
                throw new GenerationFailed(
                        "the statement " + statement.id() + " cannot be prepared: " + e.getMessage() + "\n"
                                + statement.sql().numbered(),
                        e);
            }
        });
        return prepared;
    }

    private String facade(SchemaDefinition schema) {
        String ofPackage = targetPackage.substring(targetPackage.lastIndexOf('.') + 1);
        return isFirst(schema)
                ? settings.facade().orElseGet(() -> StringUtils.toCamelCase(ofPackage))
                : StringUtils.toCamelCase(schema.getName());
    }

    private CodeBlock migrations() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.at($S)", ShippedMigrations.class, settings.migrationsLocation(targetPackage));
        settings.placeholders().forEach((name, value) -> code.add(".placeholder($S, $S)", name, value));
        if (!settings.placeholderReplacement()) {
            code.add(".withoutPlaceholders()");
        }
        if (settings.mixed()) {
            code.add(".withMixed()");
        }
        return code.build();
    }
}
