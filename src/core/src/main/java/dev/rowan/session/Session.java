package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.column.CheckedStatement;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StreamClosed;
import dev.rowan.error.TooManyRows;
import dev.rowan.error.TransactionEnded;
import dev.rowan.session.Transactions.ResultWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Executes statements on the connections that a jOOQ configuration provides: outside a transaction each takes one and
 * gives it back, inside one they share the transaction's. Thread-safe outside a transaction.
 */
public final class Session {
    static final String BEGIN = "transaction.begin";
    static final String COMMIT = "transaction.commit";
    static final String ROLLBACK = "transaction.rollback";
    static final String DSL = "dsl";

    private final Configuration configuration;
    private final ConnectionProvider connections;
    private final Failures failures;
    private final @Nullable StatementListener listener;
    private final GraphLimit graphLimit;
    private final boolean keysInSettings;
    private final @Nullable NameCheck names;
    private final boolean asking;
    private final @Nullable Asked asked;
    private final Rendering rendering;

    private Session(
            Configuration configuration,
            ConnectionProvider connections,
            Failures failures,
            @Nullable StatementListener listener,
            GraphLimit graphLimit,
            boolean keysInSettings,
            @Nullable NameCheck names,
            boolean asking,
            @Nullable Asked asked,
            Rendering rendering) {
        this.configuration = configuration;
        this.connections = connections;
        this.failures = failures;
        this.listener = listener;
        this.graphLimit = graphLimit;
        this.keysInSettings = keysInSettings;
        this.names = names;
        this.asking = asking;
        this.asked = asked;
        this.rendering = rendering;
    }

    /**
     * A session of our own on a pool. It takes part in a Spring transaction that runs on the thread for this DataSource, and
     * in one that the DataSource's connections come in.
     *
     * @throws IllegalArgumentException when the pool's connections do not commit by themselves: what a single statement
     *     wrote would be rolled back when its connection goes back. Where a wrapper hides the pool, the first statement throws
     *     {@link IllegalStateException} instead
     */
    public static Session of(DataSource source, ConstraintNames constraints, @Nullable StatementListener listener) {
        requireNonNull(source, "source is null");
        if (source instanceof HikariDataSource pool && !pool.isAutoCommit()) {
            throw new IllegalArgumentException("the pool has autoCommit=false: what a statement outside a transaction"
                    + " writes would be lost\nhelp: set autoCommit=true; transactions turn it off for themselves");
        }
        var failures = new Failures(constraints);
        var connections = new PoolConnections(source);
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(connections);
        configuration.set(new RowanTransactionProvider(connections, failures));
        configuration.set(new TypedFailures(failures, connections), new CheckedBinds());
        configuration.set(JooqSql.SETTINGS);
        return new Session(
                configuration,
                connections,
                failures,
                listener,
                GraphLimit.of(source),
                OwnPool.behind(source).map(OwnPool::keysInSettings).orElse(true),
                null,
                false,
                null,
                new Rendering(configuration));
    }

    /**
     * A session on the caller's jOOQ configuration, taking part in its transactions. A connection that comes in a transaction is
     * never committed: what needs a transaction is a savepoint there.
     *
     * @throws IllegalArgumentException when that configuration rewrites SQL or is not for PostgreSQL
     */
    public static Session of(DSLContext dsl, ConstraintNames constraints) {
        Configuration configuration = requireNonNull(dsl, "dsl is null").configuration();
        ForeignConfiguration.check(configuration);
        return new Session(
                configuration,
                ForeignConnections.of(configuration),
                new Failures(constraints),
                null,
                GraphLimit.of(dsl.settings()),
                !Boolean.FALSE.equals(configuration.data("rowan.keysInSettings")),
                null,
                false,
                null,
                new Rendering(configuration));
    }

    /** The same on connections of somebody else, which the first typed query asks whether they find names as the build did. */
    public Session asking(SearchPath path) {
        return new Session(
                configuration,
                connections,
                failures,
                listener,
                graphLimit,
                keysInSettings,
                new NameCheck(path),
                false,
                null,
                rendering);
    }

    /** For a statement whose names are found by the search path: its connection is asked for that first, until one has passed. */
    public Session named() {
        return names == null || names.passed() ? this : with(true, asked);
    }

    /** The same for one function of {@link #together}, which learns what it asks for in place of sending it. */
    Session asked(Asked by) {
        return with(asking, by);
    }

    private Session with(boolean askingNow, @Nullable Asked by) {
        return new Session(
                configuration,
                connections,
                failures,
                listener,
                graphLimit,
                keysInSettings,
                names,
                askingNow,
                by,
                rendering);
    }

    /** What renders dynamic queries for it. */
    public Rendering rendering() {
        return rendering;
    }

    /** jOOQ on the same connections, whose values are checked as ours are. */
    public DSLContext dsl() {
        refuseIfAsked(DSL);
        if (connections instanceof EndingConnections ending) {
            ending.refuseIfEnded(); // jOOQ's ThreadLocalTransactionProvider brings its own connections along
        }
        return CheckedBinds.in(configuration).dsl();
    }

    /** The row, if there is one. */
    public <T> Optional<T> find(Statement statement, Binder parameters, RowReader<T> reader) {
        return Optional.ofNullable(first(statement, parameters, reader, false));
    }

    /**
     * The row.
     *
     * @throws RowNotFound when there is none
     */
    public <T> T get(Statement statement, Binder parameters, RowReader<T> reader) {
        T row = first(statement, parameters, reader, false);
        if (row == null) {
            throw new RowNotFound(statement.id());
        }
        return row;
    }

    /** The stored row of an INSERT ... RETURNING. */
    public <T> T insert(Statement statement, Binder parameters, RowReader<T> reader) {
        refuseIfAsked(statement.id());
        T row = first(statement, parameters, reader, false);
        if (row == null) {
            throw notStored(statement.id(), 1, 0);
        }
        return row;
    }

    /** All rows. */
    public <T> List<T> list(Statement statement, Binder parameters, RowReader<T> reader) {
        return rows(statement, parameters, rs -> readAll(rs, reader));
    }

    /** Reads all rows of a result. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> read(ResultSet rs) throws SQLException;
    }

    /** What is read of all rows. */
    public <T> List<T> rows(Statement statement, Binder parameters, Rows<T> reader) {
        if (asked != null) {
            return asked.answer(new Read.OfRows<>(statement, parameters, asking, reader));
        }
        long start = start();
        Connection connection = acquire(statement, parameters);
        try (PreparedStatement s = prepare(connection, statement)) {
            bind(statement, parameters, s);
            try (ResultSet rs = s.executeQuery()) {
                List<T> rows = reader.read(DriverResult.of(rs));
                ended(statement, rows.size(), start);
                return rows;
            }
        } catch (SQLException e) {
            throw failed(statement, start, e, connection);
        } finally {
            connections.release(connection);
        }
    }

    /**
     * The only row, if there is one.
     *
     * @throws TooManyRows when there are more
     */
    public <T> Optional<T> optional(Statement statement, Binder parameters, RowReader<T> reader) {
        return Optional.ofNullable(first(statement, parameters, reader, true));
    }

    /**
     * The only row.
     *
     * @throws RowNotFound when there is none
     * @throws TooManyRows when there are more
     */
    public <T> T one(Statement statement, Binder parameters, RowReader<T> reader) {
        T row = first(statement, parameters, reader, true);
        if (row == null) {
            throw new RowNotFound(statement.id(), "no row, where one is promised");
        }
        return row;
    }

    /** The only one of the rows that a statement gave, if there is one, put together of several. */
    public <T> Optional<T> optional(Statement statement, List<T> rows) {
        if (rows.size() > 1) {
            throw new TooManyRows(statement.id());
        }
        return rows.stream().findFirst();
    }

    /** The only one of the rows that a statement gave, put together of several. */
    public <T> T one(Statement statement, List<T> rows) {
        return optional(statement, rows)
                .orElseThrow(() -> new RowNotFound(statement.id(), "no row, where one is promised"));
    }

    /**
     * The rows, read as they are asked for, some hundred at a time; to be closed. Outside a transaction it has one of its own,
     * which is committed when the stream is closed; inside one it must be read before that ends.
     */
    public <T> Stream<T> stream(Statement statement, Binder parameters, RowReader<T> reader) {
        return PlanChanged.unlessChanged(
                this, () -> open(statement, parameters, reader, false, (rows, on) -> rows.rows()));
    }

    /**
     * What is made of the rows, some hundred at a time, by further statements of the same transaction; else as {@link #stream}. A
     * transaction of its own is one read-only snapshot.
     *
     * @param chunk is given a session on the stream's connection, and rows that it must make a value of each
     */
    public <A, T> Stream<T> stream(
            Statement statement, Binder parameters, RowReader<A> reader, BiFunction<Session, List<A>, List<T>> chunk) {
        return PlanChanged.unlessChanged(
                this,
                () -> open(
                        statement, parameters, reader, true, (rows, on) -> rows.chunks(some -> chunk.apply(on, some))));
    }

    private <A, T> Stream<T> open(
            Statement statement,
            Binder parameters,
            RowReader<A> reader,
            boolean snapshot,
            BiFunction<RowStream<A>, Session, Stream<T>> made) {
        long start = start();
        Connection connection = acquire(statement, parameters);
        boolean open = false;
        try {
            RowStream<A> rows =
                    RowStream.of(connection, statement, parameters, reader, snapshot, new RowStream.Owner() {
                        @Override
                        public DatabaseFailure failed(SQLException e) {
                            return Session.this.failed(statement, start, e, connection);
                        }

                        @Override
                        public DatabaseFailure tooLate(String why) {
                            return new StreamClosed(statement.id(), why);
                        }

                        @Override
                        public DatabaseFailure notCommitted(SQLException e) {
                            return Session.this.failed(
                                    statement,
                                    start,
                                    e,
                                    connection); // to its caller it is one statement, as without a cursor
                        }

                        @Override
                        public void read(long count) {
                            ended(statement, count, start);
                        }

                        @Override
                        public void release() {
                            if (connections instanceof PoolConnections pool) {
                                pool.holders().free(connection);
                            }
                            connections.release(connection);
                        }
                    });
            open = true;
            if (connections instanceof PoolConnections pool) {
                pool.holders().stream(connection);
            }
            return made.apply(rows, on(connection));
        } catch (SQLException e) {
            throw failed(statement, start, e, connection);
        } finally {
            if (!open) {
                connections.release(connection);
            }
        }
    }

    /** The same on one connection, which somebody else gives back. */
    private Session on(Connection connection) {
        return new Session(
                configuration,
                new HeldConnection(connection),
                failures,
                listener,
                graphLimit,
                keysInSettings,
                names,
                asking,
                null,
                rendering);
    }

    /**
     * What each function reads, in one round trip and one snapshot: see {@link dev.rowan.Database}.
     *
     * @param functions are given a session each, and called more than once
     * @throws IllegalStateException inside another such function
     */
    public @Nullable Object[] together(List<? extends Function<Session, ? extends @Nullable Object>> functions) {
        refuseIfAsked(Together.ID);
        return Together.read(this, functions);
    }

    /** Whether it learns what a function of {@link #together} asks for: then {@link #answer} takes what is read. */
    public boolean isAsked() {
        return asked != null;
    }

    /** What was read, where that has been sent; else the function ends here. */
    public <T extends @Nullable Object> T answer(Read<T> read) {
        return requireNonNull(asked, "statements are sent").answer(read);
    }

    /** What writes is not among what the functions of {@link #together} ask for. */
    public void refuseIfAsked(String id) {
        if (asked != null) {
            throw Asked.refusal(id);
        }
    }

    /** Whether a setting that a statement makes reaches the next one on all servers that execute it. */
    public boolean keysInSettings() {
        return keysInSettings;
    }

    /**
     * Sends statements that are read together. Outside of a transaction once more after a plan that changed.
     *
     * @param again whether they may be sent twice
     * @return false when they cannot travel in one go, and nothing was sent
     */
    public boolean send(StatementString string, boolean again) {
        long start = start();
        Statement statement = string.statement(true);
        Connection connection = acquire(statement, string::bind);
        boolean alone = true;
        try {
            alone = !DriverState.isInTransaction(connection);
            statement = string.statement(alone);
            try (PreparedStatement s = prepare(connection, statement)) {
                long bytes = bind(string, statement, s);
                if (bytes < 0) {
                    return false;
                }
                graphLimit.set(s, statement.sql().length() + bytes);
                s.execute();
                ended(statement, string.read(s), start);
                return true;
            }
        } catch (SQLException e) {
            if (!(alone && again && PlanChanged.is(e))) {
                throw failed(statement, start, e, connection);
            }
        } finally {
            connections.release(connection);
        }
        return send(string, false);
    }

    private static long bind(StatementString string, Statement statement, PreparedStatement s) throws SQLException {
        try {
            return string.bind(s);
        } catch (CheckedStatement.Refused e) {
            throw e.of(statement.id());
        }
    }

    /** {@code id}: of what asks. */
    public boolean isAutoCommit(String id) {
        Connection connection = acquire(id);
        try {
            return !DriverState.isInTransaction(connection);
        } catch (SQLException e) {
            throw failures.ofStatement(id, e);
        } finally {
            connections.release(connection);
        }
    }

    /** Executes; returns the number of rows written. */
    public int execute(Statement statement, Binder parameters) {
        return (int) execute(statement, parameters, PreparedStatement::executeUpdate);
    }

    /** Executes; returns the number of rows written, however many. */
    public long write(Statement statement, Binder parameters) {
        return execute(statement, parameters, PreparedStatement::executeLargeUpdate);
    }

    /** Executes, whatever comes of it: rows that it returns are not read. */
    public void run(Statement statement, Binder parameters) {
        if (asked != null) {
            asked.answer(new Read.OfNothing(statement, parameters, asking));
            return;
        }
        execute(statement, parameters, s -> s.execute() ? 0 : s.getLargeUpdateCount());
    }

    @FunctionalInterface
    private interface Execution {
        /** Returns the number of rows written. */
        long of(PreparedStatement s) throws SQLException;
    }

    private long execute(Statement statement, Binder parameters, Execution execution) {
        long start = start();
        Connection connection = acquire(statement, parameters);
        try (PreparedStatement s = prepare(connection, statement)) {
            bind(statement, parameters, s);
            long rows = execution.of(s);
            ended(statement, rows, start);
            return rows;
        } catch (SQLException e) {
            throw failed(statement, start, e, connection);
        } finally {
            connections.release(connection);
        }
    }

    /** Runs a unit that ends without a trace when it fails, and once more when a plan changed; never inside somebody's transaction. */
    public <T> T repeatable(Supplier<T> unit) {
        return PlanChanged.unlessChanged(this, unit);
    }

    /** Runs the work in a transaction, or in a savepoint inside one. */
    public <T extends @Nullable Object, X extends Exception> T transaction(ResultWork<Session, T, X> work) throws X {
        refuseIfAsked(BEGIN);
        return new TransactionRun<>(work).in(this);
    }

    /** The same in one read-only snapshot, if the transaction is new. */
    public <T extends @Nullable Object, X extends Exception> T read(ResultWork<Session, T, X> work) throws X {
        return transaction(inner -> {
            inner.beginSnapshot();
            return work.run(inner);
        });
    }

    /** The same session on the configuration of a transaction, until {@link #end}. */
    Session on(Configuration transaction) {
        ConnectionProvider provider = transaction.connectionProvider();
        boolean same = provider.equals(configuration.connectionProvider());
        ConnectionProvider inner = same ? connections : ForeignConnections.of(transaction);
        boolean ends = provider instanceof OpenTransaction; // by itself
        Configuration own = ends ? transaction : transaction.derive(new EndingConnections(provider));
        return new Session(
                own,
                ends ? inner : new EndingConnections(inner),
                failures,
                listener,
                graphLimit,
                keysInSettings,
                names,
                asking,
                null,
                new Rendering(own));
    }

    /** After its transaction: refuses everything from now on. */
    void end() {
        for (ConnectionProvider each : List.of(connections, configuration.connectionProvider())) {
            if (each instanceof EndingConnections ending) {
                ending.end();
            }
        }
    }

    /**
     * Where a transaction is to be run. jOOQ's own provider, and some others, commit a connection that comes in a transaction;
     * ours joins it by a savepoint.
     */
    Configuration transactional() {
        TransactionProvider provider = configuration.transactionProvider();
        boolean ours = provider instanceof RowanTransactionProvider;
        return ours || (!ForeignConfiguration.isPlain(provider) && !comesInTransaction())
                ? configuration
                : configuration.derive(new RowanTransactionProvider(connections, failures));
    }

    private boolean comesInTransaction() {
        return connections instanceof ForeignConnections foreign ? foreign.isInTransaction() : !isAutoCommit(BEGIN);
    }

    /** Before anybody's provider commits: jOOQ's and the driver take the rollback that the server makes of it for success. */
    void refuseIfFailed() {
        Connection connection = acquire(COMMIT);
        try {
            RowanTransactionProvider.refuseIfFailed(connection);
        } catch (SQLException e) {
            throw failures.ofStatement(COMMIT, e);
        } finally {
            connections.release(connection);
        }
    }

    GraphLimit graphLimit() {
        return graphLimit;
    }

    void release(Connection connection) {
        connections.release(connection);
    }

    Failures failures() {
        return failures;
    }

    /** What to throw when fewer rows came back than were given. */
    public QueryFailed notStored(String id, int given, int stored) {
        String rest = stored == 0
                ? "them"
                : "the rest; those that came back are stored"
                        + (isAutoCommit(id) ? "" : " only if the transaction commits");
        return new QueryFailed(
                id,
                "of " + given + " row(s) given " + stored + " came back: a trigger or rule swallowed " + rest,
                null);
    }

    private void beginSnapshot() {
        Connection connection = acquire(BEGIN);
        try {
            if (Snapshot.canBegin(connection)) {
                Snapshot.begin(connection);
            }
        } catch (SQLException e) {
            throw failures.ofStatement(BEGIN, e);
        } finally {
            connections.release(connection);
        }
    }

    /** {@code only}: whether there must not be a second one. */
    <T> @Nullable T first(Statement statement, Binder parameters, RowReader<T> reader, boolean only) {
        if (asked != null) {
            return asked.answer(new Read.OfRow<>(statement, parameters, asking, reader, only));
        }
        long start = start();
        Connection connection = acquire(statement, parameters);
        try (PreparedStatement s = prepare(connection, statement)) {
            bind(statement, parameters, s);
            try (ResultSet rs = s.executeQuery()) {
                T row = first(statement, rs, reader, only);
                ended(statement, row == null ? 0 : 1, start);
                return row;
            }
        } catch (TooManyRows e) {
            throw failed(statement, start, e);
        } catch (SQLException e) {
            throw failed(statement, start, e, connection);
        } finally {
            connections.release(connection);
        }
    }

    /** {@code only}: whether there must not be a second one. */
    static <T> @Nullable T first(Statement statement, ResultSet rs, RowReader<T> reader, boolean only)
            throws SQLException {
        T row = rs.next() ? reader.read(DriverResult.of(rs), 1) : null;
        if (only && row != null && rs.next()) {
            throw new TooManyRows(statement.id());
        }
        return row;
    }

    static PreparedStatement prepare(Connection connection, Statement statement) throws SQLException {
        Literals.check(statement.id(), connection, statement.sql());
        return connection.prepareStatement(statement.sql());
    }

    static void bind(Statement statement, Binder parameters, PreparedStatement s) throws SQLException {
        try {
            parameters.bind(s);
        } catch (CheckedStatement.Refused e) {
            throw e.of(statement.id());
        }
    }

    private static <T> List<T> readAll(ResultSet rs, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        while (rs.next()) {
            rows.add(reader.read(rs, 1));
        }
        return rows;
    }

    /** Where there is no connection to be had, a value that none would take is the failure to report. */
    Connection acquire(Statement statement, Binder parameters) {
        try {
            return acquire(statement.id());
        } catch (NoConnection e) {
            throw Refusal.of(statement, parameters, e);
        }
    }

    Connection acquire(String id) {
        refuseIfAsked(id); // whatever it was to be for
        Connection connection;
        try {
            connection = connections.acquire();
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            throw cause == null ? e : failures.ofConnection(id, cause);
        } catch (TransactionEnded e) {
            throw e.of(id);
        }
        if (connection == null) {
            throw new IllegalStateException("the DSLContext has no connection");
        }
        if (asking && names != null && !names.passed()) {
            ask(names, connection, id);
        }
        return connection;
    }

    private void ask(NameCheck check, Connection connection, String id) {
        try {
            check.on(connection, id, failures);
        } catch (RuntimeException e) {
            connections.release(connection);
            throw e;
        }
    }

    long start() {
        return listener == null ? 0 : System.nanoTime();
    }

    void ended(Statement statement, long rows, long start) {
        if (listener != null) {
            listener.executed(
                    new StatementEvent(statement.id(), statement.sql(), rows, System.nanoTime() - start, null));
        }
    }

    DatabaseFailure failed(Statement statement, long start, SQLException e, Connection connection) {
        ReadOnlyServer.leave(connection, e);
        return failed(statement, start, failures.ofStatement(statement.id(), statement.sql(), e));
    }

    <F extends DatabaseFailure> F failed(Statement statement, long start, F failure) {
        if (listener != null) {
            listener.executed(
                    new StatementEvent(statement.id(), statement.sql(), 0, System.nanoTime() - start, failure));
        }
        return failure;
    }
}
