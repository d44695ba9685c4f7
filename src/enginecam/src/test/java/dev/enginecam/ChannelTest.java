package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.Channel;
import dev.rowan.Listening;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.NoConnection;
import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** NOTIFY and LISTEN, on servers whose sessions are ended under way. */
@Timeout(60)
class ChannelTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Channel<Integer> CHANGED =
            Channel.of("project \"Changed\"", String::valueOf, Integer::valueOf);
    private static final Channel<String> TEXTS = Channel.of("texts");
    private static final String LISTENERS =
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                    + " and query = 'select pg_catalog.clock_timestamp()'";

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private Listening subscribe(EngineCam on, Channel<?> channel) {
        Listening listening = on.subscribe(channel, heard::add, heard::add);
        open.add(listening);
        return listening;
    }

    private Object next() throws InterruptedException {
        return Objects.requireNonNull(heard.poll(20, TimeUnit.SECONDS), "nothing was heard");
    }

    private void endListeners() {
        db.dsl()
                .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and query = 'select pg_catalog.clock_timestamp()'");
    }

    private EngineCam.Connected connected(TestDatabase database) {
        EngineCam.Connected connected =
                EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(2));
        open.add(connected);
        return connected;
    }

    @Test
    void messages_come_when_the_transaction_commits_and_in_order() throws Exception {
        subscribe(db, CHANGED);
        assertThat(next()).isEqualTo(Instant.EPOCH);
        db.publish(CHANGED, 1);
        db.transaction(tx -> {
            tx.publish(CHANGED, 2);
            tx.publish(CHANGED, 3);
            tx.publish(CHANGED, 2);
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.publish(CHANGED, 4);
                    throw new IllegalStateException("rolled back");
                }));
        db.publish(TEXTS, "to nobody");
        db.publish(CHANGED, 5);
        assertThat(List.of(next(), next(), next(), next())).isEqualTo(List.of(1, 2, 3, 5));
        assertThat(heard).isEmpty();
    }

    @Test
    void several_subscribers_hear_each_message_also_of_connect(TestDatabase database) throws Exception {
        EngineCam connected = connected(database);
        subscribe(connected, TEXTS);
        subscribe(db, TEXTS);
        assertThat(List.of(next(), next())).containsOnly(Instant.EPOCH);
        connected.publish(TEXTS, "ü € 😀 ' \\ \n");
        assertThat(List.of(next(), next())).containsOnly("ü € 😀 ' \\ \n");
        connected.publish(TEXTS, "");
        assertThat(List.of(next(), next())).containsOnly("");
    }

    @Test
    void after_a_loss_it_says_since_when_messages_may_be_missing_and_goes_on(TestDatabase database) throws Exception {
        for (EngineCam on : List.of(db, connected(database))) {
            Instant before = now();
            Listening listening = subscribe(on, CHANGED);
            assertThat(next()).isEqualTo(Instant.EPOCH);
            Instant last = before;
            for (int i = 0; i < 5; i++) {
                db.publish(CHANGED, i);
                assertThat(next()).isEqualTo(i);
                Instant ended = now();
                endListeners();
                Object since = next();
                assertThat(since)
                        .isInstanceOfSatisfying(
                                Instant.class, s -> assertThat(s).isBefore(ended));
                assertThat((Instant) since).isAfterOrEqualTo(last);
                last = (Instant) since;
            }
            db.publish(CHANGED, 99);
            assertThat(next()).isEqualTo(99);
            listening.close();
        }
    }

    private Instant now() {
        return Objects.requireNonNull(
                db.dsl().resultQuery("select clock_timestamp()").fetchOne(0, Instant.class));
    }

    /** What is sent while nobody listens is lost, and the time says so. */
    @Test
    void a_message_of_the_gap_is_found_by_the_time(TestDatabase database) throws Exception {
        var pool = new PGSimpleDataSource();
        pool.setUrl(database.url());
        subscribe(db, CHANGED);
        assertThat(next()).isEqualTo(Instant.EPOCH);
        SomeRows.user(db, "u");
        db.transaction(tx -> {
            endListeners();
            tx.publish(CHANGED, SomeRows.project(tx, "u").id());
        });
        Object since = next();
        if (since instanceof Instant time) {
            assertThat(db.projects().where(Tables.PROJECTS.CREATED_AT.ge(time)).count())
                    .isEqualTo(1);
        }
    }

    @Test
    void it_waits_for_a_server_that_is_away(TestDatabase database) throws Exception {
        subscribe(db, TEXTS);
        assertThat(next()).isEqualTo(Instant.EPOCH);
        String name = Objects.requireNonNull(
                db.dsl().resultQuery("select current_database()::text").fetchOne(0, String.class));
        try (var other = maintenance(database)) {
            DSL.using(other, SQLDialect.POSTGRES).execute("alter database \"" + name + "\" allow_connections false");
            try {
                endListeners(DSL.using(other, SQLDialect.POSTGRES), name);
                Thread.sleep(1_500);
                assertThat(heard).isEmpty();
            } finally {
                DSL.using(other, SQLDialect.POSTGRES).execute("alter database \"" + name + "\" allow_connections true");
            }
        }
        assertThat(next()).isInstanceOf(Instant.class).isNotEqualTo(Instant.EPOCH);
        EngineCam.of(database.dataSource()).publish(TEXTS, "again");
        assertThat(next()).isEqualTo("again");
    }

    private static Connection maintenance(TestDatabase database) throws Exception {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setDatabaseName("postgres");
        return source.getConnection();
    }

    private static void endListeners(DSLContext dsl, String database) {
        dsl.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = ? and pid <> pg_backend_pid()",
                database);
    }

    @Test
    void closing_is_prompt_and_gives_the_connection_back(TestDatabase database) throws Exception {
        for (EngineCam on : List.of(db, connected(database))) {
            Listening listening = subscribe(on, TEXTS);
            assertThat(next()).isEqualTo(Instant.EPOCH);
            assertThat(db.dsl().fetchValue(LISTENERS)).isEqualTo(1L);
            long start = System.nanoTime();
            listening.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            listening.close();
            on.publish(TEXTS, "to nobody");
            assertThat(heard.poll(500, TimeUnit.MILLISECONDS)).isNull();
            assertThat(db.dsl().fetchValue(LISTENERS)).isEqualTo(0L);
        }
    }

    @Test
    @SuppressWarnings("try") // closed before its time
    void a_pools_connection_comes_back_and_listens_no_more(TestDatabase database) throws Exception {
        var settings = new HikariConfig();
        var server = new PGSimpleDataSource();
        server.setUrl(database.url());
        settings.setDataSource(server);
        settings.setMaximumPoolSize(2);
        try (var pool = new HikariDataSource(settings)) {
            EngineCam pooled = EngineCam.of(pool);
            Listening listening = subscribe(pooled, TEXTS);
            next();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
            endListeners();
            assertThat(next()).isInstanceOf(Instant.class);
            assertThat(pooled.users().count()).isZero();
            listening.close();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            for (int i = 0; i < 4; i++) {
                assertThat(pooled.dsl().fetch("select * from pg_listening_channels()"))
                        .isEmpty();
            }
            Listening ends = subscribe(pooled, TEXTS);
            next();
            pool.close();
            ends.close();
        }
    }

    @Test
    void closing_the_database_ends_it(TestDatabase database) throws Exception {
        EngineCam.Connected connected = connected(database);
        subscribe(connected, TEXTS);
        next();
        connected.close();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!Objects.equals(db.dsl().fetchValue(LISTENERS), 0L) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(db.dsl().fetchValue(LISTENERS)).isEqualTo(0L);
    }

    @Test
    void it_closes_itself_and_is_on_a_daemon_of_its_own() throws Exception {
        var closed = new CountDownLatch(1);
        var holder = new LinkedBlockingQueue<Listening>();
        var threads = new LinkedBlockingQueue<Thread>();
        Listening listening = db.subscribe(
                TEXTS,
                text -> {
                    threads.add(Thread.currentThread());
                    try {
                        holder.take().close();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    closed.countDown();
                },
                since -> {});
        holder.add(listening);
        db.publish(TEXTS, "a");
        db.publish(TEXTS, "b");
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        Thread thread = threads.take();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.getName()).isEqualTo("rowan listens to texts");
        thread.join(5_000);
        assertThat(threads).isEmpty();
    }

    @Test
    void what_a_handler_throws_is_told_and_ends_nothing() throws Exception {
        var thrown = new LinkedBlockingQueue<Throwable>();
        Listening listening = db.subscribe(
                CHANGED,
                id -> {
                    if (id < 0) {
                        throw new IllegalStateException("handler");
                    }
                    heard.add(id);
                },
                since -> {
                    Thread.currentThread().setUncaughtExceptionHandler((t, e) -> thrown.add(e));
                    throw new IllegalStateException("missed");
                });
        open.add(listening);
        assertThat(thrown.take()).hasMessage("missed");
        db.publish(CHANGED, -1);
        db.dsl().execute("select pg_notify('project \"Changed\"', 'no number')");
        db.publish(CHANGED, 1);
        assertThat(next()).isEqualTo(1);
        assertThat(thrown.take()).hasMessage("handler");
        assertThat(thrown.take()).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void long_and_hostile_messages_are_refused_before_they_are_sent() {
        db.publish(TEXTS, "x".repeat(7_999));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.publish(TEXTS, "€".repeat(2_667)))
                .withMessage("publish.message: it has 8001 bytes, and NOTIFY takes 7999 at most"
                        + "\nhelp: store it in a table, and send the row's key");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.publish(TEXTS, "a\u0000b"))
                .withMessageStartingWith("publish.message: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.of("")).withMessageContaining("0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.of("€".repeat(22)))
                .withMessageContaining("66 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.of("a\u0000"));
        db.publish(Channel.of("x".repeat(63)), "a");
    }

    @Test
    void it_is_refused_where_it_could_not_work() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> subscribe(tx, TEXTS)))
                .withMessageStartingWith("subscribe: it outlives the transaction");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        db.together(d -> subscribe(d, TEXTS), d -> d.users().count(), (a, b) -> a));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        db.dsl().connection(c -> subscribe(EngineCam.of(DSL.using(c, SQLDialect.POSTGRES)), TEXTS)))
                .withMessageStartingWith("subscribe: the DSLContext has no DataSource");
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        assertThatExceptionOfType(NoConnection.class).isThrownBy(() -> subscribe(EngineCam.of(nowhere), TEXTS));
    }

    @Test
    void a_context_of_a_data_source_listens_too(TestDatabase database) throws Exception {
        EngineCam of = EngineCam.of(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
        subscribe(of, TEXTS);
        next();
        of.publish(TEXTS, "a");
        assertThat(next()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "session"})
    void behind_a_pooler_it_listens_where_a_session_is_its_own(String mode, TestDatabase database, @TempDir Path folder)
            throws Exception {
        try (var pooler = new PgBouncer(database, folder, mode);
                var connected = EngineCam.connect(
                        DatabaseConfig.of(pooler.url()).migrate(false).poolSize(1))) {
            var plain = new PGSimpleDataSource();
            plain.setUrl("jdbc:" + pooler.url().replace("somebody@", ""));
            plain.setUser("somebody");
            for (EngineCam on : List.of(connected, EngineCam.of(plain))) {
                if (mode.equals("session")) {
                    try (Listening listening = on.subscribe(TEXTS, heard::add, heard::add)) {
                        assertThat(listening).isNotNull();
                        next();
                        db.publish(TEXTS, "through");
                        assertThat(next()).isEqualTo("through");
                    }
                } else {
                    assertThatExceptionOfType(QueryFailed.class)
                            .isThrownBy(() -> subscribe(on, TEXTS))
                            .withMessageStartingWith(
                                    "subscribe: the connection leads to a pooler that gives each transaction");
                }
            }
        }
    }

    @Test
    void many_messages_come_all_and_in_order() throws Exception {
        subscribe(db, CHANGED);
        next();
        for (int t = 0; t < 20; t++) {
            int first = t * 500;
            db.transaction(tx -> IntStream.range(first, first + 500).forEach(i -> tx.publish(CHANGED, i)));
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(next()).isEqualTo(i);
        }
    }
}
