package dev.enginecam;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.Setting;
import dev.rowan.session.Transactions;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Policies as Supabase has them: a role for those who have signed in, and {@code auth.uid()} of the claims of their token. By default
 * 2,000 requests, with {@code -Drowan.requests=100000} as many.
 */
@Timeout(600)
class IdentityTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int REQUESTS = Integer.getInteger("rowan.requests", 2_000);
    private static final int USERS = 20;
    private static final int PROJECTS_OF_EACH = 3;
    private static final int THREADS = 8;

    /** Roles are of the whole server, which other tests use. */
    private final String role = "signed_in_" + UUID.randomUUID().toString().replace("-", "");

    private EngineCam owner;

    @BeforeEach
    void guard(TestDatabase database) {
        owner = EngineCam.of(database.dataSource());
        owner.dsl().execute("create role " + role + " nologin");
        owner.dsl().execute("""
                create schema auth;
                create function auth.uid() returns text language sql stable as $$
                  select coalesce(
                    nullif(current_setting('request.jwt.claim.sub', true), ''),
                    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
                $$;
                grant usage on schema auth to %1$s;
                grant usage on schema public to %1$s;
                grant select, insert, update, delete on all tables in schema public to %1$s;
                grant usage on all sequences in schema public to %1$s;
                alter table projects enable row level security;
                create policy own on projects to %1$s using (user_id = auth.uid()) with check (user_id = auth.uid());
                """.formatted(role));
        for (int u = 0; u < USERS; u++) {
            SomeRows.user(owner, "u" + u);
            for (int p = 0; p < PROJECTS_OF_EACH; p++) {
                owner.projects().insert(NewProject.userId("u" + u).name("p" + p));
            }
        }
    }

    @AfterEach
    void dropRole() {
        owner.dsl().execute("drop owned by " + role);
        owner.dsl().execute("drop role " + role);
    }

    private Transactions<EngineCam> as(EngineCam db, String user) {
        return db.with(Setting.role(role), new Setting("request.jwt.claims", "{\"sub\": \"%s\"}".formatted(user)));
    }

    @Test
    void somebody_sees_and_writes_what_is_his() {
        as(owner, "u1").transaction(tx -> {
            assertThat(tx.projects().all().list())
                    .extracting(Project::userId)
                    .containsOnly("u1")
                    .hasSize(3);
            tx.projects().insert(NewProject.userId("u1").name("mine"));
            assertThat(tx.projects().deleteWhere(PROJECTS.USER_ID.eq("u2"))).isZero();
        });
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> as(owner, "u1")
                        .transaction(tx ->
                                tx.projects().insert(NewProject.userId("u2").name("not mine"))))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42501"));
        assertThat(owner.projects().count()).isEqualTo(USERS * PROJECTS_OF_EACH + 1L);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(
                        () -> owner.with(Setting.role("nobody_of_this_name")).transaction(tx -> {}))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("22023"));
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.role(" "));
    }

    @Test
    void inside_a_transaction_the_identity_ends_with_the_work() {
        owner.transaction(tx -> {
            String before = who(tx);
            as(tx, "u1").transaction(inner -> {
                assertThat(inner.projects().count()).isEqualTo(3);
                as(inner, "u2")
                        .transaction(other -> assertThat(other.projects().all().list())
                                .extracting(Project::userId)
                                .containsOnly("u2"));
                assertThat(inner.projects().all().list())
                        .extracting(Project::userId)
                        .containsOnly("u1");
            });
            assertThat(who(tx)).isEqualTo(before);
            assertThat(tx.projects().count()).isEqualTo(60);
        });
    }

    @Test
    void no_request_sees_rows_of_another(TestDatabase database) throws Exception {
        var config = DatabaseConfig.of(database.url()).poolSize(4).migrate(false);
        try (var db = EngineCam.connect(config)) {
            assertNoneSeesOthers(db);
        }
    }

    @Test
    void nor_behind_a_pooler_of_transactions(TestDatabase database, @TempDir Path folder) throws Exception {
        var pooler = new PgBouncer(database, folder);
        try (pooler) {
            var config = DatabaseConfig.of(pooler.url())
                    .statementTimeout(Duration.ZERO) // PgBouncer refuses the startup parameter
                    .poolSize(4)
                    .migrate(false);
            try (var db = EngineCam.connect(config)) {
                assertNoneSeesOthers(db);
            }
        }
    }

    private void assertNoneSeesOthers(EngineCam db) throws Exception {
        String nobody = who(db);
        var foreign = new AtomicInteger();
        var left = new AtomicInteger();
        var seen = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                var random = new Random(t);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < REQUESTS / THREADS; i++) {
                        if (random.nextInt(5) == 0) {
                            left.addAndGet(who(db).equals(nobody) ? 0 : 1);
                        } else {
                            request(db, "u" + random.nextInt(USERS), random.nextInt(6), foreign, seen);
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(foreign).hasValue(0);
        assertThat(left).hasValue(0);
        assertThat(seen).hasValueGreaterThan(REQUESTS);
    }

    /** One that ends well, throws, fails in the server, or has a savepoint that fails. */
    private void request(EngineCam db, String user, int kind, AtomicInteger foreign, AtomicInteger seen) {
        try {
            as(db, user).transaction(tx -> {
                count(tx.projects().all().list(), user, foreign, seen);
                switch (kind) {
                    case 0 -> throw new IllegalStateException("mine");
                    case 1 -> tx.dsl().execute("select 1 / 0");
                    case 2 -> {
                        try {
                            tx.transaction(inner -> inner.projects()
                                    .insert(NewProject.userId("u_of_nobody").name("x")));
                        } catch (QueryFailed e) {
                            count(tx.projects().all().list(), user, foreign, seen);
                        }
                    }
                    default -> count(tx.projects().listByUserId(user), user, foreign, seen);
                }
            });
        } catch (IllegalStateException | QueryFailed expected) {
            assertThat(kind).isLessThan(2);
        }
    }

    private static void count(List<Project> projects, String user, AtomicInteger foreign, AtomicInteger seen) {
        for (Project project : projects) {
            (project.userId().equals(user) ? seen : foreign).incrementAndGet();
        }
    }

    private static String who(EngineCam db) {
        return db.dsl()
                .fetchSingle("select current_user || coalesce(current_setting('request.jwt.claims', true), '')")
                .get(0, String.class);
    }
}
