package dev.rowan.codegen;

import dev.rowan.codegen.problem.Problem;
import dev.rowan.postgres.MigrationFailed;
import dev.rowan.postgres.ServerFailed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Constants;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.JavaGenerator;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.Database;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.CatalogMappingType;
import org.jooq.meta.jaxb.EmbeddableField;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.tools.JooqLogger;
import org.jooq.tools.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The jOOQ {@code <generator>} of Rowan: jOOQ's own classes, and per table the row record, what inserts and updates take,
 * the constraints and the repository; per schema the facade and the catalogue of statements. Each statement is prepared
 * by the migrated server, and the review folder is written, or checked where {@code CI} is set or {@code -Drowan.review=check} says so.
 *
 * <p>When nothing has changed since the last run it starts no server and writes no file.
 */
public final class RowanGenerator extends JavaGenerator {
    private static final JooqLogger LOG = JooqLogger.getLogger(RowanGenerator.class);

    private static final String PATHS = ".*\\.tables\\.[^.]+\\.[^.]+Path";

    private @Nullable GeneratorStrategy plugged;
    private @Nullable Generation generation;
    private @Nullable String shipped;

    /** For jOOQ. */
    public RowanGenerator() {}

    @Override
    public void setStrategy(GeneratorStrategy strategy) {
        super.setStrategy(strategy);
        plugged = strategy; // getStrategy() gives a wrapper
    }

    /** By its record a field says which table it is of: patches take only their own. */
    @Override
    public boolean generateRecords() {
        return true;
    }

    @Override
    public boolean generateRecordsIncluded(Definition definition) {
        return true;
    }

    /** Its methods do not compile without a warning; each composite type has a class of its own. */
    @Override
    public boolean generateGlobalUDTReferences() {
        return false;
    }

    /**
     * The classes of join paths too: an import of one makes javac look at its table's imports, and so at one table after the other
     * along the foreign keys, until the stack ends.
     */
    @Override
    public String generateFullyQualifiedTypes() {
        String configured = super.generateFullyQualifiedTypes();
        return StringUtils.isBlank(configured) ? PATHS : PATHS + "|" + configured;
    }

    @Override
    public void generate(Database database) {
        try {
            MachineLanguage.without(() -> generateChanged(database));
        } catch (MigrationFailed | ServerFailed e) {
            throw new GenerationFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void generateChanged(Database database) {
        if (!(database instanceof MigratedDatabase migrated)) {
            throw new GenerationFailed(
                    "<database><name> is " + database.getClass().getName(), "name " + MigratedDatabase.class.getName());
        }
        GeneratorSettings settings = migrated.settings();
        List<String> problems = problems(migrated, settings);
        if (!problems.isEmpty()) {
            throw new GenerationFailed(String.join("\n", problems));
        }
        Optional<ReviewBuild> review = ReviewBuild.of(settings);
        List<String> inputs = inputs(migrated, settings);
        Path target = Path.of(getTargetDirectory());
        Path llms = target.resolve(getTargetPackage().replace('.', '/')).resolve(LlmsText.FILE);
        if (fingerprint(target, inputs, review).unchanged() && (settings.dao().isPresent() || Files.exists(llms))) {
            LOG.info("Rowan", "nothing has changed since the last generation");
            migrated.getConfiguredForcedTypes().forEach(migrated::markUsed); // else jOOQ warns that nothing uses them
            migrated.getConfiguredEmbeddables().forEach(migrated::markUsed);
            return;
        }
        fingerprint(target, inputs, review).forget();
        if (settings.dao().isPresent()) {
            generateQueries(migrated, settings.dao().get(), target, review);
            fingerprint(target, inputs, review).remember();
            return;
        }
        shipped = ShippedBuild.text(migrated, settings.written(), getTargetPackage(), strategyName());
        migrated.setConfiguredCatalogs(List.of(catalog(settings.schemas())));
        JavaWriter types =
                newJavaWriter(new File(getTargetDirectory(), "Types.java")); // never written: it is not closed
        generation = Generation.start(migrated, getStrategy(), getTargetPackage(), type -> getJavaType(type, types));
        generation.readQueries();
        generation.notices().forEach(notice -> LOG.warn("Rowan", notice));
        super.generate(migrated);
        refuseUnused(migrated);
        review(migrated, generation.name(), review);
        writePlain(llms, generation.llms());
        fingerprint(target, inputs, review).remember();
    }

    /** What an application asks over a DAO's jar, in its own package; all else is in the jar. */
    private void generateQueries(
            MigratedDatabase database, ShippedBuild dao, Path target, Optional<ReviewBuild> review) {
        String packageName = getTargetPackage();
        dao.configure(database);
        database.setConfiguredCatalogs(List.of(catalog(database.settings().schemas())));
        setTargetPackage(dao.targetPackage()); // of the tables' classes
        JavaWriter types = newJavaWriter(new File(getTargetDirectory(), "Types.java"));
        generation = Generation.start(database, getStrategy(), dao.targetPackage(), type -> getJavaType(type, types));
        Map<String, String> sources = generation.application(dao, packageName);
        setTargetPackage(packageName);
        database.getConfiguredForcedTypes().forEach(database::markUsed); // their columns may be of no query
        database.getConfiguredEmbeddables().forEach(database::markUsed);
        new OwnSources(target.resolve(packageName.replace('.', '/')), Charset.forName(targetEncoding))
                .replaceBy(sources);
        String ofPackage = StringUtils.toCamelCase(packageName.substring(packageName.lastIndexOf('.') + 1));
        review(database, database.settings().facade().orElse(ofPackage), review);
    }

    private void review(MigratedDatabase database, String name, Optional<ReviewBuild> review) {
        review.ifPresent(
                r -> r.make(database, name, Objects.requireNonNull(generation).catalogued()));
    }

    private String strategyName() {
        return plugged == null ? "" : plugged.getClass().getName();
    }

    /** Of the configuration, as far as they show without a server. */
    private List<String> problems(MigratedDatabase database, GeneratorSettings settings) {
        List<String> problems = new ArrayList<>(settings.problems());
        if (!(plugged instanceof RowanNames)) {
            problems.add(Problem.text(
                    "<strategy><name> is "
                            + (plugged == null ? "missing" : plugged.getClass().getName()),
                    "name " + RowanNames.class.getName()
                            + " or a class that extends it: it gives rows their singular names"));
        }
        if (JooqConfiguration.of(database).matches("(?s).*<inputSchema>[^<].*")) {
            problems.add(Problem.text(
                    "<inputSchema> or <schemata> is set, and the migrations' schemas are another setting",
                    "name the schemas in the property \"schemas\" of " + MigratedDatabase.class.getName()));
        }
        problems.addAll(embeddableKeys(database));
        settings.dao().ifPresent(dao -> {
            dao.problem(strategyName()).ifPresent(problems::add);
            if (dao.targetPackage().equals(getTargetPackage())) {
                problems.add(Problem.text(
                        "<target><packageName> is " + getTargetPackage() + ", the package of " + dao.facade(),
                        "name a package of the application's own"));
            }
        });
        return problems;
    }

    /** jOOQ's open source edition ignores these settings in silence. */
    private static List<String> embeddableKeys(Database database) {
        var ignored = new TreeMap<String, @Nullable String>();
        ignored.put("embeddableColumns", database.embeddableColumns());
        ignored.put("embeddableDomains", database.embeddableDomains());
        ignored.put("embeddablePrimaryKeys", database.embeddablePrimaryKeys());
        ignored.put("embeddableUniqueKeys", database.embeddableUniqueKeys());
        ignored.values().removeIf(StringUtils::isBlank);
        return ignored.isEmpty()
                ? List.of()
                : List.of(Problem.text(
                        ignored.keySet().stream().collect(Collectors.joining(">, <", "<", ">"))
                                + ": jOOQ's open source edition does not know these settings",
                        "name the columns in an <embeddable>"));
    }

    /** jOOQ logs them, and leaves their columns as they are. */
    private static void refuseUnused(MigratedDatabase database) {
        List<String> unused = database.getUnusedEmbeddables().stream()
                .filter(e -> !Boolean.TRUE.equals(e.isIgnoreUnused()))
                .map(e -> e.getName() + " in " + e.getTables() + ": "
                        + e.getFields().stream()
                                .map(EmbeddableField::getExpression)
                                .collect(Collectors.joining(", ")))
                .toList();
        if (!unused.isEmpty()) {
            throw new GenerationFailed(
                    "no table has all the columns of these embeddables:\n" + String.join("\n", unused),
                    "correct their <expression>s, each of which is to match one column");
        }
    }

    private static CatalogMappingType catalog(List<String> schemas) {
        return new CatalogMappingType()
                .withInputCatalog("")
                .withOutputCatalog("")
                .withSchemata(schemas.stream()
                        .map(schema ->
                                new SchemaMappingType().withInputSchema(schema).withOutputSchema(schema))
                        .toList());
    }

    @Override
    protected void generateTables(SchemaDefinition schema) {
        Path folder = Path.of(
                getTargetDirectory(), getStrategy().getJavaPackageName(schema).split("\\."));
        Supplier<Map<String, String>> sources =
                Objects.requireNonNull(generation).sources(schema, Objects.requireNonNull(shipped));
        try (var beside = new Beside<>(sources)) {
            super.generateTables(schema);
            beside.result().forEach((name, text) -> write(folder.resolve(name), text));
        }
    }

    @Override
    protected void generateTable(SchemaDefinition schema, TableDefinition table) {
        ((MigratedDatabase) table.getDatabase()).onlyForcing(table, () -> super.generateTable(schema, table));
    }

    @Override
    protected void generateRecord(TableDefinition table) {
        ((MigratedDatabase) table.getDatabase()).onlyForcing(table, () -> super.generateRecord(table));
    }

    /** What is no source: jOOQ leaves it alone. */
    private static void writePlain(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through jOOQ, which deletes each source file in the target package that it did not write itself. */
    private void write(Path file, String text) {
        JavaWriter writer = newJavaWriter(new File(file.toString()));
        writer.print(text);
        closeJavaWriter(writer);
    }

    /** A backslash and u of a comment in the database begins an escape in Java, which must be one everywhere in a source. */
    @Override
    protected void closeJavaWriter(JavaWriter out) {
        super.closeJavaWriter(out);
        Path file = out.file().toPath();
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file, Charset.forName(targetEncoding));
                String safe = OwnSources.withoutEscapes(text);
                if (!safe.equals(text)) {
                    Files.writeString(file, safe, Charset.forName(targetEncoding));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that determines the result, but for the generator's code and the review. */
    private List<String> inputs(MigratedDatabase database, GeneratorSettings settings) {
        return new ArrayList<>(List.of(
                "jOOQ " + Constants.FULL_VERSION,
                settings.migrations().hash(),
                settings.toString(),
                QueryFolder.texts(settings),
                plugged == null ? "" : plugged.getClass().getName(),
                JooqConfiguration.of(database),
                JooqConfiguration.of(this)));
    }

    private static Fingerprint fingerprint(Path target, List<String> inputs, Optional<ReviewBuild> review) {
        List<String> all = new ArrayList<>(inputs);
        review.ifPresent(r -> all.addAll(r.inputs()));
        return new Fingerprint(target, all);
    }
}
