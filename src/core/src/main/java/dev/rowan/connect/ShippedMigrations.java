package dev.rowan.connect;

import dev.rowan.session.SearchPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The migrations that a jar carries, and how to run them: at run time as at build time. A constant of generated code.
 * Immutable and thread-safe.
 *
 * @param location where the class path has them, such as {@code classpath:dev/enginecam/migrations}
 * @param searchPath the schemas in which migrations and typed SQL find names that have none; new tables go to the first
 * @param historySchema the schema of Flyway's history
 * @param historyTable the table of Flyway's history
 * @param placeholders what {@code ${name}} stands for
 * @param placeholderReplacement whether {@code ${name}} is replaced at all
 * @param mixed whether one migration may mix statements that run in a transaction with such that cannot
 * @param names how the files are named
 */
public record ShippedMigrations(
        String location,
        List<String> searchPath,
        String historySchema,
        String historyTable,
        Map<String, String> placeholders,
        boolean placeholderReplacement,
        boolean mixed,
        Names names) {
    private static final String HISTORY_TABLE = "flyway_schema_history";

    /**
     * How Flyway tells migrations by their files.
     *
     * @param prefix of versioned migrations
     * @param repeatablePrefix of repeatable migrations
     * @param separator between version and description
     * @param suffixes what the names end in
     */
    public record Names(String prefix, String repeatablePrefix, String separator, List<String> suffixes) {
        static final Names FLYWAYS = new Names("V", "R", "__", List.of(".sql"));

        public Names {
            suffixes = List.copyOf(suffixes);
        }

        /** As Flyway reads it from the path of a versioned migration; empty where the file is named otherwise. */
        Optional<String> description(String path) {
            String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            int start = file.indexOf(separator);
            return suffixes.stream()
                    .filter(s ->
                            start >= 0 && start + separator.length() <= file.length() - s.length() && file.endsWith(s))
                    .findFirst()
                    .map(s -> file.substring(start + separator.length(), file.length() - s.length())
                            .replace('_', ' ')
                            .strip());
        }
    }

    public ShippedMigrations {
        if (!location.startsWith("classpath:")) {
            throw new IllegalArgumentException("location is " + location + ", expected classpath:some/folder");
        }
        searchPath = List.copyOf(searchPath);
        placeholders = Map.copyOf(placeholders);
    }

    /** At {@code location}, in the schema {@code public}, with Flyway's defaults: no placeholders, not mixed. */
    public static ShippedMigrations at(String location) {
        return new ShippedMigrations(
                location, List.of("public"), "public", HISTORY_TABLE, Map.of(), true, false, Names.FLYWAYS);
    }

    /** With another search path, of one schema or more. The first one holds Flyway's history too. */
    public ShippedMigrations searchPath(String... schemas) {
        return new ShippedMigrations(
                location,
                List.of(schemas),
                schemas[0],
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                names);
    }

    /** With Flyway's history in another table, which only the migrations of this jar have. */
    public ShippedMigrations history(String schema, String table) {
        return new ShippedMigrations(
                location, searchPath, schema, table, placeholders, placeholderReplacement, mixed, names);
    }

    /** One more placeholder. */
    public ShippedMigrations placeholder(String name, String value) {
        var more = new TreeMap<>(placeholders);
        more.put(name, value);
        return new ShippedMigrations(
                location, searchPath, historySchema, historyTable, more, placeholderReplacement, mixed, names);
    }

    /** Leaves {@code ${name}} as it stands. */
    public ShippedMigrations withoutPlaceholders() {
        return new ShippedMigrations(location, searchPath, historySchema, historyTable, Map.of(), false, mixed, names);
    }

    /** Lets one migration mix transactional statements with others. */
    public ShippedMigrations withMixed() {
        return new ShippedMigrations(
                location, searchPath, historySchema, historyTable, placeholders, placeholderReplacement, true, names);
    }

    /** With files named in another way than Flyway's. */
    public ShippedMigrations names(String prefix, String repeatablePrefix, String separator, String... suffixes) {
        return new ShippedMigrations(
                location,
                searchPath,
                historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                new Names(prefix, repeatablePrefix, separator, List.of(suffixes)));
    }

    /** The history's table with its schema, as SQL. */
    String history() {
        return new SearchPath(List.of(historySchema)) + "." + new SearchPath(List.of(historyTable));
    }

    /** Where the class path has them, without {@code classpath:}. */
    String folder() {
        return location.substring("classpath:".length());
    }

    public SearchPath path() {
        return new SearchPath(searchPath);
    }

    /** Whether others may have tables in the history's schema, and a history of their own. */
    boolean hasOwnHistory() {
        return !historyTable.equals(HISTORY_TABLE);
    }
}
