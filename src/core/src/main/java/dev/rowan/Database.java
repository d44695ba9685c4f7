package dev.rowan;

import static java.util.Objects.requireNonNull;

import dev.rowan.connect.Health;
import dev.rowan.session.AdvisoryLock;
import dev.rowan.session.Calls;
import dev.rowan.session.Channels;
import dev.rowan.session.ClosedWorld;
import dev.rowan.session.OnceKey;
import dev.rowan.session.Position;
import dev.rowan.session.Session;
import dev.rowan.session.Setting;
import dev.rowan.session.StatementListener;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Function2;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;
import org.jooq.Function8;
import org.jspecify.annotations.Nullable;

/**
 * What every generated facade is. Thread-safe outside a transaction; inside one, confined to its thread.
 *
 * <p>Its methods without arguments are few, because each is a name that no table's accessor can have.
 *
 * @param <D> the generated facade itself
 */
public abstract class Database<D extends Database<D>> implements Transactions<D> {
    /** Of {@code together}. */
    private static final String PARAMETERS = "abcefghi";

    /** For generated repositories. */
    protected final Session session;

    /** For generated code. */
    protected Database(Session session) {
        this.session = session;
    }

    /** The same facade on another session: inside a transaction. */
    protected abstract D on(Session session);

    /**
     * The same facade, on the same connections and in the same transaction, which tells {@code listener} of each statement; in place of
     * a listener that this one has. Several are one by {@link StatementListener#all}.
     *
     * <pre>{@code
     * EngineCam db = EngineCam.of(dataSource).listener(event -> log.debug(event.sql()));
     * }</pre>
     */
    public final D listener(StatementListener listener) {
        return on(session.listener(requireNonNull(listener, "listener is null")));
    }

    /**
     * The same facade, which refuses each text that the review does not list, or counts it: dynamic queries, conditions and orders in shapes,
     * {@link #dsl}. What generated code sends, and what it makes of that by a rule, is listed: verbs, queries, shapes, graphs. See {@link ClosedWorld}.
     */
    public final D closed(ClosedWorld world) {
        return on(session.closed(requireNonNull(world, "world is null")));
    }

    /**
     * The same facade, whose {@link #read reads} go to a replica where {@link TransactionOptions#onReplica()} says so.
     *
     * @param replica its pool, in autocommit mode; the caller closes it. A read that finds no connection waits as long as this DataSource does,
     *     so it should not be long
     * @param wait how long a read waits for the replica to have come as far as its position, at most
     */
    public final D replica(DataSource replica, Duration wait) {
        return on(session.replica(requireNonNull(replica, "replica is null"), requireNonNull(wait, "wait is null")));
    }

    /**
     * Where the server's log of changes ends now: after all that was committed before. A read {@link TransactionOptions#onReplica(Position) on a replica}
     * that is given it sees that. One statement, called {@code position}.
     *
     * <pre>{@code
     * db.transaction(tx -> tx.users().insert(...));
     * Position written = Database.position(db);
     * db.with(TransactionOptions.DEFAULTS.onReplica(written)).read(tx -> tx.users().list());
     * }</pre>
     *
     * @throws IllegalStateException inside a transaction, whose own COMMIT would come after it
     */
    public static Position position(Database<?> db) {
        return Position.now(requireNonNull(db, "db is null").session);
    }

    /**
     * The same facade, each of whose statements is cancelled when it takes longer: {@link dev.rowan.error.QueryTimeout}, and the connection stays usable. The
     * driver's clock counts, from one millisecond, and a shorter limit of the server or the transaction comes first. Not of {@code dsl()}, COPY and
     * COMMIT.
     *
     * <pre>{@code
     * List<Cam> cams = db.within(Duration.ofMillis(200)).cams().where(condition).list();
     * }</pre>
     */
    public final D within(Duration limit) {
        return on(session.within(requireNonNull(limit, "limit is null")));
    }

    /**
     * The same facade, the SQL of whose statements starts with their id as a comment, or does not; see
     * {@link dev.rowan.connect.DatabaseConfig#idsInSql}. What {@code dsl()} sends has none.
     */
    public final D idsInSql(boolean comment) {
        return on(session.idsInSql(comment));
    }

    /**
     * jOOQ on the same connections and in the same transaction. A value that the driver would send as another one is refused
     * (InvalidInput). What its statements raise is a
     * {@link dev.rowan.error.DatabaseFailure} with the statement id {@code dsl}, unless the caller's own DSLContext is used.
     */
    public final DSLContext dsl() {
        return session.dsl();
    }

    /**
     * Takes a lock of this name, waiting for whoever has it, until the transaction ends. It locks no row: it is for work that one
     * process at a time may do. One statement.
     *
     * @throws IllegalStateException outside of a transaction
     */
    public final void advisoryLock(String name) {
        AdvisoryLock.take(session, name);
    }

    /**
     * Sends a message to whoever has {@link #subscribe subscribed} to the channel: with the COMMIT of a transaction, and not at all when it is
     * rolled back; outside of one at once. PostgreSQL sends equal messages of one transaction once. One statement, called {@code publish}.
     *
     * @throws dev.rowan.error.InvalidInput when its text has more than 7,999 bytes, or is none of PostgreSQL
     */
    public final <M> void publish(Channel<M> channel, M message) {
        requireNonNull(channel, "channel is null");
        Channels.publish(session, channel.name(), channel.write().apply(requireNonNull(message, "message is null")));
    }

    /**
     * Hears the messages of a channel until it is closed, or the database is. It has a connection of its own: beside the pool of
     * {@code connect}, else one of the DataSource's for as long as it listens. When that is lost it takes another, trying again after 0.1
     * seconds and later and later, up to 10.
     *
     * <p>Both functions are called one after the other, in the order of the commits, on one daemon thread of its own, a platform thread.
     * While one runs, messages wait. What they throw goes to that thread's {@code UncaughtExceptionHandler}, and the next message is
     * handed over all the same.
     *
     * @param heard is given each message
     * @param missed is called before any message that comes later: at the start, with {@link Instant#EPOCH}, and whenever the connection was lost. Since that
     *     time, by the server's clock, messages may have gone by that nobody will send again. Look for what they would have told:
     *     rows whose transaction began before that time and committed after it among them
     * @throws dev.rowan.error.NoConnection when there is no connection
     * @throws dev.rowan.error.QueryFailed when the connection leads to a pooler of transactions, as PgBouncer's mode
     *     {@code transaction}, behind which no session listens for long
     * @throws IllegalStateException inside of a transaction, and where a DSLContext has no DataSource
     */
    public final <M> Listening subscribe(
            Channel<M> channel, Consumer<? super M> heard, Consumer<? super Instant> missed) {
        requireNonNull(channel, "channel is null");
        requireNonNull(heard, "heard is null");
        requireNonNull(missed, "missed is null");
        return Channels.listen(
                session, channel.name(), text -> heard.accept(channel.read().apply(text)), missed::accept)::close;
    }

    /**
     * Takes a lock of this name until the transaction ends, if nobody has it. One statement.
     *
     * @return false when another transaction has it
     * @throws IllegalStateException outside of a transaction
     */
    public final boolean tryAdvisoryLock(String name) {
        return AdvisoryLock.tryTake(session, name);
    }

    /**
     * Transactions with settings of the server, which end with them: for whom it is done, where policies and triggers of the database
     * ask, or a limit. They travel with BEGIN, in one round trip.
     *
     * <pre>{@code
     * db.with(Garage.tenant(tenant), Garage.user("ann")).transaction(tx -> tx.documents().insert(...));
     * }</pre>
     *
     * <p>Inside a transaction it is a savepoint, and what was set before holds again after the work: one more round trip. A setting that
     * had no value is an empty text then, until the connection ends.
     */
    public final Transactions<D> with(Setting setting, Setting... more) {
        List<Setting> all = new ArrayList<>(List.of(requireNonNull(setting, "setting is null")));
        for (int i = 0; i < requireNonNull(more, "more is null").length; i++) {
            all.add(requireNonNull(more[i], "more[" + i + "] is null"));
        }
        return with(TransactionOptions.of(all));
    }

    /**
     * Transactions with an isolation, an access mode, limits of time, several attempts, settings of the server.
     *
     * <pre>{@code
     * db.with(TransactionOptions.of(Isolation.SERIALIZABLE).attempts(5)).transaction(tx -> ...);
     * }</pre>
     */
    public final Transactions<D> with(TransactionOptions options) {
        return new With<>(session, requireNonNull(options, "options is null"), this::on);
    }

    /**
     * How the database is, within two seconds: see {@link #health(Duration)}.
     *
     * @throws IllegalStateException in a transaction, and on a connection of a caller's
     */
    public final Health health() {
        return health(Duration.ofSeconds(2));
    }

    /**
     * How the database is: whether the server answers within the limit, who has the pool's connections, and whether the schema is the jar's, where
     * the facade was opened by {@code connect}. One statement; it throws nothing when there is no answer. Where all connections of our own pool are in use it takes
     * one beside the pool.
     *
     * @throws IllegalStateException in a transaction, and on a connection of a caller's
     */
    public final Health health(Duration limit) {
        return Health.of(session.source("health"), limit);
    }

    /**
     * Has something done when the transaction has committed, on this thread, before the call of {@code transaction} returns and when its connection
     * has been given back: what must not be done for a transaction that is rolled back. What was asked for in a savepoint that is rolled back is not done. Where the outcome of COMMIT is unknown
     * neither this nor {@link #afterRollback} happens.
     *
     * <p>In the order asked for. What it throws reaches the caller of {@code transaction}, who does not get the result then; all has been
     * committed.
     *
     * @throws IllegalStateException outside of a transaction, and in one that somebody else commits
     */
    public final void afterCommit(Runnable run) {
        session.afterCommit(requireNonNull(run, "run is null"));
    }

    /**
     * Has something done when the transaction, or the savepoint that this facade is of, has been rolled back. What it throws is suppressed by what ended the transaction.
     * Else as {@link #afterCommit}.
     */
    public final void afterRollback(Runnable run) {
        session.afterRollback(requireNonNull(run, "run is null"));
    }

    /**
     * Runs work on a virtual thread of its own, outside of a transaction: the work can begin one. Any number of calls can be made: as many as
     * the pool has connections use one at a time, and the others wait for their turn, without a limit.
     *
     * <p>Whoever completes the future first, by {@code cancel} or {@code orTimeout} for example, cancels the work: its statement is ended by
     * the server, its transaction is rolled back, nothing more is sent, and its connection stays usable. {@code cancel} of a future that was derived
     * from this one does not reach it. What the work throws is the future's exception.
     *
     * <p>It takes no part in Spring's transaction of the calling thread, and has none of its ThreadLocals.
     *
     * <pre>{@code
     * CompletableFuture<User> user = db.async(d -> d.users().get("ada"));
     * }</pre>
     *
     * @throws IllegalStateException in a transaction, and on a connection of a caller's: a call needs one of its own
     */
    public final <T extends @Nullable Object> CompletableFuture<T> async(ResultWork<D, T, Exception> work) {
        requireNonNull(work, "work is null");
        return Calls.start(session, inner -> work.run(on(inner)));
    }

    /**
     * Runs work so that an interrupt of the calling thread ends it, as {@link #async} does, and waits for it: for tasks of a
     * structured scope and of an executor, which are interrupted when nobody needs them any more. An interrupt of a virtual thread that is in the
     * driver by itself costs the connection ({@link dev.rowan.error.ConnectionLost}); one of a platform thread does nothing.
     *
     * @throws InterruptedException when the thread was interrupted: the work has ended by then
     * @throws IllegalStateException as {@link #async}
     */
    public final <T extends @Nullable Object> T interruptibly(ResultWork<D, T, RuntimeException> work)
            throws InterruptedException {
        return interruptibly(RuntimeException.class, work);
    }

    /** Runs work that throws a checked exception, of the class {@code thrown}, interruptibly. */
    public final <T extends @Nullable Object, X extends Exception> T interruptibly(
            Class<X> thrown, ResultWork<D, T, X> work) throws X, InterruptedException {
        requireNonNull(thrown, "thrown is null");
        requireNonNull(work, "work is null");
        return Calls.<T, X>interruptibly(session, inner -> work.run(on(inner)));
    }

    @Override
    public final void transaction(Work<D, RuntimeException> work) {
        plain().transaction(work);
    }

    @Override
    public final <X extends Exception> void transaction(Class<X> thrown, Work<D, X> work) throws X {
        plain().transaction(thrown, work);
    }

    @Override
    public final <T extends @Nullable Object> T transactionResult(ResultWork<D, T, RuntimeException> work) {
        return plain().transactionResult(work);
    }

    @Override
    public final <T extends @Nullable Object, X extends Exception> T transactionResult(
            Class<X> thrown, ResultWork<D, T, X> work) throws X {
        return plain().transactionResult(thrown, work);
    }

    @Override
    public final boolean transactionOnce(String key, Work<D, RuntimeException> work) {
        return plain().transactionOnce(key, work);
    }

    @Override
    public final <X extends Exception> boolean transactionOnce(Class<X> thrown, String key, Work<D, X> work) throws X {
        return plain().transactionOnce(thrown, key, work);
    }

    @Override
    public final <T> T transactionOnce(OnceKey<T> key, ResultWork<D, T, RuntimeException> work) {
        return plain().transactionOnce(key, work);
    }

    @Override
    public final <T, X extends Exception> T transactionOnce(Class<X> thrown, OnceKey<T> key, ResultWork<D, T, X> work)
            throws X {
        return plain().transactionOnce(thrown, key, work);
    }

    @Override
    public final <T extends @Nullable Object> T read(ResultWork<D, T, RuntimeException> work) {
        return plain().read(work);
    }

    @Override
    public final <T extends @Nullable Object, X extends Exception> T read(Class<X> thrown, ResultWork<D, T, X> work)
            throws X {
        return plain().read(thrown, work);
    }

    private With<D> plain() {
        return new With<>(session, TransactionOptions.DEFAULTS, this::on);
    }

    /**
     * Reads that do not depend on each other, in one round trip; what {@code make} makes of their results. Outside of a transaction
     * they are one snapshot; inside, they see what its isolation shows. All that reads takes part: verbs of repositories, dynamic
     * and typed queries, shapes.
     *
     * <pre>{@code
     * Dashboard shown = db.together(
     *         d -> d.users().get(id, USER_PROJECTS),
     *         d -> d.cams().where(CAMS.LIFT.gt(least)).list(),
     *         d -> d.projects().count(),
     *         Dashboard::new);
     * }</pre>
     *
     * <p>Each function is called on this thread, and more than once: first to learn what it asks for, where the call ends by an
     * Error that it must let pass, then to be answered. So it must only read, by the facade that it is given, and ask for the same
     * each time; what changes by itself, such as {@code Instant.now()}, is taken before. A second statement of a function costs
     * another round trip, and outside of a transaction three more, in which the first ones are read again: the snapshot is that
     * of a read-only transaction then. Parameters of more than 32 kB, or whose binding gives them no type, make it one round trip
     * for each statement.
     *
     * <p>When a statement fails all do, and nothing is left on the connection; of several failures it is the one of the first
     * function. What cannot be told of one statement, such as a lost connection, has the statement id {@code together}. A listener
     * is told of each statement, with the time of the round trip.
     *
     * @throws IllegalStateException when a function writes, streams, opens a transaction or uses {@code dsl()}, or does not ask for
     *     the same when it is called again
     */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <A extends @Nullable Object, B extends @Nullable Object, T extends @Nullable Object> T together(
            Function<? super D, ? extends A> a,
            Function<? super D, ? extends B> b,
            Function2<? super A, ? super B, ? extends T> make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b));
        return make.apply((A) v[0], (B) v[1]);
    }

    /** 3 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function3<? super A, ? super B, ? super C, ? extends T> make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c));
        return make.apply((A) v[0], (B) v[1], (C) v[2]);
    }

    /** 4 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    E extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function<? super D, ? extends E> e,
                    Function4<? super A, ? super B, ? super C, ? super E, ? extends T> make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c, e));
        return make.apply((A) v[0], (B) v[1], (C) v[2], (E) v[3]);
    }

    /** 5 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function<? super D, ? extends E> e,
                    Function<? super D, ? extends F> f,
                    Function5<? super A, ? super B, ? super C, ? super E, ? super F, ? extends T> make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c, e, f));
        return make.apply((A) v[0], (B) v[1], (C) v[2], (E) v[3], (F) v[4]);
    }

    /** 6 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function<? super D, ? extends E> e,
                    Function<? super D, ? extends F> f,
                    Function<? super D, ? extends G> g,
                    Function6<? super A, ? super B, ? super C, ? super E, ? super F, ? super G, ? extends T> make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c, e, f, g));
        return make.apply((A) v[0], (B) v[1], (C) v[2], (E) v[3], (F) v[4], (G) v[5]);
    }

    /** 7 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function<? super D, ? extends E> e,
                    Function<? super D, ? extends F> f,
                    Function<? super D, ? extends G> g,
                    Function<? super D, ? extends H> h,
                    Function7<? super A, ? super B, ? super C, ? super E, ? super F, ? super G, ? super H, ? extends T>
                            make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c, e, f, g, h));
        return make.apply((A) v[0], (B) v[1], (C) v[2], (E) v[3], (F) v[4], (G) v[5], (H) v[6]);
    }

    /** 8 reads in one round trip; see {@link #together(Function, Function, Function2)}. */
    @SuppressWarnings("unchecked") // each function's result is in its place
    public final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    I extends @Nullable Object,
                    T extends @Nullable Object>
            T together(
                    Function<? super D, ? extends A> a,
                    Function<? super D, ? extends B> b,
                    Function<? super D, ? extends C> c,
                    Function<? super D, ? extends E> e,
                    Function<? super D, ? extends F> f,
                    Function<? super D, ? extends G> g,
                    Function<? super D, ? extends H> h,
                    Function<? super D, ? extends I> i,
                    Function8<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? extends T>
                            make) {
        requireNonNull(make, "make is null");
        @Nullable Object[] v = results(Arrays.asList(a, b, c, e, f, g, h, i));
        return make.apply((A) v[0], (B) v[1], (C) v[2], (E) v[3], (F) v[4], (G) v[5], (H) v[6], (I) v[7]);
    }

    private @Nullable Object[] results(List<Function<? super D, ? extends @Nullable Object>> reads) {
        for (int i = 0; i < reads.size(); i++) {
            requireNonNull(reads.get(i), PARAMETERS.charAt(i) + " is null");
        }
        return session.together(reads.stream()
                .<Function<Session, @Nullable Object>>map(read -> inner -> read.apply(on(inner)))
                .toList());
    }
}
