package dev.rowan.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.Cam;
import dev.rowan.bench.Bench;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.CoreContestant;
import dev.rowan.bench.Fixture;
import dev.rowan.bench.GraphByKey;
import dev.rowan.bench.HundredInserts;
import dev.rowan.bench.HundredUpdates;
import dev.rowan.bench.ListOfGraphs;
import dev.rowan.bench.RowByKey;
import dev.rowan.bench.SentStatements;
import dev.rowan.bench.SeveralStatements;
import dev.rowan.bench.TenThousandInserts;
import dev.rowan.bench.ThousandRequests;
import dev.rowan.bench.UpdateOneColumn;
import dev.rowan.bench.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A contestant that did less than hand-written JDBC would be a fraud, and so would one that is left out in silence. */
class ContestantsTest {
    private static final Bench BENCH = new Bench();
    private static final Contestants CONTESTANTS = Contestants.on(BENCH);

    private static final Map<String, List<Object>> OF_JDBC = new HashMap<>();

    @AfterAll
    static void close() throws SQLException {
        CONTESTANTS.close();
        BENCH.close();
    }

    static Stream<Arguments> all() {
        return ComparedWorks.all().stream()
                .flatMap(work -> CONTESTANTS.all().stream()
                        .map(contestant ->
                                Arguments.argumentSet(contestant.title() + ": " + work.title(), contestant, work)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("all")
    void everybody_does_the_same_work_with_the_same_outcome(Contestant contestant, Work work) throws SQLException {
        assertThat(contestant.does(work)).isEqualTo(hasAWay(contestant, work));
        if (contestant.does(work)) {
            assertThat(outcome(contestant, work)).isEqualTo(ofJdbc(work));
        }
    }

    /** Who has none for what, by name: all others do everything. */
    private static boolean hasAWay(Contestant contestant, Work work) {
        return switch (contestant.title()) {
            case "JDBC batch" -> Set.of("100 inserts", "20 new graphs of 2 x 5").contains(work.title());
            case "jOOQ by level" -> work instanceof GraphByKey || work instanceof ListOfGraphs;
            case "jOOQ DAO" ->
                !Set.of(
                                "keyset page of 50",
                                "projection, 3 columns of 1,000 rows",
                                "join mapped to 10 rows",
                                "join mapped to 100 rows",
                                "join mapped to 1,000 rows",
                                "dynamic filter, 4 of 6 conditions")
                        .contains(work.title());
            default -> true;
        };
    }

    @Test
    void statements_are_counted_of_everybody() throws SQLException {
        var counted = SentStatements.on(BENCH);
        assertThat(byTitle(counted.of(new RowByKey(), CONTESTANTS.all())).values())
                .containsOnly(1L);
        assertThat(byTitle(counted.of(new SeveralStatements(), CONTESTANTS.all())))
                .containsEntry("JDBC", 3L)
                .containsEntry("Rowan", 3L)
                .containsEntry("jOOQ", 3L)
                .containsEntry("JDBI", 3L)
                .containsEntry("Spring Data JDBC", 4L);
        assertThat(byTitle(counted.of(new HundredUpdates(), CONTESTANTS.all())))
                .containsEntry("JDBC", 1L)
                .containsEntry("Rowan", 1L)
                .containsEntry("jOOQ", 100L)
                .containsEntry("Hibernate", 101L); // it sends nothing for a value that is there already
        assertThat(byTitle(counted.of(new UpdateOneColumn(), CONTESTANTS.all())))
                .containsEntry("Rowan", 1L)
                .containsEntry("Hibernate", 2L)
                .containsEntry("jOOQ DAO", 2L);
    }

    private static Map<String, Long> byTitle(Map<Contestant, Long> counted) {
        return counted.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().title(), Map.Entry::getValue));
    }

    @Test
    void what_is_not_the_same_work_is_said() {
        assertThat(CoreContestant.JDBC_BATCH.differs(new HundredInserts())).isEqualTo("gets no rows");
        assertThat(CONTESTANTS.all())
                .filteredOn(contestant -> !contestant.differs(new GraphByKey()).isEmpty())
                .extracting(Contestant::title)
                .containsExactly("Rowan", "jOOQ", "jOOQ DAO", "Spring Data JDBC");
        assertThat(ComparedWorks.all())
                .allSatisfy(work -> assertThat(CoreContestant.JDBC.differs(work))
                        .as(work.title())
                        .isEmpty());
    }

    private static List<Object> ofJdbc(Work work) throws SQLException {
        List<Object> outcome = OF_JDBC.get(work.title());
        if (outcome == null) {
            outcome = outcome(CoreContestant.JDBC, work);
            OF_JDBC.put(work.title(), outcome);
        }
        return outcome;
    }

    /** What was read, as EngineCam's rows, and what was written. */
    private static List<Object> outcome(Contestant contestant, Work work) throws SQLException {
        BENCH.firstUserNext();
        BENCH.aside("update users set subscription_status = 'free' where subscription_status <> 'free'");
        Object rows = contestant instanceof Peer<?, ?, ?> peer ? peer.rows(work, BENCH) : contestant.run(work, BENCH);
        var outcome = List.of(
                work instanceof ThousandRequests ? Set.copyOf((List<?>) rows) : stored(rows),
                one("select string_agg(id || subscription_status, ' ' order by id) from users"),
                one("select count(*) || md5(string_agg(concat(name, cam_type, lift, duration, profile_points), ' '"
                        + " order by name, id)) from cams where project_id = " + Fixture.EMPTY_PROJECT),
                one("select count(*) || md5(string_agg(concat(p.user_id, p.name, c.name, cam_type, lift, duration), ' '"
                        + " order by p.user_id, p.id, c.id)) from cams c join projects p on p.id = c.project_id"
                        + " where p.user_id like 'new\\_%'"));
        work.tidy(BENCH);
        if (work instanceof TenThousandInserts) {
            assertThat(outcome.getFirst()).isEqualTo(10_000);
        }
        return outcome;
    }

    /** Without what differs from one insert to the next. */
    private static Object stored(Object rows) {
        return rows instanceof Cam c && c.projectId() == Fixture.EMPTY_PROJECT
                ? List.of(
                        c.name(),
                        c.camType(),
                        c.lift(),
                        c.duration(),
                        c.id() > 0,
                        c.createdAt().equals(c.updatedAt()))
                : rows;
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = BENCH.pool().getConnection();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(query)) {
            rs.next();
            return String.valueOf(rs.getString(1));
        }
    }
}
