package dev.rowan.spring;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enginecam.EngineCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.User;
import dev.enginecam.UserPatch;
import dev.rowan.connect.Health;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.error.QueryTimeout;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions are ours: each propagation with each way to write, isolation, modes, limits and rules of rollback. */
class TransactionsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** Ways to store an address in a user. */
    private static final Map<String, BiConsumer<EngineCam, String>> WRITES = writes();

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext app;

    @SuppressWarnings("NullAway.Init")
    private EngineCam db;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Rules.class)
    static class Plain {}

    private static NewUser user(String id) {
        return NewUser.id(id).email(id + "@example.com");
    }

    private static Map<String, BiConsumer<EngineCam, String>> writes() {
        Map<String, BiConsumer<EngineCam, String>> writes = new LinkedHashMap<>();
        writes.put("insert", (db, id) -> db.users().insert(user(id)));
        writes.put("insertIfAbsent", (db, id) -> db.users().insertIfAbsent(user(id)));
        writes.put("insertAll", (db, id) -> db.users().insertAll(List.of(user(id), user(id + "-2"))));
        writes.put("upsert", (db, id) -> db.users().upsert(user(id)));
        writes.put("upsertByEmail", (db, id) -> db.users().upsertByEmail(user(id)));
        writes.put("copyIn", (db, id) -> db.users().copyIn(Stream.of(user(id))));
        writes.put("copyUpsert", (db, id) -> db.users().copyUpsert(Stream.of(user(id))));
        writes.put(
                "insertGraph",
                (db, id) -> db.users()
                        .insertGraph(user(id).with(
                                        User.PROJECTS,
                                        List.of(NewProject.ofUser().name("V8")))));
        writes.put("transaction", (db, id) -> db.transaction(tx -> tx.users().insert(user(id))));
        writes.put("update", (db, id) -> db.users().update("old", u -> u.email(id + "@example.com")));
        writes.put(
                "updateAll",
                (db, id) -> db.users().updateAll(Map.of("older", UserPatch.EMPTY.email(id + "@example.com"))));
        writes.put(
                "dsl",
                (db, id) -> db.dsl()
                        .insertInto(USERS, USERS.ID, USERS.EMAIL)
                        .values(id, id + "@example.com")
                        .execute());
        return writes;
    }

    private void start(TestDatabase database) {
        app = new SpringApplicationBuilder(Plain.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.main.banner-mode=off",
                        "rowan.once-table=done_once",
                        "rowan.facades=dev.enginecam.EngineCam")
                .run();
        db = app.getBean(EngineCam.class);
    }

    @Test
    void what_is_done_once_calls_and_health_work_on_boots_connections(TestDatabase database) throws Exception {
        start(database);
        db.dsl()
                .execute("create table done_once (key text primary key, run uuid not null, result text,"
                        + " done_at timestamptz not null default now())");
        assertThat(db.transactionOnce("sign up a", tx -> tx.users().insert(user("a"))))
                .isTrue();
        assertThat(db.transactionOnce("sign up a", tx -> tx.users().insert(user("a"))))
                .isFalse();
        assertThat(db.async(d -> d.transactionResult(tx -> tx.users().count())).get())
                .isEqualTo(1);
        assertThat((long) db.interruptibly(d -> d.users().count())).isEqualTo(1);
        assertThat(db.within(Duration.ofSeconds(5)).users().count()).isEqualTo(1);
        Health health = db.health();
        assertThat(health.reachable()).isTrue();
        assertThat(health.pool()).isNotNull();
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private TransactionTemplate propagating(int propagation) {
        var template = new TransactionTemplate(app.getBean(PlatformTransactionManager.class));
        template.setPropagationBehavior(propagation);
        return template;
    }

    private TransactionTemplate transaction() {
        return propagating(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    /** What surrounds the transaction that writes. */
    enum Outer {
        NONE,
        COMMITS,
        ROLLS_BACK
    }

    /** The propagation, what is around, how the inner one ends, and whether the row is there at the end; null where it is refused. */
    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("REQUIRED", Outer.NONE, true, "there"),
                Arguments.of("REQUIRED", Outer.NONE, false, "gone"),
                Arguments.of("REQUIRED", Outer.COMMITS, true, "there"),
                Arguments.of("REQUIRED", Outer.ROLLS_BACK, true, "gone"),
                Arguments.of("SUPPORTS", Outer.NONE, true, "there"),
                Arguments.of("SUPPORTS", Outer.COMMITS, true, "there"),
                Arguments.of("SUPPORTS", Outer.ROLLS_BACK, true, "gone"),
                Arguments.of("MANDATORY", Outer.NONE, true, "refused"),
                Arguments.of("MANDATORY", Outer.COMMITS, true, "there"),
                Arguments.of("MANDATORY", Outer.ROLLS_BACK, true, "gone"),
                Arguments.of("REQUIRES_NEW", Outer.NONE, true, "there"),
                Arguments.of("REQUIRES_NEW", Outer.ROLLS_BACK, true, "there"),
                Arguments.of("REQUIRES_NEW", Outer.COMMITS, false, "gone"),
                Arguments.of("NOT_SUPPORTED", Outer.NONE, true, "there"),
                Arguments.of("NOT_SUPPORTED", Outer.ROLLS_BACK, true, "there"),
                Arguments.of("NEVER", Outer.NONE, true, "there"),
                Arguments.of("NEVER", Outer.COMMITS, true, "refused"),
                Arguments.of("NESTED", Outer.NONE, true, "there"),
                Arguments.of("NESTED", Outer.COMMITS, true, "there"),
                Arguments.of("NESTED", Outer.COMMITS, false, "gone"),
                Arguments.of("NESTED", Outer.ROLLS_BACK, true, "gone"));
    }

    @ParameterizedTest(name = "{0}, outer {1}, inner commits {2}: {3}")
    @MethodSource("cases")
    void each_propagation_holds_for_each_way_to_write(
            String propagation, Outer outer, boolean commits, String expected, TestDatabase database) {
        start(database);
        db.users().insertAll(List.of(user("old"), user("older")));
        TransactionTemplate inner = propagating(Propagation.valueOf(propagation).value());
        WRITES.forEach((name, write) -> {
            Runnable work = () -> inner.executeWithoutResult(status -> {
                write.accept(db, name);
                assertThat(isThere(name)).as("%s sees its own", name).isTrue();
                if (!commits) {
                    status.setRollbackOnly();
                }
            });
            if (expected.equals("refused")) {
                assertThatExceptionOfType(IllegalTransactionStateException.class)
                        .isThrownBy(() -> within(outer, work));
            } else {
                within(outer, work);
            }
            assertThat(isThere(name)).as(name).isEqualTo(expected.equals("there"));
        });
    }

    private boolean isThere(String name) {
        return db.users().findByEmail(name + "@example.com").isPresent();
    }

    private void within(Outer outer, Runnable work) {
        if (outer == Outer.NONE) {
            work.run();
            return;
        }
        transaction().executeWithoutResult(status -> {
            work.run();
            if (outer == Outer.ROLLS_BACK) {
                status.setRollbackOnly();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Isolation.class,
            names = {"READ_COMMITTED", "REPEATABLE_READ", "SERIALIZABLE"})
    void isolation_is_what_spring_was_asked_for(Isolation isolation, TestDatabase database) {
        start(database);
        TransactionTemplate isolated = transaction();
        isolated.setIsolationLevel(isolation.value());
        isolated.executeWithoutResult(status -> {
            assertThat(db.users().count()).isZero();
            propagating(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                    .executeWithoutResult(other -> db.users().insert(user("ann")));
            assertThat(db.users().count()).isEqualTo(isolation == Isolation.READ_COMMITTED ? 1 : 0);
            assertThat(db.<Long>read(tx -> tx.users().count()))
                    .isEqualTo(isolation == Isolation.READ_COMMITTED ? 1 : 0);
        });
    }

    @Test
    void nothing_is_written_where_spring_says_read_only(TestDatabase database) {
        start(database);
        db.users().insertAll(List.of(user("old"), user("older")));
        TransactionTemplate readOnly = transaction();
        readOnly.setReadOnly(true);
        WRITES.forEach((name, write) -> assertThatThrownBy(
                        () -> readOnly.executeWithoutResult(status -> write.accept(db, name)))
                .as(name)
                .satisfiesAnyOf(
                        e -> assertThat(e)
                                .isInstanceOfSatisfying(
                                        DatabaseFailure.class,
                                        failure ->
                                                assertThat(failure.sqlState()).isEqualTo("25006")),
                        e -> assertThat(e).hasStackTraceContaining("read-only transaction")));
        assertThat(db.users().list(10)).extracting("email").containsExactly("old@example.com", "older@example.com");
    }

    @Test
    void spring_s_timeout_limits_statements(TestDatabase database) {
        start(database);
        db.dsl().execute("""
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(20); return new; end $$;
            create trigger slow before insert on users for each row execute function slow();
            """);
        TransactionTemplate limited = transaction();
        limited.setTimeout(1);
        long start = System.nanoTime();
        assertThatExceptionOfType(QueryTimeout.class)
                .isThrownBy(
                        () -> limited.executeWithoutResult(status -> db.users().insert(user("ann"))));
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(db.users().count()).isZero();
    }

    @Test
    void after_a_refused_statement_a_savepoint_keeps_the_rest(TestDatabase database) {
        start(database);
        transaction().executeWithoutResult(outer -> {
            db.users().insert(user("ann"));
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> propagating(TransactionDefinition.PROPAGATION_NESTED)
                            .executeWithoutResult(inner -> db.users().insert(user("ann"))));
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> db.transaction(tx -> tx.users().insert(user("ann"))));
            db.users().insert(user("bob"));
        });
        assertThat(db.users().count()).isEqualTo(2);
    }

    /** Rules of rollback, as annotations say them. */
    @Service
    static class Rules {
        private final EngineCam db;

        Rules(EngineCam db) {
            this.db = db;
        }

        @Transactional
        public void unchecked(String id) {
            db.users().insert(user(id));
            throw new IllegalStateException("unchecked");
        }

        @Transactional
        public void checked(String id) throws IOException {
            db.users().insert(user(id));
            throw new IOException("checked");
        }

        @Transactional(rollbackFor = IOException.class)
        public void checkedThatRollsBack(String id) throws IOException {
            checked(id);
        }

        @Transactional(noRollbackFor = IllegalStateException.class)
        public void uncheckedThatCommits(String id) {
            unchecked(id);
        }

        @Transactional
        public void ours(String id) {
            db.users().insert(user(id));
            db.users().insert(user(id));
        }

        @Transactional
        public void oursCaught(String id) {
            db.users().insert(user(id));
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> db.users().insert(user(id)));
        }
    }

    @Test
    void rules_of_rollback_are_those_of_the_annotations(TestDatabase database) {
        start(database);
        Rules rules = app.getBean(Rules.class);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rules.unchecked("unchecked"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> rules.checked("checked"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> rules.checkedThatRollsBack("rolled back"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rules.uncheckedThatCommits("committed"));
        assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> rules.ours("ours"));
        rules.oursCaught("caught"); // the server has aborted it, and answers COMMIT by a rollback
        assertThat(db.users().list(10)).extracting("id").containsExactlyInAnyOrder("checked", "committed");
    }
}
