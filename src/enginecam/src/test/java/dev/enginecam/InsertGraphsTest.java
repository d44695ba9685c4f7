package dev.enginecam;

import static dev.enginecam.Graphs.USER_PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import dev.enginecam.Graphs.UserProjects;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.NewGraph;
import dev.rowan.insert.NewRow;
import dev.rowan.insert.PlannedStatement;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertGraphsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<StatementEvent> events = new ArrayList<>();
    private EngineCam.Connected db;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).listener(events::add));
        events.clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<NewGraph<User>> users(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SomeRows.newGraph("u%02d".formatted(i), 2, 3))
                .toList();
    }

    @Test
    void twenty_graphs_are_three_statements() {
        List<User> stored = db.users().insertGraphs(users(20).reversed());
        assertThat(events)
                .extracting(e -> e.statementId() + " " + e.rows())
                .containsExactly("users.insertAll 20", "projects.insertAll 40", "cams.insertAll 120");
        assertThat(stored.reversed())
                .as("in the order given")
                .isEqualTo(db.users().list(99));
    }

    @Test
    void a_shape_reads_them_in_the_order_given() {
        List<UserProjects> stored = db.users().insertGraphs(users(20).reversed(), USER_PROJECTS);
        assertThat(events).hasSize(4);
        assertThat(stored).extracting(u -> u.user().id()).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(stored)
                .hasSize(20)
                .allSatisfy(u -> assertThat(u).isEqualTo(db.users().get(u.user().id(), USER_PROJECTS)));
    }

    @Test
    void none_are_no_statement() {
        assertThat(db.users().insertGraphs(List.of())).isEmpty();
        assertThat(db.users().insertGraphs(List.of(), USER_PROJECTS)).isEmpty();
        assertThat(NewRow.dryRun(List.<NewUser>of())).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void rows_alone_are_one_statement() {
        assertThat(db.users().insertGraphs(SomeRows.newUsers(7))).hasSize(7);
        assertThat(events).extracting(StatementEvent::statementId).containsExactly("users.insertAll");
    }

    @Test
    void the_dry_run_shows_what_is_sent_and_sends_nothing() {
        List<NewGraph<User>> graphs = users(20);
        List<PlannedStatement> planned = NewRow.dryRun(graphs);
        assertThat(events).isEmpty();
        db.users().insertGraphs(graphs);
        assertThat(planned)
                .extracting(p -> p.statementId() + p.sql() + p.rows())
                .isEqualTo(events.stream()
                        .map(e -> e.statementId() + e.sql() + e.rows())
                        .toList());
    }

    @Test
    void an_object_that_graphs_point_to_is_one_row() {
        NewUser owner = SomeRows.newUser("owner");
        List<Project> stored = db.projects()
                .insertGraphs(IntStream.range(0, 5)
                        .mapToObj(i -> NewProject.ofUser()
                                .name("project " + i)
                                .with(Project.USER, owner)
                                .with(Project.CAMS, SomeRows.newCam("cam of " + i)))
                        .toList());
        assertThat(stored)
                .extracting(Project::userId, Project::name)
                .startsWith(tuple("owner", "project 0"))
                .hasSize(5);
        assertThat(stored)
                .allSatisfy(p -> assertThat(db.cams().listByProjectId(p.id()))
                        .singleElement()
                        .returns("cam of " + p.name().substring(8), Cam::name));
        assertThat(db.users().count()).isOne();
    }

    @Test
    void the_same_object_twice_is_two_rows() {
        SomeRows.user(db, "u");
        NewGraph<Project> twice = NewProject.userId("u").name("V8").with(Project.CAMS, SomeRows.newCam("c"));
        List<Project> stored = db.projects().insertGraphs(List.of(twice, twice));
        assertThat(stored).extracting(Project::id).doesNotHaveDuplicates().isSorted();
        assertThat(stored)
                .allSatisfy(p -> assertThat(db.cams().listByProjectId(p.id())).hasSize(1));
    }

    @Test
    void a_violation_in_the_last_graph_leaves_nothing_and_a_transaction_goes_on() {
        List<NewGraph<User>> graphs = new ArrayList<>(users(3));
        graphs.add(NewUser.id("v")
                .email("u00@example.com")
                .with(User.PROJECTS, NewProject.ofUser().name("V8")));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().insertGraphs(graphs))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY));
        assertThat(db.users().count()).isZero();
        db.transaction(tx -> {
            SomeRows.user(tx, "before");
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> tx.users().insertGraphs(graphs));
            tx.users().insertGraphs(users(1));
        });
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("before", "u00");
    }

    @Test
    void what_does_not_fit_together_names_the_graph() {
        List<NewRow<User>> graphs = List.of(
                SomeRows.newUser("fits"),
                SomeRows.newUser("a")
                        .with(
                                User.PROJECTS,
                                NewProject.userId("b").name("of another"),
                                NewProject.userId("c").name("of another")),
                SomeRows.newUser("d").with(User.PROJECTS, NewProject.userId("e").name("of another")),
                SomeRows.newUser("f")
                        .with(
                                User.PROJECTS,
                                NewProject.ofUser().name("V8").with(Project.CAMS, SomeRows.newCam(7, "c"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().insertGraphs(graphs))
                .withMessage("""
                        the rows do not fit together, and nothing was sent:
                          projects.user_id is to be users.id of the row that it points to, and another value too (3 rows, the first in graphs[1])
                          cams.project_id is given, but comes from projects.id, which the database fills in (in graphs[3])
                        help: a key's columns come from the row it points to, or are given: not both, not neither""");
        assertThat(events).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without it can do
    void a_graph_that_is_null_is_refused_by_its_place() {
        List<NewUser> none = null;
        List<NewUser> second = Arrays.asList(SomeRows.newUser("u"), null);
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().insertGraphs(none))
                .withMessage("graphs is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().insertGraphs(second))
                .withMessage("graphs[1] is null");
        assertThatNullPointerException().isThrownBy(() -> NewRow.dryRun(second)).withMessage("graphs[1] is null");
    }

    /** Whatever is in which graph, each row is stored below its own, and generated keys have the order given. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void random_graphs_are_stored_as_they_are_given(long seed) {
        var random = new Random(seed);
        List<NewRow<User>> graphs = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<Integer> order = IntStream.range(0, random.nextInt(1, 30)).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        for (int u : order) {
            var text = new StringBuilder("user_" + u + ":");
            List<NewRow<Project>> projects = new ArrayList<>();
            for (int p = random.nextInt(4); p > 0; p--) {
                text.append(" ").append(p).append('[');
                List<NewCam> cams = new ArrayList<>();
                for (int c = random.nextInt(4); c > 0; c--) {
                    NewCam cam = SomeRows.newCam(u + "." + p + "." + c);
                    text.append(u + "." + p + "." + c).append(' ');
                    cams.add(
                            switch (random.nextInt(3)) {
                                case 0 -> cam.profilePoints(JSONB.jsonb("[" + c + "]"));
                                case 1 -> cam.createdAt(Instant.EPOCH);
                                default -> cam;
                            });
                }
                text.append(']');
                NewProject project = NewProject.ofUser().name(String.valueOf(p));
                projects.add((random.nextBoolean() ? project.description("d") : project).with(Project.CAMS, cams));
            }
            graphs.add(SomeRows.newUser("user_" + u).with(User.PROJECTS, projects));
            expected.add(text.toString());
        }
        List<UserProjects> stored = db.users().insertGraphs(graphs, USER_PROJECTS);
        assertThat(stored).extracting(InsertGraphsTest::text).isEqualTo(expected);
        assertThat(stored)
                .flatExtracting(UserProjects::projects)
                .extracting(p -> p.project().id())
                .isSorted();
        assertThat(stored.size()).isEqualTo((int) db.users().count());
    }

    private static String text(UserProjects graph) {
        var text = new StringBuilder(graph.user().id() + ":");
        graph.projects().forEach(p -> {
            text.append(" ").append(p.project().name()).append('[');
            p.cams().forEach(c -> text.append(c.name()).append(' '));
            text.append(']');
        });
        return text.toString();
    }
}
