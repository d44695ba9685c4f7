package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsertAllTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_500, 10_000})
    void rows_come_back_as_stored_in_the_order_given(int count) {
        List<NewUser> given = new ArrayList<>(SomeRows.newUsers(count)).reversed();
        List<User> stored = db.users().insertAll(given);
        assertThat(stored).hasSize(count);
        assertThat(stored.reversed()).isEqualTo(db.users().list(20_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 513})
    void rows_that_leave_out_different_columns_come_back_in_the_order_given(int count) {
        int project = SomeRows.project(db).id();
        List<NewCam> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            given.add(mixed(SomeRows.newCam(project, "cam " + i), i));
        }
        List<Cam> stored = db.cams().insertAll(given);
        assertThat(stored).extracting(Cam::id).doesNotHaveDuplicates();
        for (int i = 0; i < count; i++) {
            Cam cam = stored.get(i);
            assertThat(cam.name()).isEqualTo("cam " + i);
            assertThat(cam.profilePoints()).isEqualTo(i % 3 == 1 ? JSONB.jsonb("[]") : null);
            assertThat(cam.createdAt().equals(Instant.EPOCH)).isEqualTo(i % 4 == 3);
        }
        assertThat(db.cams().list(2_000)).containsExactlyInAnyOrderElementsOf(stored);
    }

    private static NewCam mixed(NewCam cam, int i) {
        NewCam points = switch (i % 3) {
            case 0 -> cam;
            case 1 -> cam.profilePoints(JSONB.jsonb("[]"));
            default -> cam.profilePoints(null);
        };
        return i % 4 == 3 ? points.createdAt(Instant.EPOCH) : points;
    }

    @Test
    void generated_keys_belong_to_the_rows_given() {
        String owner = SomeRows.user(db, "owner").id();
        List<NewProject> given = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            given.add(NewProject.userId(owner).name("project " + i));
        }
        List<Project> stored = db.projects().insertAll(given);
        assertThat(stored)
                .extracting(Project::name)
                .startsWith("project 0", "project 1")
                .endsWith("project 599");
        assertThat(stored).allSatisfy(p -> assertThat(db.projects().get(p.id())).isEqualTo(p));
    }

    @Test
    void nothing_stays_when_a_later_statement_fails() {
        List<NewUser> given = new ArrayList<>(SomeRows.newUsers(10_000));
        given.add(NewUser.id("last").email("user_0000@example.com"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().insertAll(given))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void nothing_stays_when_a_row_of_one_statement_fails() {
        List<NewUser> given = new ArrayList<>(SomeRows.newUsers(600));
        given.add(300, NewUser.id("last").email("user_0000@example.com"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().insertAll(given))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.insertAll"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_transaction_survives_when_a_later_statement_fails() {
        List<NewUser> given = new ArrayList<>(SomeRows.newUsers(10_001));
        given.add(NewUser.id("last").email("user_0000@example.com"));
        db.transaction(tx -> {
            SomeRows.user(tx, "before");
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> tx.users().insertAll(given));
            SomeRows.user(tx, "after");
        });
        assertThat(db.users().list(10)).extracting(User::id).containsExactly("after", "before");
    }

    @Test
    void all_rows_belong_to_the_transaction_they_were_inserted_in() {
        db.transaction(tx -> {
            assertThat(tx.users().insertAll(SomeRows.newUsers(513))).hasSize(513);
            assertThat(tx.users().count()).isEqualTo(513);
            assertThat(db.users().count()).isZero();
        });
        assertThat(db.users().count()).isEqualTo(513);
    }

    @Test
    void a_list_has_one_text_whatever_its_length() {
        db.dsl().execute("create extension pg_stat_statements");
        db.dsl()
                .execute("select pg_stat_statements_reset(0, (select oid from pg_database where datname ="
                        + " current_database()), 0)");
        List<NewUser> given = SomeRows.newUsers(1_000);
        for (int from = 0, count = 2; from + count <= given.size(); from += count, count++) {
            db.users().insertAll(given.subList(from, from + count));
        }
        assertThat(
                        db.dsl()
                                .fetchValue(
                                        "select count(*) from pg_stat_statements where query like 'insert into public.users%'"
                                                + " and dbid = (select oid from pg_database where datname = current_database())"))
                .isEqualTo(1L);
    }

    @Test
    void the_result_cannot_be_changed_by_accident() {
        List<User> stored = db.users().insertAll(SomeRows.newUsers(2));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(stored::removeLast);
    }

    @Test
    void rows_that_a_trigger_swallows_are_an_error() {
        db.dsl().execute("create function swallow() returns trigger language plpgsql as $$ begin return null; end $$");
        db.dsl()
                .execute("create trigger users_swallow before insert on users for each row"
                        + " when (new.id = 'user_0001') execute function swallow()");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().insertAll(SomeRows.newUsers(2)))
                .withMessage("users.insertAll: of 2 row(s) given 1 came back: a trigger or rule swallowed the rest;"
                        + " those that came back are stored");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().insert(SomeRows.newUser("user_0001")))
                .withMessage("users.insert: of 1 row(s) given 0 came back: a trigger or rule swallowed them");
    }
}
