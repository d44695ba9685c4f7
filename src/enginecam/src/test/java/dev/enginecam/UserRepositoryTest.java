package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserRepositoryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Instant THEN = Instant.parse("2020-02-29T12:34:56.789012Z");

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @Test
    void insert_returns_the_row_as_get_finds_it() {
        User stored = db.users().insert(NewUser.id("u").email("u@example.com"));
        assertThat(db.users().get("u")).isEqualTo(stored);
    }

    @Test
    void columns_left_out_get_their_defaults() {
        User stored = SomeRows.user(db, "u");
        assertThat(stored.subscriptionStatus()).isEqualTo("free");
        assertThat(stored.createdAt()).isEqualTo(stored.updatedAt()).isAfter(THEN);
    }

    @Test
    void optional_columns_are_stored_as_given() {
        User stored = db.users()
                .insert(SomeRows.newUser("u")
                        .subscriptionStatus("pro")
                        .createdAt(THEN)
                        .updatedAt(THEN.plusSeconds(1)));
        assertThat(stored).isEqualTo(new User("u", "u@example.com", "pro", THEN, THEN.plusSeconds(1)));
        assertThat(db.users().get("u")).isEqualTo(stored);
    }

    @Test
    void a_half_made_row_can_be_used_twice() {
        NewUser.NeedsEmail half = NewUser.id("u");
        NewUser free = half.email("u@example.com");
        NewUser pro = free.subscriptionStatus("pro");
        assertThat(db.users().insert(free).subscriptionStatus()).isEqualTo("free");
        assertThat(db.users().delete("u")).isTrue();
        assertThat(db.users().insert(pro).subscriptionStatus()).isEqualTo("pro");
    }

    @Test
    void find_is_empty_where_get_throws() {
        SomeRows.user(db, "u");
        assertThat(db.users().find("u")).contains(db.users().get("u"));
        assertThat(db.users().find("v")).isEmpty();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.users().get("v"))
                .withMessage("users.find: no row with this key")
                .satisfies(e -> assertThat(e.sqlState()).isEmpty())
                .satisfies(e -> assertThat(e.sqlException()).isEmpty());
    }

    @Test
    void a_user_is_found_by_the_unique_email() {
        User stored = SomeRows.user(db, "u");
        assertThat(db.users().findByEmail("u@example.com")).contains(stored);
        assertThat(db.users().getByEmail("u@example.com")).isEqualTo(stored);
        assertThat(db.users().findByEmail("U@example.com")).isEmpty();
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.users().getByEmail("v@example.com"))
                .withMessage("users.findByEmail: no row with this key");
    }

    @Test
    void exists_tells_whether_there_is_a_row() {
        SomeRows.user(db, "u");
        assertThat(db.users().exists("u")).isTrue();
        assertThat(db.users().exists("v")).isFalse();
    }

    @Test
    void count_is_the_number_of_rows() {
        assertThat(db.users().count()).isZero();
        db.users().insertAll(SomeRows.newUsers(3));
        assertThat(db.users().count()).isEqualTo(3);
    }

    @Test
    void list_gives_at_most_the_limit_by_primary_key() {
        assertThat(db.users().list(10)).isEmpty();
        SomeRows.user(db, "c");
        SomeRows.user(db, "a");
        SomeRows.user(db, "b");
        assertThat(db.users().list(2)).extracting(User::id).containsExactly("a", "b");
        assertThat(db.users().list(10)).extracting(User::id).containsExactly("a", "b", "c");
        assertThat(db.users().list(0)).isEmpty();
    }

    @Test
    void delete_is_true_when_there_was_a_row() {
        SomeRows.user(db, "u");
        SomeRows.user(db, "v");
        assertThat(db.users().delete("u")).isTrue();
        assertThat(db.users().delete("u")).isFalse();
        assertThat(db.users().list(10)).extracting(User::id).containsExactly("v");
    }

    @Test
    void deleting_a_user_deletes_the_projects_and_their_cams() {
        Project project = SomeRows.project(db);
        SomeRows.cam(db, project.id(), "Intake");
        Project other = SomeRows.project(db, SomeRows.user(db, "other").id());
        Cam kept = SomeRows.cam(db, other.id(), "Exhaust");
        assertThat(db.users().delete(project.userId())).isTrue();
        assertThat(db.projects().list(10)).containsExactly(other);
        assertThat(db.cams().list(10)).containsExactly(kept);
    }

    @Test
    void a_key_that_is_null_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().find(SomeRows.nothing()))
                .withMessage("id is null");
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().findByEmail(SomeRows.nothing()))
                .withMessage("email is null");
    }
}
