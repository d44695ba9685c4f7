package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.InvalidInput;
import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given is stored exactly, or refused. */
class ValuesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'; drop table users; --",
                "\\",
                "$1 ? :id {columns} %s",
                "Nockenwelle Ü ß",
                "カム軸",
                "\u05d2\u05dc",
                "\ud83d\ude97\ud83c\udfff",
                "e\u0301",
                "line\r\nbreak\ttab\u0001",
                "\uffff\ufeff"
            })
    void text_is_stored_as_given(String text) {
        User user = db.users().insert(NewUser.id("u").email(text));
        assertThat(user.email()).isEqualTo(text);
        assertThat(db.users().get("u").email()).isEqualTo(text);
        assertThat(db.users().findByEmail(text)).contains(user);
        assertThat(db.users().where(USERS.EMAIL.eq(text)).list()).containsExactly(user);
    }

    @Test
    void text_as_long_as_the_column_is_stored_and_longer_text_is_refused() {
        String longest = "\ud83d\ude97".repeat(255);
        assertThat(db.users().insert(NewUser.id("u").email(longest)).email()).isEqualTo(longest);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewUser.id("v").email("x".repeat(256)))
                .withMessage("users.email: the text has more characters than varchar(255) keeps: shorten it first");
    }

    /** PostgreSQL, as the SQL standard wants it, cuts blanks off the end until the text fits. */
    @Test
    void blanks_at_the_end_of_a_text_that_is_too_long_are_not_cut_in_silence() {
        String text = "x".repeat(255) + " ";
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> db.users().insert(NewUser.id("v").email(text)));
    }

    @Test
    void characters_that_postgresql_cannot_store_are_refused_by_column() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewUser.id("u").email("a\u0000b"))
                .withMessage("users.email: the text has a NUL character, which PostgreSQL cannot store");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewUser.id("u\ud83d").email("e"))
                .withMessage("users.id: the text has half of a surrogate pair, which is no character");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> UserPatch.EMPTY.subscriptionStatus("\ude97"))
                .withMessage("users.subscription_status: the text has half of a surrogate pair, which is no character");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewProject.userId("u").name("n").description("\ude97\ud83d"))
                .withMessageStartingWith("projects.description: ");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CamPatch.EMPTY.profilePoints(JSONB.jsonb("\"\ud83d\"")))
                .withMessageStartingWith("cams.profile_points: ");
    }

    /** The driver sends half of a surrogate pair as a question mark. */
    @Test
    void a_key_that_is_no_text_finds_no_other_row() {
        db.users().insert(NewUser.id("u?").email("e?"));
        assertThatNotFound(() -> db.users().find("u\ud83d").isPresent());
        assertThatNotFound(() -> db.users().findByEmail("e\ud83d").isPresent());
        assertThatNotFound(() -> db.users().exists("u\ud83d"));
        assertThatNotFound(() -> db.users().delete("u\ud83d"));
    }

    private static void assertThatNotFound(java.util.function.BooleanSupplier found) {
        boolean any;
        try {
            any = found.getAsBoolean();
        } catch (InvalidInput e) {
            any = false; // refused, which is as good
        }
        assertThat(any).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999.99", "-999.99", "0.01", "0.00", "9.50"})
    void lift_is_stored_exactly(String lift) {
        Cam cam = db.cams()
                .insert(NewCam.projectId(SomeRows.project(db).id())
                        .name("Intake")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal(lift))
                        .duration(Integer.MIN_VALUE));
        assertThat(cam.lift()).isEqualTo(new BigDecimal(lift));
        assertThat(cam.duration()).isEqualTo(Integer.MIN_VALUE);
        assertThat(db.cams().get(cam.id())).isEqualTo(cam);
    }

    @Test
    void a_number_of_equal_value_is_taken_whatever_its_scale() {
        Cam cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        db.cams().update(cam.id(), c -> c.lift(new BigDecimal("7.5000")));
        assertThat(db.cams().get(cam.id()).lift()).isEqualTo(new BigDecimal("7.50"));
        db.cams().update(cam.id(), c -> c.lift(new BigDecimal("1E+2")));
        assertThat(db.cams().get(cam.id()).lift()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void more_decimals_than_the_column_keeps_are_refused_without_the_value() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CamPatch.EMPTY.lift(new BigDecimal("9.505")))
                .withMessage("cams.lift: the value has more decimals than numeric(5,2) keeps: round it first");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> NewCam.projectId(1)
                        .name("n")
                        .camType(CamType.INTAKE)
                        .lift(new BigDecimal("0.001"))
                        .duration(1))
                .withMessageStartingWith("cams.lift: ")
                .withMessageNotContaining("0.001");
    }

    @Test
    void a_number_too_large_for_the_column_is_refused_before_it_is_sent() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> CamPatch.EMPTY.lift(new BigDecimal("1000")))
                .withMessage("cams.lift: the value has more digits before the point than numeric(5,2) keeps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-25T01:30:00.123456Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "0001-01-01T00:00:00Z",
                "-4712-01-01T00:00:00Z",
                "1582-10-10T12:00:00Z",
                "+12026-01-01T00:00:00Z",
                "+294276-12-31T23:59:59.999999Z"
            })
    void an_instant_is_stored_exactly_to_the_microsecond(String text) {
        Instant instant = Instant.parse(text);
        User user = db.users().insert(SomeRows.newUser("u").createdAt(instant));
        assertThat(user.createdAt()).isEqualTo(instant);
        assertThat(db.users().get("u")).isEqualTo(user);
        assertThat(db.users().where(USERS.CREATED_AT.eq(instant)).list()).containsExactly(user);
    }

    @Test
    void nanoseconds_are_cut_and_never_rounded_up() {
        Instant given = Instant.parse("2025-12-31T23:59:59.999999999Z");
        User user = db.users().insert(SomeRows.newUser("u").createdAt(given));
        assertThat(user.createdAt()).isEqualTo(Instant.parse("2025-12-31T23:59:59.999999Z"));
        assertThat(db.users().get("u")).isEqualTo(user);
        Instant before = Instant.parse("1969-12-31T23:59:59.123456789Z");
        db.users().update("u", p -> p.createdAt(before));
        assertThat(db.users().get("u").createdAt()).isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }

    @Test
    void instants_do_not_depend_on_the_time_zone_of_the_session() {
        User user = SomeRows.user(db, "u");
        db.transaction(tx -> {
            tx.dsl().execute("set local timezone = 'Asia/Kathmandu'");
            for (int i = 0; i < 7; i++) { // also as the driver reads a prepared statement
                assertThat(tx.users().get("u")).isEqualTo(user);
            }
        });
    }

    @Test
    void json_comes_back_with_the_same_meaning() {
        JSONB points = JSONB.jsonb(
                "[{\"angle\": 0.10, \"radius\": 17.500000000000000001}, {\"note\": \"\\u00fc \ud83d\ude97\"}]");
        Cam cam = db.cams()
                .insert(SomeRows.newCam(SomeRows.project(db).id(), "Intake").profilePoints(points));
        assertThat(cam.profilePoints())
                .isEqualTo(JSONB.jsonb(
                        "[{\"angle\": 0.10, \"radius\": 17.500000000000000001}, {\"note\": \"ü \ud83d\ude97\"}]"));
        assertThat(db.cams().get(cam.id())).isEqualTo(cam);
    }

    @Test
    void null_for_a_required_column_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> NewUser.id("u").email(SomeRows.nothing()))
                .withMessage("users.email is NOT NULL and was given null");
        assertThatNullPointerException()
                .isThrownBy(() -> SomeRows.newUser("u").createdAt(SomeRows.nothing()))
                .withMessage("users.created_at is NOT NULL and was given null");
        assertThatNullPointerException()
                .isThrownBy(() -> NewCam.projectId(1)
                        .name("n")
                        .camType(SomeRows.nothing())
                        .lift(BigDecimal.ONE)
                        .duration(1))
                .withMessage("cams.cam_type is NOT NULL and was given null");
    }

    @Test
    void rows_to_insert_and_patches_print_no_values() {
        assertThat(NewUser.id("secret").email("secret").subscriptionStatus("secret"))
                .hasToString("NewUser[id, email, subscription_status]");
    }

    @Test
    void a_value_that_the_enum_does_not_know_fails_the_reading_statement() {
        Cam cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
        db.dsl().execute("alter table cams drop constraint cams_cam_type_check");
        db.dsl().execute("update cams set cam_type = 'rocker'");
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.cams().get(cam.id()))
                .withMessage("cams.find: column cam_type has a value that this jar's enum does not know");
    }
}
