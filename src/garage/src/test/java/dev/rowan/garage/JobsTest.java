package dev.rowan.garage;

import static dev.rowan.garage.Tables.JOBS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.StaleRow;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows with a version are changed only as they were read. */
class JobsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    /** {@code -Drowan.contended=100000} for the long form. */
    private static final int UPDATES = Integer.getInteger("rowan.contended", 2_000);

    private static final int THREADS = 8;

    private final List<StatementEvent> events = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Garage.Connected db;

    @SuppressWarnings("NullAway.Init")
    private Job job;

    @BeforeEach
    void connect(TestDatabase database) {
        db = Garage.connect(DatabaseConfig.of(database.url())
                .poolSize(THREADS)
                .migrate(false)
                .listener(events::add));
        job = db.jobs().insert(NewJob.plate("A 1"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void a_row_is_changed_as_it_was_read_and_its_version_counts() {
        events.clear();
        Job paid = db.jobs().update(job, j -> j.status("paid"));
        assertThat(events).singleElement().extracting(StatementEvent::sql).isEqualTo("""
                update public.jobs
                set revision = revision + 1,
                    status = ?
                where id = ? and revision = ?
                returning id, plate, status, hours, revision""");
        assertThat(paid).isEqualTo(new Job(job.id(), "A 1", "paid", null, 2));
        Job again = db.jobs().update(paid, j -> j.set(JOBS.HOURS, org.jooq.impl.DSL.val(new BigDecimal("1.50"))));
        assertThat(again.revision()).isEqualTo(3);
        assertThat(db.jobs().get(job.id())).isEqualTo(again);
        events.clear();
        assertThat(db.jobs().update(again, JobPatch.EMPTY)).isSameAs(again);
        assertThat(events).isEmpty();
    }

    @Test
    void a_row_that_was_changed_since_is_stale_and_comes_as_it_is_now() {
        Job paid = db.jobs().update(job, j -> j.status("paid"));
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.jobs().update(job, j -> j.status("lost")))
                .withMessage("jobs.update: the row was changed since it was read: its version is another one now")
                .satisfies(e -> {
                    assertThat(e.current(Job.class)).contains(paid);
                    assertThat(copy(e).current(Job.class)).isEmpty();
                });
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.jobs().update(job.id(), 1, j -> j.status("lost")));
        assertThatExceptionOfType(StaleRow.class).isThrownBy(() -> db.jobs().update(job.id(), 1, JobPatch.EMPTY));
        assertThatExceptionOfType(StaleRow.class).isThrownBy(() -> db.jobs().deleteUnchanged(job));
        assertThat(db.jobs().get(job.id())).isEqualTo(paid);
        db.jobs().deleteUnchanged(paid);
        assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> db.jobs().update(paid, j -> j.status("lost")));
        assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> db.jobs().deleteUnchanged(paid));
    }

    @Test
    void in_a_transaction_what_was_committed_since_is_seen() {
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    Job read = tx.jobs().get(job.id());
                    db.jobs().update(read, j -> j.status("paid"));
                    tx.jobs().update(read, j -> j.status("lost"));
                }));
        assertThat(db.jobs().get(job.id())).returns("paid", Job::status).returns(2L, Job::revision);
    }

    @Test
    void many_rows_are_changed_as_they_were_read_or_none_of_them() {
        List<Job> jobs = new ArrayList<>(List.of(job));
        for (int i = 0; i < 20; i++) {
            jobs.add(db.jobs().insert(NewJob.plate("B " + i)));
        }
        Map<Job, JobPatch> patches = new LinkedHashMap<>();
        for (Job each : jobs.reversed()) {
            patches.put(
                    each, each.id() % 2 == 0 ? JobPatch.EMPTY.status("even") : JobPatch.EMPTY.hours(BigDecimal.ONE));
        }
        Job unchanged = db.jobs().insert(NewJob.plate("C"));
        patches.put(unchanged, JobPatch.EMPTY);
        events.clear();
        List<Job> changed = db.jobs().updateAll(patches);
        assertThat(events).hasSize(2);
        assertThat(changed)
                .extracting(Job::id)
                .containsExactlyElementsOf(
                        patches.keySet().stream().map(Job::id).toList());
        assertThat(changed.getLast()).isEqualTo(unchanged);
        assertThat(changed.subList(0, 21))
                .allSatisfy(j -> assertThat(j.revision()).isEqualTo(2));
        assertThat(changed).containsAll(db.jobs().all().list());
        db.jobs().update(changed.get(3), j -> j.status("by another"));
        Map<Job, JobPatch> stale = new LinkedHashMap<>();
        changed.forEach(j -> stale.put(j, JobPatch.EMPTY.status("lost")));
        assertThatExceptionOfType(StaleRow.class)
                .isThrownBy(() -> db.jobs().updateAll(stale))
                .withMessageStartingWith("jobs.updateAll: ")
                .satisfies(e -> assertThat(e.current(Job.class))
                        .map(Job::id)
                        .contains(changed.get(3).id()));
        assertThat(db.jobs().where(JOBS.STATUS.eq("lost")).count()).isZero();
    }

    @Test
    void blind_writes_count_too() {
        assertThat(db.jobs().updateWhere(JOBS.PLATE.eq("A 1"), j -> j.status("blind")))
                .isEqualTo(1);
        assertThatExceptionOfType(StaleRow.class).isThrownBy(() -> db.jobs().update(job, j -> j.status("lost")));
        assertThat(db.jobs().upsertByPlate(NewJob.plate("A 1").status("upserted")))
                .returns(3L, Job::revision);
        assertThat(db.jobs().upsertByPlate(NewJob.plate("A 1"))).returns(4L, Job::revision);
        assertThat(db.jobs().upsertByPlate(NewJob.plate("A 1"), j -> j.hours(BigDecimal.TEN)))
                .returns(5L, Job::revision);
        assertThat(db.jobs()
                        .upsertAllByPlate(List.of(
                                NewJob.plate("A 1").status("x"),
                                NewJob.plate("D").status("y"))))
                .extracting(Job::revision)
                .containsExactly(6L, 1L);
        Job other = db.jobs().insert(NewJob.plate("E"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.jobs().update(other, j -> j.plate("D")));
    }

    @Test
    void rows_of_a_queue_are_claimed_once_each_and_in_order() throws Exception {
        for (int i = 0; i < 300; i++) {
            db.jobs().insert(NewJob.plate("Q" + i).status("queued").hours(new BigDecimal(i)));
        }
        var queue = db.jobs()
                .where(JOBS.STATUS.eq("queued"))
                .orderBy(JOBS.HOURS.desc())
                .limit(7);
        events.clear();
        List<Job> first = db.jobs().claim(queue, j -> j.status("taken"));
        assertThat(first)
                .extracting(Job::plate)
                .containsExactly("Q299", "Q298", "Q297", "Q296", "Q295", "Q294", "Q293");
        assertThat(first).allSatisfy(j -> assertThat(j).isEqualTo(db.jobs().get(j.id())));
        assertThat(first.getFirst()).returns("taken", Job::status).returns(2L, Job::revision);
        assertThat(events.getFirst()).satisfies(e -> {
            assertThat(e.statementId()).isEqualTo("jobs.claim");
            assertThat(e.rows()).isEqualTo(7);
        });
        db.transaction(tx -> {
            Job locked = tx.jobs()
                    .lock(db.jobs()
                            .where(JOBS.PLATE.eq("Q292"))
                            .first()
                            .orElseThrow()
                            .id());
            assertThat(db.jobs().claim(queue.limit(1), j -> j.status("taken")))
                    .singleElement()
                    .returns("Q291", Job::plate);
            assertThat(locked.plate()).isEqualTo("Q292");
        });
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<Job>>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                all.add(threads.submit(() ->
                        db.jobs().claim(queue, JobPatch.EMPTY.status("taken").set(JOBS.HOURS, JOBS.HOURS.add(1)))));
            }
            List<String> claimed = new ArrayList<>();
            for (Future<List<Job>> one : all) {
                one.get().forEach(j -> claimed.add(j.plate()));
            }
            assertThat(claimed).doesNotHaveDuplicates().hasSize(292);
        }
        assertThat(db.jobs().claim(queue, j -> j.status("taken"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.jobs().claim(queue, j -> j))
                .withMessageStartingWith("jobs.claim: the mark changes nothing");
    }

    /** Each thread reads the row, adds 1 to its hours and writes it back, and begins again where the row is stale. */
    @Test
    @Timeout(600)
    void contended_updates_are_never_lost_and_without_a_version_some_are(TestDatabase database) throws Exception {
        try (var plain = Garage.connect(
                DatabaseConfig.of(database.url()).poolSize(THREADS).migrate(false))) {
            contend(plain);
        }
    }

    private void contend(Garage.Connected plain) throws Exception {
        var stale = new AtomicInteger();
        plain.jobs().update(job, j -> j.hours(BigDecimal.ZERO));
        contend(() -> {
            while (true) {
                Job read = plain.jobs().get(job.id());
                try {
                    plain.jobs().update(read, j -> j.hours(next(read)));
                    return;
                } catch (StaleRow e) {
                    stale.incrementAndGet();
                }
            }
        });
        Job counted = plain.jobs().get(job.id());
        assertThat(counted.hours()).isEqualByComparingTo(new BigDecimal(UPDATES % 1_000));
        assertThat(counted.revision()).isEqualTo(2 + UPDATES);
        assertThat(stale).hasPositiveValue();
        Job control = plain.jobs().insert(NewJob.plate("control").hours(BigDecimal.ZERO));
        var kept = new AtomicInteger();
        contend(() -> {
            Job read = plain.jobs().get(control.id());
            plain.jobs()
                    .updateWhere(
                            JOBS.ID.eq(control.id()),
                            j -> j.status("n" + kept.incrementAndGet()).hours(next(read)));
        });
        assertThat(plain.jobs().get(control.id()).revision()).isEqualTo(1 + UPDATES);
        assertThat(plain.jobs().get(control.id()).hours()).isNotEqualByComparingTo(new BigDecimal(UPDATES % 1_000));
    }

    private static BigDecimal next(Job read) {
        return Optional.ofNullable(read.hours())
                .orElseThrow()
                .add(BigDecimal.ONE)
                .remainder(new BigDecimal(1_000)); // what the column holds
    }

    private static void contend(Runnable update) throws Exception {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < UPDATES; i++) {
                all.add(threads.submit(update));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static StaleRow copy(StaleRow failure) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (StaleRow) in.readObject();
        }
    }
}
