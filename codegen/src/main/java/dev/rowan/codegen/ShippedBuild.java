package dev.rowan.codegen;

import dev.rowan.codegen.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Strategy;

/**
 * How a DAO was configured when it was generated, as its jar has it: what a build of queries over the jar must know to give its
 * tables the same names and types. A class of the jar holds it, {@code EngineCamBuild}, for generated sources are compiled in every
 * build, and resources are not.
 */
final class ShippedBuild {
    /** What is the build's own, and not of what comes out; the server's URL may have a password. */
    private static final Set<String> OWN = Set.of("migrations", "queries", "review", "server");

    private static final String END = "Build";
    private static final String METHOD = "configuration";

    private final String facade;
    private final String text;
    private final Generator generator;

    private ShippedBuild(String facade, String text) {
        this.facade = facade;
        this.text = text;
        try (var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            this.generator = GenerationTool.load(in).getGenerator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The simple name of the class that a facade's jar has it in. */
    static String className(String facade) {
        return facade + END;
    }

    /**
     * Of a configuration, before anything is generated.
     *
     * @param strategy the configured class
     */
    static String text(
            MigratedDatabase database, Map<String, String> properties, String targetPackage, String strategy) {
        var settings = new TreeMap<>(properties);
        settings.keySet().removeAll(OWN);
        List<String> lines = new ArrayList<>();
        lines.add("<configuration><generator>");
        lines.add(element("strategy", new Strategy().withName(strategy)));
        lines.add("<database>");
        lines.add("<properties>");
        settings.forEach((key, value) ->
                lines.add(element("property", new Property().withKey(key).withValue(value))));
        lines.add("</properties>");
        String includes = patterns(database.getIncludes());
        String excludes = patterns(database.getExcludes());
        if (!includes.isBlank()) {
            lines.add(element("includes", escaped(includes)));
        }
        if (!excludes.isBlank()) {
            lines.add(element("excludes", escaped(excludes)));
        }
        lines.add(element("includeExcludeColumns", database.getIncludeExcludeColumns()));
        lines.add("<forcedTypes>");
        database.getConfiguredForcedTypes().forEach(type -> lines.add(element("forcedType", type)));
        lines.add("</forcedTypes><embeddables>");
        database.getConfiguredEmbeddables().forEach(embeddable -> lines.add(element("embeddable", embeddable)));
        lines.add("</embeddables></database>");
        lines.add(element("target", element("packageName", targetPackage)));
        lines.add("</generator></configuration>");
        return String.join("\n", lines);
    }

    /** Of what jOOQ writes as XML. */
    private static String element(String name, Object content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String patterns(String[] patterns) {
        return Arrays.stream(patterns).filter(p -> !p.isBlank()).collect(Collectors.joining("|"));
    }

    /**
     * Of the DAO whose facade this is.
     *
     * @throws GenerationFailed when no jar of the build has it
     */
    static ShippedBuild of(String facade) {
        try {
            Class<?> shipped = Class.forName(
                    className(facade), true, Thread.currentThread().getContextClassLoader());
            Method configuration = shipped.getDeclaredMethod(METHOD);
            configuration.setAccessible(true);
            return new ShippedBuild(facade, Objects.requireNonNull((String) configuration.invoke(null)));
        } catch (ClassNotFoundException e) {
            throw new GenerationFailed(
                    "the property \"dao\" is " + facade + ", and no jar of the build has " + className(facade),
                    "name the facade with its package, as in dev.enginecam.EngineCam, and have its jar among the"
                            + " dependencies; in a build of several modules it is compiled first: mvn compile");
        } catch (ReflectiveOperationException e) {
            throw new GenerationFailed("the class " + className(facade) + " cannot be asked: " + e, e);
        }
    }

    /** The facade with its package. */
    String facade() {
        return facade;
    }

    String targetPackage() {
        return generator.getTarget().getPackageName();
    }

    /** The properties of its database. */
    SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>();
        generator.getDatabase().getProperties().forEach(p -> properties.put(p.getKey(), p.getValue()));
        return properties;
    }

    /** Why this strategy would name things otherwise. */
    Optional<String> problem(String strategy) {
        String own = generator.getStrategy().getName();
        return own.equals(strategy)
                ? Optional.empty()
                : Optional.of(Problem.text(
                        "<strategy><name> is " + strategy + ", and the classes of " + facade + " have their names by "
                                + own,
                        "name that one"));
    }

    /** Gives a database what the DAO's had. */
    void configure(MigratedDatabase database) {
        Database own = generator.getDatabase();
        if (own.getIncludes() != null && !own.getIncludes().isBlank()) {
            database.setIncludes(new String[] {own.getIncludes()});
        }
        if (own.getExcludes() != null && !own.getExcludes().isBlank()) {
            database.setExcludes(new String[] {own.getExcludes()});
        }
        database.setIncludeExcludeColumns(Boolean.TRUE.equals(own.isIncludeExcludeColumns()));
        database.setConfiguredForcedTypes(List.copyOf(own.getForcedTypes()));
        database.setConfiguredEmbeddables(List.copyOf(own.getEmbeddables()));
    }

    /** All of it, for the fingerprint. */
    @Override
    public String toString() {
        return text;
    }
}
