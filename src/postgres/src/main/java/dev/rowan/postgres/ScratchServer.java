package dev.rowan.postgres;

/** What all servers do alike, however they came to be. */
abstract sealed class ScratchServer implements PostgresServer permits EmbeddedServer, ContainerServer, ExistingServer {
    final ScratchDatabases databases;
    private final int majorVersion;

    ScratchServer(ScratchDatabases databases, int majorVersion) {
        this.databases = databases;
        this.majorVersion = majorVersion;
    }

    @Override
    public final ScratchDatabase create() {
        return databases.create();
    }

    @Override
    public final ScratchDatabase cloneOf(ScratchDatabase template) {
        return databases.cloneOf(template);
    }

    @Override
    public final int majorVersion() {
        return majorVersion;
    }
}
