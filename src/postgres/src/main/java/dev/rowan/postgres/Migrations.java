package dev.rowan.postgres;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Folders of Flyway migrations and the settings to run them with, which must be those of the deployment.
 *
 * <p>Versioned and repeatable migrations, SQL callbacks and script configurations ({@code V3__x.sql.conf}) work as in
 * stock Flyway; Java migrations are not looked for. Files are read anew by each {@link #migrate} and {@link #hash}.
 *
 * <p>Immutable: each method that names a setting returns a copy.
 */
public final class Migrations {
    private final List<MigrationFolder> folders;
    private final MigrationSettings settings;

    private Migrations(List<MigrationFolder> folders, MigrationSettings settings) {
        this.folders = folders;
        this.settings = settings;
    }

    /** The migrations in these folders and all folders below them; relative ones start at the working directory. */
    public static Migrations in(Path... folders) {
        return in(Path.of(""), List.of(folders));
    }

    /**
     * The migrations in these folders and all folders below them.
     *
     * @param base where relative folders start; messages show folders as written, without it
     */
    public static Migrations in(Path base, List<Path> folders) {
        return new Migrations(
                folders.stream()
                        .<MigrationFolder>map(folder -> new MigrationFolder.OnDisk(base, folder))
                        .toList(),
                MigrationSettings.DEFAULT);
    }

    /**
     * The migrations in folders of the class path, such as {@code dev/enginecam/migrations}, in a jar or not; found
     * through the calling thread's context class loader.
     */
    public static Migrations inClasspath(String... folders) {
        return new Migrations(
                Arrays.stream(folders)
                        .<MigrationFolder>map(MigrationFolder.OnClasspath::new)
                        .toList(),
                MigrationSettings.DEFAULT);
    }

    /**
     * The same without some files, such as those that an earlier release had not.
     *
     * @param files their names, such as {@code V4__measuring.sql}
     */
    public Migrations without(Set<String> files) {
        Set<String> left = Set.copyOf(files);
        return new Migrations(
                folders.stream()
                        .<MigrationFolder>map(folder -> new MigrationFolder.Without(folder, left))
                        .toList(),
                settings);
    }

    /** The schemas Flyway manages: the first holds its history table and becomes the default. None: Flyway's default. */
    public Migrations schemas(List<String> schemas) {
        return with(settings.withSchemas(List.copyOf(schemas)));
    }

    /**
     * The schemas in which migrations find names that have none; new tables go to the first, and so does Flyway's history where
     * {@link #history} names no other place. None: what the connection has.
     */
    public Migrations searchPath(List<String> schemas) {
        return with(settings.withSearchPath(List.copyOf(schemas)));
    }

    /** The schema and the table of Flyway's history: {@code flyway_schema_history} in the first schema unless set. */
    public Migrations history(String schema, String table) {
        return with(settings.withHistory(schema, table));
    }

    /** Values for the placeholders {@code ${name}} of the migrations. */
    public Migrations placeholders(Map<String, String> placeholders) {
        SortedMap<String, String> sorted = new TreeMap<>(placeholders);
        return with(settings.withPlaceholders(sorted));
    }

    /** Whether placeholders are replaced at all; true unless set. */
    public Migrations placeholderReplacement(boolean replaced) {
        return with(settings.withPlaceholderReplacement(replaced));
    }

    /** Whether one file may mix statements that run in a transaction with such that cannot; false unless set. */
    public Migrations mixed(boolean mixed) {
        return with(settings.withMixed(mixed));
    }

    /** Whether a version lower than the highest applied one is run; false unless set. */
    public Migrations outOfOrder(boolean outOfOrder) {
        return with(settings.withOutOfOrder(outOfOrder));
    }

    /**
     * How the files are named.
     *
     * @param prefix of versioned migrations; {@code V} unless set
     * @param repeatablePrefix of repeatable migrations; {@code R} unless set
     * @param separator between version and description; two underscores unless set
     * @param suffixes what the names end in; {@code .sql} unless set
     */
    public Migrations names(String prefix, String repeatablePrefix, String separator, List<String> suffixes) {
        return with(settings.withNames(new MigrationNames(prefix, repeatablePrefix, separator, suffixes)));
    }

    /**
     * Brings a database to the newest version.
     *
     * @throws MigrationFailed if a folder does not exist, no file is a migration, a file seems meant as one and is not
     *     named like one, two have the same version, or one fails
     */
    public void migrate(DataSource database) {
        migrate(database, Progress.SILENT);
    }

    /**
     * Brings a database to the newest version, and tells of each statement.
     *
     * @throws MigrationFailed as from {@link #migrate(DataSource)}; also when the watch throws
     */
    public void migrate(DataSource database, MigrationWatch watch) {
        new FlywayRun(MigrationFiles.read(folders, settings.names()), settings)
                .migrate(database, Progress.SILENT, watch);
    }

    void migrate(DataSource database, Progress progress) {
        new FlywayRun(MigrationFiles.read(folders, settings.names()), settings).migrate(database, progress, null);
    }

    /** Brings a scratch database to the newest version; see {@link #migrate(DataSource)}. */
    public void migrate(ScratchDatabase database) {
        migrate(database.dataSource());
    }

    /**
     * Does what {@link #migrate} does before it asks a server.
     *
     * @throws MigrationFailed if a folder does not exist, no file is a migration, or a file seems meant as one and is not
     *     named like one
     */
    public void check() {
        MigrationFiles.read(folders, settings.names());
    }

    /**
     * The SHA-256, in hexadecimal, of all that determines the result: the names and bytes of every file in the folders,
     * and the settings. Where the folders lie makes no difference.
     *
     * @throws MigrationFailed if a folder does not exist or cannot be read
     */
    public String hash() {
        var hash = new ContentHash();
        for (MigrationFolder folder : folders) {
            hash.add("folder");
            folder.read().forEach(file -> hash.add(file.name()).add(file.content()));
        }
        return hash.add(settings.toString()).hex();
    }

    private Migrations with(MigrationSettings changed) {
        return new Migrations(folders, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Migrations that && folders.equals(that.folders) && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(folders, settings);
    }

    @Override
    public String toString() {
        return "Migrations" + folders.stream().map(MigrationFolder::name).toList() + " " + settings;
    }
}
