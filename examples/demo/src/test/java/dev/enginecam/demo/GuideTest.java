package dev.enginecam.demo;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.ProjectPatch;
import dev.enginecam.User;
import dev.enginecam.UserFilter;
import dev.enginecam.UserSort;
import dev.rowan.Channel;
import dev.rowan.CopyFormat;
import dev.rowan.Cursor;
import dev.rowan.Listening;
import dev.rowan.OrderedQuery;
import dev.rowan.Page;
import dev.rowan.Pg;
import dev.rowan.Query;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.connect.Health;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.TransactionEnded;
import dev.rowan.session.OnceKey;
import dev.rowan.session.Setting;
import dev.rowan.session.TransactionOptions;
import dev.rowan.session.TransactionOptions.Isolation;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the pages in {@code docs}, so that it compiles and runs. */
class GuideTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    // spotless:off
    record CamLine(int id, String name) {}

    static final Shape<Cam, CamLine> CAM_LINE = Cam.ROW.only(CAMS.ID).and(CAMS.NAME).as(CamLine::new);

    record Card(User user, List<Project> newest, Long projects, Boolean any) {}

    static final Shape<User, Card> CARD = User.ROW
            .with(User.PROJECTS.where(p -> p.NAME.like("V%")).orderBy(p -> p.CREATED_AT.desc()).limit(2))
            .with(User.PROJECTS.count())
            .with(User.PROJECTS.exists())
            .as(Card::new);

    record ProjectCams(Project project, List<Cam> cams) {}

    record UserProjects(User user, List<ProjectCams> projects) {}

    static final Shape<Project, ProjectCams> PROJECT_CAMS = Project.ROW.with(Project.CAMS).as(ProjectCams::new);
    static final Shape<User, UserProjects> USER_PROJECTS =
            User.ROW.with(User.PROJECTS.shaped(PROJECT_CAMS)).as(UserProjects::new);
    static final Function<String, Shape<User, UserProjects>> NAMED = Shape.given(PROJECTS.NAME, name -> User.ROW
            .with(User.PROJECTS.where(p -> p.NAME.eq(name)).shaped(PROJECT_CAMS))
            .as(UserProjects::new));

    record Dashboard(User user, List<Project> projects, long cams) {}

    // spotless:on

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
        db.users().insert(NewUser.id("user_123").email("test@example.com"));
        db.projects().insert(NewProject.userId("user_123").name("V8"));
    }

    @Test
    void rows_are_read_by_key_by_foreign_key_and_by_condition() {
        // spotless:off
        Optional<User> maybe = db.users().find("user_123");
        User user = db.users().get("user_123"); // RowNotFound where there is none
        User same = db.users().getByEmail("test@example.com");
        List<Project> projects = db.projects().listByUserId("user_123");
        List<Project> newest = db.projects().listByUserId("user_123", 10, PROJECTS.CREATED_AT.desc());
        List<User> first = db.users().list(50); // by primary key
        boolean there = db.users().exists("user_123");
        long all = db.users().count();
        // spotless:on
        assertThat(maybe).contains(user).contains(same);
        assertThat(first).containsExactly(user);
        assertThat(projects).hasSize(1).isEqualTo(newest);
        assertThat(there).isTrue();
        assertThat(all).isEqualTo(1);
        // spotless:off
        List<Project> some = db.projects()
                .where(PROJECTS.USER_ID.eq("user_123"))
                .and(PROJECTS.NAME.likeIgnoreCase("v%"))
                .orderBy(PROJECTS.CREATED_AT.desc())
                .limit(10)
                .list();
        Map<String, Integer> perUser = db.dsl() // jOOQ itself
                .select(PROJECTS.USER_ID, DSL.count())
                .from(PROJECTS)
                .groupBy(PROJECTS.USER_ID)
                .fetchMap(PROJECTS.USER_ID, DSL.count());
        // spotless:on
        assertThat(some).isEqualTo(projects);
        assertThat(perUser).containsExactly(Map.entry("user_123", 1));
    }

    @Test
    void all_rows_of_a_condition_give_one_value() {
        Project project = db.projects().all().first().orElseThrow();
        db.cams()
                .insert(NewCam.projectId(project.id())
                        .name("Intake")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("9.50"))
                        .duration(240));
        // spotless:off
        Query<Cam> intake = db.cams().where(CAMS.CAM_TYPE.eq(CamType.INTAKE));
        BigDecimal lifts = intake.sum(CAMS.LIFT); // zero where there is no row
        Optional<Instant> newest = intake.max(CAMS.CREATED_AT);
        // spotless:on
        assertThat(lifts).isEqualTo("9.50");
        assertThat(newest).isPresent();
    }

    // spotless:off
    Page<User> search(Map<String, List<String>> request, String sort) { // ?sort=-createdAt&plan=pro&createdAt.ge=2026-01-01T00:00:00Z
        return db.users().where(UserFilter.parse(request, "sort")).orderBy(UserSort.parse(sort)).page(50);
    }

    @Test
    void order_and_filter_come_from_outside() {
        var request = Map.of("plan", List.of("free", "pro"), "createdAt.ge", List.of("2000-01-01T00:00:00Z"), "sort", List.of("-createdAt"));
        assertThat(search(request, "-createdAt").rows()).isNotEmpty();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> search(request, "password"));
    }

    Page<UserProjects> newest(@Nullable String cursor) { // of a request
        OrderedQuery<User> users = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("free")).orderBy(USERS.CREATED_AT.desc());
        return cursor == null ? users.page(50, USER_PROJECTS) : users.page(50, Cursor.parse(cursor), USER_PROJECTS);
    }

    // spotless:on

    @Test
    void a_list_is_read_page_by_page() {
        for (int i = 0; i < 60; i++) {
            db.users().insert(NewUser.id("user_" + i).email(i + "@example.com"));
        }
        Page<UserProjects> first = newest(null);
        Page<UserProjects> second = newest(String.valueOf(first.next()));
        assertThat(first.rows()).hasSize(50);
        assertThat(second.rows()).hasSize(11);
        assertThat(newest(String.valueOf(second.previous())).rows()).isEqualTo(first.rows());
        // spotless:off
        Page<User> third = db.users().all().orderBy(USERS.EMAIL).withTotal().offsetPage(20, 40);
        // spotless:on
        assertThat(third.total()).isEqualTo(61);
        assertThat(third.rows()).hasSize(20);
    }

    @Test
    void more_rows_than_fit_into_memory_are_a_stream() {
        var out = new StringBuilder();
        // spotless:off
        try (Stream<UserProjects> users = db.users().all().orderBy(USERS.ID).stream(USER_PROJECTS)) {
            users.forEach(u -> out.append(u.user().email()).append(' ').append(u.projects().size()).append('\n'));
        }
        // spotless:on
        assertThat(out).hasToString("test@example.com 1\n");
    }

    @Test
    void a_path_of_json_takes_variables() {
        Project project = db.projects().all().first().orElseThrow();
        Cam cam = db.cams()
                .insert(NewCam.projectId(project.id())
                        .name("Intake")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("9.50"))
                        .duration(240)
                        .profilePoints(JSONB.jsonb("[{\"angle\": 0, \"radius\": 21.5}]")));
        // spotless:off
        List<Cam> steep = db.cams()
                .where(Pg.jsonPath(CAMS.PROFILE_POINTS, "$[*] ? (@.radius > $least)", Map.of("least", 21)))
                .list();
        // spotless:on
        assertThat(steep).containsExactly(cam);
    }

    @Test
    void a_table_is_downloaded_as_csv() throws IOException {
        var out = new ByteArrayOutputStream();
        // spotless:off
        long rows = db.users().where(USERS.SUBSCRIPTION_STATUS.eq("free")).orderBy(USERS.ID)
                .copyOut(out, CopyFormat.CSV);
        // spotless:on
        assertThat(rows).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("id,email,").contains("user_123,test@example.com,");
    }

    @Test
    void a_query_locks_the_rows_that_it_gives() {
        // spotless:off
        db.transaction(tx -> {
            List<Project> mine = tx.projects().where(PROJECTS.DESCRIPTION.isNull()).orderBy(PROJECTS.ID).limit(10)
                    .forNoKeyUpdate().skipLocked().list();
            mine.forEach(p -> tx.projects().update(p.id(), c -> c.description("taken")));
        });
        // spotless:on
        assertThat(db.projects().all().first().orElseThrow().description()).isEqualTo("taken");
    }

    @Test
    void a_row_is_stored_or_overwritten() {
        // spotless:off
        User stored = db.users().upsert(NewUser.id("ada").email("ada@example.com"));
        User pro = db.users().upsertByEmail( // by a unique key, with a patch for the row that is there
                NewUser.id("other").email("ada@example.com"), u -> u.subscriptionStatus("pro"));
        boolean isNew = db.users().upsertAndTell(NewUser.id("bob").email("bob@example.com")).inserted();
        Optional<User> taken = db.users().insertIfAbsent(NewUser.id("eve").email("bob@example.com"));
        List<User> both = db.users().upsertAll(List.of(
                NewUser.id("bob").email("bob@example.org"), NewUser.id("cat").email("cat@example.com")));
        // spotless:on
        assertThat(stored.subscriptionStatus()).isEqualTo("free");
        assertThat(pro).returns("ada", User::id).returns("pro", User::subscriptionStatus);
        assertThat(isNew).isTrue();
        assertThat(taken).isEmpty();
        assertThat(both).extracting(User::email).containsExactly("bob@example.org", "cat@example.com");
    }

    @Test
    void a_stream_is_copied_in(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("emails"), "one@example.com\ntwo@example.com\n");
        List<Long> told = new ArrayList<>();
        LongConsumer progress = told::add;
        // spotless:off
        try (Stream<String> emails = Files.lines(file)) {
            db.users().copyIn(emails.map(email -> NewUser.id(email).email(email)), progress);
        }
        // spotless:on
        assertThat(told).containsExactly(2L);
        assertThat(db.users().findAll(List.of("two@example.com", "one@example.com")))
                .hasSize(2);
        long users;
        // spotless:off
        try (Stream<String> lines = Files.lines(file)) {
            users = db.users().copyUpsertByEmail(lines.map(email -> NewUser.id(email).email(email)), progress);
        }
        // spotless:on
        assertThat(users).isEqualTo(2);
    }

    @Test
    void rows_that_are_there_are_changed() {
        Project v8 = db.projects().all().first().orElseThrow();
        Project v6 = db.projects().insert(NewProject.userId("user_123").name("V6"));
        // spotless:off
        Project renamed = db.projects().updateAndGet(v8.id(), p -> p.name("V10")); // the row as it is then
        db.projects().update(v8.id(), p -> p.set(PROJECTS.NAME, PROJECTS.NAME.concat("!"))); // computed by the server
        long changed = db.projects().updateWhere(PROJECTS.DESCRIPTION.isNull(), p -> p.description("none"));
        long each = db.projects().updateAll(Map.of( // by key, each its own patch, in one statement
                v8.id(), ProjectPatch.EMPTY.name("V8"),
                v6.id(), ProjectPatch.EMPTY.name("V6")));
        long gone = db.projects().deleteAll(List.of(v6.id()));
        long free = db.users().deleteWhere(USERS.SUBSCRIPTION_STATUS.eq("expired"));
        // spotless:on
        assertThat(renamed.name()).isEqualTo("V10");
        assertThat(changed).isEqualTo(2);
        assertThat(each).isEqualTo(2);
        assertThat(gone).isEqualTo(1);
        assertThat(free).isZero();
        assertThat(db.projects().get(v8.id())).returns("V8", Project::name).returns("none", Project::description);
    }

    // spotless:off
    static final Channel<Integer> CHANGED = Channel.of("project_changed", String::valueOf, Integer::valueOf);
    // spotless:on

    private final BlockingQueue<Integer> refreshed = new LinkedBlockingQueue<>();

    private void refresh(int project) {
        refreshed.add(project);
    }

    @Test
    void messages_are_heard_when_the_transaction_commits() throws InterruptedException {
        Project v8 = db.projects().listByUserId("user_123").getFirst();
        // spotless:off
        Listening listening = db.subscribe(
                CHANGED,
                id -> refresh(id),
                since -> db.projects().where(PROJECTS.UPDATED_AT.ge(since)).list().forEach(p -> refresh(p.id())));
        db.transaction(tx -> {
            tx.projects().update(v8.id(), p -> p.name("V8 biturbo"));
            tx.publish(CHANGED, v8.id()); // by COMMIT, and not at all by a rollback
        });
        // spotless:on
        assertThat(refreshed.poll(20, TimeUnit.SECONDS)).isEqualTo(v8.id());
        listening.close();
    }

    // spotless:off
    record ByType(CamType type, long cams, BigDecimal lifts, Optional<String> last) {}

    static final Shape<Cam, ByType> BY_TYPE = Cam.ROW
            .by(CAMS.CAM_TYPE).and(count()).and(sum(CAMS.LIFT))
            .andOptional(max(CAMS.NAME).filterWhere(CAMS.DURATION.gt(240)))
            .as(ByType::new);

    record Report(Project project, List<ByType> cams) {}

    static final Shape<Project, Report> REPORT = Project.ROW.with(Project.CAMS.shaped(BY_TYPE)).as(Report::new);
    // spotless:on

    @Test
    void rows_are_grouped() {
        int v8 = db.projects().listByUserId("user_123").getFirst().id();
        db.cams()
                .insert(NewCam.projectId(v8)
                        .name("long")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("9.50"))
                        .duration(280));
        // spotless:off
        List<ByType> long_ = db.cams().where(CAMS.DURATION.ge(200)).orderBy(count().desc()).limit(10).list(BY_TYPE);
        List<Report> reports = db.projects().listByUserId("user_123", REPORT); // one round trip
        List<ByType> many = db.cams().all().list(BY_TYPE.having(count().gt(100)));
        // spotless:on
        assertThat(long_).singleElement().returns(CamType.INTAKE, ByType::type).returns(1L, ByType::cams);
        assertThat(reports).extracting(Report::cams).contains(long_);
        assertThat(many).isEmpty();
    }

    @Test
    void a_lock_of_a_name_is_had_by_one_transaction() {
        db.users().insert(NewUser.id("late").email("late@example.com").subscriptionStatus("expired"));
        // spotless:off
        db.transaction(tx -> {
            if (tx.tryAdvisoryLock("nightly")) { // one process at a time; advisoryLock waits instead
                tx.users().deleteWhere(USERS.SUBSCRIPTION_STATUS.eq("expired"));
            }
        });
        // spotless:on
        assertThat(db.users().find("late")).isEmpty();
    }

    @Test
    void rows_are_claimed_by_one_caller_each() {
        // spotless:off
        List<Project> mine = db.projects().claim(
                db.projects().where(PROJECTS.DESCRIPTION.isNull()).orderBy(PROJECTS.ID).limit(10),
                p -> p.description("taken"));
        // spotless:on
        assertThat(mine).singleElement().returns("taken", Project::description);
    }

    @Test
    void many_keys_are_read_at_once_and_one_is_locked() {
        Project v8 = db.projects().all().first().orElseThrow();
        Project v6 = db.projects().insert(NewProject.userId("user_123").name("V6"));
        // spotless:off
        List<Project> inOrder = db.projects().findAll(List.of(v6.id(), v8.id())); // in the order of the keys
        Map<Integer, Project> byKey = db.projects().findMap(List.of(v6.id(), -1)); // without those that are not there
        db.transaction(tx -> {
            Project mine = tx.projects().lock(v8.id()); // until the transaction ends
            tx.projects().update(mine.id(), p -> p.description("mine"));
        });
        // spotless:on
        assertThat(inOrder).containsExactly(v6, v8);
        assertThat(byKey).containsExactly(Map.entry(v6.id(), v6));
        assertThat(db.projects().get(v8.id()).description()).isEqualTo("mine");
    }

    @Test
    void rows_are_written_one_by_one_and_in_lists() {
        // spotless:off
        User ada = db.users().insert(NewUser.id("ada").email("ada@example.com")); // as stored
        List<Project> two = db.projects().insertAll(List.of(
                NewProject.userId("ada").name("V8"),
                NewProject.userId("ada").name("V6").description("for the boat")));
        db.users().update("ada", u -> u.subscriptionStatus("pro")); // writes that column and no other
        boolean deleted = db.projects().delete(two.getFirst().id());
        // spotless:on
        assertThat(ada.subscriptionStatus()).isEqualTo("free");
        assertThat(db.users().get("ada").subscriptionStatus()).isEqualTo("pro");
        assertThat(deleted).isTrue();
        assertThat(db.projects().listByUserId("ada")).containsExactly(two.getLast());
    }

    @Test
    void branches_take_conditions_orders_limits_counts_and_existence() {
        Card card = db.users().get("user_123", CARD);
        assertThat(card.newest()).extracting(Project::name).containsExactly("V8");
        assertThat(card.projects()).isEqualTo(1);
        assertThat(card.any()).isTrue();
        int v8 = card.newest().getFirst().id();
        Cam cam = db.cams()
                .insert(NewCam.projectId(v8)
                        .name("Intake")
                        .camType(CamType.INTAKE)
                        .lift(BigDecimal.TEN)
                        .duration(240));
        // spotless:off
        List<CamLine> lines = db.cams().where(Cam.PROJECT.any(p -> p.NAME.eq("V8"))).list(CAM_LINE);
        // spotless:on
        assertThat(lines).containsExactly(new CamLine(cam.id(), "Intake"));
    }

    @Test
    void a_constant_shape_takes_a_value_of_each_call() {
        // spotless:off
        UserProjects named = db.users().get("user_123", NAMED.apply("V8"));
        // spotless:on
        assertThat(named.projects()).hasSize(1);
        assertThat(db.users().get("user_123", NAMED.apply("V6")).projects()).isEmpty();
    }

    @Test
    void reads_that_do_not_depend_on_each_other_go_together() {
        // spotless:off
        Dashboard shown = db.together(
                d -> d.users().get("user_123"),
                d -> d.projects().where(PROJECTS.NAME.eq("V8")).list(),
                d -> d.cams().count(),
                Dashboard::new);
        // spotless:on
        assertThat(shown.user().id()).isEqualTo("user_123");
        assertThat(shown.projects()).hasSize(1);
        assertThat(shown.cams()).isZero();
    }

    @Test
    void a_new_row_can_bring_the_row_that_it_points_to() {
        // spotless:off
        NewUser newUser = NewUser.id("user_8").email("eight@example.com");
        Project project = db.projects().insertGraph(NewProject.ofUser().name("V8").with(Project.USER, newUser));
        // spotless:on
        assertThat(project.userId()).isEqualTo("user_8");
    }

    @Test
    void many_graphs_are_stored_at_once() {
        // spotless:off
        List<User> stored = db.users().insertGraphs(List.of(
                NewUser.id("user_10").email("ten@example.com").with(User.PROJECTS, NewProject.ofUser().name("V8")),
                NewUser.id("user_11").email("eleven@example.com").with(User.PROJECTS, NewProject.ofUser().name("V6"))));
        // spotless:on
        assertThat(stored).extracting(User::id).containsExactly("user_10", "user_11");
        assertThat(db.projects().count()).isEqualTo(3);
    }

    // spotless:off
    static final TransactionOptions BOOKING = TransactionOptions.of(Isolation.SERIALIZABLE)
            .attempts(5)
            .statementTimeout(Duration.ofSeconds(2))
            .lockTimeout(Duration.ofMillis(500));
    // spotless:on

    @Test
    void a_transaction_has_options() {
        List<String> mails = new ArrayList<>();
        Consumer<User> mail = user -> mails.add(user.email());
        // spotless:off
        User ada = db.with(BOOKING).transactionResult(tx -> {
            User stored = tx.users().insert(NewUser.id("ada").email("ada@example.com"));
            tx.afterCommit(() -> mail.accept(stored)); // not at all, if it is rolled back
            return stored;
        });
        // spotless:on
        assertThat(mails).containsExactly(ada.email());
    }

    @Test
    void work_of_a_key_is_done_once() {
        // spotless:off
        db.dsl().execute("""
                create table rowan_once (
                    key text primary key,
                    run uuid not null,
                    result text,
                    done_at timestamptz not null default now()
                );
                """);
        // spotless:on
        db.users().insert(NewUser.id("ann").email("ann@example.com"));
        List<Integer> ids = new ArrayList<>();
        for (String key : List.of("f3b1", "f3b1")) {
            // spotless:off
            int id = db.transactionOnce(OnceKey.of(key, String::valueOf, Integer::valueOf), tx ->
                    tx.projects().insert(NewProject.userId("ann").name("V8")).id());
            // spotless:on
            ids.add(id);
        }
        assertThat(ids).containsOnly(ids.getFirst());
        // spotless:off
        boolean now = db.transactionOnce("welcome ann", tx -> tx.users().update("ann", u -> u.subscriptionStatus("pro")));
        // spotless:on
        assertThat(now).isTrue();
        // spotless:off
        Optional<User> user = db.within(Duration.ofMillis(200)).users().find("ann");
        // spotless:on
        assertThat(user).isPresent();
    }

    @Test
    void calls_run_at_the_same_time_and_are_cancelled() {
        db.users().insert(NewUser.id("ann").email("ann@example.com"));
        // spotless:off
        CompletableFuture<User> user = db.async(d -> d.users().get("ann"));
        CompletableFuture<Long> cams = db.async(d -> d.cams().count());
        String shown = user.thenCombine(cams, (u, n) -> u.email() + ": " + n).join();
        // spotless:on
        assertThat(shown).isEqualTo("ann@example.com: 0");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            // spotless:off
            Future<List<Project>> search = executor.submit(
                    () -> db.interruptibly(d -> d.projects().where(PROJECTS.NAME.like("%V8%")).list()));
            search.cancel(true); // interrupts the task, and the server ends its statement
            // spotless:on
            assertThat(search).isDone();
        }
    }

    @Test
    void a_transaction_has_an_identity() {
        db.dsl().execute("do $$ begin create role authenticated; exception when duplicate_object then null; end $$");
        String claims = "{\"sub\": \"ann\"}";
        List<String> roles = new ArrayList<>();
        Consumer<EngineCam> work = tx -> roles.add(tx.dsl()
                .fetchSingle("select current_user || auth from current_setting('request.jwt.claims') auth")
                .get(0, String.class));
        // spotless:off
        db.with(Setting.role("authenticated"), new Setting("request.jwt.claims", claims)).transaction(tx -> work.accept(tx));
        // spotless:on
        assertThat(roles).containsExactly("authenticated" + claims);
    }

    @Test
    void a_transaction_has_settings() {
        // spotless:off
        long slow = db.with(new Setting("statement_timeout", "2min")).read(tx -> tx.users().count());
        // spotless:on
        assertThat(slow).isPositive();
    }

    @Test
    void work_runs_in_transactions_savepoints_and_snapshots(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plan"), "pro");
        // spotless:off
        Project v8 = db.transactionResult(tx -> { // tx is an EngineCam too
            User user = tx.users().insert(NewUser.id("eve").email("eve@example.com"));
            return tx.projects().insert(NewProject.userId(user.id()).name("V8"));
        });
        long rows = db.read(tx -> tx.users().count() + tx.projects().count()); // one read-only snapshot
        db.transaction(IOException.class, tx -> {
            String plan = Files.readString(file);
            tx.users().update("eve", u -> u.subscriptionStatus(plan));
        });
        // spotless:on
        assertThat(v8.userId()).isEqualTo("eve");
        assertThat(rows).isEqualTo(4);
        assertThat(db.users().get("eve").subscriptionStatus()).isEqualTo("pro");
        List<EngineCam> kept = new ArrayList<>();
        db.transaction(kept::add);
        assertThatExceptionOfType(TransactionEnded.class)
                .isThrownBy(() -> kept.getFirst().users().count());
    }

    @Test
    void a_facade_takes_part_in_the_transaction_of_its_connection(DataSource database) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // spotless:off
            EngineCam guest = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            guest.transaction(tx -> tx.users().delete("user_123")); // a savepoint: nothing is committed
            connection.rollback();
            // spotless:on
        }
        assertThat(db.users().exists("user_123")).isTrue();
    }

    @Test
    void a_configuration_says_how_to_connect_and_who_listens(TestDatabase database) {
        String url = database.url();
        List<String> log = new ArrayList<>();
        // spotless:off
        DatabaseConfig config = DatabaseConfig.of(url)
                .poolSize(20)
                .statementTimeout(Duration.ofSeconds(5))
                .listener(event -> log.add(event.statementId() + ": " + event.rows() + " rows"));
        // spotless:on
        try (var listened = EngineCam.connect(config)) {
            assertThat(listened.users().find("user_123")).isPresent();
        }
        assertThat(log).containsExactly("users.find: 1 rows");
    }

    @Test
    void a_connection_is_kept_for_one_use_alone(TestDatabase database) {
        String url = database.url();
        // spotless:off
        DatabaseConfig config = DatabaseConfig.of(url + "&pool=off");
        // spotless:on
        try (var db = EngineCam.connect(config)) {
            assertThat(db.users().find("user_123")).isPresent();
        }
    }

    @Test
    void a_database_tells_how_it_is(TestDatabase database) {
        List<String> log = new ArrayList<>();
        DatabaseConfig config = DatabaseConfig.of(database.url()).poolSize(2);
        // spotless:off
        config = config.leakDetection(Duration.ofSeconds(30)).closeTimeout(Duration.ofSeconds(20));
        config = config.migrationLocks(Duration.ofSeconds(1), 30).waitForServer(Duration.ofMinutes(1));
        // spotless:on
        try (var db = EngineCam.connect(config)) {
            // spotless:off
            Health health = db.health(Duration.ofSeconds(1));
            if (!health.isUp()) {
                log.add(health.problem() + ", schema " + health.schema() + ", connections " + health.pool());
            }
            // spotless:on
            assertThat(log).isEmpty();
            assertThat(health.pool()).isNotNull();
        }
    }

    @Test
    void a_facade_on_the_callers_connections_takes_a_listener_too(TestDatabase database) {
        DataSource dataSource = database.dataSource();
        List<String> log = new ArrayList<>();
        // spotless:off
        EngineCam db = EngineCam.of(dataSource)
                .listener(event -> log.add(event.statementId() + ": " + event.rows() + " rows"));
        // spotless:on
        assertThat(db.users().find("user_123")).isPresent();
        assertThat(log).containsExactly("users.find: 1 rows");
    }

    @Test
    void a_value_that_does_not_fit_is_refused_before_anything_is_sent() {
        String email = "e".repeat(300);
        String column = "";
        // spotless:off
        try {
            db.users().insert(NewUser.id("user_9").email(email)); // longer than varchar(255)
        } catch (InvalidInput e) {
            column = e.name(); // "email": a web layer answers 400
        }
        // spotless:on
        assertThat(column).isEqualTo("email");
    }
}
