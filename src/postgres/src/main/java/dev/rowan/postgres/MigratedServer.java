package dev.rowan.postgres;

/**
 * A server of one's own and a database on it that migrations have filled. Closing it closes both.
 *
 * @param server the server
 * @param database the migrated database
 */
public record MigratedServer(PostgresServer server, ScratchDatabase database) implements AutoCloseable {
    /**
     * Starts a server and migrates a database. The embedded server takes the result of an earlier run, on which the same
     * migrations have run with the same settings, out of the user's cache; so what a migration wrote with {@code now()} or
     * {@code random()} can be that of the earlier run. The system property {@code rowan.cache}, set to {@code off}, has each
     * run migrate.
     *
     * @param spec as for {@link PostgresServer#start}
     * @param progress told what takes long
     * @throws IllegalArgumentException if the spec has none of its forms
     * @throws ServerFailed if the server does not start or cannot be reached
     * @throws MigrationFailed as from {@link Migrations#migrate(ScratchDatabase)}
     */
    public static MigratedServer start(String spec, Migrations migrations, Progress progress) {
        ServerSpec checked = ServerSpec.of(spec, System.getenv("ROWAN_SERVER"));
        return checked.isEmbedded()
                ? MigratedCluster.start(migrations, progress)
                : migrated(checked.start(progress), migrations, progress);
    }

    /** Migrates a new database of a server, which is closed if that fails. */
    static MigratedServer migrated(PostgresServer server, Migrations migrations, Progress progress) {
        try {
            ScratchDatabase database = server.create();
            migrations.migrate(database.dataSource(), progress);
            return new MigratedServer(server, database);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            server.close();
        }
    }
}
