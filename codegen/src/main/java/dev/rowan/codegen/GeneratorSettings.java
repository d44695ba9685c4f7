package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.SpecialColumns;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.codegen.problem.Problem;
import dev.rowan.postgres.MigrationFailed;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** The {@code <properties>} of {@link MigratedDatabase}: read once. */
final class GeneratorSettings {
    private static final String PLACEHOLDER = "placeholder.";
    private static final String SINGULAR = "singular.";
    private static final String PLURAL = "plural.";
    private static final String ID_NAME = "idName.";
    private static final String TYPED_IDS = "typedIds";
    private static final String DOMAIN_NAME = "domainName.";
    private static final String DOMAIN_TYPES = "domainTypes";
    private static final String HISTORY_TABLE = "flyway_schema_history";
    private static final String PREFIX = "migrationPrefix";
    private static final String REPEATABLE_PREFIX = "repeatableMigrationPrefix";
    private static final String SEPARATOR = "migrationSeparator";
    private static final String SUFFIXES = "migrationSuffixes";
    private static final String TENANT = "tenant";
    private static final String CREATED_BY = "createdBy";
    private static final String UPDATED_BY = "updatedBy";
    private static final String SOFT_DELETE = "softDelete";
    private static final String TENANT_SETTING = "tenantSetting";
    private static final String USER_SETTING = "userSetting";
    private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final String OBSERVED = "observed";
    private static final List<String> KNOWN = List.of(
            "migrations",
            "dao",
            "queries",
            "server",
            "schemas",
            "searchPath",
            "defaultSchema",
            "historySchema",
            "historyTable",
            ReviewSettings.REVIEW,
            ReviewSettings.SIZES,
            ReviewSettings.BASE,
            ReviewSettings.RELEASE,
            ReviewSettings.FAIL_ON,
            OBSERVED,
            "facade",
            "artifact",
            "updatedByDatabase",
            "version",
            TENANT,
            TENANT_SETTING,
            CREATED_BY,
            UPDATED_BY,
            USER_SETTING,
            SOFT_DELETE,
            "textColumns",
            "sortable",
            "filterable",
            "asText",
            TYPED_IDS,
            DOMAIN_TYPES,
            "lookups",
            "migrationsLocation",
            "placeholderReplacement",
            "mixed",
            PREFIX,
            REPEATABLE_PREFIX,
            SEPARATOR,
            SUFFIXES,
            PLACEHOLDER + "NAME",
            SINGULAR + "TABLE",
            PLURAL + "TABLE",
            ID_NAME + "TABLE",
            DOMAIN_NAME + "DOMAIN");

    /** What a build over a DAO's jar says itself. */
    private static final List<String> OVER_DAO = List.of(
            "dao",
            "queries",
            ReviewSettings.REVIEW,
            ReviewSettings.SIZES,
            ReviewSettings.BASE,
            ReviewSettings.RELEASE,
            ReviewSettings.FAIL_ON,
            OBSERVED,
            "facade",
            "server");

    /** What of a module is in its jar as it stands. */
    private static final String RESOURCES = "src/main/resources/";

    private final SortedMap<String, String> values = new TreeMap<>();
    private final Path basedir;
    private final @Nullable ShippedBuild dao;

    /** As the build wrote them, also where a DAO's jar has more. */
    private final SortedMap<String, String> written;

    GeneratorSettings(Properties properties, String basedir) {
        this.basedir = Path.of(basedir);
        properties
                .stringPropertyNames()
                .forEach(name -> values.put(name, properties.getProperty(name).strip()));
        this.written = new TreeMap<>(values);
        String facade = values.get("dao");
        this.dao = facade == null ? null : ShippedBuild.of(facade);
        if (dao != null) {
            dao.properties().forEach((name, value) -> values.putIfAbsent(name, value));
        }
    }

    /** As the build wrote them. */
    SortedMap<String, String> written() {
        return written;
    }

    /** The DAO out of a jar whose tables the queries are over; empty where the build generates one. */
    Optional<ShippedBuild> dao() {
        return Optional.ofNullable(dao);
    }

    /** What is wrong with them, as far as it shows without a server: what and, after {@code help:}, what to do. */
    List<String> problems() {
        List<String> properties = new ArrayList<>();
        if (dao != null) {
            written.keySet().stream()
                    .filter(name -> !OVER_DAO.contains(name))
                    .forEach(name -> properties.add("the property \"" + name + "\" is the DAO's, whose jar says it"));
            if (queries().isEmpty()) {
                properties.add("the property \"queries\" is missing: the folder of queries over " + dao.facade());
            }
        }
        for (String name : values.keySet()) {
            if (!KNOWN.contains(name)
                    && Stream.of(PLACEHOLDER, SINGULAR, PLURAL, ID_NAME, DOMAIN_NAME)
                            .noneMatch(name::startsWith)) {
                properties.add("unknown property \"" + name + "\"");
            }
        }
        if (dao == null && migrationFolders().isEmpty()) {
            properties.add("the property \"migrations\" is missing: the folder or folders of Flyway migrations");
        }
        for (String name : List.of("placeholderReplacement", "mixed")) {
            String value = values.getOrDefault(name, "true");
            if (!value.equals("true") && !value.equals("false")) {
                properties.add("the property \"" + name + "\" is \"" + value + "\": it can be true or false");
            }
        }
        if (values.containsKey("defaultSchema") && values.containsKey("searchPath")) {
            properties.add(
                    "the properties \"defaultSchema\" and \"searchPath\" are both set: the first of searchPath is the default");
        }
        for (String name : List.of(TENANT_SETTING, USER_SETTING)) {
            String value = values.getOrDefault(name, "app.name");
            if (!SETTING.matcher(value).matches()) {
                properties.add("the property \"" + name + "\" is \"" + value
                        + "\": a setting of yours is called as app.tenant, with a dot");
            }
        }
        values.forEach((property, name) -> {
            if (Stream.of(ID_NAME, DOMAIN_NAME).anyMatch(property::startsWith) && !isClass(name)) {
                properties.add("the property \"" + property + "\" is \"" + name + "\", which no class can be called");
            }
        });
        facade().filter(name -> !isClass(name))
                .ifPresent(name ->
                        properties.add("the property \"facade\" is \"" + name + "\", which no class can be called"));
        List<String> problems = new ArrayList<>();
        if (!properties.isEmpty()) {
            problems.add(Problem.text(
                    "<database><properties> of " + MigratedDatabase.class.getName() + ": "
                            + String.join("; ", properties),
                    "the properties are " + String.join(", ", KNOWN)));
        }
        problems.addAll(review().problems(this::resolve));
        try {
            PostgresServer.check(server());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        try {
            if (dao != null || !migrationFolders().isEmpty()) {
                migrations().check();
            }
        } catch (MigrationFailed e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private static boolean isClass(String name) {
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name);
    }

    /** Everything that was set, for the fingerprint. */
    @Override
    public String toString() {
        return values + (dao == null ? "" : dao.toString());
    }

    Migrations migrations() {
        Migrations files = dao == null
                ? Migrations.in(
                        basedir, migrationFolders().stream().map(Path::of).toList())
                : Migrations.inClasspath(
                        Arrays.stream(migrationsLocation(dao.targetPackage()).split(",", -1))
                                .map(location -> location.strip().replaceFirst("^classpath:/?", ""))
                                .toArray(String[]::new));
        return files.searchPath(searchPath())
                .history(historySchema(), historyTable())
                .placeholders(placeholders())
                .placeholderReplacement(placeholderReplacement())
                .mixed(mixed())
                .names(migrationPrefix(), repeatableMigrationPrefix(), migrationSeparator(), migrationSuffixes());
    }

    /** Whether the files of migrations are named in another way than Flyway's. */
    boolean hasOtherNames() {
        return Stream.of(PREFIX, REPEATABLE_PREFIX, SEPARATOR, SUFFIXES).anyMatch(name -> values.containsKey(name));
    }

    String migrationPrefix() {
        return values.getOrDefault(PREFIX, "V");
    }

    String repeatableMigrationPrefix() {
        return values.getOrDefault(REPEATABLE_PREFIX, "R");
    }

    String migrationSeparator() {
        return values.getOrDefault(SEPARATOR, "__");
    }

    List<String> migrationSuffixes() {
        List<String> suffixes = list(SUFFIXES);
        return suffixes.isEmpty() ? List.of(".sql") : suffixes;
    }

    /** As the build wrote them; none over a DAO's jar. */
    List<String> migrationFolders() {
        return list("migrations");
    }

    SortedMap<String, String> placeholders() {
        SortedMap<String, String> placeholders = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(PLACEHOLDER)) {
                placeholders.put(name.substring(PLACEHOLDER.length()), value);
            }
        });
        return placeholders;
    }

    boolean placeholderReplacement() {
        return flag("placeholderReplacement", true);
    }

    boolean mixed() {
        return flag("mixed", false);
    }

    String server() {
        return values.getOrDefault("server", "auto");
    }

    List<String> schemas() {
        List<String> schemas = list("schemas");
        return schemas.isEmpty() ? List.of(searchPath().getFirst()) : schemas;
    }

    /** In which schemas migrations and queries, and sessions at run time, find names that have none. */
    List<String> searchPath() {
        List<String> path = list("searchPath");
        if (!path.isEmpty()) {
            return path;
        }
        return Stream.of(values.getOrDefault("defaultSchema", "public"), "public")
                .distinct()
                .toList();
    }

    /** Whether the history is not where Flyway has it by itself. */
    boolean hasHistoryElsewhere() {
        return !historySchema().equals(searchPath().getFirst())
                || !historyTable().equals(HISTORY_TABLE);
    }

    String historySchema() {
        return values.getOrDefault("historySchema", searchPath().getFirst());
    }

    String historyTable() {
        return values.getOrDefault("historyTable", HISTORY_TABLE);
    }

    /** Name and version of the jar, where the build says them. */
    Optional<String> artifact() {
        return Optional.ofNullable(values.get("artifact"));
    }

    /** The folder of typed queries, as the build wrote it. */
    Optional<String> queries() {
        return Optional.ofNullable(values.get("queries"));
    }

    /** The folder of what a build makes: Maven's, or Gradle's. */
    String output() {
        return Stream.of("build.gradle", "build.gradle.kts").anyMatch(name -> Files.exists(basedir.resolve(name)))
                ? "build"
                : "target";
    }

    /** As the build wrote them. */
    ReviewSettings review() {
        return ReviewSettings.of(written);
    }

    /** The file of texts that tests were seen to send: the review shows them. */
    Optional<Path> observed() {
        return Optional.ofNullable(values.get(OBSERVED)).map(this::resolve);
    }

    Path resolve(String path) {
        return basedir.resolve(path).normalize();
    }

    /** Of what is generated. */
    Optional<String> facade() {
        return Optional.ofNullable(written.get("facade"));
    }

    /** Where the jar has the migrations at run time: a folder of resources is where Maven puts it. */
    String migrationsLocation(String targetPackage) {
        String folder =
                migrationFolders().size() == 1 ? migrationFolders().getFirst().replace('\\', '/') : "";
        return values.getOrDefault(
                "migrationsLocation",
                "classpath:"
                        + (folder.startsWith(RESOURCES)
                                ? folder.substring(RESOURCES.length()).replaceFirst("/$", "")
                                : targetPackage.replace('.', '/') + "/migrations"));
    }

    Optional<String> singular(String table) {
        return Optional.ofNullable(values.get(SINGULAR + table));
    }

    /** What several rows of a table are called. */
    Optional<String> plural(String table) {
        return Optional.ofNullable(values.get(PLURAL + table));
    }

    /** Columns that the build's configuration calls special. */
    SpecialColumns special() {
        return new SpecialColumns(
                columns("asText"),
                columns("updatedByDatabase"),
                columns("version"),
                columns(TENANT),
                columns(CREATED_BY).or(columns(UPDATED_BY)),
                columns(SOFT_DELETE),
                domainTypes());
    }

    /** Of which table, which columns say who stored a row. */
    BiPredicate<String, String> createdBy() {
        return columns(CREATED_BY);
    }

    /** The setting of the server that says whose rows a transaction reads and writes. */
    String tenantSetting() {
        return values.getOrDefault(TENANT_SETTING, "app.tenant");
    }

    /** The setting of the server that says who writes in a transaction. */
    String userSetting() {
        return values.getOrDefault(USER_SETTING, "app.username");
    }

    /** Columns that stay text although a check lists their values. */
    Predicate<ColumnModel> textColumns(TableModel table) {
        BiPredicate<String, String> columns = columns("textColumns");
        return column -> columns.test(table.name(), column.name());
    }

    /** By which rows may be sorted from outside. */
    OutsideColumns sortable() {
        return OutsideColumns.sortable(list("sortable"));
    }

    /** By which rows may be asked for from outside. */
    OutsideColumns filterable() {
        return OutsideColumns.filterable(list("filterable"));
    }

    /** Which domains are types of their own, by schema and name. */
    Predicate<String> domainTypes() {
        Pattern pattern = pattern(list(DOMAIN_TYPES));
        return domain -> !domain.startsWith("information_schema.") // which has some of its own
                && (pattern.matcher(domain).matches()
                        || pattern.matcher(unqualified(domain)).matches());
    }

    private static String unqualified(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    /** The record of a domain, called by its schema and name. */
    ValueType domain(String domain, TypeModel type, String packageName) {
        String name = unqualified(domain);
        return new ValueType(
                ValueType.Kind.DOMAIN,
                packageName,
                Optional.ofNullable(values.get(DOMAIN_NAME + name))
                        .orElseGet(
                                () -> Identifiers.type(Identifiers.capitalized(Identifiers.camelCase(name)), "Domain")),
                domain,
                type.belowDomain(),
                List.of());
    }

    /** What these settings say of domains that are not there: a line for each. */
    List<String> unusedDomains(Collection<String> domains) {
        Stream<String> patterns = list(DOMAIN_TYPES).stream()
                .filter(p -> domains.stream()
                        .noneMatch(d -> pattern(p).matcher(d).matches()
                                || pattern(p).matcher(unqualified(d)).matches()))
                .map(p -> "the property \"" + DOMAIN_TYPES + "\": no domain is called " + p);
        Stream<String> names = values.keySet().stream()
                .filter(property -> property.startsWith(DOMAIN_NAME))
                .filter(property -> domains.stream().noneMatch(d -> property.equals(DOMAIN_NAME + unqualified(d))))
                .map(property -> "the property \"" + property + "\": the property \"" + DOMAIN_TYPES
                        + "\" names no such domain");
        return Stream.concat(patterns, names).toList();
    }

    /** The tables whose ids have constants. */
    List<String> lookups() {
        return list("lookups");
    }

    /**
     * The record of a table's ids, if it is to have one.
     *
     * @param key its primary key
     * @param constants of a lookup table
     */
    Optional<ValueType> id(NamedTable table, ColumnModel key, Optional<List<ValueType.Constant>> constants) {
        TableModel model = table.model();
        String name = Optional.ofNullable(values.get(ID_NAME + model.name()))
                .orElseGet(() -> constants.isPresent() ? lookup(table, key) : table.row() + "Id");
        return Optional.of(new ValueType(
                        ValueType.Kind.ID,
                        table.packageName(),
                        name,
                        model.qualifiedName(),
                        key.type(),
                        constants.orElse(List.of())))
                .filter(id -> constants.isPresent()
                        || pattern(list(TYPED_IDS)).matcher(model.name()).matches());
    }

    /** {@code cam_kinds.code} gives CamKindCode, {@code grades.grade} gives GradeId. */
    private static String lookup(NamedTable table, ColumnModel key) {
        String column = Identifiers.capitalized(table.member(key));
        return column.equals(table.row())
                ? table.row() + "Id"
                : column.startsWith(table.row()) ? column : table.row() + column;
    }

    /** What these settings name and the schemas do not have: a line for each. */
    List<String> unused(List<TableModel> tables) {
        List<String> columns = tables.stream()
                .flatMap(t -> t.columns().stream().map(c -> t.name() + "." + c.name()))
                .toList();
        Stream<String> patterns = Stream.of(
                        "updatedByDatabase",
                        "textColumns",
                        "asText",
                        "version",
                        TENANT,
                        CREATED_BY,
                        UPDATED_BY,
                        SOFT_DELETE)
                .flatMap(property -> list(property).stream()
                        .filter(p -> columns.stream()
                                .noneMatch(c -> pattern(p).matcher(c).matches()))
                        .map(p -> "the property \"" + property + "\": no column is " + p));
        Stream<String> ids = list(TYPED_IDS).stream()
                .filter(p -> tables.stream()
                        .noneMatch(t -> pattern(p).matcher(t.name()).matches()
                                && t.primaryKey()
                                        .filter(k -> k.columns().size() == 1)
                                        .isPresent()))
                .map(p -> "the property \"" + TYPED_IDS + "\": no table with a primary key of one column is " + p);
        Stream<String> names = tables.stream()
                .filter(t -> values.containsKey(ID_NAME + t.name())
                        && !pattern(list(TYPED_IDS)).matcher(t.name()).matches())
                .map(t -> "the property \"" + ID_NAME + t.name() + "\": the property \"" + TYPED_IDS
                        + "\" does not name " + t.name());
        Stream<String> nouns = Stream.of(SINGULAR, PLURAL, ID_NAME)
                .flatMap(property -> values.keySet().stream()
                        .filter(name -> name.startsWith(property))
                        .filter(name -> tables.stream().noneMatch(t -> name.equals(property + t.name())))
                        .map(name -> "the property \"" + name + "\": no table is called "
                                + name.substring(property.length())));
        return Stream.of(patterns, ids, names, nouns, versions(tables))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> versions(List<TableModel> tables) {
        BiPredicate<String, String> named = special().version();
        return tables.stream().flatMap(t -> {
            List<ColumnModel> versions = t.columns().stream()
                    .filter(c -> named.test(t.name(), c.name()))
                    .toList();
            return versions.stream()
                    .filter(c -> versions.size() > 1 || !canBeVersion(t, c))
                    .map(c -> "the property \"version\": " + t.qualifiedName() + "." + c.name()
                            + " cannot be one: a version is the only one of its table, an integer or a bigint, NOT NULL and with"
                            + " a default, and the table has a primary key without it");
        });
    }

    private static boolean canBeVersion(TableModel table, ColumnModel column) {
        return List.of("integer", "bigint").contains(column.declaredType())
                && column.writing() == ColumnModel.Writing.VERSION
                && column.requiresValue()
                && !column.nullable()
                && !column.defaultExpression().isEmpty()
                && table.does(TableModel.Event.UPDATE)
                && table.primaryKey().filter(k -> !k.columns().contains(column)).isPresent();
    }

    /** Patterns such as {@code users.updated_at} and {@code *.updated_at}. */
    private BiPredicate<String, String> columns(String property) {
        Pattern pattern = pattern(list(property));
        return (table, column) -> pattern.matcher(table + "." + column).matches();
    }

    private static Pattern pattern(List<String> patterns) {
        return Pattern.compile(patterns.stream().map(p -> pattern(p).pattern()).collect(Collectors.joining("|")));
    }

    private static Pattern pattern(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private List<String> list(String name) {
        return Arrays.stream(values.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(values.getOrDefault(name, String.valueOf(otherwise)));
    }

    /** A path as seen from the top of the project: without the way up to it. */
    static String inProject(String path) {
        return path.replaceAll("^(\\.\\.?/)+", "");
    }
}
