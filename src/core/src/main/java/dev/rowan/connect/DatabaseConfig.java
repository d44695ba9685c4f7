package dev.rowan.connect;

import static java.util.Objects.requireNonNull;

import dev.rowan.error.ConnectFailed;
import dev.rowan.session.OnceKey;
import dev.rowan.session.StatementListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
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
 * <p>{@code search_path} (or {@code schema}, {@code currentSchema}) is taken where it is that of the jar and refused where it is
 * another. {@code statement_timeout}, {@code lock_timeout} and {@code idle_in_transaction_session_timeout} are times as
 * PostgreSQL writes them: {@code 1500}, {@code 30s}, {@code 5min}.
 *
 * <p><b>Poolers.</b> A pooler shows when a connection is opened: the server's session is another than the one that was logged
 * in to. Behind one, nothing is set for a session, for the next transaction may have another one. What role and database set is
 * checked instead, and refused where it would change results. The driver cancels what takes longer than the statement timeout,
 * unless the server does so sooner. The server is not told of {@link #idleInTransactionTimeout}: set it for the role, or
 * PgBouncer's {@code idle_transaction_timeout}. No prepared statements are kept: behind PgBouncer before 1.21 they give one
 * client the rows of another. {@code prepareThreshold=5} keeps them behind one that handles them (PgBouncer from 1.21 on, with
 * {@code max_prepared_statements}). Migrations are refused; {@link #migrationsUrl} names the way past the pooler.
 * {@code pgbouncer=true} in the URL says beforehand that it leads to one.
 */
public final class DatabaseConfig {
    private static final Duration MAX_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    /** Shorter than the statement timeout: who waits for a row that an orphaned transaction has locked gets it in time. */
    private static final Duration IDLE_IN_TRANSACTION_TIMEOUT = Duration.ofSeconds(20);

    /** HikariCP's. */
    private static final Duration LEAST_LEAK = Duration.ofSeconds(2);

    private final Values values;

    /** Not changed once a configuration has it. */
    private static final class Values implements Cloneable {
        private DatabaseUrl url;
        private @Nullable DatabaseUrl migrationsUrl;
        private @Nullable DatabaseUrl replicaUrl;
        private Duration replicaWait = Duration.ofMillis(250);
        private int poolSize = 10;
        private Duration connectionTimeout = Duration.ofSeconds(5);
        private Map<String, String> session;
        private boolean migrate = true;
        private boolean allowNewerSchema;
        private boolean keysInSettings = true;
        private boolean idsInSql;
        private @Nullable String cursorKey;
        private @Nullable String onceTable;
        private boolean pooled = true;
        private Duration waitForServer = Duration.ZERO;
        private MigrationLocks migrationLocks = MigrationLocks.STANDARD;
        private Duration leakDetection = Duration.ZERO;
        private Duration closeTimeout = Duration.ofSeconds(10);
        private @Nullable StatementListener listener;

        Values(DatabaseUrl url) {
            this.url = url;
            this.session = Map.copyOf(url.settings().session);
        }

        Values copy() {
            try {
                return (Values) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private DatabaseConfig(Values values) {
        this.values = values;
    }

    private DatabaseConfig with(Consumer<Values> change) {
        Values changed = values.copy();
        change.accept(changed);
        return new DatabaseConfig(changed);
    }

    /**
     * The database that {@code DATABASE_URL} names: in the environment, else in the file {@code .env} of the working
     * directory. {@code DATABASE_URL_MIGRATIONS} in the same place is the {@link #migrationsUrl}, {@code DATABASE_URL_REPLICA} the
     * {@link #replicaUrl}.
     *
     * @throws ConnectFailed if it is in neither, or is no URL of a PostgreSQL database
     */
    public static DatabaseConfig fromEnvironment() {
        return of(EnvironmentUrl.get(System.getenv(), Path.of("")));
    }

    /**
     * The database that {@code DATABASE_URL} names, as {@link #fromEnvironment} finds it; empty if it is set nowhere.
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
        return of(DatabaseUrl.parse(requireNonNull(url, "url is null"), "database URL"), null, null);
    }

    static DatabaseConfig of(EnvironmentUrl found) {
        return of(found.main(), found.migrations().orElse(null), found.replica().orElse(null));
    }

    private static DatabaseConfig of(
            DatabaseUrl url, @Nullable DatabaseUrl migrationsUrl, @Nullable DatabaseUrl replicaUrl) {
        var values = new Values(url);
        values.migrationsUrl = migrationsUrl;
        values.replicaUrl = replicaUrl;
        var settings = url.settings();
        if (settings.poolSize != null) {
            values.poolSize = settings.poolSize;
        }
        values.pooled = !Boolean.FALSE.equals(settings.pooled);
        if (settings.connectionTimeout != null) {
            values.connectionTimeout = settings.connectionTimeout;
        }
        return new DatabaseConfig(values);
    }

    /**
     * The URL that migrations take: past a pooler to the server itself, or with a role that may create tables. The same database
     * as the other URL's. Used only where migrations are missing. Without it, and without {@code DATABASE_URL_MIGRATIONS}, they
     * take the same way as all else.
     *
     * @throws ConnectFailed if it is no URL of a PostgreSQL database
     */
    public DatabaseConfig migrationsUrl(String migrationsUrl) {
        var parsed = DatabaseUrl.parse(requireNonNull(migrationsUrl, "migrationsUrl is null"), "migrations URL");
        return with(v -> v.migrationsUrl = parsed);
    }

    /**
     * The URL of a replica, or of several, for reads that ask for one: {@link dev.rowan.session.TransactionOptions#onReplica()}. The same
     * database, by streaming replication. It has a pool of its own, as large as the other one unless its URL says something else, and the
     * same limits. An absent replica is no error: reads go to the primary then.
     *
     * @throws ConnectFailed if it is no URL of a PostgreSQL database
     */
    public DatabaseConfig replicaUrl(String replicaUrl) {
        var parsed = DatabaseUrl.parse(requireNonNull(replicaUrl, "replicaUrl is null"), "replica URL");
        return with(v -> v.replicaUrl = parsed);
    }

    /**
     * How long a read waits for the replica, from 250 ms, which it is when not said: for a connection, and until it has come as far as
     * the read's position. Then the read goes to the primary.
     */
    public DatabaseConfig replicaWait(Duration timeout) {
        var checked = between(Duration.ofMillis(250), timeout, "replicaWait");
        return with(v -> v.replicaWait = checked);
    }

    /** How many connections the pool holds, 1 or more; 10 when not said. */
    public DatabaseConfig poolSize(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("poolSize is " + connections + ", expected 1 or more");
        }
        return with(v -> v.poolSize = connections);
    }

    /**
     * Without a pool: a connection for each statement or transaction, which is closed after it. For functions of a cloud that are frozen between two requests,
     * where a pool's connections would be dead or would hold the server's. It costs a login and two round trips each time; a transaction has one. {@code poolSize} is
     * how many {@linkplain dev.rowan.Database#async calls} have one at a time. In a URL: {@code pool=off}.
     */
    public DatabaseConfig withoutPool() {
        return with(v -> v.pooled = false);
    }

    /**
     * How long opening waits for a server that is about to start: that says so (57P03), or that does not listen yet. Not at all when not said.
     */
    public DatabaseConfig waitForServer(Duration timeout) {
        var checked = between(Duration.ZERO, timeout, "waitForServer");
        return with(v -> v.waitForServer = checked);
    }

    /**
     * How long a migration waits for a lock, and how often it is tried; 2 s and 10 times when not said. A statement that waits for an exclusive lock makes
     * everybody wait who comes after it. So it gives up, its transaction is rolled back, the others pass, and after 0.2 to 10 seconds it begins again. {@link Duration#ZERO}
     * waits for ever. It holds for migrations in a transaction, where neither the URL, the role nor the migration sets {@code lock_timeout}.
     */
    public DatabaseConfig migrationLocks(Duration timeout, int attempts) {
        var locks = new MigrationLocks(timeout, attempts);
        return with(v -> v.migrationLocks = locks);
    }

    /** How long a caller waits for a connection of the pool, from 250 ms; 5 s when not said. */
    public DatabaseConfig connectionTimeout(Duration timeout) {
        var checked = between(Duration.ofMillis(250), timeout, "connectionTimeout");
        return with(v -> v.connectionTimeout = checked);
    }

    /**
     * How long the server lets a statement run, from 1 ms. When not said it is 30 s, or what role or database set if that is
     * less. {@link Duration#ZERO} sends no limit: the server's own holds, and the client waits for as long as that takes.
     * Migrations have no limit, whatever role or database set, but for {@code lock_timeout}. A graph as a whole has one second
     * less, from 1 s; 60 s with {@code ZERO}.
     */
    public DatabaseConfig statementTimeout(Duration timeout) {
        return session("statement_timeout", timeout, "statementTimeout");
    }

    /**
     * How long the server keeps a transaction open whose client sends nothing, from 1 ms. When it strikes, the transaction is
     * rolled back and its connection lost. When not said it is 20 s, or what role or database set if that is less;
     * {@link Duration#ZERO} is the server's own. Without one a client that is cut off leaves its locks for minutes or hours. It
     * also strikes where the work of a transaction, or who reads a stream, pauses for longer.
     */
    public DatabaseConfig idleInTransactionTimeout(Duration timeout) {
        return session("idle_in_transaction_session_timeout", timeout, "idleInTransactionTimeout");
    }

    private DatabaseConfig session(String setting, Duration timeout, String name) {
        var checked = requireNonNull(timeout, "timeout is null").isZero()
                ? timeout
                : between(Duration.ofMillis(1), timeout, name);
        var changed = new LinkedHashMap<>(values.session);
        changed.put(setting, Long.toString(checked.toMillis()));
        return with(v -> v.session = Map.copyOf(changed));
    }

    /** Whether opening runs the migrations that are missing; when not, one that is missing is an error. True when not said. */
    public DatabaseConfig migrate(boolean run) {
        return with(v -> v.migrate = run);
    }

    /**
     * Whether to open a database with migrations newer than this jar's, as during a rolling deployment. Nothing is
     * migrated then. False when not said.
     */
    public DatabaseConfig allowNewerSchema(boolean allow) {
        return with(v -> v.allowNewerSchema = allow);
    }

    /**
     * Whether the keys of a graph's rows go from one SELECT to the next in settings that end with the transaction. Then a list
     * of graphs is one round trip, and no row is looked for twice. True when not said. Say false for a database that is spread
     * over several servers, such as Citus, where a setting stays on one of them: a list is two round trips there, and a branch
     * with a condition or order that gives something else each time can hold other rows than the levels below it.
     *
     * <p>On a caller's DSLContext: {@code configuration.data("rowan.keysInSettings", false)}.
     */
    public DatabaseConfig keysInSettings(boolean travel) {
        return with(v -> v.keysInSettings = travel);
    }

    /**
     * What signs the cursors of {@linkplain dev.rowan.OrderedQuery pages}: the same text on all nodes of the application, known to nobody
     * else, of 16 characters or more. When not said it is made of the database password. Say it where passwords change or differ
     * from node to node, as tokens of a cloud do: a cursor of another key is refused.
     *
     * <p>On a caller's DSLContext: {@code configuration.data("rowan.cursorKey", key)}. Without one, everybody can sign there.
     */
    public DatabaseConfig cursorKey(String key) {
        if (requireNonNull(key, "key is null").length() < 16) {
            throw new IllegalArgumentException("cursorKey has " + key.length() + " characters, expected 16 or more");
        }
        return with(v -> v.cursorKey = key);
    }

    /**
     * The table with the keys of {@linkplain dev.rowan.session.Transactions#transactionOnce(String, dev.rowan.session.Transactions.Work) what is done once}, with
     * its schema and a dot in front, or without; {@code rowan_once} when not said. A migration of yours makes it.
     *
     * <p>On a caller's DSLContext: {@code configuration.data("rowan.onceTable", name)}.
     */
    public DatabaseConfig onceTable(String name) {
        OnceKey.checkTable(requireNonNull(name, "name is null"));
        return with(v -> v.onceTable = name);
    }

    /**
     * How long somebody may have a connection before that is taken for a leak, from 2 s to 30 min; {@link Duration#ZERO}, which is off, when not said. Then a
     * warning with the stack trace of who took it goes to the log (SLF4J, {@code com.zaxxer.hikari.pool.ProxyLeakTask}). Whoever gets no
     * connection is told who has had one for the longest time, and {@code health()} lists all of them. It costs a stack trace for each statement or transaction.
     */
    public DatabaseConfig leakDetection(Duration threshold) {
        requireNonNull(threshold, "threshold is null");
        if (!threshold.isZero()
                && (threshold.compareTo(LEAST_LEAK) < 0 || threshold.compareTo(Pool.MAX_LIFETIME) > 0)) {
            throw new IllegalArgumentException("leakDetection is " + threshold + ", expected PT0S, or from "
                    + LEAST_LEAK + " to " + Pool.MAX_LIFETIME);
        }
        return with(v -> v.leakDetection = threshold);
    }

    /**
     * How long closing waits for statements, transactions and streams that other threads have open; 10 s when not said. Nobody gets a connection meanwhile.
     * {@link Duration#ZERO} cuts them off at once.
     */
    public DatabaseConfig closeTimeout(Duration timeout) {
        var checked = between(Duration.ZERO, timeout, "closeTimeout");
        return with(v -> v.closeTimeout = checked);
    }

    /**
     * Whether the SQL that is sent starts with the statement's id as a comment: what {@code pg_stat_activity}, the server's log and its
     * plans show then says where in the application it came from. False when not said. Each statement keeps one text, so that the server
     * plans it as seldom as without; {@code pg_stat_statements} counts it under the same query id.
     *
     * @see dev.rowan.Database#idsInSql
     */
    public DatabaseConfig idsInSql(boolean comment) {
        return with(v -> v.idsInSql = comment);
    }

    /** Who is told of every statement. */
    public DatabaseConfig listener(StatementListener listener) {
        requireNonNull(listener, "listener is null");
        return with(v -> v.listener = listener);
    }

    /** Whether the keys of a graph's rows travel in settings; see {@link #keysInSettings(boolean)}. */
    boolean keysInSettings() {
        return values.keysInSettings;
    }

    /** Whether SQL starts with the statement's id; see {@link #idsInSql(boolean)}. */
    boolean idsInSql() {
        return values.idsInSql;
    }

    /** What signs cursors, or what that is made of; see {@link #cursorKey(String)}. It can be the password: do not log it. */
    @Nullable
    String cursorKey() {
        return values.cursorKey == null ? driverProperties().getProperty("password") : values.cursorKey;
    }

    /** The table of keys; see {@link #onceTable(String)}. */
    @Nullable
    String onceTable() {
        return values.onceTable;
    }

    /** Whether connections are kept; see {@link #withoutPool()}. */
    boolean pooled() {
        return values.pooled;
    }

    /** How long opening waits; see {@link #waitForServer(Duration)}. */
    Duration waitForServer() {
        return values.waitForServer;
    }

    /** How migrations wait for locks; see {@link #migrationLocks(Duration, int)}. */
    MigrationLocks migrationLocks() {
        return values.migrationLocks;
    }

    /** How long a connection may be had; zero is off. See {@link #leakDetection(Duration)}. */
    Duration leakDetection() {
        return values.leakDetection;
    }

    /** How long closing waits; see {@link #closeTimeout(Duration)}. */
    Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** How many connections the pool holds. */
    int poolSize() {
        return values.poolSize;
    }

    /** How long a caller waits for a connection of the pool. */
    Duration connectionTimeout() {
        return values.connectionTimeout;
    }

    /** How long the server lets a statement run; see {@link #statementTimeout(Duration)}. */
    Duration statementTimeout() {
        return time("statement_timeout", STATEMENT_TIMEOUT);
    }

    /** How long a transaction may pause; see {@link #idleInTransactionTimeout(Duration)}. */
    Duration idleInTransactionTimeout() {
        return time("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION_TIMEOUT);
    }

    private Duration time(String setting, Duration standard) {
        var millis = values.session.get(setting);
        return millis == null ? standard : Duration.ofMillis(Long.parseLong(millis));
    }

    /**
     * What the URL, or a method here, asks for in each session, by the names of PostgreSQL's settings: {@code search_path} and,
     * in milliseconds, {@code statement_timeout}, {@code lock_timeout}, {@code idle_in_transaction_session_timeout}.
     */
    Map<String, String> sessionSettings() {
        return values.session;
    }

    /** This with the URL that migrations take as its own; empty when that is the same. */
    Optional<DatabaseConfig> forMigrations() {
        return Optional.ofNullable(values.migrationsUrl).map(other -> of(other, null, null));
    }

    /** This with the URL of the replica as its own; empty when there is none. */
    Optional<DatabaseConfig> forReplica() {
        var replica = values.replicaUrl;
        return replica == null
                ? Optional.empty()
                : Optional.of(with(v -> {
                    v.url = replica;
                    v.migrationsUrl = null;
                    v.replicaUrl = null;
                    v.connectionTimeout = v.replicaWait;
                    var session = new LinkedHashMap<>(v.session);
                    session.putAll(replica.settings().session);
                    v.session = Map.copyOf(session);
                    var poolSize = replica.settings().poolSize;
                    v.poolSize = poolSize == null ? v.poolSize : poolSize;
                }));
    }

    /** How long a read waits for the replica. */
    Duration replicaWait() {
        return values.replicaWait;
    }

    /** Whether opening runs the migrations that are missing. */
    boolean migrate() {
        return values.migrate;
    }

    /** Whether a database with newer migrations is opened. */
    boolean allowNewerSchema() {
        return values.allowNewerSchema;
    }

    /** Who is told of every statement; null when nobody is. */
    public @Nullable StatementListener listener() {
        return values.listener;
    }

    /** Whether the URL says {@code pgbouncer=true}: two transactions of one connection may meet two server sessions. */
    boolean transactionPooler() {
        return values.url.settings().pooler;
    }

    /** The URL for the JDBC driver: hosts and database, no user, no password, no parameters. */
    String jdbcUrl() {
        return values.url.jdbcUrl();
    }

    /** For messages: {@code host:port/database}. */
    public String place() {
        return values.url.place();
    }

    /** The URL's user, password and parameters by the driver's names, as a copy. It holds the password: do not log it. */
    Properties driverProperties() {
        return values.url.driverProperties();
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + place() + ", poolSize=" + values.poolSize + ", connectionTimeout="
                + values.connectionTimeout
                + ", statementTimeout=" + statementTimeout() + ", migrate=" + values.migrate + ", allowNewerSchema="
                + values.allowNewerSchema + "]";
    }

    private static Duration between(Duration least, Duration given, String name) {
        if (requireNonNull(given, "timeout is null").compareTo(least) < 0 || given.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + given + ", expected from " + least + " to " + MAX_TIMEOUT);
        }
        return given;
    }
}
