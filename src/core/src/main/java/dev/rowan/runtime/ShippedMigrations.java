package dev.rowan.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The migrations that a jar carries, and how to run them: at run time as at build time. A constant of generated code.
 * Immutable and thread-safe.
 *
 * @param location where the class path has them, such as {@code classpath:dev/enginecam/migrations}
 * @param schemas Flyway's schemas; the first one holds its history; empty: the connection's
 * @param placeholders what {@code ${name}} stands for
 * @param placeholderReplacement whether {@code ${name}} is replaced at all
 * @param mixed whether one migration may mix statements that run in a transaction with such that cannot
 */
public record ShippedMigrations(
        String location,
        List<String> schemas,
        Map<String, String> placeholders,
        boolean placeholderReplacement,
        boolean mixed) {
    public ShippedMigrations {
        if (!location.startsWith("classpath:")) {
            throw new IllegalArgumentException("location is " + location + ", expected classpath:some/folder");
        }
        schemas = List.copyOf(schemas);
        placeholders = Map.copyOf(placeholders);
    }

    /** At {@code location}, with Flyway's defaults: the connection's schema, no placeholders, not mixed. */
    public static ShippedMigrations at(String location) {
        return new ShippedMigrations(location, List.of(), Map.of(), true, false);
    }

    /** One more of Flyway's schemas. */
    public ShippedMigrations schema(String name) {
        var more = new ArrayList<>(schemas);
        more.add(name);
        return new ShippedMigrations(location, more, placeholders, placeholderReplacement, mixed);
    }

    /** One more placeholder. */
    public ShippedMigrations placeholder(String name, String value) {
        var more = new TreeMap<>(placeholders);
        more.put(name, value);
        return new ShippedMigrations(location, schemas, more, placeholderReplacement, mixed);
    }

    /** Leaves {@code ${name}} as it stands. */
    public ShippedMigrations withoutPlaceholders() {
        return new ShippedMigrations(location, schemas, Map.of(), false, mixed);
    }

    /** Lets one migration mix transactional statements with others. */
    public ShippedMigrations withMixed() {
        return new ShippedMigrations(location, schemas, placeholders, placeholderReplacement, true);
    }
}
