package dev.rowan.review.cli;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.queries.AnalysedQueries;
import dev.rowan.codegen.queries.QueryFiles;
import dev.rowan.postgres.MigratedServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.PlanNode;
import dev.rowan.review.plans.Plans;
import dev.rowan.review.plans.SizedDatabase;
import dev.rowan.review.plans.Sizes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A migrated database that stays, and a folder of queries that are analysed on it as often as one likes. Not thread-safe. */
final class QuerySession implements AutoCloseable {
    private final SchemaOptions schema;
    private final MigratedServer server;
    private final boolean own;
    private ScratchDatabase database;
    private Connection connection;
    private List<TableModel> tables;
    private final Optional<Sizes> sizes;
    private Optional<SizedDatabase> sized;

    private QuerySession(SchemaOptions schema, MigratedServer server, boolean own, Optional<Sizes> sizes)
            throws SQLException {
        this.schema = schema;
        this.server = server;
        this.own = own;
        this.sizes = sizes.filter(s -> SizedDatabase.refusal(server.server(), s).isEmpty());
        this.sized = sized(server.database());
        this.database = server.database();
        this.connection = connected(schema, database);
        this.tables = tables();
    }

    /** Takes the server over. */
    static QuerySession over(SchemaOptions schema, MigratedServer server, Optional<Sizes> sizes) throws SQLException {
        return new QuerySession(schema, server, true, sizes);
    }

    /** Leaves the server as it is. */
    static QuerySession on(SchemaOptions schema, MigratedServer server) throws SQLException {
        return new QuerySession(schema, server, false, Optional.empty());
    }

    int majorVersion() {
        return server.server().majorVersion();
    }

    /** Plans at the stated sizes, by the ids of statements; none without sizes. */
    SortedMap<String, PlanNode> plans(List<CataloguedStatement> statements) throws SQLException {
        return sized.isEmpty()
                ? Collections.emptySortedMap()
                : Plans.of(sized.get(), statements).skeletons();
    }

    /** Nobody may be connected to the database. */
    private Optional<SizedDatabase> sized(ScratchDatabase migrated) throws SQLException {
        return sizes.isEmpty()
                ? Optional.empty()
                : SizedDatabase.of(server.server(), migrated.searchPath(schema.searchPath), sizes.get());
    }

    /** The queries in some of the folder's files. */
    AnalysedQueries analysed(Path folder, Predicate<Path> which) throws SQLException {
        return QueryFiles.readAlone(
                connection, folder, folder.toString().replace('\\', '/'), tables, schema.searchPath, which);
    }

    /**
     * Runs the migrations anew, in another database of the same server. When one fails the database of before stays.
     *
     * @throws dev.rowan.postgres.MigrationFailed when one fails
     */
    void migrate() throws SQLException {
        ScratchDatabase next = server.server().create();
        try {
            schema.migrations().migrate(next);
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
        connection.close();
        database.close();
        sized.ifPresent(SizedDatabase::close);
        database = next;
        sized = sized(next);
        connection = connected(schema, database);
        tables = tables();
    }

    private List<TableModel> tables() throws SQLException {
        return Catalogue.read(connection, schema.searchPath, schema.historyTable());
    }

    private static Connection connected(SchemaOptions schema, ScratchDatabase database) throws SQLException {
        Connection connection = database.connect();
        try (Statement s = connection.createStatement()) {
            s.execute("set search_path to "
                    + schema.searchPath.stream()
                            .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(", ")));
        }
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        sized.ifPresent(SizedDatabase::close);
        if (own) {
            database.close();
            server.close();
        }
    }
}
