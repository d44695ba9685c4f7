package dev.rowan.connect;

import dev.rowan.session.SearchPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The migrations that a jar carries, and how to run them: at run time as at build time. A constant of generated code.
 * Immutable and thread-safe; each method returns a changed copy.
 */
public final class ShippedMigrations {
    private static final String HISTORY_TABLE = "flyway_schema_history";

    private final Values values;

    /** Not changed once it is in use. */
    private static final class Values implements Cloneable {
        private final String location;
        private List<String> searchPath = List.of("public");
        private String historySchema = "public";
        private String historyTable = HISTORY_TABLE;
        private Map<String, String> placeholders = Map.of();
        private boolean placeholderReplacement = true;
        private boolean mixed;
        private Names names = Names.FLYWAYS;
        private String artifact = "rowan";
        private Supplier<String> ran = () -> "";

        Values(String location) {
            this.location = location;
        }

        Values copy() {
            try {
                return (Values) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /**
     * How Flyway tells migrations by their files.
     *
     * @param prefix of versioned migrations
     * @param repeatablePrefix of repeatable migrations
     * @param separator between version and description
     * @param suffixes what the names end in
     */
    record Names(String prefix, String repeatablePrefix, String separator, List<String> suffixes) {
        static final Names FLYWAYS = new Names("V", "R", "__", List.of(".sql"));

        Names {
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

    private ShippedMigrations(Values values) {
        this.values = values;
    }

    private ShippedMigrations with(Consumer<Values> change) {
        Values changed = values.copy();
        change.accept(changed);
        return new ShippedMigrations(changed);
    }

    /**
     * At {@code location}, in the schema {@code public}, with Flyway's defaults: no placeholders, not mixed.
     *
     * @param location where the class path has them, such as {@code classpath:dev/enginecam/migrations}
     */
    public static ShippedMigrations at(String location) {
        if (!location.startsWith("classpath:")) {
            throw new IllegalArgumentException("location is " + location + ", expected classpath:some/folder");
        }
        return new ShippedMigrations(new Values(location));
    }

    /**
     * With another search path, of one schema or more, in which migrations and typed SQL find names that have none. New tables
     * go to the first one, which holds Flyway's history too.
     */
    public ShippedMigrations searchPath(String... schemas) {
        return with(v -> {
            v.searchPath = List.of(schemas);
            v.historySchema = schemas[0];
        });
    }

    /** With Flyway's history in another table, which only the migrations of this jar have. */
    public ShippedMigrations history(String schema, String table) {
        return with(v -> {
            v.historySchema = schema;
            v.historyTable = table;
        });
    }

    /** One more placeholder. */
    public ShippedMigrations placeholder(String name, String value) {
        var more = new TreeMap<>(values.placeholders);
        more.put(name, value);
        return with(v -> v.placeholders = Map.copyOf(more));
    }

    /** Leaves {@code ${name}} as it stands. */
    public ShippedMigrations withoutPlaceholders() {
        return with(v -> {
            v.placeholders = Map.of();
            v.placeholderReplacement = false;
        });
    }

    /** Lets one migration mix transactional statements with others. */
    public ShippedMigrations withMixed() {
        return with(v -> v.mixed = true);
    }

    /** With files named in another way than Flyway's. */
    public ShippedMigrations names(String prefix, String repeatablePrefix, String separator, String... suffixes) {
        var names = new Names(prefix, repeatablePrefix, separator, List.of(suffixes));
        return with(v -> v.names = names);
    }

    /**
     * With what Flyway's history had when all of them had run in the build: a line each, {@code version|checksum|description}. A
     * database whose history is the same needs no Flyway.
     */
    public ShippedMigrations ran(Supplier<String> lines) {
        return with(v -> v.ran = lines);
    }

    /**
     * Of the jar with this name and version, such as {@code enginecam-dao 1.2}: what the server knows its connections by, as
     * {@code application_name}, where the URL says nothing else.
     */
    public ShippedMigrations artifact(String nameAndVersion) {
        return with(v -> v.artifact = nameAndVersion);
    }

    String artifact() {
        return values.artifact;
    }

    List<String> ran() {
        return values.ran.get().lines().toList();
    }

    /** Where the class path has them, such as {@code classpath:dev/enginecam/migrations}. */
    public String location() {
        return values.location;
    }

    /** The schema of Flyway's history. */
    public String historySchema() {
        return values.historySchema;
    }

    /** The table of Flyway's history. */
    public String historyTable() {
        return values.historyTable;
    }

    /** What {@code ${name}} stands for. */
    public Map<String, String> placeholders() {
        return values.placeholders;
    }

    /** Whether {@code ${name}} is replaced at all. */
    public boolean placeholderReplacement() {
        return values.placeholderReplacement;
    }

    /** Whether one migration may mix statements that run in a transaction with such that cannot. */
    public boolean mixed() {
        return values.mixed;
    }

    /** How the files are named. */
    Names names() {
        return values.names;
    }

    /** The history's table with its schema, as SQL. */
    String history() {
        return new SearchPath(List.of(values.historySchema)) + "." + new SearchPath(List.of(values.historyTable));
    }

    /** Where the class path has them, without {@code classpath:}. */
    String folder() {
        return values.location.substring("classpath:".length());
    }

    /** Whether the files are named as Flyway's defaults say. */
    public boolean hasFlywaysNames() {
        return values.names.equals(Names.FLYWAYS);
    }

    /** The search path of the build. */
    public SearchPath path() {
        return new SearchPath(values.searchPath);
    }

    /** Whether others may have tables in the history's schema, and a history of their own. */
    public boolean hasOwnHistory() {
        return !values.historyTable.equals(HISTORY_TABLE);
    }
}
