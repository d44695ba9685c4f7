package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.ConnectFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The schema of a caller's DataSource against the migrations of a jar: for who opens a facade by {@code of}, which migrates nothing.
 * Sessions are taken as the DataSource gives them, with its limits, and go back as they came. It needs two connections at a time.
 * Thread-safe; each method that returns one returns a changed copy.
 *
 * <pre>{@code
 * ShippedSchema.of(source, EngineCam.MIGRATIONS).migrate();
 * EngineCam db = EngineCam.of(source);
 * }</pre>
 */
public final class ShippedSchema {
    private static final String NO_SUCH_TABLE = "42P01";

    private final DataSource source;
    private final ShippedMigrations migrations;
    private final boolean shared;
    private final boolean allowNewer;

    /** What the jar has, once it was looked for. */
    private volatile @Nullable List<Shipped> shipped;

    /**
     * @param version null of a repeatable migration
     * @param checksum of the file
     */
    private record Shipped(
            @Nullable String version,
            String description,
            @Nullable Integer checksum) {
        String name() {
            return version == null ? description : version;
        }
    }

    private ShippedSchema(DataSource source, ShippedMigrations migrations, boolean shared, boolean allowNewer) {
        this.source = source;
        this.migrations = migrations;
        this.shared = shared;
        this.allowNewer = allowNewer;
    }

    /** The schema that {@code migrations} make, in the database of {@code source}. Asks nothing yet. */
    public static ShippedSchema of(DataSource source, ShippedMigrations migrations) {
        return new ShippedSchema(
                requireNonNull(source, "source is null"),
                requireNonNull(migrations, "migrations is null"),
                false,
                false);
    }

    /** Where one Flyway runs the jar's migrations together with others, in one history: what the jar does not know is no problem. */
    public ShippedSchema sharedHistory() {
        return new ShippedSchema(source, migrations, true, allowNewer);
    }

    /** Whether a schema with migrations newer than the jar's is one to work with, as during a rolling deployment. False when not said. */
    public ShippedSchema allowNewer(boolean allow) {
        return new ShippedSchema(source, migrations, shared, allow);
    }

    /**
     * Runs the migrations that are missing. Starters of several processes wait for each other.
     *
     * @throws ConnectFailed if the schema is not what the jar was built for, and cannot be made so; or behind a pooler of transactions
     * @throws IllegalStateException where the history is shared: who runs the others runs these
     */
    public void migrate() {
        if (shared) {
            throw new IllegalStateException("the history is shared: its Flyway migrates");
        }
        var target = SourceTarget.of(source);
        var state = look(target);
        if (state == null || state.isNewer() || state.isCurrent()) {
            return;
        }
        try (Connection connection = source.getConnection()) {
            if (connection.isWrapperFor(PGConnection.class)
                    && SessionState.of(connection, migrations.path()).pooled()) {
                throw new ConnectFailed(
                        state.olderText() + ", and the DataSource leads to a pooler, which cannot migrate",
                        "run the migrations by a DataSource of the server itself");
            }
            MigrationAccess.of(connection, migrations).refuseUnableToMigrate(target, migrations, state.olderText());
        } catch (SQLException e) {
            throw target.unreachable(e);
        }
        MigrationRun.migrate(source, migrations, target, MigrationLocks.STANDARD);
        look(target); // of a newer jar, which had the lock first
    }

    /**
     * Compares, and changes nothing.
     *
     * @throws ConnectFailed if the schema is older than the jar, broken, or newer and that is not allowed; it names the migrations
     */
    public void check() {
        var state = look(SourceTarget.of(source));
        if (state != null && !state.isNewer() && !state.isCurrent()) {
            throw state.older();
        }
    }

    /** Null where the database has run exactly what the build had run. */
    private @Nullable SchemaState look(SourceTarget target) {
        try (Connection connection = source.getConnection()) {
            var access = MigrationAccess.of(connection, migrations);
            access.refuseUnreadable(target, migrations);
            if (access.history() && KnownHistory.isThatOf(connection, migrations)) {
                return null;
            }
        } catch (SQLException e) {
            throw target.unreachable(e);
        }
        MigrationInfo[] all = MigrationRun.info(source, migrations, target);
        var state = SchemaState.of(shared ? shipped(all) : all, migrations, target);
        shipped = shippedOf(all);
        state.refuseBroken();
        if (!allowNewer) {
            state.refuseNewer();
        }
        return state;
    }

    private static MigrationInfo[] shipped(MigrationInfo[] all) {
        return Arrays.stream(all).filter(m -> m.getState().isResolved()).toArray(MigrationInfo[]::new);
    }

    private static List<Shipped> shippedOf(MigrationInfo[] all) {
        return Arrays.stream(shipped(all))
                .filter(m -> !SchemaState.isBaseline(m))
                .map(m -> new Shipped(
                        m.isVersioned() ? String.valueOf(m.getVersion()) : null,
                        m.getDescription(),
                        m.getResolvedChecksum()))
                .toList();
    }

    /**
     * What the history says now. One statement; the first call also looks for the jar's files, and asks more, where the build does not tell.
     *
     * @throws ConnectFailed if the database cannot be reached
     */
    public SchemaVersion version() {
        try {
            List<Shipped> files = files();
            try (Connection connection = source.getConnection()) {
                return version(connection, files);
            }
        } catch (SQLException e) {
            throw new SourceTarget(source, "the DataSource").unreachable(e);
        }
    }

    /** The same on a connection. */
    SchemaVersion version(Connection connection) throws SQLException {
        return version(connection, files());
    }

    private List<Shipped> files() {
        List<Shipped> files = shipped;
        if (files == null) {
            files = ofBuild(migrations);
            if (files.isEmpty()) {
                files = shippedOf(MigrationRun.info(source, migrations, SourceTarget.of(source)));
            }
            shipped = files;
        }
        return files;
    }

    /** What the build knows, for which Flyway need not be loaded. */
    private static List<Shipped> ofBuild(ShippedMigrations migrations) {
        return migrations.ran().stream()
                .map(line -> line.split("\\|", 3))
                .map(part -> new Shipped(
                        part[0].isEmpty() ? null : part[0],
                        part[2],
                        part[1].isEmpty() ? null : Integer.valueOf(part[1])))
                .toList();
    }

    private SchemaVersion version(Connection connection, List<Shipped> files) throws SQLException {
        Map<String, @Nullable Integer> applied = new HashMap<>();
        Set<String> versions = new LinkedHashSet<>();
        Set<String> failed = new LinkedHashSet<>();
        try (var s = connection.createStatement();
                ResultSet rs = s.executeQuery("select version, description, checksum, success from "
                        + migrations.history() + " where type not in ('SCHEMA', 'BASELINE', 'DELETE')"
                        + " order by installed_rank")) {
            while (rs.next()) {
                String version = rs.getString(1);
                String name = version == null ? rs.getString(2) : version;
                if (!rs.getBoolean(4)) {
                    failed.add(name);
                    continue;
                }
                failed.remove(name);
                applied.put(name, rs.getObject(3) == null ? null : rs.getInt(3));
                if (version != null) {
                    versions.add(version);
                }
            }
        } catch (SQLException e) {
            if (!NO_SUCH_TABLE.equals(e.getSQLState())) {
                throw e;
            }
        }
        List<String> missing = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (Shipped file : files) {
            known.add(file.name());
            if (!applied.containsKey(file.name())
                    || (file.version() == null && !Objects.equals(file.checksum(), applied.get(file.name())))) {
                missing.add(file.name());
            }
        }
        if (shared) {
            versions.retainAll(known);
            failed.retainAll(known);
        }
        List<String> unknown =
                versions.stream().filter(version -> !known.contains(version)).toList();
        String newest = files.stream()
                .map(Shipped::version)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
        return new SchemaVersion(newest, last(versions), missing, unknown, List.copyOf(failed));
    }

    private static @Nullable String last(Set<String> versions) {
        return versions.stream().reduce((first, second) -> second).orElse(null);
    }
}
