package dev.rowan.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** The embedded server with migrated content: from the cache, or made for it. */
record MigratedCluster(Installation installation, ClusterCache cache, Migrations migrations, Progress progress) {
    /** To be raised when a cluster of the same migrations becomes another one. */
    private static final int FORMAT = 1;

    private static final String FOREIGN_FILES =
            "select exists (select from pg_tablespace where spcname not in ('pg_default', 'pg_global'))";

    static MigratedServer start(Migrations migrations, Progress progress) {
        Installation installation = Installation.ofUser(progress);
        return ClusterCache.ofUser()
                .map(cache -> new MigratedCluster(installation, cache, migrations, progress).start())
                .orElseGet(() -> migrated(installation, migrations, progress));
    }

    private MigratedServer start() {
        String key = key();
        return cache.find(key).flatMap(this::open).orElseGet(() -> fill(key));
    }

    private Optional<MigratedServer> open(Path entry) {
        try {
            EmbeddedServer server = EmbeddedServer.start(installation, entry);
            return Optional.of(new MigratedServer(server, server.databases.first()));
        } catch (
                ServerFailed
                        e) { // the archive is whole and was made wrong; if the reason is another, it will be heard of
            cache.remove(entry);
            return Optional.empty();
        }
    }

    private MigratedServer fill(String key) {
        Optional<Path> draft = cache.draft();
        MigratedServer migrated = migrated(installation, migrations, progress);
        try {
            // a file may have changed meanwhile
            if (draft.isEmpty() || !isSelfContained(migrated.database()) || !key.equals(key())) {
                return migrated;
            }
        } catch (RuntimeException e) {
            migrated.close();
            throw e;
        }
        return publish(key, migrated, draft.get())
                .flatMap(this::open)
                .orElseGet(() -> migrated(installation, migrations, progress));
    }

    private Optional<Path> publish(String key, MigratedServer migrated, Path draft) {
        try (migrated) {
            return migrated.server() instanceof EmbeddedServer server && server.stopAndPack(draft)
                    ? cache.publish(key, draft)
                    : Optional.empty();
        }
    }

    private static MigratedServer migrated(Installation installation, Migrations migrations, Progress progress) {
        EmbeddedServer server = EmbeddedServer.start(installation, installation.cluster());
        return MigratedServer.migrated(server, migrations, progress);
    }

    private static boolean isSelfContained(ScratchDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FOREIGN_FILES)) {
            return rows.next() && !rows.getBoolean(1);
        } catch (SQLException e) {
            throw new ServerFailed("cannot read pg_tablespace: " + e.getMessage(), e);
        }
    }

    private String key() {
        return new ContentHash()
                .add(String.valueOf(FORMAT))
                .add(installation.home().getFileName().toString())
                .add(installation.password())
                .add(String.valueOf(ThrowAway.SETTINGS))
                .add(flywayVersion())
                .add(migrations.hash())
                .hex();
    }

    /** Maven's file in the jar: of Flyway's own classes only internal ones know it. */
    private static String flywayVersion() {
        try (InputStream file =
                Flyway.class.getResourceAsStream("/META-INF/maven/org.flywaydb/flyway-core/pom.properties")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of Flyway cannot be read", e);
        }
    }
}
