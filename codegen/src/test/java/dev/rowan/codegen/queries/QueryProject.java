package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database with a schema, on which folders of queries are read. */
final class QueryProject implements AutoCloseable {
    private final PostgresServer server = PostgresServer.start("auto");
    private final ScratchDatabase database = server.create();
    private final Connection connection = database.connect();

    QueryProject(String schema) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute(schema);
        }
    }

    AnalysedQueries read(Path folder) throws SQLException {
        var tables = Catalogue.read(connection, List.of("public", "audit"), "flyway_schema_history");
        return QueryFiles.read(
                connection,
                folder,
                "db/queries",
                tables,
                List.of("public", "audit"),
                (table, column) -> false,
                domain -> false);
    }

    static void write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connection() {
        return connection;
    }

    int version() {
        return server.majorVersion();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
        server.close();
    }
}
