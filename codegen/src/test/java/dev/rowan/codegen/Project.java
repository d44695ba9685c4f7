package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/** A project whose build generates code from its migrations with jOOQ's tool, as stock jooq-codegen-maven runs it. */
final class Project {
    private static final String SOURCES = "target/generated-sources/jooq";

    private final Folder folder;
    private final String packageName;
    private final SortedMap<String, String> properties = new TreeMap<>();
    private Consumer<Configuration> more = c -> {};

    Project(Path folder) {
        this(folder, "acme");
    }

    Project(Path folder, String packageName) {
        this.folder = new Folder(folder);
        this.packageName = packageName;
        properties.put("migrations", "db/migrations");
        properties.put("server", TestServer.url());
    }

    Project migration(String name, String sql) {
        return file("db/migrations/" + name, sql);
    }

    Project file(String name, String text) {
        folder.write(name, text);
        return this;
    }

    Project property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    Project without(String property) {
        properties.remove(property);
        return this;
    }

    /** What a build says beside the properties. */
    Project jooq(Consumer<Configuration> change) {
        more = more.andThen(change);
        return this;
    }

    /**
     * A setting as a line of text: those of jOOQ by names of their own, such as {@code jooq.excludes}, others as properties of
     * MigratedDatabase, which a minus takes away.
     */
    Project setting(String name, String value) {
        return switch (name) {
            case "jooq.excludes" -> jooq(c -> c.getGenerator().getDatabase().setExcludes(value));
            case "jooq.includeExcludeColumns" ->
                jooq(c -> c.getGenerator().getDatabase().setIncludeExcludeColumns(Boolean.valueOf(value)));
            case "jooq.inputSchema" -> jooq(c -> c.getGenerator().getDatabase().setInputSchema(value));
            case "jooq.database" -> jooq(c -> c.getGenerator().getDatabase().setName(value));
            case "jooq.strategy" -> jooq(c -> c.getGenerator().getStrategy().setName(value));
            case "jooq.package" -> jooq(c -> c.getGenerator().getTarget().setPackageName(value));
            default -> value.equals("-") ? without(name) : property(name, value);
        };
    }

    /** What a {@code pom.xml} has in {@code <database>} beside its name and properties. */
    Project database(String xml) {
        String text = "<configuration><generator><database>" + xml + "</database></generator></configuration>";
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            Database given = GenerationTool.load(in).getGenerator().getDatabase();
            return jooq(c -> c.getGenerator()
                    .getDatabase()
                    .withForcedTypes(given.getForcedTypes())
                    .withEmbeddables(given.getEmbeddables())
                    .withEmbeddableDomains(given.getEmbeddableDomains())
                    .withEmbeddablePrimaryKeys(given.getEmbeddablePrimaryKeys())
                    .withEmbeddableUniqueKeys(given.getEmbeddableUniqueKeys()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GeneratorSettings settings() {
        var all = new Properties();
        all.putAll(properties);
        return new GeneratorSettings(all, folder.path().toString());
    }

    /** Whether jOOQ is told to leave this table out. */
    boolean excludes(String qualifiedName) {
        String excludes = configuration().getGenerator().getDatabase().getExcludes();
        return excludes != null && qualifiedName.matches("(?:.*\\.)?(?:" + excludes + ")");
    }

    Folder folder() {
        return folder;
    }

    Folder sources() {
        return new Folder(folder.path().resolve(SOURCES));
    }

    Folder review() {
        return new Folder(folder.path().resolve("db/review"));
    }

    /** The files that Rowan and not jOOQ has generated, by their paths from the package's folder. */
    SortedMap<String, String> ownSources() {
        SortedMap<String, String> own = new Folder(sources().path().resolve(packageName.replace('.', '/'))).texts();
        own.entrySet()
                .removeIf(e -> !e.getKey().endsWith(".java") || !e.getValue().startsWith("// Generated by Rowan"));
        return own;
    }

    /** Runs the tool with {@code -Drowan.review=check}; its failures pass as they are. */
    void generate() throws Exception {
        generate("check");
    }

    /** Runs the tool with {@code -Drowan.review=write}. */
    void generateAndWriteReview() throws Exception {
        generate("write");
    }

    private void generate(String review) throws Exception {
        System.setProperty("rowan.review", review);
        try {
            new GenerationTool().run(configuration());
        } finally {
            System.clearProperty("rowan.review");
        }
    }

    /** The message with which the build fails. */
    String failure() {
        try {
            generate();
        } catch (Exception e) {
            return message(e);
        }
        throw new AssertionError("the generation did not fail");
    }

    /** As Maven shows it, without where this project happens to lie. */
    String message(Exception failure) {
        assertThat(failure).hasMessageNotContainingAny("NullPointer");
        return String.valueOf(failure.getMessage()).replace(folder.path().toString(), "<project>") + "\n";
    }

    private Configuration configuration() {
        var configuration = new Configuration()
                .withBasedir(folder.path().toString())
                .withGenerator(new Generator()
                        .withName(RowanGenerator.class.getName())
                        .withStrategy(new Strategy().withName(RowanNames.class.getName()))
                        .withGenerate(new Generate())
                        .withDatabase(new Database()
                                .withName(MigratedDatabase.class.getName())
                                .withProperties(properties.entrySet().stream()
                                        .map(Project::property)
                                        .toList()))
                        .withTarget(new Target()
                                .withPackageName(packageName)
                                .withDirectory(folder.path().resolve(SOURCES).toString())));
        more.accept(configuration);
        return configuration;
    }

    private static Property property(Map.Entry<String, String> property) {
        return new Property().withKey(property.getKey()).withValue(property.getValue());
    }
}
