package dev.rowan.postgres;

import java.util.Map;

/**
 * A PostgreSQL server to make throw-away databases on, during a build or a test run.
 *
 * <p>Closing it removes everything it made. So does the end of the JVM, however it ends: nothing is left running and
 * nothing is left on disk after {@code kill -9} either.
 *
 * <p>Safe for use by several threads.
 */
public sealed interface PostgresServer extends AutoCloseable permits ScratchServer {
    /**
     * Starts a server, or connects to one that runs already.
     *
     * @param spec {@code embedded}: PostgreSQL's own binaries, started on a free port of the loopback interface; {@code container:IMAGE}: a
     *     container of that image, by Testcontainers; a URL
     *     ({@code jdbc:postgresql://...}, {@code postgres://...} or {@code postgresql://...}) of an existing server
     *     whose user may create databases: only databases made here are ever touched there; {@code auto}: what the
     *     environment variable {@code ROWAN_SERVER} says in one of these forms, else {@code embedded}
     * @throws IllegalArgumentException if the spec has none of these forms
     * @throws ServerFailed if the server does not start or cannot be reached
     */
    static PostgresServer start(String spec) {
        return ServerSpec.of(spec, System.getenv("ROWAN_SERVER")).start(Progress.SILENT);
    }

    /**
     * Looks at a spec without starting anything.
     *
     * @throws IllegalArgumentException if it has none of the forms that {@link #start} takes
     */
    static void check(String spec) {
        ServerSpec.of(spec, System.getenv("ROWAN_SERVER"));
    }

    /**
     * Creates an empty database.
     *
     * @throws ServerFailed if the server refuses
     */
    ScratchDatabase create();

    /**
     * Creates a copy of a database, with all of its content. Much faster than migrating again.
     *
     * @param template a database of this server that nobody is connected to
     * @throws ServerFailed if the server refuses, as it does while someone is connected to the template
     */
    ScratchDatabase cloneOf(ScratchDatabase template);

    /**
     * Gives relations a size without rows: the planner counts the pages of their files. These files have holes and take no room on disk.
     * Rows cannot be read or written from then on, and a copy of the database would take that room: plan, then drop the database.
     *
     * @param pages of 8 kB by relation, in the words of {@code pg_relation_filepath}; a file that is longer stays so
     * @return whether this server's files can be reached: those of a server at a URL cannot
     * @throws ServerFailed if the files cannot be written
     */
    boolean size(Map<String, Long> pages);

    /** The server's major version, such as {@code 18}. */
    int majorVersion();

    /** Drops the databases made here and stops the server if it was started here. Closing twice does nothing. */
    @Override
    void close();
}
