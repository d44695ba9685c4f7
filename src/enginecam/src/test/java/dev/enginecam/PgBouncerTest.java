package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CopyFormat;
import dev.rowan.Page;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.session.Setting;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a pooler that gives each transaction of a client another session of the server. */
@Timeout(120)
class PgBouncerTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int CLIENTS = 20;

    /** Of each client: the driver prepares a statement for good at its fifth use. */
    private static final int GRAPHS = 25;

    private PgBouncer pooler;
    private List<Graphs.UserProjects> expected;

    @BeforeEach
    void open(TestDatabase database, @TempDir Path folder) throws IOException {
        pooler = new PgBouncer(database, folder);
        EngineCam direct = EngineCam.of(database.dataSource());
        Graphs.fill(direct, CLIENTS);
        expected = IntStream.range(0, CLIENTS)
                .mapToObj(i -> Graphs.flat(direct, "u" + i))
                .toList();
    }

    @AfterEach
    void close() {
        if (pooler != null) {
            pooler.close();
        }
    }

    /** The second URL does not say what it leads to: that is found out. */
    @ParameterizedTest
    @ValueSource(strings = {"?pgbouncer=true", ""})
    void each_client_gets_its_own_graphs(String parameters) throws Exception {
        var config = DatabaseConfig.of(pooler.url() + parameters)
                .statementTimeout(Duration.ZERO) // PgBouncer refuses the startup parameter
                .poolSize(CLIENTS)
                .migrate(false);
        try (var db = EngineCam.connect(config);
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                Graphs.UserProjects own = expected.get(c);
                String id = own.user().id();
                clients.add(() -> {
                    for (int i = 0; i < GRAPHS; i++) {
                        assertThat(db.users().get(id, Graphs.USER_PROJECTS)).isEqualTo(own);
                        assertThat(db.projects().listByUserId(id, Graphs.PROJECT_CAMS))
                                .isEqualTo(own.projects());
                        assertThat(db.users().where(Tables.USERS.ID.eq(id)).list(Graphs.USER_PROJECTS))
                                .containsExactly(own);
                        assertThat(db.<Object, Object, Object, List<?>>together(
                                        d -> d.users().get(id, Graphs.USER_PROJECTS),
                                        d -> d.users().get(id),
                                        d -> d.projects().overview(id, 1).size(),
                                        List::of))
                                .isEqualTo(List.of(
                                        own,
                                        own.user(),
                                        Math.min(1, own.projects().size())));
                        db.transaction(tx -> {
                            assertThat(tx.users().get(id, Graphs.USER_PROJECTS)).isEqualTo(own);
                            assertThat(tx.users().get(id)).isEqualTo(own.user());
                        });
                    }
                    return null;
                });
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        }
    }

    /** Clients that insert the same shapes of rows by the same texts, which the pooler's servers prepare. */
    @ParameterizedTest
    @ValueSource(strings = {"?pgbouncer=true", ""})
    void each_client_stores_its_own_rows_and_graphs(String parameters) throws Exception {
        var config = DatabaseConfig.of(pooler.url() + parameters)
                .statementTimeout(Duration.ZERO)
                .poolSize(CLIENTS)
                .migrate(false);
        try (var db = EngineCam.connect(config);
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                int client = c;
                clients.add(() -> {
                    for (int i = 0; i < 10; i++) {
                        String start = "c" + client + "_" + i + "_";
                        List<NewUser> users = IntStream.range(0, 2 + i)
                                .mapToObj(u -> SomeRows.newUser(start + u))
                                .toList();
                        assertThat(db.users().insertAll(users))
                                .hasSize(2 + i)
                                .allSatisfy(u -> assertThat(u.id()).startsWith(start));
                        assertThat(db.users()
                                        .copyIn(IntStream.range(0, 2 + i)
                                                .mapToObj(u -> SomeRows.newUser(start + "copied" + u))))
                                .isEqualTo(2 + i);
                        assertThat(db.users()
                                        .insertGraphs(
                                                List.of(
                                                        SomeRows.newGraph(start + "a", 2, 2),
                                                        SomeRows.newGraph(start + "b", 1, 3)),
                                                Graphs.USER_PROJECTS))
                                .extracting(u -> u.user().id() + u.projects().size())
                                .containsExactly(start + "a2", start + "b1");
                    }
                    return null;
                });
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        }
    }

    /** Every verb once in each turn: what a session keeps, such as a temporary table or a setting, is the next client's. */
    @ParameterizedTest
    @ValueSource(strings = {"?pgbouncer=true", ""})
    void each_client_writes_and_reads_its_own_rows_by_every_verb(String parameters) throws Exception {
        var config = DatabaseConfig.of(pooler.url() + parameters)
                .statementTimeout(Duration.ZERO)
                .poolSize(CLIENTS)
                .migrate(false);
        try (var db = EngineCam.connect(config);
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                String start = (parameters.isEmpty() ? "v" : "w") + c + "_";
                clients.add(() -> {
                    for (int i = 0; i < 8; i++) {
                        everyVerb(db, start + i + "_");
                    }
                    return null;
                });
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        }
    }

    private static void everyVerb(EngineCam db, String start) throws IOException {
        List<String> ids = List.of(start + 0, start + 1, start + 2);
        NewUser first = SomeRows.newUser(ids.getFirst());
        Condition mine = Tables.USERS.ID.like(start.replace("_", "\\_") + "%");
        assertThat(db.users().upsert(first).id()).isEqualTo(ids.getFirst());
        assertThat(db.users()
                        .upsertByEmail(first, u -> u.subscriptionStatus("pro"))
                        .subscriptionStatus())
                .isEqualTo("pro");
        assertThat(db.users().upsertByEmailAndTell(first).inserted()).isFalse();
        assertThat(db.users().insertIfAbsent(first)).isEmpty();
        List<NewUser> all = ids.stream().map(SomeRows::newUser).toList();
        assertThat(db.users().upsertAll(all)).extracting(User::id).isEqualTo(ids);
        assertThat(db.users().copyUpsert(Stream.concat(all.stream(), Stream.of(SomeRows.newUser(start + 3)))))
                .isEqualTo(4);
        assertThat(db.users().copyUpsertByEmail(all.stream().map(u -> u.subscriptionStatus("trial"))))
                .isEqualTo(3);
        assertThat(db.users().copyIn(Stream.of(SomeRows.newUser(start + 4)))).isEqualTo(1);
        assertThat(db.users()
                        .updateAndGet(ids.getFirst(), u -> u.subscriptionStatus("paid"))
                        .subscriptionStatus())
                .isEqualTo("paid");
        assertThat(db.users()
                        .updateAll(Map.of(
                                ids.get(1), UserPatch.EMPTY.subscriptionStatus("a"),
                                ids.get(2), UserPatch.EMPTY.subscriptionStatus("b"))))
                .isEqualTo(2);
        assertThat(db.users().updateWhere(mine, u -> u.createdAt(Instant.EPOCH)))
                .isEqualTo(5);
        assertThat(db.users().findAll(ids.reversed())).extracting(User::id).isEqualTo(ids.reversed());
        assertThat(db.users().findMap(ids).keySet()).containsExactlyElementsOf(ids);
        assertThat(db.users()
                        .claim(
                                db.users()
                                        .where(mine.and(Tables.USERS.SUBSCRIPTION_STATUS.eq("a")))
                                        .limit(1),
                                u -> u.subscriptionStatus("c")))
                .extracting(User::id)
                .containsExactly(ids.get(1));
        var ordered = db.users().where(mine).orderBy(Tables.USERS.ID);
        Page<User> page = ordered.page(2);
        assertThat(ordered.page(2, Objects.requireNonNull(page.next())).rows())
                .extracting(User::id)
                .containsExactly(start + 2, start + 3);
        try (Stream<User> rows = ordered.stream()) {
            assertThat(rows).hasSize(5);
        }
        assertThat(ordered.copyOut(OutputStream.nullOutputStream(), CopyFormat.CSV))
                .isEqualTo(5);
        db.with(new Setting("app.username", start)).transaction(tx -> {
            assertThat(tx.users().lock(ids.getFirst()).subscriptionStatus()).isEqualTo("paid");
            assertThat(tx.tryAdvisoryLock(start)).isTrue();
            assertThat(tx.dsl().fetchValue("select current_setting('app.username')"))
                    .isEqualTo(start);
        });
        assertThat(db.users().deleteAll(ids)).isEqualTo(3);
        assertThat(db.users().deleteWhere(mine)).isEqualTo(2);
    }

    @Test
    void a_graph_is_one_snapshot(TestDatabase database) throws Exception {
        var config = DatabaseConfig.of(pooler.url() + "?pgbouncer=true").poolSize(2);
        try (var db = EngineCam.connect(config);
                var meanwhile = new Meanwhile(database)) {
            for (int i = 0; i < 7; i++) {
                Graphs.UserProjects before = db.users().get("u2", Graphs.USER_PROJECTS);
                Graphs.UserProjects seen = meanwhile.during(
                        () -> db.users().get("u2", Graphs.USER_PROJECTS),
                        "cams",
                        "insert into cams (project_id, name, cam_type, lift, duration)"
                                + " select id, 'late', 'intake', 9, 240 from projects");
                assertThat(seen).isEqualTo(before);
            }
            assertThat(db.dsl().fetchValue("show transaction_isolation")).isEqualTo("read committed");
        }
    }
}
