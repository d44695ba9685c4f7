package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.RowNotFound;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpdateTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<StatementEvent> events = new CopyOnWriteArrayList<>();
    private EngineCam.Connected db;

    @BeforeEach
    void connect(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(1).listener(events::add));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<String> sqlOf(Runnable work) {
        events.clear();
        work.run();
        return events.stream().map(StatementEvent::sql).toList();
    }

    @Test
    void only_the_column_of_the_patch_is_written() {
        SomeRows.user(db, "u");
        assertThat(sqlOf(() -> db.users().update("u", u -> u.subscriptionStatus("pro"))))
                .containsExactly("""
                        update public.users
                        set subscription_status = ?
                        where id = ?""");
        assertThat(events).first().satisfies(e -> {
            assertThat(e.statementId()).isEqualTo("users.update");
            assertThat(e.rows()).isEqualTo(1);
            assertThat(e.nanos()).isPositive();
            assertThat(e.failure()).isNull();
        });
        assertThat(db.users().get("u"))
                .extracting(User::email, User::subscriptionStatus)
                .containsExactly("u@example.com", "pro");
    }

    @Test
    void columns_are_written_in_the_order_of_the_table_whatever_the_order_of_the_calls() {
        Project project = SomeRows.project(db);
        assertThat(sqlOf(() -> db.projects()
                        .update(project.id(), p -> p.description("d").name("I4").name("I6"))))
                .containsExactly("""
                        update public.projects
                        set name = ?,
                            description = ?
                        where id = ?""");
        assertThat(db.projects().get(project.id()))
                .extracting(Project::name, Project::description)
                .containsExactly("I6", "d");
    }

    @Test
    void every_column_can_be_written() {
        Cam cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        int other = SomeRows.project(db, "owner").id();
        db.cams()
                .update(
                        cam.id(),
                        c -> c.projectId(other)
                                .name("Exhaust")
                                .camType(CamType.EXHAUST)
                                .lift(BigDecimal.ONE)
                                .duration(1)
                                .profilePoints(JSONB.jsonb("[]"))
                                .createdAt(Instant.EPOCH));
        Cam changed = db.cams().get(cam.id());
        assertThat(changed)
                .isEqualTo(new Cam(
                        cam.id(),
                        other,
                        "Exhaust",
                        CamType.EXHAUST,
                        new BigDecimal("1.00"),
                        1,
                        JSONB.jsonb("[]"),
                        Instant.EPOCH,
                        changed.updatedAt()));
    }

    @Test
    void null_is_written_and_absent_is_not() {
        Project project = SomeRows.project(db);
        db.projects().update(project.id(), p -> p.description("d"));
        db.projects().update(project.id(), p -> p.name("I4"));
        assertThat(db.projects().get(project.id()).description()).isEqualTo("d");
        db.projects().update(project.id(), p -> p.description(null));
        assertThat(db.projects().get(project.id()).description()).isNull();
    }

    @Test
    void updated_at_moves_and_created_at_stays() {
        User before = db.users().insert(SomeRows.newUser("u").updatedAt(Instant.EPOCH));
        db.users().update("u", u -> u.subscriptionStatus("pro"));
        User after = db.users().get("u");
        assertThat(after.updatedAt()).isAfter(before.updatedAt());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
    }

    @Test
    void a_row_that_is_not_there_is_an_error() {
        SomeRows.user(db, "u");
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.users().update("v", u -> u.subscriptionStatus("pro")))
                .withMessage("users.update: no row with this key that this role can see");
        assertThat(db.users().get("u").subscriptionStatus()).isEqualTo("free");
    }

    @Test
    void an_empty_patch_sends_nothing_not_even_for_a_row_that_is_not_there() {
        assertThat(sqlOf(() -> {
                    db.users().update("nobody", u -> u);
                    db.projects().update(-1, ProjectPatch.EMPTY);
                    db.cams().update(-1, CamPatch.EMPTY);
                }))
                .isEmpty();
    }

    @Test
    void a_patch_can_be_kept_and_used_for_several_rows() {
        UserPatch pro = UserPatch.EMPTY.subscriptionStatus("pro");
        for (String id : List.of("u", "v")) {
            SomeRows.user(db, id);
            db.users().update(id, pro);
        }
        assertThat(db.users().list(9)).extracting(User::subscriptionStatus).containsExactly("pro", "pro");
        assertThat(pro).hasToString("UserPatch[subscription_status]");
        assertThat(UserPatch.EMPTY).hasToString("UserPatch[]");
    }

    @Test
    void a_refused_value_is_a_typed_error_and_changes_nothing() {
        SomeRows.user(db, "u");
        User v = SomeRows.user(db, "v");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().update("v", p -> p.email("u@example.com")))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.update"))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY))
                .satisfies(e -> assertThat(events.getLast().failure()).isSameAs(e));
        assertThat(db.users().get("v")).isEqualTo(v);
    }

    @Test
    void a_null_key_or_a_null_for_a_required_column_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().update(SomeRows.nothing(), u -> u.email("e")))
                .withMessage("id is null");
        assertThatNullPointerException()
                .isThrownBy(() -> UserPatch.EMPTY.email(SomeRows.nothing()))
                .withMessage("users.email is NOT NULL and was given null");
    }
}
