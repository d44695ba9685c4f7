package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.TypedQuery;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** The queries of {@code db/queries}: each does what its first line says. */
class TypedQueriesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db = EngineCam.of(new PGSimpleDataSource());

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
    }

    private Cam cam(int project, String name, String lift) {
        return cam(project, name, CamType.INTAKE, lift);
    }

    private Cam cam(int project, String name, CamType type, String lift) {
        return db.cams()
                .insert(NewCam.projectId(project)
                        .name(name)
                        .camType(type)
                        .lift(new BigDecimal(lift))
                        .duration(240));
    }

    @Test
    void an_overview_counts_the_cams_of_each_project_newest_first() {
        Project first = SomeRows.project(db);
        Project second = SomeRows.project(db, "owner");
        cam(first.id(), "low", "8.00");
        cam(first.id(), "high", "9.50");
        assertThat(db.projects().overview("owner", 10))
                .containsExactly(
                        new ProjectOverview(second.id(), "V8", 0, null),
                        new ProjectOverview(first.id(), "V8", 2, new BigDecimal("9.50")));
        assertThat(db.projects().overview("owner", 1)).hasSize(1);
        assertThat(db.projects().overview("nobody", 10)).isEmpty();
    }

    @Test
    void projects_come_with_their_cams_in_lists() {
        Project first = SomeRows.project(db);
        Project second = SomeRows.project(db, SomeRows.user(db, "other").id());
        Cam intake = cam(first.id(), "Intake", "8.00");
        Cam exhaust = cam(first.id(), "Exhaust", "9.50");
        assertThat(db.projects().withCams(List.of("owner", "other", "nobody")))
                .containsExactly(
                        new ProjectWithCams(first, List.of(intake, exhaust)), new ProjectWithCams(second, List.of()));
        assertThat(db.projects().withCams(List.of())).isEmpty();
    }

    @Test
    void cams_in_a_window_of_lifts_have_a_place_among_their_type() {
        int project = SomeRows.project(db).id();
        Cam low = cam(project, "low", "8.00");
        Cam high = cam(project, "high", "9.50");
        cam(project, "too high", "9.51");
        assertThat(db.cams().inLiftWindow(p -> p.least(new BigDecimal("8.00")).most(new BigDecimal("9.50"))))
                .containsExactly(
                        new CamInLiftWindow(high.id(), "high", CamType.INTAKE, new BigDecimal("9.50"), 1),
                        new CamInLiftWindow(low.id(), "low", CamType.INTAKE, new BigDecimal("8.00"), 2));
    }

    @Test
    void a_label_has_the_project_s_name_and_the_owner_s_address() {
        int project = SomeRows.project(db).id();
        Cam first = cam(project, "first", "8.00");
        Cam second = cam(project, "second", "9.50");
        cam(SomeRows.project(db, "owner").id(), "of another project", "8.00");
        String owner = db.users().get("owner").email();
        assertThat(db.cams().labels(project, 10))
                .containsExactly(
                        new CamLabel(first.id(), "first", first.lift(), "V8", owner),
                        new CamLabel(second.id(), "second", second.lift(), "V8", owner));
        assertThat(db.cams().labels(project, 1)).extracting(CamLabel::name).containsExactly("first");
    }

    @Test
    void statistics_are_made_of_the_points_of_a_profile() {
        int project = SomeRows.project(db).id();
        Cam measured = db.cams()
                .insert(SomeRows.newCam(project, "measured")
                        .profilePoints(
                                JSONB.jsonb("[{\"angle\": 0, \"radius\": 15.5}, {\"angle\": 90, \"radius\": 24}]")));
        Cam unmeasured = cam(project, "unmeasured", "8.00");
        assertThat(db.cams().profileStatistics(project))
                .containsExactly(
                        new CamProfileStatistics(
                                measured.id(), "measured", 2, new BigDecimal("15.5"), new BigDecimal("24")),
                        new CamProfileStatistics(unmeasured.id(), "unmeasured", 0, null, null));
    }

    @Test
    void two_who_claim_work_get_different_cams() {
        int project = SomeRows.project(db).id();
        Cam first = cam(project, "first", "8.00");
        Cam second = cam(project, "second", "8.00");
        db.transaction(tx -> {
            assertThat(tx.cams().claimUnmeasured(1)).containsExactly(first);
            assertThat(CompletableFuture.supplyAsync(() -> db.<List<Cam>>transactionResult(
                                    other -> other.cams().claimUnmeasured(5)))
                            .join())
                    .containsExactly(second);
        });
        assertThat(db.cams().claimUnmeasured(5)).containsExactly(first, second);
    }

    @Test
    void a_search_is_narrowed_by_what_is_asked_for_and_by_nothing_else() {
        int project = SomeRows.project(db).id();
        Cam low = cam(project, "low", "8.00");
        Cam high = cam(project, "high", "9.50");
        Cam exhaust = cam(project, "exhaust", CamType.EXHAUST, "9.00");
        CamRepository cams = db.cams();
        assertThat(cams.search(p -> p.userId("owner").limit(10), CamSearchOrder.NEWEST))
                .containsExactly(exhaust, high, low);
        assertThat(cams.search(p -> p.userId("owner").limit(10), CamSearchOrder.HIGHEST))
                .containsExactly(high, exhaust, low);
        assertThat(cams.search(p -> p.type(CamType.INTAKE).limit(10).userId("owner"), CamSearchOrder.NEWEST))
                .containsExactly(high, low);
        assertThat(cams.search(
                        p -> p.userId("owner").limit(10).lift(new BigDecimal("8.50"), new BigDecimal("9.50")),
                        CamSearchOrder.HIGHEST))
                .containsExactly(high, exhaust);
        var all = CamSearchParameters.EMPTY
                .userId("owner")
                .limit(1)
                .lift(new BigDecimal("8.50"), new BigDecimal("9.50"))
                .type(CamType.EXHAUST);
        assertThat(cams.search(all, CamSearchOrder.NEWEST)).containsExactly(exhaust);
        assertThat(cams.search(all, CamSearchOrder.HIGHEST, (rs, c) -> rs.getString(c + 2)))
                .containsExactly("exhaust");
        assertThat(cams.search(p -> p.userId("nobody").limit(10), CamSearchOrder.NEWEST))
                .isEmpty();
    }

    @Test
    void an_export_streams_rows_with_the_address_of_their_owner() {
        int project = SomeRows.project(db).id();
        List<NewCam> many = Stream.generate(() -> SomeRows.newCam(project, "many"))
                .limit(1_200)
                .toList();
        db.cams().insertAll(many);
        try (Stream<CamExport> cams = db.cams().export()) {
            assertThat(cams.peek(c -> assertThat(c.ownerEmail()).isEqualTo("owner@example.com"))
                            .map(c -> c.cam().id()))
                    .hasSize(1_200)
                    .isSorted();
        }
        try (Stream<String> names = db.cams().export((rs, c) -> rs.getString("owner_email"))) {
            assertThat(names.findFirst()).contains("owner@example.com");
        }
    }

    @Test
    void lifts_are_scaled_and_the_cams_counted() {
        int project = SomeRows.project(db).id();
        Cam cam = cam(project, "low", "8.00");
        assertThat(db.cams().scaleLift(new BigDecimal("1.1"), project)).isEqualTo(1);
        assertThat(db.cams().get(cam.id()).lift()).isEqualTo("8.80");
        assertThat(db.cams().scaleLift(BigDecimal.ONE, -1)).isZero();
    }

    @Test
    void users_come_with_the_project_that_was_changed_last_if_they_have_one() {
        User none = SomeRows.user(db, "none");
        Project first = SomeRows.project(db);
        SomeRows.project(db, "owner");
        db.projects().update(first.id(), p -> p.name("changed"));
        assertThat(db.users().withLatestProject("free"))
                .containsExactly(
                        new UserWithLatestProject(none, null),
                        new UserWithLatestProject(
                                db.users().get("owner"), db.projects().get(first.id())));
    }

    @Test
    void a_user_of_the_identity_provider_is_stored_or_changed() {
        User stored = db.users().signIn(p -> p.id("u").email("old@example.com"));
        User changed = db.users()
                .signIn(UserSignInParameters.EMPTY.email("new@example.com").id("u"));
        assertThat(stored.email()).isEqualTo("old@example.com");
        assertThat(changed).isEqualTo(db.users().get("u"));
        assertThat(changed.email()).isEqualTo("new@example.com");
        assertThat(db.users().count()).isEqualTo(1);
        SomeRows.user(db, "v");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().signIn(p -> p.id("u").email("v@example.com")))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.signIn"));
    }

    @Test
    void plans_are_counted_one_by_one_and_together() {
        cam(SomeRows.project(db).id(), "Intake", "8.00");
        db.users().insert(SomeRows.newUser("u").subscriptionStatus("pro"));
        assertThat(db.queries().plans())
                .containsExactly(
                        new PlanSize("free", 1, 1, 1), new PlanSize("pro", 1, 0, 0), new PlanSize(null, 2, 1, 1));
    }

    @Test
    void a_change_is_announced_to_who_listens(TestDatabase database) throws SQLException {
        try (Connection listener = database.connect();
                var listen = listener.createStatement()) {
            listen.execute("listen projects");
            db.queries().announce(7);
            assertThat(listener.unwrap(PGConnection.class).getNotifications(5_000))
                    .singleElement()
                    .extracting(n -> n.getParameter())
                    .isEqualTo("7");
        }
    }

    @Test
    void the_callers_own_mapper_reads_the_columns_by_position_or_by_name() {
        SomeRows.project(db);
        record Line(String name, long cams) {}
        assertThat(db.projects().overview("owner", 1, (rs, c) -> new Line(rs.getString(c + 1), rs.getLong("cams"))))
                .containsExactly(new Line("V8", 0));
        assertThat(db.projects().withCams(List.of("owner"), (ResultSet rs, int c) -> rs.getInt(c)))
                .hasSize(1);
    }

    @Test
    void tools_reach_id_text_and_reader() {
        TypedQuery<ProjectOverview> overview = ProjectRepository.OVERVIEW;
        assertThat(overview.id()).isEqualTo("projects.overview");
        assertThat(overview.sql()).contains("where p.user_id = ?");
        SomeRows.project(db);
        assertThat(db.projects().overview("owner", 1, overview.reader()))
                .isEqualTo(db.projects().overview("owner", 1));
        assertThat(CamRepository.SEARCH.id()).isEqualTo("cams.search");
        assertThat(CamRepository.SEARCH.sql()).contains("created_at desc").doesNotContain("c.cam_type =");
        assertThat(EngineCamStatements.all()).anyMatch(e -> e.sql().equals(overview.sql()));
    }

    @Test
    void null_and_what_cannot_be_stored_are_refused_by_name_before_anything_is_sent() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.projects().overview(SomeRows.nothing(), 1))
                .withMessage("userId is null");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        db.cams().search(p -> p.userId("u").limit(1).type(SomeRows.nothing()), CamSearchOrder.NEWEST))
                .withMessage("type is null");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> db.users().signIn(p -> p.id("\0").email("e")))
                .withMessageStartingWith("users.signIn.id: ");
    }
}
