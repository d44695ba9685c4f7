package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.SchemaProblems.Help;
import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeReader;
import dev.rowan.codegen.catalogue.TypeReader.ServerType;
import dev.rowan.codegen.java.Embeddables;
import dev.rowan.codegen.java.JavaSources;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.TypedIds;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.codegen.statements.QueryStatements;
import dev.rowan.codegen.statements.TableStatements;
import dev.rowan.review.CataloguedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.tools.StringUtils;

/** One run over a migrated database: reads the catalogue, tells jOOQ the types, and makes the sources and the review. */
final class Generation {
    private final MigratedDatabase database;
    private final GeneratorSettings settings;
    private final GeneratorStrategy strategy;
    private final String targetPackage;
    private final List<TableModel> catalogue;
    private final SortedMap<String, ServerType> domains;
    private final UserForcedTypes userTypes;
    private final Lookups lookups;
    private final Map<String, List<NamedTable>> tables = new LinkedHashMap<>();
    private final List<NamedQuery> queries = new ArrayList<>();
    private final StatementPages pages;

    private Generation(
            MigratedDatabase database,
            GeneratorStrategy strategy,
            String targetPackage,
            List<TableModel> catalogue,
            SortedMap<String, ServerType> domains,
            UserForcedTypes userTypes) {
        this.database = database;
        this.settings = database.settings();
        this.strategy = strategy;
        this.targetPackage = targetPackage;
        this.catalogue = catalogue;
        this.domains = domains;
        this.userTypes = userTypes;
        this.lookups = new Lookups(settings.lookups(), database.migrated());
        this.pages = new StatementPages(database);
    }

    /** Before jOOQ loads its own model, which asks for the forced types. */
    static Generation start(
            MigratedDatabase database,
            GeneratorStrategy strategy,
            String targetPackage,
            Function<DataTypeDefinition, String> javaType) {
        GeneratorSettings settings = database.settings();
        List<TableModel> catalogue;
        SortedMap<String, ServerType> domains;
        try {
            catalogue = Catalogue.read(
                    database.migrated(), settings.schemas(), settings.historyTable(), settings.special());
            domains = new TypeReader(database.migrated(), settings.domainTypes()).domains();
        } catch (SQLException e) {
            throw new GenerationFailed("PostgreSQL's catalogue cannot be read: " + e.getMessage(), e);
        }
        if (catalogue.isEmpty()) {
            throw new GenerationFailed(
                    "the migrations in " + String.join(", ", settings.migrationFolders())
                            + " leave no table or view in " + String.join(", ", settings.schemas()),
                    "name the schemas of your tables in the property \"schemas\"");
        }
        var userTypes = new UserForcedTypes(database);
        var generation = new Generation(database, strategy, targetPackage, catalogue, domains, userTypes);
        var types = generation.types();
        Map<String, List<ForcedType>> forced = new LinkedHashMap<>();
        generation
                .named((definition, table) -> Map.of(), new SchemaProblems())
                .values()
                .forEach(tables -> tables.forEach(
                        table -> forced.put(table.model().qualifiedName(), ForcedTypes.of(table, types, userTypes))));
        database.forceTypes(forced);
        var problems = new SchemaProblems();
        generation.tables.putAll(
                generation.named((definition, table) -> userTypes.of(definition, table, strategy, javaType), problems));
        generation.check(problems);
        return generation;
    }

    /** The sources of an application's queries over a DAO's jar, by file name. */
    Map<String, String> application(ShippedBuild dao, String packageName) {
        String ofPackage = StringUtils.toCamelCase(packageName.substring(packageName.lastIndexOf('.') + 1));
        String name = settings.facade().orElse(ofPackage);
        String holder = name + "Queries";
        String catalogue = name + "Statements";
        var classes = new Claims();
        classes.claim(packageName + ".", holder, "the class " + holder, "the queries");
        classes.claim(packageName + ".", catalogue, "the class " + catalogue, "the catalogue of statements");
        var types = types();
        List<NamedQuery> own = new QueryFolder(database, catalogue(), all(), types)
                .read(packageName, Identifiers.decapitalized(name), holder, classes, table -> Set.of());
        var sources = new JavaSources(
                packageName,
                GeneratorSettings.inProject(settings.queries().orElseThrow()),
                settings.queries().map(GeneratorSettings::inProject));
        sources.addApplication(
                holder,
                ClassName.bestGuess(dao.facade()),
                catalogue,
                own,
                List.of(SchemaSources.statementsOf(
                        Identifiers.decapitalized(name), ClassName.get(packageName, holder), 0, pages.of(own, types))),
                settings.review().folder().isPresent() ? pages.access() : Map.of(),
                types);
        return sources.files();
    }

    private List<TableModel> catalogue() {
        return catalogue;
    }

    private String queryHolder(SchemaDefinition schema) {
        return facade(schema) + "Queries";
    }

    /**
     * Makes the sources of a schema by file name, and prepares its statements on the way. What it needs of jOOQ's model is read now; it
     * can run beside jOOQ's own work.
     */
    Supplier<Map<String, String>> sources(SchemaDefinition schema, String shipped) {
        var sources = new SchemaSources(
                settings,
                targetPackage,
                pages,
                types(),
                all(),
                queries,
                values(names(schema).packageName()),
                names(schema).packageName(),
                facade(schema),
                queryHolder(schema),
                isFirst(schema) ? Optional.of(shipped) : Optional.empty(),
                database.history());
        List<NamedTable> ofSchema = tables(schema);
        return () -> sources.of(ofSchema);
    }

    /** What is left out, and why: for whoever runs the build. */
    List<String> notices() {
        return new LeftOut(settings, all()).of(database.functionsLikeTables());
    }

    private List<NamedTable> all() {
        return tables.values().stream().flatMap(List::stream).toList();
    }

    /** Those of the folder that the settings name. */
    void readQueries() {
        if (settings.queries().isEmpty()) {
            return;
        }
        SchemaDefinition first = database.getSchemata().stream()
                .filter(this::isFirst)
                .findFirst()
                .orElseThrow();
        var classes = new Claims();
        claimClasses(classes);
        queries.addAll(new QueryFolder(database, catalogue, all(), types())
                .read(
                        names(first).packageName(),
                        QueryStatements.OF_FACADE,
                        queryHolder(first),
                        classes,
                        table -> JavaSources.members(statements(table), types())));
    }

    /** Schema and API for a language model. */
    String llms() {
        return pages.llms()
                .of(
                        targetPackage,
                        database.getSchemata().stream()
                                .filter(this::isFirst)
                                .map(this::facade)
                                .findFirst()
                                .orElseThrow());
    }

    /** All statements that were prepared, by id. */
    List<CataloguedStatement> catalogued() {
        return pages.catalogued();
    }

    /** What is reviewed: the facade. */
    String name() {
        return facade(database.getSchemata().stream()
                .filter(this::isFirst)
                .findFirst()
                .orElseThrow());
    }

    private JavaTypes types() {
        return new JavaTypes(enums(), domainTypes());
    }

    /** The records of domains: in the package of their schema, or of the first where theirs is not generated. */
    private SortedMap<String, ValueType> domainTypes() {
        SortedMap<String, ValueType> types = new TreeMap<>();
        domains.forEach((domain, type) -> {
            String schema = domain.substring(0, domain.indexOf('.'));
            SchemaDefinition of = database.getSchemata().stream()
                    .filter(s -> s.getName().equals(schema))
                    .findFirst()
                    .orElseGet(() -> database.getSchemata().stream()
                            .filter(this::isFirst)
                            .findFirst()
                            .orElseThrow());
            types.put(domain, settings.domain(domain, type.model(), names(of).packageName()));
        });
        return types;
    }

    /** The records of one value that are in a package. */
    private List<ValueType> values(String packageName) {
        return Stream.concat(all().stream().flatMap(t -> t.ids().values().stream()), domainTypes().values().stream())
                .filter(v -> v.packageName().equals(packageName))
                .distinct()
                .toList();
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

    /** The tables of each schema, with their typed ids. */
    private Map<String, List<NamedTable>> named(
            BiFunction<TableDefinition, TableModel, Map<ColumnModel, UserType>> types, SchemaProblems problems) {
        Map<String, List<NamedTable>> bySchema = new LinkedHashMap<>();
        List<NamedTable> all = new ArrayList<>();
        for (SchemaDefinition schema : database.getSchemata()) {
            bySchema.put(schema.getName(), new ArrayList<>());
            all.addAll(named(schema, types, problems));
        }
        for (NamedTable table : TypedIds.in(
                all, userTypes::contains, (table, key) -> settings.id(table, key, lookups.of(table, key)))) {
            Objects.requireNonNull(bySchema.get(table.model().schema())).add(table);
        }
        return bySchema;
    }

    private List<NamedTable> named(
            SchemaDefinition schema,
            BiFunction<TableDefinition, TableModel, Map<ColumnModel, UserType>> types,
            SchemaProblems problems) {
        var names = names(schema);
        List<NamedTable> named = new ArrayList<>();
        for (TableDefinition definition : database.getTables(schema)) {
            if (definition.isTableValuedFunction()) {
                continue;
            }
            table(schema, definition.getName()).ifPresent(t -> {
                SchemaNames.refuseExcludedColumns(definition, t, problems);
                named.add(names.named(
                        definition,
                        t,
                        settings.plural(t.name()),
                        settings.textColumns(t)
                                .or(c -> userTypes.contains(t, c))
                                .or(c -> c.type().hasDomain()),
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

    private void check(SchemaProblems problems) {
        for (String schema : settings.schemas()) {
            if (!tables.containsKey(schema)) {
                problems.add("no schema is called " + schema, Help.SCHEMA);
            }
        }
        settings.unused(catalogue).forEach(problem -> problems.add(problem, Help.SETTING));
        lookups.problems(all()).forEach(problem -> problems.add(problem, Help.SETTING));
        settings.unusedDomains(domains.keySet()).forEach(problem -> problems.add(problem, Help.SETTING));
        List<String> kept = new KeptColumns(settings, catalogue).problems();
        kept.forEach(problem -> problems.add(problem, Help.SETTING));
        if (kept.isEmpty()) {
            new SuggestedMigrations(settings).of(database.migrated(), catalogue, problems);
        }
        settings.sortable().problems(all()).forEach(problem -> problems.add(problem, Help.SETTING));
        settings.filterable().problems(all()).forEach(problem -> problems.add(problem, Help.SETTING));
        var types = types();
        var classes = new Claims();
        claimClasses(classes);
        domains.forEach((domain, type) -> types.refusal(type.model().belowDomain(), type.declared())
                .ifPresent(why -> problems.add("the domain " + domain + ": " + why, Help.SETTING)));
        for (SchemaDefinition schema : database.getSchemata()) {
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

    private void claimClasses(Claims classes) {
        enums().forEach((type, name) -> classes.claim(
                name.packageName() + ".", name.simpleName(), "the class " + name.simpleName(), "the enum " + type));
        database.getSchemata().forEach(schema -> names(schema).claim(classes, tables(schema), facade(schema)));
        database.getSchemata().stream()
                .flatMap(schema -> values(names(schema).packageName()).stream())
                .forEach(v -> classes.claim(v.packageName() + ".", v.name(), "the class " + v.name(), v.user()));
        for (NamedTable table : all()) {
            if (settings.sortable().has(table.model())) {
                SchemaNames.claim(classes, table, table.sort());
            }
            if (settings.filterable().has(table.model())) {
                SchemaNames.claim(classes, table, table.filter());
            }
        }
    }

    private void check(NamedTable table, JavaTypes types, SchemaProblems problems) {
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
        return new TableStatements(table);
    }

    private String facade(SchemaDefinition schema) {
        String ofPackage = targetPackage.substring(targetPackage.lastIndexOf('.') + 1);
        return isFirst(schema)
                ? settings.dao()
                        .map(dao -> ClassName.bestGuess(dao.facade()).simpleName())
                        .or(settings::facade)
                        .orElseGet(() -> StringUtils.toCamelCase(ofPackage))
                : StringUtils.toCamelCase(schema.getName());
    }
}
