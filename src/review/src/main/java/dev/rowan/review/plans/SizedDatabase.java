package dev.rowan.review.plans;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A copy of the migrated database whose planner believes the stated sizes: files have their pages, the catalogue has rows, distinct
 * values and nulls, and text is sorted by a locale of the same kind. It has no rows: statements can be planned on it and not run.
 *
 * <p>Closing it drops the copy. Safe for use by several threads.
 */
public final class SizedDatabase implements AutoCloseable {
    private final ScratchDatabase database;
    private final Schema schema;
    private final Sizes sizes;
    private final List<String> told;

    private SizedDatabase(ScratchDatabase database, Schema schema, Sizes sizes, List<String> told) {
        this.database = database;
        this.schema = schema;
        this.sizes = sizes;
        this.told = List.copyOf(told);
    }

    /** Why a server cannot plan as production does; empty where it can. */
    public static Optional<String> refusal(PostgresServer server, Sizes sizes) {
        return server.majorVersion() == sizes.server()
                ? Optional.empty()
                : Optional.of("%s: plans are those of PostgreSQL %d, and this server is %d: plans are skipped"
                        .formatted(sizes.place("server"), sizes.server(), server.majorVersion()));
    }

    /**
     * Copies a database and states the sizes.
     *
     * @param migrated nobody may be connected to it
     * @return empty where the files of the server cannot be reached
     * @throws SQLException if the server refuses
     */
    public static Optional<SizedDatabase> of(PostgresServer server, ScratchDatabase migrated, Sizes sizes)
            throws SQLException {
        ScratchDatabase copy = server.cloneOf(migrated);
        try {
            Optional<SizedDatabase> sized = sized(server, copy, sizes);
            if (sized.isEmpty()) {
                copy.close();
            }
            return sized;
        } catch (SQLException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static Optional<SizedDatabase> sized(PostgresServer server, ScratchDatabase copy, Sizes sizes)
            throws SQLException {
        List<String> told = new ArrayList<>();
        Schema schema;
        try (Connection connection = copy.connect()) {
            schema = Schema.of(connection);
            told.addAll(new StatedNames(sizes, schema).problems());
            StatedLocale.set(connection, sizes).ifPresent(told::add);
            var statistics = new Statistics(connection, schema, sizes);
            told.addAll(statistics.restore());
            if (!server.size(statistics.tables())) {
                return Optional.empty();
            }
            server.size(statistics.indexes());
        }
        return Optional.of(new SizedDatabase(copy, schema, sizes, told));
    }

    /**
     * A new connection, whose session has the stated settings.
     *
     * @throws SQLException if the server refuses
     */
    public Connection connect() throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            PlannerSettings.set(connection, sizes, false);
            connection.commit();
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    PGSimpleDataSource dataSource() {
        return database.dataSource();
    }

    /** What it has, by oids of this copy. */
    public Schema schema() {
        return schema;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** What is stated and cannot be used, and what is left out, each with file and line. */
    public List<String> told() {
        return told;
    }

    @Override
    public void close() {
        database.close();
    }
}
