package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.insert.Upserted;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpsertTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<StatementEvent> events = new CopyOnWriteArrayList<>();
    private EngineCam.Connected db;

    @BeforeEach
    void connect(TestDatabase database) {
        db = EngineCam.connect(DatabaseConfig.of(database.url()).poolSize(8).listener(events::add));
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
    void a_row_is_stored_and_then_overwritten_by_what_the_new_one_sets() {
        User first = db.users().upsert(NewUser.id("u").email("a@example.com").subscriptionStatus("pro"));
        assertThat(first).isEqualTo(db.users().get("u"));
        assertThat(sqlOf(() -> db.users().upsert(NewUser.id("u").email("b@example.com"))))
                .containsExactly("""
                        insert into public.users (id, email)
                        values (?, ?)
                        on conflict (id) do update
                        set email = excluded.email
                        returning id, email, subscription_status, created_at, updated_at""");
        User second = db.users().get("u");
        assertThat(second.email()).isEqualTo("b@example.com");
        assertThat(second.subscriptionStatus()).isEqualTo("pro");
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
    }

    @Test
    void by_another_key_the_primary_key_stays() {
        db.users().insert(NewUser.id("u").email("a@example.com"));
        User stored = db.users()
                .upsertByEmail(NewUser.id("other").email("a@example.com").subscriptionStatus("pro"));
        assertThat(stored.id()).isEqualTo("u");
        assertThat(stored.subscriptionStatus()).isEqualTo("pro");
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    void where_nothing_is_left_the_row_stays_as_it_is_and_is_returned() {
        User before = db.users().insert(NewUser.id("u").email("a@example.com"));
        List<User> stored = new ArrayList<>();
        assertThat(sqlOf(() ->
                        stored.add(db.users().upsertByEmail(NewUser.id("other").email("a@example.com")))))
                .singleElement()
                .asString()
                .contains("do update\nset email = public.users.email\nreturning");
        assertThat(stored).extracting(User::id).containsExactly(before.id());
        assertThat(stored.getFirst().updatedAt()).isAfter(before.updatedAt()); // by the trigger: it is an update
    }

    @Test
    void a_patch_decides_alone_what_changes() {
        db.users().insert(NewUser.id("u").email("a@example.com").createdAt(Instant.EPOCH));
        NewUser row = NewUser.id("u").email("b@example.com").subscriptionStatus("trial");
        User patched = db.users().upsert(row, u -> u.subscriptionStatus("pro"));
        assertThat(patched.email()).isEqualTo("a@example.com");
        assertThat(patched.subscriptionStatus()).isEqualTo("pro");
        assertThat(db.users().upsert(row, UserPatch.EMPTY).subscriptionStatus()).isEqualTo("pro");
        User inserted = db.users()
                .upsertByEmail(NewUser.id("v").email("v@example.com"), u -> u.subscriptionStatus("never written"));
        assertThat(inserted.subscriptionStatus()).isEqualTo("free");
    }

    @Test
    void a_patch_computes_from_both_rows() {
        db.users().insert(NewUser.id("u").email("a@example.com").subscriptionStatus("old"));
        NewUser row = NewUser.id("u").email("b@example.com").subscriptionStatus("new");
        User stored = db.users()
                .upsert(
                        row,
                        u -> u.set(
                                        USERS.SUBSCRIPTION_STATUS,
                                        USERS.SUBSCRIPTION_STATUS
                                                .concat("?'\\;")
                                                .concat(DSL.excluded(USERS.SUBSCRIPTION_STATUS)))
                                .email("c@example.com"));
        assertThat(stored.subscriptionStatus()).isEqualTo("old?'\\;new");
        assertThat(stored.email()).isEqualTo("c@example.com");
    }

    @Test
    void it_tells_whether_the_row_is_new() {
        NewUser row = NewUser.id("u").email("a@example.com");
        Upserted<User> first = db.users().upsertAndTell(row);
        Upserted<User> second = db.users().upsertAndTell(row.subscriptionStatus("pro"));
        Upserted<User> third = db.users().upsertByEmailAndTell(NewUser.id("x").email("a@example.com"));
        assertThat(first.inserted()).isTrue();
        assertThat(second.inserted()).isFalse();
        assertThat(third.inserted()).isFalse();
        assertThat(third.row()).isEqualTo(db.users().get("u"));
        assertThat(db.<Upserted<User>>transactionResult(tx -> {
                    tx.users().insert(NewUser.id("v").email("v@example.com"));
                    return tx.users().upsertAndTell(NewUser.id("v").email("w@example.com"));
                }))
                .returns(false, Upserted::inserted);
    }

    @Test
    void many_rows_go_in_one_statement_and_come_back_in_their_order() {
        db.users().insert(NewUser.id("3").email("three@example.com").subscriptionStatus("pro"));
        List<NewUser> rows = IntStream.range(0, 500)
                .mapToObj(i -> NewUser.id("" + i).email("e" + i))
                .toList();
        List<User> stored = new ArrayList<>();
        assertThat(sqlOf(() -> stored.addAll(db.users().upsertAll(rows)))).hasSize(1);
        assertThat(stored)
                .extracting(User::email)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "e" + i).toList());
        assertThat(stored.get(3).subscriptionStatus()).isEqualTo("pro");
        List<NewUser> byEmail = IntStream.range(0, 500)
                .mapToObj(i -> NewUser.id("other" + i).email("e" + (499 - i)).subscriptionStatus("s" + i))
                .toList();
        List<User> again = db.users().upsertAllByEmail(byEmail);
        assertThat(again)
                .extracting(User::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "" + (499 - i)).toList());
        assertThat(again.get(7).subscriptionStatus()).isEqualTo("s7");
        assertThat(db.users().upsertAll(List.of())).isEmpty();
    }

    @Test
    void rows_that_set_different_columns_overwrite_no_others_and_all_are_stored_or_none() {
        db.users()
                .insertAll(List.of(
                        NewUser.id("a").email("a").subscriptionStatus("pro"),
                        NewUser.id("b").email("b").subscriptionStatus("pro")));
        NewUser a = NewUser.id("a").email("a2");
        NewUser b = NewUser.id("b").email("b2").subscriptionStatus("free");
        NewUser c = NewUser.id("c").email("c");
        assertThat(db.users().upsertAll(List.of(a, b, c)))
                .extracting(User::email, User::subscriptionStatus)
                .containsExactly(tuple("a2", "pro"), tuple("b2", "free"), tuple("c", "free"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users()
                        .upsertAll(List.of(
                                NewUser.id("d").email("d"),
                                NewUser.id("e").email("c").subscriptionStatus("x"))));
        assertThat(db.users().find("d")).isEmpty();
    }

    @Test
    void two_rows_of_one_key_are_refused_before_anything_is_sent() {
        assertThat(
                        sqlOf(
                                () -> assertThatIllegalArgumentException()
                                        .isThrownBy(() -> db.users()
                                                .upsertAllByEmail(List.of(
                                                        NewUser.id("a").email("a"),
                                                        NewUser.id("b").email("b"),
                                                        NewUser.id("c").email("a"))))
                                        .withMessage(
                                                "rows[0] and rows[2] have the same users.email: one statement cannot write a row twice")))
                .isEmpty();
    }

    @Test
    void a_row_is_stored_only_where_none_is_in_its_way() {
        assertThat(db.users().insertIfAbsent(NewUser.id("u").email("a"))).isPresent();
        assertThat(sqlOf(() -> assertThat(
                                db.users().insertIfAbsent(NewUser.id("v").email("a")))
                        .isEmpty()))
                .containsExactly("""
                        insert into public.users (id, email)
                        values (?, ?)
                        on conflict do nothing
                        returning id, email, subscription_status, created_at, updated_at""");
        assertThat(db.users().count()).isEqualTo(1);
        assertThat(db.projects().insertIfAbsent(NewProject.userId("u").name("V8")))
                .get()
                .returns("V8", Project::name);
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() ->
                        db.projects().insertIfAbsent(NewProject.userId("nobody").name("V8")));
    }

    @Test
    void sixty_four_threads_on_one_key_leave_one_row_and_no_error() throws Exception {
        try (var threads = Executors.newFixedThreadPool(64)) {
            List<Future<Upserted<User>>> all = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> db.users()
                            .upsertByEmailAndTell(
                                    NewUser.id("u" + i).email("one@example.com").subscriptionStatus("s" + i))))
                    .toList();
            int inserted = 0;
            for (Future<Upserted<User>> one : all) {
                inserted += one.get().inserted() ? 1 : 0;
            }
            assertThat(inserted).isEqualTo(1);
        }
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    void what_is_not_given_is_named() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().upsert(nothing()))
                .withMessage("row is null");
        assertThatNullPointerException()
                .isThrownBy(
                        () -> db.users().upsertAll(Arrays.asList(NewUser.id("a").email("a"), nothing())))
                .withMessage("rows[1] is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().upsert(NewUser.id("a").email("a"), (UserPatch) nothing()))
                .withMessage("onConflict is null");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        db.users().updateWhere(USERS.ID.eq("a"), u -> u.set(USERS.EMAIL, USERS.EMAIL.concat("\0"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserPatch.EMPTY.set(USERS.ID, USERS.ID.concat("x")))
                .withMessage(
                        "\"public\".\"users\".\"id\" cannot be set by a patch: it is part of the key, or kept by the"
                                + " database");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // on purpose
    private static <T> T nothing() {
        return null;
    }
}
