package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.LockingQuery;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can do with rows that a query has locked: each of them is another transaction. */
class LockingQueryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;
    private DataSource source;
    private Project project;

    @BeforeEach
    void fill(DataSource database) {
        source = database;
        db = EngineCam.of(database);
        project = SomeRows.project(db);
        SomeRows.cam(db, project.id(), "a");
        SomeRows.cam(db, project.id(), "b");
        SomeRows.cam(db, project.id(), "c");
    }

    record Strength(String name, Function<EngineCam, LockingQuery<Project>> query, String others) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Which of FOR KEY SHARE, FOR SHARE, FOR NO KEY UPDATE, FOR UPDATE others still get. */
    static Stream<Strength> strengths() {
        return Stream.of(
                new Strength("forUpdate", tx -> tx.projects().all().forUpdate(), "...."),
                new Strength("forNoKeyUpdate", tx -> tx.projects().all().forNoKeyUpdate(), "k..."),
                new Strength("forShare", tx -> tx.projects().all().forShare(), "ks.."),
                new Strength("forKeyShare", tx -> tx.projects().all().forKeyShare(), "ksn."));
    }

    @ParameterizedTest
    @MethodSource("strengths")
    void each_lock_lets_others_do_what_postgresql_says(Strength strength) {
        db.transaction(tx -> {
            assertThat(strength.query().apply(tx).list()).containsExactly(project);
            assertThat(others()).isEqualTo(strength.others());
        });
        assertThat(others()).isEqualTo("ksnu");
    }

    private String others() {
        var got = new StringBuilder();
        Map<String, Function<EngineCam, LockingQuery<Project>>> locks = Map.of(
                "k", tx -> tx.projects().all().forKeyShare(),
                "s", tx -> tx.projects().all().forShare(),
                "n", tx -> tx.projects().all().forNoKeyUpdate(),
                "u", tx -> tx.projects().all().forUpdate());
        for (String lock : List.of("k", "s", "n", "u")) {
            Optional<Project> first = db.transactionResult(tx -> Objects.requireNonNull(locks.get(lock))
                    .apply(tx)
                    .skipLocked()
                    .first());
            got.append(first.isPresent() ? lock : ".");
        }
        return got.toString();
    }

    @Test
    void skip_locked_gives_each_what_nobody_has() {
        db.transaction(tx -> {
            var two =
                    tx.cams().all().orderBy(CAMS.NAME).limit(2).forNoKeyUpdate().skipLocked();
            assertThat(two.list()).extracting(Cam::name).containsExactly("a", "b");
            db.transaction(other -> assertThat(other.cams()
                            .all()
                            .orderBy(CAMS.NAME)
                            .limit(2)
                            .forNoKeyUpdate()
                            .skipLocked()
                            .list())
                    .extracting(Cam::name)
                    .containsExactly("c"));
        });
    }

    @Test
    void no_wait_fails_at_once() {
        db.transaction(tx -> {
            tx.cams().all().forUpdate().list();
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> db.transaction(other -> other.cams()
                            .where(CAMS.NAME.eq("a"))
                            .forShare()
                            .noWait()
                            .first()))
                    .withMessage("cams.where: a lock was not to be had in time [55P03]");
        });
    }

    @Test
    void it_waits_and_gives_the_row_as_it_is_then() throws Exception {
        CompletableFuture<Optional<Project>> waiting = db.transactionResult(tx -> {
            tx.projects().all().forUpdate().list();
            var future = CompletableFuture.supplyAsync(() -> db.transactionResult(other -> other.projects()
                    .where(PROJECTS.USER_ID.eq("owner"))
                    .forUpdate()
                    .first()));
            awaitWaiting(future);
            tx.projects().update(project.id(), p -> p.name("renamed"));
            return future;
        });
        assertThat(waiting.get(20, TimeUnit.SECONDS).map(Project::name)).contains("renamed");
    }

    @Test
    void a_row_that_no_longer_meets_the_condition_is_left_out_and_the_next_one_taken() throws Exception {
        assertThat(afterUpdateOfA(c -> c.duration(250))).extracting(Cam::name).containsExactly("b");
    }

    /** Documented, a trap of PostgreSQL's: rows are sorted before they are locked. */
    @Test
    void a_row_stays_where_it_stood_in_the_order() throws Exception {
        assertThat(afterUpdateOfA(c -> c.name("z"))).extracting(Cam::name).containsExactly("z");
    }

    /** The first cam by name, as one who waits for the lock of "a" gets it. */
    private List<Cam> afterUpdateOfA(UnaryOperator<CamPatch> change) throws Exception {
        CompletableFuture<List<Cam>> waiting = db.transactionResult(tx -> {
            Cam a = tx.cams().where(CAMS.NAME.eq("a")).forUpdate().first().orElseThrow();
            var future = CompletableFuture.supplyAsync(() -> db.transactionResult(other -> other.cams()
                    .where(CAMS.DURATION.eq(240))
                    .orderBy(CAMS.NAME)
                    .limit(1)
                    .forUpdate()
                    .list()));
            awaitWaiting(future);
            tx.cams().update(a.id(), change);
            return future;
        });
        return waiting.get(20, TimeUnit.SECONDS);
    }

    private void awaitWaiting(CompletableFuture<?> future) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Objects.equals(db.dsl().fetchValue("select count(*) from pg_locks where not granted"), 0L)) {
            assertThat(System.nanoTime() < end && !future.isDone()).as("waits").isTrue();
        }
    }

    @Test
    void a_shape_locks_the_rows_of_its_root_only() {
        db.transaction(tx -> {
            var read = tx.projects()
                    .where(PROJECTS.USER_ID.eq("owner"))
                    .forUpdate()
                    .list(Graphs.PROJECT_CAMS);
            assertThat(read).hasSize(1);
            assertThat(read.getFirst().cams()).hasSize(3);
            assertThat(tx.projects().all().forUpdate().first(Graphs.PROJECT_CAMS))
                    .contains(read.getFirst());
            db.transaction(other -> {
                assertThat(other.projects().all().forKeyShare().skipLocked().list())
                        .isEmpty();
                assertThat(other.cams().all().forUpdate().skipLocked().list()).hasSize(3);
            });
        });
    }

    @Test
    void a_condition_may_lead_to_another_table_whose_rows_are_not_locked() {
        db.transaction(tx -> {
            assertThat(tx.projects()
                            .where(Project.USER.any(u -> u.EMAIL.eq("owner@example.com")))
                            .orderBy(PROJECTS.NAME.collate("C"))
                            .forNoKeyUpdate()
                            .list())
                    .containsExactly(project);
            db.transaction(other -> {
                assertThat(other.users().all().forUpdate().skipLocked().list()).hasSize(1);
                assertThat(other.projects().all().forUpdate().skipLocked().list())
                        .isEmpty();
            });
        });
    }

    @Test
    void outside_of_a_transaction_it_is_refused() {
        for (EngineCam outside : List.of(db, EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            for (Runnable verb : List.<Runnable>of(
                    () -> outside.users().all().forUpdate().list(),
                    () -> outside.users().all().forUpdate().skipLocked().first(),
                    () -> outside.users().all().forShare().list(Graphs.USER_PROJECTS),
                    () -> outside.users().all().forShare().first(Graphs.USER_PROJECTS))) {
                assertThatIllegalStateException()
                        .isThrownBy(verb::run)
                        .withMessage("users.where: outside of a transaction its locks would be gone at once"
                                + "\nhelp: call it inside db.transaction(tx -> ...), on tx");
            }
        }
    }

    @Test
    void in_a_transaction_that_only_reads_the_server_refuses_it() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> tx.users().all().forKeyShare().list()))
                .withMessageContaining("read-only transaction");
    }

    @Test
    void it_is_none_of_the_reads_that_go_together() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> tx.together(
                        d -> d.users().where(USERS.ID.eq("owner")).forUpdate().list(),
                        d -> d.users().count(),
                        List::of)))
                .withMessageStartingWith("users.where: the functions of together only read");
    }

    @Test
    void a_transaction_of_jooq_is_one() {
        DSL.using(source, SQLDialect.POSTGRES)
                .transaction(c -> assertThat(
                                EngineCam.of(c.dsl()).users().all().forUpdate().first())
                        .isPresent());
    }
}
