package dev.rowan.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A server started here, from the binaries on the class path. */
final class EmbeddedServer extends ScratchServer {
    private final ServerProcess process;

    private EmbeddedServer(ServerProcess process, ScratchDatabases databases, int majorVersion) {
        super(databases, majorVersion);
        this.process = process;
    }

    static EmbeddedServer start(Progress progress) {
        Installation installation = Installation.ofUser(progress);
        return start(installation, installation.cluster());
    }

    /** @param cluster of the installation: a folder, or an archive that {@link #stopAndPack} has made */
    static EmbeddedServer start(Installation installation, Path cluster) {
        ServerProcess process = ServerProcess.start(installation, cluster);
        var server = new PGSimpleDataSource();
        server.setServerNames(new String[] {"127.0.0.1"});
        server.setPortNumbers(new int[] {process.port()});
        server.setDatabaseName("postgres");
        server.setUser(Installation.USER);
        server.setPassword(installation.password());
        try {
            int major = ServerVersion.major(server);
            return new EmbeddedServer(
                    process, new ScratchDatabases(server, "scratch_", ThrowAway.cloning(major)), major);
        } catch (SQLException e) {
            process.close();
            throw new ServerFailed("the embedded PostgreSQL server refuses connections: " + e.getMessage(), e);
        }
    }

    Path dataDirectory() {
        return process.dataDirectory();
    }

    @Override
    public boolean size(Map<String, Long> pages) {
        RelationFiles.segments(pages).forEach((file, bytes) -> {
            try (var segment =
                    new RandomAccessFile(dataDirectory().resolve(file).toFile(), "rw")) {
                if (segment.length() < bytes) {
                    segment.setLength(bytes);
                }
            } catch (IOException e) {
                throw new ServerFailed("cannot size the file %s of a relation: %s".formatted(file, e.getMessage()), e);
            }
        });
        return true;
    }

    /** Stops the server in good order and writes its cluster into a file; false when that does not work. */
    boolean stopAndPack(Path archive) {
        databases.serverGone();
        return process.stopAndPack(archive);
    }

    @Override
    public void close() {
        databases.serverGone();
        process.close();
    }
}
