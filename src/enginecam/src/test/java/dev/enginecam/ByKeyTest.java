package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.RowNotFound;
import dev.rowan.error.TransientFailure;
import dev.rowan.session.StatementEvent;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done to rows that are there, by their keys or by a condition. */
class ByKeyTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    record WithProjects(User user, List<Project> projects) {}

    private static final Shape<User, WithProjects> WITH_PROJECTS =
            User.ROW.with(User.PROJECTS).as(WithProjects::new);

    private final List<StatementEvent> events = new CopyOnWriteArrayList<>();
    private EngineCam.Connected db;

    @BeforeEach
    void connect(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(2).listener(events::add));
        db.users()
                .insertAll(IntStream.range(0, 5)
                        .mapToObj(i -> NewUser.id("u" + i).email("e" + i))
                        .toList());
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

    private Cam cam(int duration) {
        Project project = db.projects().insert(NewProject.userId("u0").name("V8"));
        Cam cam = db.cams().insert(SomeRows.newCam(project.id(), "Intake"));
        return db.cams().updateAndGet(cam.id(), c -> c.duration(duration));
    }

    @Test
    void rows_come_in_the_order_of_the_keys_without_those_that_are_not_there() {
        List<String> keys = List.of("u3", "nobody", "u1", "u3", "u0");
        assertThat(sqlOf(() -> assertThat(db.users().findAll(keys))
                        .extracting(User::id)
                        .containsExactly("u3", "u1", "u3", "u0")))
                .containsExactly("""
                        select id, email, subscription_status, created_at, updated_at
                        from public.users
                        where id = any(?::pg_catalog.varchar[])""");
        assertThat(db.users().findMap(keys)).containsOnlyKeys("u3", "u1", "u0");
        assertThat(List.copyOf(db.users().findMap(keys).keySet())).containsExactly("u3", "u1", "u0");
        assertThat(sqlOf(() -> assertThat(db.users().findAll(List.of())).isEmpty()))
                .isEmpty();
    }

    @Test
    void a_shape_comes_in_the_order_of_the_keys_too() {
        db.projects()
                .insertAll(List.of(
                        NewProject.userId("u1").name("a"),
                        NewProject.userId("u1").name("b"),
                        NewProject.userId("u3").name("c")));
        assertThat(db.users().findAll(List.of("u3", "nobody", "u2", "u1"), WITH_PROJECTS))
                .extracting(w -> w.user().id() + w.projects().size())
                .containsExactly("u31", "u20", "u12");
        assertThat(db.users().findMap(List.of("u1", "u3"), WITH_PROJECTS))
                .containsOnlyKeys("u1", "u3")
                .hasEntrySatisfying("u1", w -> assertThat(w.projects()).hasSize(2));
    }

    @Test
    void an_update_gives_the_row_as_it_is_then() {
        User before = db.users().get("u0");
        assertThat(sqlOf(() -> assertThat(db.users().updateAndGet("u0", u -> u.subscriptionStatus("pro")))
                        .returns("pro", User::subscriptionStatus)
                        .satisfies(after -> assertThat(after.updatedAt()).isAfter(before.updatedAt()))))
                .containsExactly("""
                        update public.users
                        set subscription_status = ?
                        where id = ?
                        returning id, email, subscription_status, created_at, updated_at""");
        assertThat(db.users().updateAndGet("u1", UserPatch.EMPTY))
                .isEqualTo(db.users().get("u1"));
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.users().updateAndGet("nobody", u -> u.email("x")))
                .withMessageContaining("users.updateAndGet");
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.users().updateAndGet("nobody", UserPatch.EMPTY));
    }

    @Test
    void an_expression_is_computed_by_the_server() {
        Cam cam = cam(240);
        db.cams()
                .update(
                        cam.id(),
                        c -> c.set(CAMS.DURATION, CAMS.DURATION.add(1)).name("longer"));
        Cam after = db.cams().updateAndGet(cam.id(), c -> c.set(CAMS.DURATION, CAMS.DURATION.mul(2)));
        assertThat(after.duration()).isEqualTo(482);
        assertThat(after.name()).isEqualTo("longer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CamPatch.EMPTY.set(CAMS.UPDATED_AT, DSL.currentInstant()))
                .withMessageContaining("kept by the database");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CamPatch.EMPTY.set(CAMS.as("c").DURATION, CAMS.DURATION))
                .withMessageContaining("is not a column of");
    }

    @Test
    void each_row_is_changed_by_its_own_patch_in_one_statement() {
        Map<String, UserPatch> patches = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            patches.put("u" + i, UserPatch.EMPTY.subscriptionStatus("s" + i));
        }
        patches.put("nobody", UserPatch.EMPTY.subscriptionStatus("s"));
        assertThat(sqlOf(() -> assertThat(db.users().updateAll(patches)).isEqualTo(5)))
                .containsExactly("""
                        update public.users as t
                        set subscription_status = v.c1
                        from (select unnest(?::pg_catalog.varchar[]) as k1,
                            unnest(?::pg_catalog.varchar[]) as c1) as v
                        where t.id = v.k1""");
        assertThat(db.users().list(9))
                .allSatisfy(u -> assertThat(u.subscriptionStatus()).isEqualTo(u.id().replace('u', 's')));
        assertThat(sqlOf(() -> assertThat(db.users().updateAll(Map.of("u1", UserPatch.EMPTY)))
                        .isZero()))
                .isEmpty();
    }

    @Test
    void patches_of_different_columns_are_all_written_or_none() {
        Map<String, UserPatch> patches = new LinkedHashMap<>();
        patches.put("u0", UserPatch.EMPTY.subscriptionStatus("x"));
        patches.put("u1", UserPatch.EMPTY.email("e2")); // which u2 has
        patches.put("u3", UserPatch.EMPTY.subscriptionStatus("x"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().updateAll(patches));
        assertThat(db.users().get("u0").subscriptionStatus()).isEqualTo("free");
        patches.put("u1", UserPatch.EMPTY.email("free one"));
        assertThat(sqlOf(() -> assertThat(db.users().updateAll(patches)).isEqualTo(3)))
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        db.users().updateAll(Map.of("u0", UserPatch.EMPTY.set(USERS.EMAIL, USERS.EMAIL.concat("x")))))
                .withMessageContaining("users.updateAll: a patch computes a value");
    }

    @Test
    void many_keys_are_deleted_in_one_statement() {
        assertThat(sqlOf(() -> assertThat(db.users().deleteAll(List.of("u0", "u0", "nobody", "u4")))
                        .isEqualTo(2)))
                .containsExactly("""
                        delete from public.users
                        where id = any(?::pg_catalog.varchar[])""");
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("u1", "u2", "u3");
        assertThat(db.users().deleteAll(List.of())).isZero();
    }

    @Test
    void rows_are_changed_by_a_condition_that_cannot_be_forgotten() {
        assertThat(sqlOf(() -> assertThat(
                                db.users().updateWhere(USERS.ID.in("u1", "u2"), u -> u.subscriptionStatus("pro")))
                        .isEqualTo(2)))
                .singleElement()
                .asString()
                .startsWith("update public.users\nset subscription_status = ?\nwhere ");
        assertThat(db.users().updateWhere(USERS.ID.eq("u3"), UserPatch.EMPTY.set(USERS.EMAIL, USERS.EMAIL.concat("?"))))
                .isEqualTo(1);
        assertThat(db.users().get("u3").email()).isEqualTo("e3?");
        assertThat(db.users().deleteWhere(USERS.SUBSCRIPTION_STATUS.eq("pro").and(USERS.ID.ne("u1"))))
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().deleteWhere(DSL.noCondition()))
                .withMessage("users.deleteWhere: the condition is none\nhelp: DSL.trueCondition() means all rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().updateWhere(DSL.noCondition().and(DSL.noCondition()), u -> u.email("x")))
                .withMessageContaining("users.updateWhere: the condition is none");
        assertThat(sqlOf(() -> assertThat(db.users().updateWhere(USERS.ID.eq("u1"), UserPatch.EMPTY))
                        .isZero()))
                .isEmpty();
        assertThat(db.users().deleteWhere(DSL.trueCondition())).isEqualTo(4);
    }

    @Test
    void a_relation_is_a_condition_of_an_update_and_a_delete() {
        Project v8 = db.projects().insert(NewProject.userId("u1").name("V8"));
        db.cams().insert(SomeRows.newCam(v8.id(), "Intake"));
        db.projects().insert(NewProject.userId("u2").name("V6"));
        assertThat(db.users().updateWhere(User.PROJECTS.any(p -> p.NAME.eq("V8")), u -> u.subscriptionStatus("pro")))
                .isEqualTo(1);
        assertThat(db.users().get("u1").subscriptionStatus()).isEqualTo("pro");
        assertThat(db.projects()
                        .deleteWhere(Project.CAMS.none(c -> DSL.trueCondition()).and(PROJECTS.NAME.like("V%"))))
                .isEqualTo(1);
        assertThat(db.users().deleteWhere(User.PROJECTS.none(p -> DSL.trueCondition())))
                .isEqualTo(4);
    }

    @Test
    void a_locked_row_waits_for_nobody_to_change_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.users().lock("u1"))
                .withMessageContaining("users.lock: outside of a transaction");
        db.transaction(tx -> {
            assertThat(tx.users().lock("u1")).isEqualTo(db.users().get("u1"));
            assertThatExceptionOfType(RowNotFound.class)
                    .isThrownBy(() -> tx.users().lock("nobody"));
            db.projects().insert(NewProject.userId("u1").name("a child does not wait"));
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> db.transaction(other -> {
                        other.dsl().execute("set local lock_timeout = '50ms'");
                        other.users().update("u1", u -> u.email("x"));
                    }));
        });
    }

    @Test
    void what_is_not_given_is_named() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().findAll(Arrays.asList("u1", nothing())))
                .withMessage("keys[1] is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().deleteWhere(nothing()))
                .withMessage("condition is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().updateAndGet(nothing(), UserPatch.EMPTY))
                .withMessage("key is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().updateAll(nothing()))
                .withMessage("patches is null");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // on purpose
    private static <T> T nothing() {
        return null;
    }
}
