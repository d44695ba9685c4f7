package dev.rowan.session;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TooManyRows;
import dev.rowan.session.Transactions.ResultWork;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
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

    private final LazyConfiguration configuration;
    private final Executions executions;
    private final Setup setup;
    private final @Nullable Asked asked;
    private final Rendering rendering;
    private final @Nullable Afterwards afterwards;

    private Session(
            LazyConfiguration configuration,
            Executions executions,
            Setup setup,
            @Nullable Asked asked,
            Rendering rendering,
            @Nullable Afterwards afterwards) {
        this.configuration = configuration;
        this.executions = executions;
        this.setup = setup;
        this.asked = asked;
        this.rendering = rendering;
        this.afterwards = afterwards;
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
        JooqBanner.off();
        if (source instanceof HikariDataSource pool && !pool.isAutoCommit()) {
            throw new IllegalArgumentException("the pool has autoCommit=false: what a statement outside a transaction"
                    + " writes would be lost\nhelp: set autoCommit=true; transactions turn it off for themselves");
        }
        var failures = new Failures(constraints);
        var connections = new PoolConnections(source);
        var copying = new Copying();
        var configuration = LazyConfiguration.own(() -> OwnConfiguration.of(source, connections, failures, copying));
        return new Session(
                configuration,
                new Executions(
                        connections,
                        failures,
                        listener == null ? null : Told.of(listener),
                        null,
                        copying,
                        0,
                        idsInSql(source)),
                Setup.of(source),
                null,
                new Rendering(configuration),
                null);
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
        JooqBanner.off();
        var made = LazyConfiguration.of(configuration);
        return new Session(
                made,
                new Executions(
                        ForeignConnections.of(configuration),
                        new Failures(constraints),
                        null,
                        null,
                        new Copying(),
                        0,
                        false),
                Setup.of(dsl),
                null,
                new Rendering(made),
                null);
    }

    /** The same on connections of somebody else, which the first typed query asks whether they find names as the build did. */
    public Session asking(SearchPath path) {
        return new Session(configuration, executions, setup.asking(path), asked, rendering, afterwards);
    }

    /** The same, each of whose statements the driver cancels when it takes longer. */
    public Session within(Duration limit) {
        long millis = limit.toMillis();
        if (millis < 1 || millis > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "limit is " + limit + ", expected from 1 ms to " + Integer.MAX_VALUE + " ms");
        }
        return with(executions.within(millis), asked);
    }

    private static boolean idsInSql(DataSource source) {
        return OwnPool.behind(source).map(OwnPool::idsInSql).orElse(false);
    }

    /** The same, which tells somebody else of each statement. */
    public Session listener(StatementListener listener) {
        Executions telling = executions.listener(listener);
        return with(afterwards == null ? telling : telling.begun(), asked);
    }

    /** The same for another attempt of a transaction, from 1. */
    Session attempt(int number) {
        return with(executions.attempt(number), asked);
    }

    /** The same for one statement. */
    Session telling(StatementListener listener) {
        return with(executions.listener(listener), asked);
    }

    /** The same, which refuses or counts what is not of the catalogue. */
    public Session closed(ClosedWorld world) {
        return with(executions.closed(world), asked);
    }

    /** The same, whose reads may go to a replica, for which they wait so long at most. */
    public Session replica(DataSource source, Duration wait) {
        Setup replicated = setup.replica(Replica.of(source, wait));
        return new Session(configuration, executions, replicated, asked, rendering, afterwards);
    }

    /** The same, whose statements have their id as a comment or have it not. */
    public Session idsInSql(boolean comment) {
        return with(executions.idsInSql(comment), asked);
    }

    /** For a statement whose names are found by the search path: its connection is asked for that first, until one has passed. */
    public Session named() {
        NameCheck names = setup.names();
        return names == null || names.passed() ? this : with(executions.asking(names), asked);
    }

    /** The same for one function of {@link #together}, which learns what it asks for in place of sending it. */
    Session asked(Asked by) {
        return with(executions, by);
    }

    private Session with(Executions others, @Nullable Asked by) {
        return new Session(configuration, others, setup, by, rendering, afterwards);
    }

    /** What signs the cursors of pages. */
    public byte[] cursorKey() {
        return CursorKey.of(configuration());
    }

    /** What renders dynamic queries for it. */
    public Rendering rendering() {
        return rendering;
    }

    /** jOOQ on the same connections, whose values are checked as ours are. */
    public DSLContext dsl() {
        refuseIfAsked(DSL);
        if (executions.connections() instanceof EndingConnections ending) {
            ending.refuseIfEnded(); // jOOQ's ThreadLocalTransactionProvider brings its own connections along
        }
        if (executions.connections() instanceof OpenTransaction open && open.hasFirst()) {
            executions.use(BEGIN, connection -> true); // which is told then
        }
        Configuration own = CheckedBinds.in(configuration(), executions.copying());
        ClosedWorld closed = executions.closed();
        return (closed == null ? own : own.deriveAppending(new DslOfClosedWorld(closed))).dsl();
    }

    /** The first row, if there is one: of what cannot find more than one. */
    public <T> Optional<T> find(Statement statement, Binder parameters, RowReader<T> reader) {
        return Optional.ofNullable(send(statement, parameters, Outcome.first(), reader));
    }

    /**
     * The first row: of what finds one.
     *
     * @throws RowNotFound when there is none
     */
    public <T> T get(Statement statement, Binder parameters, RowReader<T> reader) {
        T row = send(statement, parameters, Outcome.first(), reader);
        if (row == null) {
            throw new RowNotFound(statement.id());
        }
        return row;
    }

    /** The stored row of an INSERT ... RETURNING. */
    public <T> T insert(Statement statement, Binder parameters, RowReader<T> reader) {
        refuseIfAsked(statement.id());
        T row = send(statement, parameters, Outcome.first(), reader);
        if (row == null) {
            throw notStored(statement.id(), 1, 0);
        }
        return row;
    }

    /**
     * The only row, if there is one: of what could find more.
     *
     * @throws TooManyRows when there are more
     */
    public <T> Optional<T> optional(Statement statement, Binder parameters, RowReader<T> reader) {
        return Optional.ofNullable(send(statement, parameters, Outcome.only(), reader));
    }

    /**
     * The only row: of what could find more.
     *
     * @throws RowNotFound when there is none
     * @throws TooManyRows when there are more
     */
    public <T> T one(Statement statement, Binder parameters, RowReader<T> reader) {
        T row = send(statement, parameters, Outcome.only(), reader);
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

    /** All rows. */
    public <T> List<T> list(Statement statement, Binder parameters, RowReader<T> reader) {
        return send(statement, parameters, Outcome.list(), reader);
    }

    /** Reads all rows of a result. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> read(ResultSet rs) throws SQLException;
    }

    /** What is read of all rows. */
    public <T> List<T> rows(Statement statement, Binder parameters, Rows<T> reader) {
        return send(statement, parameters, Outcome.rows(), reader);
    }

    /**
     * The rows, read as they are asked for, some hundred at a time; to be closed. Outside a transaction it has one of its own,
     * which is committed when the stream is closed; inside one it must be read before that ends.
     */
    public <T> Stream<T> stream(Statement statement, Binder parameters, RowReader<T> reader) {
        return open(statement, parameters, reader, false).rows();
    }

    /**
     * What is made of the rows, some hundred at a time, by further statements of the same transaction; else as {@link #stream}. A
     * transaction of its own is one read-only snapshot.
     *
     * @param chunk is given a session on the stream's connection, and rows that it must make a value of each
     */
    public <A, T> Stream<T> stream(
            Statement statement, Binder parameters, RowReader<A> reader, BiFunction<Session, List<A>, List<T>> chunk) {
        RowStream<A> rows = open(statement, parameters, reader, true);
        Session inner = with(executions.on(new HeldConnection(rows.connection())), null);
        return rows.chunks(some -> chunk.apply(inner, some));
    }

    private <A> RowStream<A> open(Statement statement, Binder parameters, RowReader<A> reader, boolean snapshot) {
        refuseIfAsked(statement.id());
        return PlanChanged.unlessChanged(
                this, () -> RowStream.of(executions.begin(statement, parameters), parameters, reader, snapshot));
    }

    /**
     * Copies what a query gives, in a transaction of its own, or in a savepoint of one.
     *
     * @param options of COPY
     * @param header before the first row, if COPY writes none; else empty
     * @param progress is told now and then how many rows there were so far, and at the end how many there are
     * @return how many rows
     * @throws IOException of {@code out}; what was written stays written
     */
    public long copyOut(
            String id, JooqSql query, String options, String header, OutputStream out, LongConsumer progress)
            throws IOException {
        return transaction(inner -> new CopyOut(id, query, options, header).to(out, progress, inner.executions));
    }

    /**
     * Before the first {@link #copyIn} to a table: the columns that each must give, if only null.
     *
     * @throws QueryFailed when COPY would not do what an INSERT does
     */
    public List<String> mustBeCopied(String id, String table) {
        return CopyIn.mustBeGiven(id, table, executions);
    }

    /**
     * Sends a COPY; returns how many rows were stored.
     *
     * @param rows in COPY's text format, in UTF-8
     */
    public long copyIn(Statement statement, byte[] rows) {
        return new CopyIn(statement).send(rows, executions);
    }

    /** Executes what returns no rows; returns the number of rows written. */
    public long write(Statement statement, Binder parameters) {
        refuseIfAsked(statement.id());
        return send(statement, parameters, Outcome.WRITTEN, true);
    }

    /** Executes, whatever comes of it: rows that it returns are not read. */
    public void run(Statement statement, Binder parameters) {
        send(statement, parameters, Outcome.ANYTHING, true);
    }

    /** Sends a statement by itself, or learns what a function of {@link #together} asks for. */
    <R, T extends @Nullable Object> T send(Statement statement, Binder parameters, Outcome<R, T> outcome, R reader) {
        return asked == null
                ? executions.run(statement, parameters, outcome, reader)
                : asked.answer(
                        new Read.OfStatement<>(statement, parameters, executions.names() != null, outcome, reader));
    }

    /**
     * Sends statements that are read together. Outside of a transaction once more after a plan that changed.
     *
     * @param again whether they may be sent twice
     * @return false when they cannot travel in one go, and nothing was sent
     */
    public boolean send(StatementString string, boolean again) {
        refuseIfAsked(string.statement(true).id());
        return new StringExecution.OfGraph(executions, setup.graphLimit(), string).send(again);
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
        return setup.keysInSettings();
    }

    /** {@code id}: of what asks. */
    public boolean isAutoCommit(String id) {
        refuseIfAsked(id);
        return executions.use(id, connection -> !DriverState.isInTransaction(connection));
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

    /**
     * For what takes locks, which end with the transaction, and is not read together with others.
     *
     * @throws IllegalStateException outside of one
     */
    public void refuseOutsideTransaction(String id) {
        refuseIfAsked(id);
        if (isAutoCommit(id)) {
            throw new IllegalStateException(id + ": outside of a transaction its locks would be gone at once"
                    + "\nhelp: call it inside db.transaction(tx -> ...), on tx");
        }
    }

    /** Runs a unit that ends without a trace when it fails, and once more when a plan changed; never inside somebody's transaction. */
    public <T> T repeatable(Supplier<T> unit) {
        return PlanChanged.unlessChanged(this, unit);
    }

    /** Runs the work in a transaction, or in a savepoint inside one. */
    public <T extends @Nullable Object, X extends Exception> T transaction(ResultWork<Session, T, X> work) throws X {
        return transaction(work, null);
    }

    private <T extends @Nullable Object, X extends Exception> T transaction(
            ResultWork<Session, T, X> work, TransactionRun.@Nullable Asking asking) throws X {
        refuseIfAsked(BEGIN);
        if (executions.copying().isAny()) {
            executions.use(BEGIN, connection -> true); // a savepoint would wait for ever
        }
        return new TransactionRun<>(work, asking).in(this);
    }

    /** The same in one read-only snapshot, if the transaction is new. */
    public <T extends @Nullable Object, X extends Exception> T read(ResultWork<Session, T, X> work) throws X {
        return read(TransactionOptions.DEFAULTS, work);
    }

    /** Runs the work in a transaction with options, or in a savepoint inside one. */
    public <T extends @Nullable Object, X extends Exception> T transaction(
            TransactionOptions options, ResultWork<Session, T, X> work) throws X {
        return transaction(options, work, null);
    }

    /** The same in one read-only snapshot, if the transaction is new. */
    public <T extends @Nullable Object, X extends Exception> T read(
            TransactionOptions options, ResultWork<Session, T, X> work) throws X {
        Position position = options.position();
        Replica replica = setup.replica();
        return position == null || replica == null || options.isSerializable() || !isOnFreePool()
                ? with(options, true, work, null)
                : onReplica(replica, position, options, work);
    }

    /** Whether it has no transaction: none of ours, none of Spring's, and none that a caller's jOOQ may have begun. */
    private boolean isOnFreePool() {
        return executions.connections() instanceof PoolConnections pool && !pool.isSpringRunning();
    }

    /** The first attempt; others go to the primary. */
    private <T extends @Nullable Object, X extends Exception> T onReplica(
            Replica replica, Position position, TransactionOptions options, ResultWork<Session, T, X> work) throws X {
        refuseIfAsked(BEGIN);
        var first = new AtomicBoolean(true);
        TransactionOptions once = options.attempts(1);
        return Attempts.run(options.attempts(), number -> {
            Session attempt = attempt(number);
            Connection connection = first.getAndSet(false) ? replica.after(position) : null;
            if (connection == null) {
                return attempt.with(once, true, work, null);
            }
            Call call = executions.connections() instanceof PoolConnections pool
                    ? pool.calls().current()
                    : null;
            try {
                if (call != null) {
                    call.took(connection); // so that whoever cancels it ends what runs there
                }
                return attempt.on(connection).with(once, true, work, null);
            } finally {
                if (call != null) {
                    call.gaveBack(connection);
                }
                replica.release(connection);
            }
        });
    }

    /** The same outside of a transaction, on a connection of the replica, which somebody else gives back. */
    private Session on(Connection connection) {
        var held = new HeldConnection(connection);
        var own = LazyConfiguration.own(() ->
                configuration.get().derive(held).derive(new RowanTransactionProvider(held, executions.failures())));
        return new Session(own, executions.on(held).onReplica(), setup, null, new Rendering(own), null);
    }

    /** The same, where somebody can find out what became of it. */
    <T extends @Nullable Object, X extends Exception> T transaction(
            TransactionOptions options, ResultWork<Session, T, X> work, TransactionRun.@Nullable Asking asking)
            throws X {
        if (options.position() != null) {
            throw new IllegalArgumentException("a replica is for read\nhelp: use read, or leave onReplica out");
        }
        return options.isPlain() ? transaction(work, asking) : with(options, false, work, asking);
    }

    private <T extends @Nullable Object, X extends Exception> T with(
            TransactionOptions options,
            boolean snapshot,
            ResultWork<Session, T, X> work,
            TransactionRun.@Nullable Asking asking)
            throws X {
        return Attempts.run(
                options.attempts(),
                number -> attempt(number)
                        .transaction(
                                inner -> {
                                    var set = new Settings(options, snapshot);
                                    if (!inner.tellsFirst(set.withFirst())) {
                                        inner.executions.use(BEGIN, connection -> {
                                            set.begin(connection);
                                            return true;
                                        });
                                    }
                                    T result = work.run(inner);
                                    if (set.goBack()) {
                                        inner.executions.use(COMMIT, set::end);
                                    }
                                    return result;
                                },
                                asking));
    }

    /** Whether the first statement of this transaction tells the server. */
    private boolean tellsFirst(@Nullable String mode) {
        return mode != null && executions.connections() instanceof OpenTransaction open && open.tellsFirst(mode);
    }

    /**
     * What is to be done when the transaction that this session is of has ended.
     *
     * @throws IllegalStateException when it is of none
     */
    public void afterCommit(Runnable run) {
        afterwards().afterCommit(run);
    }

    /** Else as {@link #afterCommit}. */
    public void afterRollback(Runnable run) {
        afterwards().afterRollback(run);
    }

    private Afterwards afterwards() {
        if (afterwards == null) {
            throw new IllegalStateException(
                    "this is no transaction of ours\nhelp: call it inside db.transaction(tx -> ...), on tx");
        }
        return afterwards;
    }

    @Nullable
    Afterwards afterwardsIfAny() {
        return afterwards;
    }

    /** The same session in a transaction that somebody else's jOOQ has begun, until that has ended. */
    Session on(Configuration transaction) {
        ConnectionProvider provider = transaction.connectionProvider();
        boolean same = provider.equals(configuration().connectionProvider());
        ConnectionProvider inner = same ? executions.connections() : ForeignConnections.of(transaction);
        boolean ends = provider instanceof OpenTransaction; // by itself
        Configuration own = ends ? transaction : transaction.derive(new EndingConnections(provider));
        Executions others = executions.on(ends ? inner : new EndingConnections(inner));
        boolean ownEnd =
                afterwards == null ? provider instanceof OpenTransaction open && !open.isJoined() : afterwards.ownEnd();
        return in(LazyConfiguration.of(own), others, ownEnd);
    }

    /** The same session in a transaction of ours. */
    Session on(OpenTransaction open) {
        if (afterwards != null) { // in a savepoint of it
            return in(configuration, executions, afterwards.ownEnd());
        }
        var inner = LazyConfiguration.own(() -> {
            Configuration derived = configuration.get().derive();
            open.enter(derived);
            return derived;
        });
        return in(inner, executions.on(open), !open.isJoined());
    }

    private Session in(LazyConfiguration transaction, Executions others, boolean ownEnd) {
        return new Session(
                transaction, others.begun(), setup, null, new Rendering(transaction), new Afterwards(ownEnd));
    }

    /** Whether its transactions are run by nobody else. */
    boolean isOwn() {
        return configuration.isOwn();
    }

    /**
     * Where its connections come from.
     *
     * @param id of what asks
     * @throws IllegalStateException in a transaction, and on a connection of a caller's
     */
    public DataSource source(String id) {
        refuseIfAsked(id);
        DataSource source = switch (executions.connections()) {
            case PoolConnections pool -> pool.dataSource();
            case ForeignConnections foreign -> foreign.dataSource();
            default -> null;
        };
        if (source == null) {
            throw new IllegalStateException(id
                    + ": this has one connection, of a transaction or of a caller\n"
                    + "help: call it on the database itself");
        }
        return source;
    }

    Configuration configuration() {
        return configuration.get();
    }

    Executions executions() {
        return executions;
    }

    GraphLimit graphLimit() {
        return setup.graphLimit();
    }
}
