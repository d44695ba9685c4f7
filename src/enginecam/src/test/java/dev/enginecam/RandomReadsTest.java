package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sets of two to eight reads that travel together. */
@Timeout(120)
class RandomReadsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int USERS_OF_ALL = 12;

    /** Each with a number that chooses a user, a limit or a key, which need not be there. */
    private static final List<IntFunction<Function<EngineCam, Object>>> READS = List.of(
            n -> d -> d.users().find("u" + n),
            n -> d -> d.users().exists("u" + n),
            n -> d -> d.users().list(n),
            n -> d -> d.users()
                    .findByEmail("u" + n + "@example.com")
                    .map(User::id)
                    .orElse("none"),
            n -> d -> d.users().find("u" + n, Graphs.USER_PROJECTS),
            n -> d -> d.users().find("u" + n, Graphs.TWELVE),
            n -> d -> d.projects().listByUserId("u" + n),
            n -> d -> d.projects().listByUserId("u" + n, Graphs.PROJECT_CAMS),
            n -> d -> d.projects().overview("u" + n, 3),
            n -> d -> d.projects().withCams(List.of("u" + n, "u1")),
            n -> d -> d.cams().search(p -> p.userId("u" + n).limit(n), CamSearchOrder.HIGHEST),
            n -> d ->
                    d.cams().search(p -> p.userId("u" + n).type(CamType.INTAKE).limit(n), CamSearchOrder.NEWEST),
            n -> d -> d.cams()
                    .where(CAMS.LIFT.gt(BigDecimal.valueOf(n)))
                    .orderBy(CAMS.ID.desc())
                    .limit(n)
                    .list(Graphs.CAM_PATH),
            n -> d -> d.cams().where(CAMS.ID.lt(n)).count(),
            n -> d -> d.users()
                    .where(User.PROJECTS.any(p -> p.ID.lt(n)))
                    .orderBy(USERS.ID)
                    .first(Graphs.USER_PROJECTS),
            n -> d -> d.queries().plans(),
            n -> d -> d.users().find("u" + n).isEmpty()
                    ? "none"
                    : d.projects().where(PROJECTS.USER_ID.eq("u" + n)).count(),
            n -> d -> n);

    private static List<Object> together(EngineCam db, List<? extends Function<EngineCam, Object>> r) {
        return switch (r.size()) {
            case 2 -> db.together(r.get(0), r.get(1), RandomReadsTest::all);
            case 3 -> db.together(r.get(0), r.get(1), r.get(2), RandomReadsTest::all);
            case 4 -> db.together(r.get(0), r.get(1), r.get(2), r.get(3), RandomReadsTest::all);
            case 5 -> db.together(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4), RandomReadsTest::all);
            case 6 -> db.together(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4), r.get(5), RandomReadsTest::all);
            case 7 ->
                db.together(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4), r.get(5), r.get(6), RandomReadsTest::all);
            default ->
                db.together(
                        r.get(0),
                        r.get(1),
                        r.get(2),
                        r.get(3),
                        r.get(4),
                        r.get(5),
                        r.get(6),
                        r.get(7),
                        RandomReadsTest::all);
        };
    }

    private static List<Object> all(Object... results) {
        return List.of(results);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void they_give_what_they_give_one_by_one(int seed, TestDatabase database) {
        var random = new Random(seed);
        EngineCam db = EngineCam.of(database.dataSource());
        Graphs.fill(db, USERS_OF_ALL);
        for (int i = 0; i < 60; i++) {
            List<Function<EngineCam, Object>> reads = IntStream.range(0, 2 + random.nextInt(7))
                    .mapToObj(r -> READS.get(random.nextInt(READS.size())).apply(random.nextInt(USERS_OF_ALL + 2)))
                    .toList();
            List<Object> expected = reads.stream().map(r -> r.apply(db)).toList();
            assertThat(together(db, reads)).isEqualTo(expected);
            db.transaction(tx -> assertThat(together(tx, reads)).isEqualTo(expected));
            assertThat(db.<List<?>>read(tx -> together(tx, reads))).isEqualTo(expected);
        }
    }

    /** Ways to learn how many users somebody else has stored, each with a project and two cams, so far. */
    private static final List<Function<EngineCam, Object>> COUNTS = List.of(
            d -> d.users().where(USERS.ID.like("w%")).count(),
            d -> d.projects().where(PROJECTS.USER_ID.like("w%")).count(),
            d -> d.cams().where(Cam.PROJECT.any(p -> p.USER_ID.like("w%"))).count() / 2,
            d -> (long) d.users().where(USERS.ID.like("w%")).list().size(),
            d -> d.users().where(USERS.ID.like("w%")).list(Graphs.USER_PROJECTS).stream()
                            .flatMap(u -> u.projects().stream())
                            .mapToLong(p -> p.cams().size())
                            .sum()
                    / 2,
            d -> d.users().count() - USERS_OF_ALL,
            d -> d.queries().plans().getLast().users() - USERS_OF_ALL,
            d -> d.users().count() > 0 ? d.users().where(USERS.ID.like("w%")).count() : -1);

    @Test
    void while_somebody_else_writes_they_see_one_state(TestDatabase database) throws Exception {
        var random = new Random(1);
        EngineCam db = EngineCam.of(database.dataSource());
        Graphs.fill(db, USERS_OF_ALL);
        db.queries().plans();
        var done = new AtomicBoolean();
        var writer = new FutureTask<>(() -> {
            EngineCam other = EngineCam.of(database.dataSource());
            for (int i = 0; !done.get(); i++) {
                other.users().insertGraph(SomeRows.newGraph("w" + i, 1, 2));
                if (i % 3 == 2) {
                    other.users().delete("w" + (i - 1));
                }
            }
            return true;
        });
        Thread.startVirtualThread(writer);
        try {
            List<Object> seen = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                List<Function<EngineCam, Object>> reads = IntStream.range(0, 2 + random.nextInt(7))
                        .mapToObj(r -> COUNTS.get(random.nextInt(COUNTS.size())))
                        .toList();
                for (List<Object> counts :
                        List.of(together(db, reads), db.<List<Object>>read(tx -> together(tx, reads)))) {
                    assertThat(counts).containsOnly(counts.getFirst());
                    seen.addAll(counts);
                }
                db.transaction(tx -> assertThat(together(tx, reads)).hasSize(reads.size()));
            }
            assertThat(seen.stream().distinct().count()).isGreaterThan(5); // there was something to see
        } finally {
            done.set(true);
        }
        assertThat(writer.get()).isTrue();
    }
}
