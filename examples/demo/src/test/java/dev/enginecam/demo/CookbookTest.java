package dev.enginecam.demo;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import dev.enginecam.Cam;
import dev.enginecam.CamPatch;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.Channel;
import dev.rowan.CopyFormat;
import dev.rowan.Cursor;
import dev.rowan.Listening;
import dev.rowan.OrderedQuery;
import dev.rowan.Page;
import dev.rowan.Pg;
import dev.rowan.session.Setting;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The tasks of {@code docs/cookbook.md}: what stands between {@code task} and {@code end} is shown there, and counted. What a test sent is in the
 * folder {@code cookbook} of the resources. {@code -Drowan.rewrite=true} writes both anew.
 */
class CookbookTest {
    // spotless:off
    // task: a database for each test
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));
    // end

    static final Path SENT = Path.of("src/test/resources/cookbook");

    // task: a graph of three levels
    record ProjectCams(Project project, List<Cam> cams) {}
    record UserProjects(User user, List<ProjectCams> projects) {}
    static final Shape<User, UserProjects> USER_PROJECTS = User.ROW
            .with(User.PROJECTS.shaped(Project.ROW.with(Project.CAMS).as(ProjectCams::new)))
            .as(UserProjects::new);
    // end

    // task: group by, into records
    record ByType(CamType type, long cams, BigDecimal lifts) {}
    static final Shape<Cam, ByType> BY_TYPE = Cam.ROW.by(CAMS.CAM_TYPE).and(count()).and(sum(CAMS.LIFT)).as(ByType::new);
    // end

    // task: hear what others have changed
    static final Channel<Integer> CHANGED = Channel.of("project_changed", String::valueOf, Integer::valueOf);
    // end
    // spotless:on

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Integer> refreshed = new LinkedBlockingQueue<>();
    private DataSource source;
    private EngineCam db;
    private int id;

    @BeforeEach
    void fill(DataSource database) {
        source = database;
        EngineCam silent = EngineCam.of(database);
        silent.users().insert(NewUser.id("bob").email("bob@example.com"));
        id = silent.projects()
                .insert(NewProject.userId("bob").name("V8").description("big block"))
                .id();
        silent.projects().insert(NewProject.userId("bob").name("I4"));
        silent.cams()
                .insert(NewCam.projectId(id)
                        .name("intake")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("9.50"))
                        .duration(240)
                        .profilePoints(JSONB.jsonb("[{\"radius\": 22}]")));
        db = silent.listener(event -> sent.add(event.sql()));
    }

    /** What the listener was told of; on one line as jOOQ renders it, so that long ones are broken before a clause. */
    @AfterEach
    void compareWhatWasSent(TestInfo test) throws IOException {
        Path file = SENT.resolve(test.getTestMethod().orElseThrow().getName() + ".sql");
        String text = String.join(
                        ";\n\n",
                        sent.stream().distinct().map(CookbookTest::broken).toList()) + "\n";
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static String broken(String sql) {
        return sql.contains("\n") || sql.length() < 100
                ? sql
                : sql.replaceAll(" (from|where|group by|order by|limit|for no key|set|returning) ", "\n$1 ");
    }

    private void work(EngineCam tx) {
        assertThat(tx.users().count()).isPositive();
    }

    private void refresh(int project) {
        refreshed.add(project);
    }

    // spotless:off

    @Test
    void create_a_row() {
        // task: create a row
        User ann = db.users().insert(NewUser.id("ann").email("ann@example.com"));
        // end
        assertThat(ann.subscriptionStatus()).isEqualTo("free");
    }

    @Test
    void read_by_a_unique_key() {
        // task: read by a unique key
        User bob = db.users().getByEmail("bob@example.com");
        // end
        assertThat(bob.id()).isEqualTo("bob");
    }

    @Test
    void change_some_columns() {
        // task: change some columns
        db.projects().update(id, p -> p.name("V10").description(null));
        // end
        assertThat(EngineCam.of(source).projects().get(id))
                .returns("V10", Project::name)
                .returns(null, Project::description);
    }

    @Test
    void delete_a_row() {
        // task: delete a row
        db.projects().delete(id);
        // end
        assertThat(EngineCam.of(source).projects().find(id)).isEmpty();
    }

    @Test
    void the_children_of_a_row() {
        // task: the children of a row
        List<Project> projects = db.projects().listByUserId("bob");
        // end
        assertThat(projects).hasSize(2);
    }

    @Test
    void a_graph_of_three_levels() {
        // task: a graph of three levels
        UserProjects bob = db.users().get("bob", USER_PROJECTS);
        // end
        assertThat(bob.projects().getFirst().cams()).hasSize(1);
    }

    @Test
    void rows_by_a_condition_on_related_rows() {
        // task: rows by a condition on related rows
        List<User> users =
                db.users().where(User.PROJECTS.any(p -> p.NAME.like("V%"))).list();
        // end
        assertThat(users).hasSize(1);
    }

    @Test
    void insert_many_rows() {
        List<String> names = List.of("a", "b", "c");
        // task: insert many rows
        List<Cam> stored = db.cams()
                .insertAll(names.stream()
                        .map(name -> NewCam.projectId(id)
                                .name(name)
                                .camType(CamType.INTAKE)
                                .lift(new BigDecimal("9.50"))
                                .duration(240))
                        .toList());
        // end
        assertThat(stored).extracting(Cam::name).isEqualTo(names);
    }

    @Test
    void group_by_into_records() {
        // task: group by, into records
        List<ByType> byType = db.cams().all().list(BY_TYPE);
        // end
        assertThat(byType).containsExactly(new ByType(CamType.INTAKE, 1, new BigDecimal("9.50")));
    }

    @Test
    void full_text() {
        String typed = "\"big block\" -diesel";
        // task: full text
        var document = DSL.field("to_tsvector('english', {0})", Object.class, PROJECTS.DESCRIPTION);
        List<Project> found = db.projects().where(Pg.matches(document, typed)).list();
        // end
        assertThat(found).hasSize(1);
    }

    @Test
    void a_jsonb_path() {
        // task: a jsonb path
        List<Cam> steep = db.cams()
                .where(Pg.jsonPath(CAMS.PROFILE_POINTS, "$[*] ? (@.radius > $least)", Map.of("least", 21)))
                .list();
        // end
        assertThat(steep).hasSize(1);
    }

    @Test
    void work_from_a_queue() {
        // task: work from a queue
        List<Project> mine = db.projects()
                .claim(
                        db.projects()
                                .where(PROJECTS.DESCRIPTION.isNull())
                                .orderBy(PROJECTS.ID)
                                .limit(10),
                        p -> p.description("taken"));
        // end
        assertThat(mine).extracting(Project::description).containsExactly("taken");
    }

    @Test
    void upsert() {
        // task: upsert
        User ann =
                db.users().upsertByEmail(NewUser.id("ann").email("ann@example.com"), u -> u.subscriptionStatus("pro"));
        // end
        assertThat(ann.id()).isEqualTo("ann");
    }

    @Test
    void many_rows_each_with_its_own_values() {
        Map<Integer, BigDecimal> lifts =
                Map.of(EngineCam.of(source).cams().all().list().getFirst().id(), BigDecimal.TEN);
        // task: many rows, each with its own values
        Map<Integer, CamPatch> patches = new HashMap<>();
        lifts.forEach((cam, lift) -> patches.put(cam, CamPatch.EMPTY.lift(lift)));
        db.cams().updateAll(patches);
        // end
        assertThat(EngineCam.of(source).cams().all().sum(CAMS.LIFT)).isEqualByComparingTo("10");
    }

    @Test
    void change_and_delete_by_a_condition() {
        Instant before = Instant.EPOCH;
        // task: change and delete by a condition
        long expired = db.users().updateWhere(USERS.CREATED_AT.lt(before), u -> u.subscriptionStatus("free"));
        long deleted = db.projects().deleteWhere(PROJECTS.DESCRIPTION.isNull());
        // end
        assertThat(expired).isZero();
        assertThat(deleted).isEqualTo(1);
    }

    @Test
    void lock_a_row_by_its_key() {
        // task: lock a row by its key
        db.transaction(tx -> {
            Project mine = tx.projects().lock(id);
            tx.projects().update(mine.id(), p -> p.description("mine"));
        });
        // end
        assertThat(EngineCam.of(source).projects().get(id).description()).isEqualTo("mine");
    }

    private @Nullable String page(@Nullable String cursor) {
        // task: a page and where the next one starts
        OrderedQuery<User> newest = db.users().all().orderBy(USERS.CREATED_AT.desc());
        Page<User> page = cursor == null ? newest.page(50) : newest.page(50, Cursor.parse(cursor));
        String next = page.next() == null ? null : page.next().toString();
        // end
        return next;
    }

    @Test
    void a_page_and_where_the_next_one_starts() {
        EngineCam.of(source)
                .dsl()
                .execute("insert into users (id, email) select g::text, g::text from generate_series(1, 99) g");
        String next = page(null);
        assertThat(page(Objects.requireNonNull(next))).isNull();
    }

    @Test
    void a_million_rows_to_csv() throws IOException {
        var out = new ByteArrayOutputStream();
        // task: a million rows to CSV
        long rows = db.cams().all().orderBy(CAMS.ID).copyOut(out, CopyFormat.CSV);
        // end
        assertThat(rows).isEqualTo(1);
    }

    @Test
    void soft_delete() {
        EngineCam.of(source).dsl().execute("""
                // task: soft delete
                create function keep_user() returns trigger language plpgsql as $$
                begin
                    update users set subscription_status = 'deleted' where id = old.id;
                    return null;
                end $$;
                create trigger users_keep before delete on users for each row execute function keep_user();
                // end
                """.replaceAll("(?m)^// .*$", ""));
        // task: soft delete
        db.users().delete("bob");
        // end
        assertThat(EngineCam.of(source).users().get("bob").subscriptionStatus()).isEqualTo("deleted");
    }

    @Test
    void who_changed_it() {
        EngineCam.of(source).dsl().execute("""
                // task: who changed it
                create function set_changed_by() returns trigger language plpgsql as $$
                begin
                    new.description = current_setting('app.user');
                    return new;
                end $$;
                create trigger projects_changed_by before update on projects for each row execute function set_changed_by();
                // end
                """.replaceAll("(?m)^// .*$", ""));
        // task: who changed it
        db.transaction(tx -> {
            tx.dsl().execute("select set_config('app.user', ?, true)", "bob");
            tx.projects().update(id, p -> p.name("V10"));
        });
        // end
        assertThat(EngineCam.of(source).projects().get(id).description()).isEqualTo("bob");
    }

    @Test
    void once_more_after_a_serialization_failure() {
        // task: once more after a serialization failure
        db.with(TransactionOptions.DEFAULTS.attempts(5)).transaction(tx -> work(tx));
        // end
    }

    @Test
    void an_isolation_level() {
        // task: an isolation level
        db.with(TransactionOptions.of(Isolation.SERIALIZABLE)).transaction(tx -> work(tx));
        // end
    }

    @Test
    void as_somebody_by_row_level_security() {
        EngineCam.of(source).dsl().execute("select set_config('app.user', '', false)");
        // task: as somebody, by row-level security
        db.with(new Setting("app.user", "bob")).transaction(tx -> work(tx)); // also "role"
        // end
    }

    @Test
    void hear_what_others_have_changed() throws InterruptedException {
        // task: hear what others have changed
        Listening listening = db.subscribe(
                CHANGED,
                project -> refresh(project),
                since -> db.projects()
                        .where(PROJECTS.UPDATED_AT.ge(since))
                        .list()
                        .forEach(p -> refresh(p.id())));
        db.publish(CHANGED, id);
        // end
        for (int i = 0; i < 3; i++) { // both projects at the start, and the one that was published
            assertThat(refreshed.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
        listening.close();
        sent.sort(String::compareTo); // two threads
    }

    @Test
    void a_read_replica() {
        DataSource replicaSource = source;
        // task: a read replica
        EngineCam replica = EngineCam.of(replicaSource);
        long users = replica.users().count();
        // end
        assertThat(users).isEqualTo(1);
        db.users().count();
    }

    @Test
    void a_log_of_the_sql() {
        List<String> log = new ArrayList<>();
        // task: a log of the SQL
        EngineCam logged = db.listener(event -> log.add(event.sql()));
        // end
        logged.users().count();
        assertThat(log).hasSize(1);
        sent.addAll(log);
    }

    @Test
    void metrics_of_each_statement() {
        Map<String, Long> metrics = new HashMap<>();
        // task: metrics of each statement
        EngineCam measured = db.listener(event -> metrics.merge(event.statementId(), event.nanos(), Long::sum));
        // end
        measured.users().count();
        assertThat(metrics).containsOnlyKeys("users.count");
        db.users().count();
    }
}
