package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.ConnectFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which database to open, and how. Immutable and thread-safe; each method with an argument returns a changed copy. What
 * the URL sets, a later call changes.
 *
 * <p>A URL may be spelled {@code postgres://}, {@code postgresql://}, {@code postgresql+driver://} or
 * {@code jdbc:postgresql://}, with user and password percent-encoded, several hosts, and as parameters the connection
 * properties of the PostgreSQL JDBC driver (see {@code org.postgresql.PGProperty}) or the names that libpq, Prisma,
 * SQLAlchemy and pgx have for them. A parameter that is none of these is an error. Differing from the driver, a
 * {@code +} always is a plus.
 *
 * <p>{@code pgbouncer=true} says that the URL leads to a transaction pooler: no prepared statements are kept and no
 * {@code statement_timeout} is sent, and migrations are refused.
 *
 * <p>Where the URL says nothing, a pooler shows when a connection is opened, and no prepared statements are kept behind it
 * either: behind PgBouncer before 1.21 they give one client the rows of another. {@code prepareThreshold=5} keeps them behind
 * one that handles them (PgBouncer from 1.21 on, with {@code max_prepared_statements}).
 */
public final class DatabaseConfig {
    private static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    private final DatabaseUrl url;
    private final int poolSize;
    private final Duration connectionTimeout;
    private final Duration statementTimeout;
    private final boolean migrate;
    private final boolean allowNewerSchema;
    private final @Nullable StatementListener listener;

    private DatabaseConfig(
            DatabaseUrl url,
            int poolSize,
            Duration connectionTimeout,
            Duration statementTimeout,
            boolean migrate,
            boolean allowNewerSchema,
            @Nullable StatementListener listener) {
        this.url = url;
        this.poolSize = poolSize;
        this.connectionTimeout = connectionTimeout;
        this.statementTimeout = statementTimeout;
        this.migrate = migrate;
        this.allowNewerSchema = allowNewerSchema;
        this.listener = listener;
    }

    /**
     * The database that {@code DATABASE_URL} names: in the environment, else in the file {@code .env} of the working
     * directory.
     *
     * @throws ConnectFailed if it is in neither, or is no URL of a PostgreSQL database
     */
    public static DatabaseConfig fromEnvironment() {
        return of(EnvironmentUrl.get(System.getenv(), Path.of("")));
    }

    /**
     * The same; empty if {@code DATABASE_URL} is set nowhere.
     *
     * @throws ConnectFailed if it is no URL of a PostgreSQL database
     */
    public static Optional<DatabaseConfig> findInEnvironment() {
        return EnvironmentUrl.find(System.getenv(), Path.of("")).map(DatabaseConfig::of);
    }

    /**
     * The database at {@code url}.
     *
     * @throws ConnectFailed if it is no URL of a PostgreSQL database; it names every problem of the URL, and never shows
     *     its password
     */
    public static DatabaseConfig of(String url) {
        return of(DatabaseUrl.parse(requireNonNull(url, "url is null"), "database URL"));
    }

    private static DatabaseConfig of(DatabaseUrl url) {
        var settings = url.settings();
        return new DatabaseConfig(
                url,
                settings.poolSize == null ? 10 : settings.poolSize,
                settings.connectionTimeout == null ? Duration.ofSeconds(5) : settings.connectionTimeout,
                settings.statementTimeout == null ? Duration.ofSeconds(30) : settings.statementTimeout,
                true,
                false,
                null);
    }

    /** How many connections the pool holds, 1 or more; 10 when not said. */
    public DatabaseConfig poolSize(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("poolSize is " + connections + ", expected 1 or more");
        }
        return new DatabaseConfig(
                url, connections, connectionTimeout, statementTimeout, migrate, allowNewerSchema, listener);
    }

    /** How long a caller waits for a connection of the pool, from 250 ms; 5 s when not said. */
    public DatabaseConfig connectionTimeout(Duration timeout) {
        var checked = between(Duration.ofMillis(250), timeout, "connectionTimeout");
        return new DatabaseConfig(url, poolSize, checked, statementTimeout, migrate, allowNewerSchema, listener);
    }

    /**
     * How long the server lets a statement run, from 1 ms; 30 s when not said. {@link Duration#ZERO} sends no limit: the
     * server's own holds, and the client waits for as long as that takes. Migrations have no limit. A graph as a whole has one second less, from 1 s;
     * 60 s with {@code ZERO}.
     */
    public DatabaseConfig statementTimeout(Duration timeout) {
        var checked = timeout.isZero() ? timeout : between(Duration.ofMillis(1), timeout, "statementTimeout");
        return new DatabaseConfig(url, poolSize, connectionTimeout, checked, migrate, allowNewerSchema, listener);
    }

    /** Whether opening runs the migrations that are missing; when not, one that is missing is an error. True when not said. */
    public DatabaseConfig migrate(boolean run) {
        return new DatabaseConfig(url, poolSize, connectionTimeout, statementTimeout, run, allowNewerSchema, listener);
    }

    /**
     * Whether to open a database with migrations newer than this jar's, as during a rolling deployment. Nothing is
     * migrated then. False when not said.
     */
    public DatabaseConfig allowNewerSchema(boolean allow) {
        return new DatabaseConfig(url, poolSize, connectionTimeout, statementTimeout, migrate, allow, listener);
    }

    /** Who is told of every statement. */
    public DatabaseConfig listener(StatementListener told) {
        requireNonNull(told, "listener is null");
        return new DatabaseConfig(url, poolSize, connectionTimeout, statementTimeout, migrate, allowNewerSchema, told);
    }

    public int poolSize() {
        return poolSize;
    }

    public Duration connectionTimeout() {
        return connectionTimeout;
    }

    public Duration statementTimeout() {
        return statementTimeout;
    }

    public boolean migrate() {
        return migrate;
    }

    public boolean allowNewerSchema() {
        return allowNewerSchema;
    }

    public @Nullable StatementListener listener() {
        return listener;
    }

    /** Whether the URL says {@code pgbouncer=true}: two transactions of one connection may meet two server sessions. */
    public boolean transactionPooler() {
        return url.settings().pooler;
    }

    /** The URL for the JDBC driver: hosts and database, no user, no password, no parameters. */
    public String jdbcUrl() {
        return url.jdbcUrl();
    }

    /** For messages: {@code host:port/database}. */
    public String place() {
        return url.place();
    }

    /** The URL's user, password and parameters by the driver's names, as a copy. It holds the password: do not log it. */
    public Properties driverProperties() {
        return url.driverProperties();
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + place() + ", poolSize=" + poolSize + ", connectionTimeout=" + connectionTimeout
                + ", statementTimeout=" + statementTimeout + ", migrate=" + migrate + ", allowNewerSchema="
                + allowNewerSchema + "]";
    }

    private static Duration between(Duration least, Duration given, String name) {
        if (given.compareTo(least) < 0 || given.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + given + ", expected from " + least + " to " + MAX_TIMEOUT);
        }
        return given;
    }
}
