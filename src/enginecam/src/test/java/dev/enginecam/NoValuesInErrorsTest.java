package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.testing.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error may be logged: a value of a row or a parameter is nowhere in what a log prints of it. */
class NoValuesInErrorsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final String CANARY = "canary";
    private static final String EMAIL = CANARY + "@example.com";

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    private static void assertNoValue(Runnable work) {
        Throwable thrown = catchThrowable(work::run);
        assertThat(thrown).isInstanceOf(DatabaseFailure.class);
        var printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString()).contains("dev.rowan.error.").doesNotContainIgnoringCase(CANARY);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContainIgnoringCase(CANARY);
        }
        assertThat(((DatabaseFailure) thrown).sqlException()).isPresent();
    }

    @Test
    void of_a_duplicate() {
        db.users().insert(NewUser.id("u").email(EMAIL));
        assertNoValue(() -> db.users().insert(NewUser.id("v").email(EMAIL)));
        assertNoValue(
                () -> db.transaction(tx -> tx.users().insert(NewUser.id("v").email(EMAIL))));
        assertNoValue(() -> db.transaction(tx -> tx.transaction(nested -> {
            SomeRows.user(nested, "w");
            nested.users().update("w", u -> u.email(EMAIL));
        })));
        assertNoValue(() -> EngineCam.of(DSL.using(db.dsl().configuration()))
                .transaction(tx -> tx.users().insert(NewUser.id("v").email(EMAIL))));
    }

    @Test
    void of_a_duplicate_although_the_original_has_it() {
        db.users().insert(NewUser.id("u").email(EMAIL));
        Throwable thrown =
                catchThrowable(() -> db.users().insert(NewUser.id("v").email(EMAIL)));
        assertThat(((DatabaseFailure) thrown).sqlException())
                .get()
                .satisfies(original -> assertThat(original.getMessage()).contains(EMAIL));
    }

    @Test
    void of_a_missing_parent() {
        assertNoValue(() -> SomeRows.project(db, CANARY));
    }

    @Test
    void of_a_failing_row() {
        db.dsl().execute("alter table users add constraint users_newer check (email not like 'canary%')");
        assertNoValue(() -> db.users().insert(NewUser.id("u").email(EMAIL)));
    }

    @Test
    void of_a_text_that_is_too_long_for_a_newer_migration() {
        db.dsl().execute("alter table users alter column email type varchar(10)");
        assertNoValue(() -> db.users().insert(NewUser.id("u").email(EMAIL)));
    }

    @Test
    void of_json_that_is_none() {
        int project = SomeRows.project(db).id();
        assertNoValue(
                () -> db.cams().insert(SomeRows.newCam(project, "Intake").profilePoints(JSONB.jsonb("{canary: 1}"))));
    }

    @Test
    void of_a_cast_that_fails_in_a_dynamic_query() {
        db.users().insert(NewUser.id("u").email(EMAIL));
        assertNoValue(() ->
                db.users().where(USERS.EMAIL.cast(SQLDataType.INTEGER).eq(1)).list());
        assertNoValue(() ->
                db.users().where(USERS.EMAIL.cast(SQLDataType.UUID).isNull()).exists());
        assertNoValue(() ->
                db.users().where(USERS.EMAIL.cast(SQLDataType.INSTANT).isNull()).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0001", "P0002", "EC001", "45000", "22023", "55000", "40001", "57014", "08000", "23514"})
    void of_a_trigger_that_raises_it(String state) {
        db.dsl().execute("""
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            raise exception using errcode = '%s', message = 'no ' || new.email, detail = new.email;
                        end $$;
                        create trigger users_refuse before insert on users for each row execute function refuse()""".formatted(state));
        assertNoValue(() -> db.users().insert(NewUser.id("u").email(EMAIL)));
        assertNoValue(
                () -> db.transaction(tx -> tx.users().insert(NewUser.id("u").email(EMAIL))));
    }

    @Test
    void of_a_deferred_trigger_that_raises_it_at_commit() {
        db.dsl().execute("""
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            raise exception 'no %', new.email;
                        end $$;
                        create constraint trigger users_refuse after insert on users
                            deferrable initially deferred for each row execute function refuse()""");
        assertNoValue(
                () -> db.transaction(tx -> tx.users().insert(NewUser.id("u").email(EMAIL))));
    }
}
