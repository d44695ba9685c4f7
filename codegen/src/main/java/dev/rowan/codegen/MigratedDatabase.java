package dev.rowan.codegen;

import dev.rowan.postgres.MigratedServer;
import dev.rowan.session.SearchPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.DefaultRelations;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * A jOOQ {@code <database>} that needs no running one: on the first question it starts a throw-away PostgreSQL server and
 * runs the Flyway migrations there. Its {@code <properties>}:
 *
 * <ul>
 *   <li>{@code migrations}: one or more folders, with commas, relative to the project
 *   <li>{@code dao}: in the place of {@code migrations} the facade of a DAO out of a jar, such as {@code dev.enginecam.EngineCam}: queries over
 *       its tables are generated, and nothing else
 *   <li>{@code queries}: the folder of typed queries; none: no queries
 *   <li>{@code server}: {@code auto} (default), {@code embedded}, or a JDBC URL where it makes and drops a scratch database
 *   <li>{@code searchPath}: the schemas in which migrations and queries find names that have none, at build and at run time;
 *       new tables go to the first; {@code public} by default
 *   <li>{@code defaultSchema}: Flyway's; short for a {@code searchPath} of it and {@code public}
 *   <li>{@code migrationPrefix}, {@code repeatableMigrationPrefix}, {@code migrationSeparator}, {@code migrationSuffixes}: how
 *       the files of migrations are named, as Flyway is told by {@code sqlMigrationPrefix} and its like
 *   <li>{@code schemas}: what to generate, the first of {@code searchPath} by default
 *   <li>{@code historySchema}, {@code historyTable}: where Flyway keeps its history; {@code flyway_schema_history} in the first
 *       of {@code searchPath} by default. A jar that shares its schema with others' migrations needs a table of its own
 *   <li>{@code review}: the folder of the committed review; none: no review
 *   <li>{@code sizes}: the file that states how large production is; none: the review has no plans
 *   <li>{@code reviewBase}: the release that the review is compared with, a git tag, the file of its review, or its jar
 *   <li>{@code reviewRelease}: the version under review, as its pages name it
 *   <li>{@code reviewFailOn}: {@code error}, {@code warning} or {@code note}: from which level on an open finding fails a build that
 *       checks; {@code never} by default
 *   <li>{@code facade}: the name of the generated facade; from the target package by default
 *   <li>{@code artifact}: name and version of the jar, such as <code>${project.artifactId} ${project.version}</code>: by it the server knows
 *       the connections that the jar opens
 *   <li>{@code version}: for each table at most one column that counts the updates of a row, such as {@code orders.version}: rows of
 *       it are changed only as they were read
 *   <li>{@code softDelete}: columns that say when a row was deleted, such as {@code orders.deleted_at}: {@code orders} is a view of the
 *       rows that are not, whose DELETE marks them
 *   <li>{@code tenant}: columns that say whose a row is, which the database fills from the setting {@code tenantSetting},
 *       {@code app.tenant} by default, and by which row security keeps the rows of others away
 *   <li>{@code createdBy}, {@code updatedBy}: columns that a trigger fills from the setting {@code userSetting}, {@code app.username} by default
 *   <li>{@code updatedByDatabase}: columns that a trigger keeps, such as {@code *.updated_at}: updates cannot set them, and new
 *       rows need not
 *   <li>{@code textColumns}: columns that stay text although a check lists their values
 *   <li>{@code asText}: columns that are a String whatever their type, such as {@code *.address}: read as
 *       {@code column::text} and sent as {@code ?::type}
 *   <li>{@code migrationsLocation}: where the jar has the migrations, {@code classpath:<target package>/migrations} by default
 *   <li>{@code placeholder.NAME}, {@code placeholderReplacement}, {@code mixed}: Flyway's
 *   <li>{@code singular.TABLE}: the row's name where the rules of English do not give it, such as {@code Sortie} for {@code sorties}
 *   <li>{@code plural.TABLE}: what many rows are called in the constant of a relation, {@code COMMENTS} for {@code comment} by rule
 * </ul>
 *
 * <p>Not thread-safe: jOOQ uses one per generation.
 */
public final class MigratedDatabase extends PostgresDatabase {
    private static final String SET_SEARCH_PATH = """
            select set_config('search_path', string_agg(quote_ident(name), ', ' order by place), false)
            from unnest(?::text[]) with ordinality path(name, place)
            """;

    private static final String HIDDEN_TABLES = """
            select n.nspname || '.' || c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relispartition or c.relname = ?
               or exists (select from pg_depend d
                          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            """;

    private static final String HIDDEN_ROUTINES = """
            select n.nspname || '.' || p.proname
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            group by n.nspname, p.proname
            having bool_and(p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype)
               or exists (select from pg_depend d
                          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'))
            """;

    /** Functions that return rows, with the name of a table, which to jOOQ they would be; those of extensions are left out anyway. */
    private static final String FUNCTIONS_LIKE_TABLES = """
            select distinct n.nspname || '.' || p.proname
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            join pg_class c on c.relnamespace = p.pronamespace and c.relname = p.proname and c.relkind in ('r', 'p', 'v', 'm', 'f')
            where p.proretset and not exists (select from pg_depend d
                where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            """;

    /** Over arrays: jOOQ's constants for them do not compile. Over enums: theirs initialize classes in a circle. */
    private static final String HIDDEN_DOMAINS = """
            with recursive below as (
                select t.oid as top, t.typbasetype as base from pg_type t where t.typtype = 'd'
                union all
                select b.top, t.typbasetype from below b join pg_type t on t.oid = b.base where t.typtype = 'd')
            select n.nspname || '.' || d.typname
            from below b
            join pg_type t on t.oid = b.base and t.typcategory in ('A', 'E')
            join pg_type d on d.oid = b.top
            join pg_namespace n on n.oid = d.typnamespace
            """;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final FunctionNames functionNames = new FunctionNames();
    private Map<String, List<ForcedType>> ownForcedTypes = Map.of();
    private @Nullable GeneratorSettings settings;
    private @Nullable MigratedServer server;
    private @Nullable Connection connection;

    /** For jOOQ. */
    public MigratedDatabase() {
        addFilter(this::isHidden);
    }

    /** jOOQ's own bindings for types of PostgreSQL, which it adds where it finds jooq-postgres-extensions, are not the user's. */
    @Override
    public void setForcedTypesForBuiltinDataTypeExtensions(boolean ignored) {
        super.setForcedTypesForBuiltinDataTypeExtensions(false);
    }

    /** Rows have a BigDecimal for every numeric, and jOOQ's fields have it too. */
    @Override
    public void setForceIntegerTypesOnZeroScaleDecimals(boolean ignored) {
        super.setForceIntegerTypesOnZeroScaleDecimals(false);
    }

    GeneratorSettings settings() {
        if (settings == null) {
            settings = new GeneratorSettings(getProperties(), getBasedir());
        }
        return settings;
    }

    FunctionNames functionNames() {
        return functionNames;
    }

    /** Of each table's columns, in addition to the user's, which come first and win. */
    void forceTypes(Map<String, List<ForcedType>> byTable) {
        ownForcedTypes = byTable;
        setConfiguredForcedTypes(byTable.values().stream().flatMap(List::stream).toList()); // which adds them
    }

    /** Work on one table, with the forced types of no other: jOOQ tries each of them on each column, many times. */
    void onlyForcing(TableDefinition table, Runnable work) {
        List<ForcedType> types = getConfiguredForcedTypes();
        List<ForcedType> all = List.copyOf(types);
        int own = ownForcedTypes.values().stream().mapToInt(List::size).sum();
        types.subList(all.size() - own, all.size()).clear();
        types.addAll(ownForcedTypes.getOrDefault(qualified(table), List.of()));
        try {
            work.run();
        } finally {
            types.clear();
            types.addAll(all);
        }
    }

    /**
     * The connection to the migrated database; the first call starts the server and migrates.
     *
     * @throws dev.rowan.postgres.MigrationFailed when a migration fails, with its file and line
     */
    Connection migrated() {
        if (connection == null) {
            if (server == null) {
                server = MigratedServer.start(settings().server(), settings().migrations(), GenerationProgress.TO_LOG);
                open.push(server);
            }
            connection = server.database().connect();
            open.push(connection);
            setSearchPath(connection);
            setConnection(connection);
        }
        return connection;
    }

    /** The server, once the connection to its database is closed; {@link #migrated} opens another one. */
    MigratedServer withoutConnection() {
        Connection left = migrated();
        try {
            open.remove(left);
            left.close();
        } catch (SQLException e) {
            throw new GenerationFailed("the connection to the throw-away database did not close: " + e.getMessage(), e);
        }
        connection = null;
        return Objects.requireNonNull(server);
    }

    /** What Flyway's history has: version, checksum and description of each migration, the last run of repeatable ones. */
    String history() {
        String table = new SearchPath(List.of(settings().historySchema())) + "."
                + new SearchPath(List.of(settings().historyTable()));
        Map<String, String> ran = new LinkedHashMap<>();
        try (var s = migrated().createStatement();
                ResultSet rs = s.executeQuery(
                        "select version, concat(version, '|', checksum, '|', description), description from " + table
                                + " where type = 'SQL' order by installed_rank")) {
            while (rs.next()) {
                ran.put(rs.getString(1) == null ? rs.getString(3) : rs.getString(1) + "|", rs.getString(2));
            }
        } catch (SQLException e) {
            throw new GenerationFailed("the history of migrations cannot be read: " + e.getMessage(), e);
        }
        return String.join("\n", ran.values());
    }

    private void setSearchPath(Connection migrated) {
        try (var s = migrated.prepareStatement(SET_SEARCH_PATH)) {
            s.setArray(1, migrated.createArrayOf("text", settings().searchPath().toArray()));
            s.execute();
        } catch (SQLException e) {
            throw new GenerationFailed("the search path cannot be set: " + e.getMessage(), e);
        }
    }

    @Override
    protected DSLContext create0() {
        return DSL.using(
                new ConnectionProvider() {
                    @Override
                    public Connection acquire() {
                        return migrated();
                    }

                    @Override
                    public void release(Connection used) {
                        // it serves the whole generation
                    }
                },
                SQLDialect.POSTGRES);
    }

    /** jOOQ asks the connection here, not {@link #create0}. */
    @Override
    protected void loadForeignKeys(DefaultRelations relations) throws SQLException {
        migrated();
        super.loadForeignKeys(relations);
    }

    @Override
    public void close() {
        super.close();
        GenerationFailed failed = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failed = new GenerationFailed("the throw-away database did not close: " + e.getMessage(), e);
            }
        }
        connection = null;
        server = null;
        if (failed != null) {
            throw failed;
        }
    }

    private @Nullable Set<String> hiddenTables;
    private @Nullable Set<String> hiddenRoutines;
    private @Nullable Set<String> hiddenDomains;
    private @Nullable Set<String> functionsLikeTables;

    /** Functions for which jOOQ has no class, because a table has their name. */
    Set<String> functionsLikeTables() {
        functionsLikeTables = Objects.requireNonNullElseGet(functionsLikeTables, () -> names(FUNCTIONS_LIKE_TABLES));
        return functionsLikeTables;
    }

    private boolean isHidden(Definition definition) {
        if (definition instanceof TableDefinition table && !table.isTableValuedFunction()) {
            hiddenTables = Objects.requireNonNullElseGet(
                    hiddenTables, () -> names(HIDDEN_TABLES, settings().historyTable()));
            return hiddenTables.contains(qualified(definition));
        }
        if (definition instanceof TableDefinition && functionsLikeTables().contains(qualified(definition))) {
            return true;
        }
        if (definition instanceof RoutineDefinition || definition instanceof TableDefinition) {
            hiddenRoutines = Objects.requireNonNullElseGet(hiddenRoutines, () -> names(HIDDEN_ROUTINES));
            return hiddenRoutines.contains(qualified(definition));
        }
        if (definition instanceof DomainDefinition) {
            hiddenDomains = Objects.requireNonNullElseGet(hiddenDomains, () -> names(HIDDEN_DOMAINS));
            return hiddenDomains.contains(qualified(definition));
        }
        return false;
    }

    private static String qualified(Definition definition) {
        return definition.getSchema().getName() + "." + definition.getName();
    }

    private Set<String> names(String sql, String... parameters) {
        try (var s = migrated().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                s.setString(i + 1, parameters[i]);
            }
            Set<String> names = new HashSet<>();
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    names.add(rs.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new GenerationFailed("PostgreSQL's catalogue cannot be read: " + e.getMessage(), e);
        }
    }
}
