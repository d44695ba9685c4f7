package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.Problems.Help;
import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.java.Embeddables;
import dev.rowan.codegen.java.JavaSources;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.Relations;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.statements.PreparedStatementModel;
import dev.rowan.codegen.statements.RelationStatements;
import dev.rowan.codegen.statements.ReviewFolder;
import dev.rowan.codegen.statements.ReviewPage;
import dev.rowan.codegen.statements.ServerTypes;
import dev.rowan.codegen.statements.StatementModel;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.runtime.ShippedMigrations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    private final Map<String, List<NamedTable>> tables = new LinkedHashMap<>();
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
    static Generation start(
            MigratedDatabase database,
            GeneratorStrategy strategy,
            String targetPackage,
            Function<DataTypeDefinition, String> javaType) {
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
        forced.addAll(ForcedTypes.text(catalogue, new JavaTypes(generation.enums()), userTypes));
        forced.addAll(ForcedTypes.times(catalogue, userTypes));
        for (SchemaDefinition schema : database.getSchemata()) {
            String packageName = strategy.getJavaPackageName(schema);
            generation
                    .named(schema, (definition, table) -> Map.of(), new Problems())
                    .forEach(table -> table.enums()
                            .forEach((column, name) -> forced.add(
                                    ForcedTypes.checkedText(table.model(), column, packageName + "." + name))));
        }
        database.setConfiguredForcedTypes(forced);
        var problems = new Problems();
        for (SchemaDefinition schema : database.getSchemata()) {
            generation.tables.put(
                    schema.getName(),
                    generation.named(
                            schema,
                            (definition, table) -> userTypes.of(definition, table, strategy, javaType),
                            problems));
        }
        generation.check(problems);
        return generation;
    }

    /** The sources of a schema by file name; its statements are prepared on the way. */
    Map<String, String> sources(SchemaDefinition schema) {
        var names = names(schema);
        String facade = facade(schema);
        List<NamedTable> ofSchema = tables(schema);
        var types = new JavaTypes(enums());
        var sources = new JavaSources(
                names.packageName(),
                String.join(
                        ", ",
                        settings.migrationFolders().stream()
                                .map(GeneratorSettings::inProject)
                                .toList()));
        var relations =
                new Relations(tables.values().stream().flatMap(List::stream).toList());
        Map<NamedTable, List<PreparedStatementModel>> prepared =
                Collections.synchronizedMap(new LinkedHashMap<>()); // progress looks on
        Map<NamedTable, List<PreparedStatementModel>> relationsOf = new LinkedHashMap<>();
        GenerationProgress.TO_LOG.during(
                () -> "preparing the statements of table %d of %d".formatted(prepared.size() + 1, ofSchema.size()),
                () -> {
                    for (NamedTable table : ofSchema) {
                        TableStatements statements = statements(table);
                        sources.add(statements, types, relations.of(table), facade);
                        prepared.put(table, prepared("statements", table.repository(), statements.all()));
                        relationsOf.put(
                                table, prepared("relations", "shapes with " + table.row(), selects(table, relations)));
                    }
                });
        sources.add(new Embeddables(ofSchema, types));
        sources.addFacade(facade, migrations(), prepared, relationsOf);
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

    /** Of all schemas. */
    private Map<String, ClassName> enums() {
        return SchemaNames.enums(
                strategy,
                database.getSchemata().stream()
                        .flatMap(s -> database.getEnums(s).stream())
                        .toList());
    }

    private SchemaNames names(SchemaDefinition schema) {
        return new SchemaNames(strategy, schema, isFirst(schema));
    }

    private boolean isFirst(SchemaDefinition schema) {
        return schema.getName().equals(settings.schemas().getFirst());
    }

    private List<NamedTable> tables(SchemaDefinition schema) {
        return Objects.requireNonNull(tables.get(schema.getName()));
    }

    private List<NamedTable> named(
            SchemaDefinition schema,
            BiFunction<TableDefinition, TableModel, Map<ColumnModel, UserType>> types,
            Problems problems) {
        var names = names(schema);
        List<NamedTable> named = new ArrayList<>();
        for (TableDefinition definition : database.getTables(schema)) {
            table(schema, definition.getName()).ifPresent(t -> {
                SchemaNames.refuseExcludedColumns(definition, t, problems);
                named.add(names.named(
                        definition,
                        t,
                        settings.textColumns(t).or(c -> userTypes.contains(t, c)),
                        types.apply(definition, t)));
            });
        }
        return named;
    }

    private Optional<TableModel> table(SchemaDefinition schema, String name) {
        return catalogue.stream()
                .filter(t -> t.schema().equals(schema.getName()) && t.name().equals(name))
                .findFirst();
    }

    private void check(Problems problems) {
        for (String schema : settings.schemas()) {
            if (!tables.containsKey(schema)) {
                problems.add("no schema is called " + schema, Help.SCHEMA);
            }
        }
        settings.unused(catalogue).forEach(problem -> problems.add(problem, Help.SETTING));
        Map<String, ClassName> enums = enums();
        var types = new JavaTypes(enums);
        var classes = new Claims();
        enums.forEach((type, name) -> classes.claim(
                name.packageName() + ".", name.simpleName(), "the class " + name.simpleName(), "the enum " + type));
        for (SchemaDefinition schema : database.getSchemata()) {
            names(schema).claim(classes, tables(schema), facade(schema));
            database.getEnums(schema).forEach(e -> SchemaNames.claimLiterals(strategy, e, problems));
            for (NamedTable table : tables(schema)) {
                check(table, types, problems);
            }
            if (problems.isEmpty()) {
                new Embeddables(tables(schema), types)
                        .refusals()
                        .forEach(refusal -> problems.add(refusal, Help.EMBEDDABLE));
            }
        }
        classes.report(problems, Help.NAME);
        problems.refuse();
    }

    private void check(NamedTable table, JavaTypes types, Problems problems) {
        TableModel model = table.model();
        model.columns().stream()
                .flatMap(c -> types.refusal(table, c).stream())
                .forEach(refusal -> problems.add(refusal, Help.TYPE));
        if (model.columns().isEmpty()) { // PostgreSQL has them: create table t ()
            problems.add(
                    model.qualifiedName() + ": no columns, so that there is nothing to read", Help.WITHOUT_COLUMNS);
        }
        if (table.members().size() == model.columns().size()) {
            SchemaNames.claimMembers(table, statements(table), problems);
        }
    }

    private TableStatements statements(NamedTable table) {
        return new TableStatements(table, settings.updatedByDatabase(table.model()));
    }

    private static Map<String, StatementModel> selects(NamedTable table, Relations relations) {
        Map<String, StatementModel> selects = new LinkedHashMap<>();
        relations.of(table).forEach(r -> selects.put(r.constant(), RelationStatements.of(table, r)));
        return selects;
    }

    /** {@code kind}: the folder of their pages; {@code sender}: what sends them, with their methods or constants after it. */
    private List<PreparedStatementModel> prepared(String kind, String sender, Map<String, StatementModel> statements) {
        List<PreparedStatementModel> prepared = new ArrayList<>();
        statements.forEach((constant, statement) -> {
            try {
                var one = new PreparedStatementModel(
                        constant, statement, ServerTypes.ofParameters(database.migrated(), statement));
                prepared.add(one);
                pages.put(kind + "/" + statement.id(), ReviewPage.of(sender, one));
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
