package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.error.DatabaseFailure;
import dev.rowan.testing.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collections;
import javax.sql.DataSource;
import org.jooq.Condition;
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

    /** Each fails with a message that quotes the parameter, or what was made of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "to_tsquery('simple', ? || ' & & (') is null",
                "(? || ' & (')::tsquery is null",
                "email ~ (? || '(')",
                "email ~ ('[[:' || ? || ':]]')",
                "email ~ (?||'{1,999}')",
                "jsonb_path_exists('{}', (? || ' ???')::jsonpath)",
                "jsonb_path_exists('{}', ('$.x ? (@ like_regex \"' || ? || '(\")')::jsonpath)",
                "('{' || ? || '}')::json is null",
                "('{\"a\": ' || ? || '}')::jsonb is null",
                "xmlparse(content '<' || ? || '>') is null",
                "?::text::integer = 1",
                "(? || '99999999999999999999')::text::int = 1",
                "?::text::boolean",
                "?::text::numeric = 1",
                "?::text::uuid is null",
                "?::text::date is null",
                "?::text::timestamptz is null",
                "('2020-99-99 ' || ?)::text::date is null",
                "?::text::interval is null",
                "?::text::inet is null",
                "?::text::macaddr is null",
                "?::text::money is null",
                "?::text::point is null",
                "?::text::bit(3) is null",
                "('\\x' || ?)::text::bytea is null",
                "?::text::int4range is null",
                "('{' || ? || '')::text[] is null",
                "?::text::regclass is null",
                "('a.b.c.' || ?)::regclass is null",
                "?::text::regtype is null",
                "?::text::regrole is null",
                "?::text::regproc is null",
                "(? || '(integer)')::regprocedure is null",
                "(? || '(integer, integer)')::regoperator is null",
                "?::text::regconfig is null",
                "?::text::pg_lsn is null",
                "?::text::oid is null",
                "?::text::tid is null",
                "('now'::timestamptz at time zone ?) is null",
                "date_trunc(?, now()) is null",
                "extract(epoch from now()) = date_part(?, now())",
                "set_config('role', ?, true) is null",
                "set_config('statement_timeout', ?, true) is null",
                "set_config('timezone', ?, true) is null",
                "set_config('search_path', ? || ',\"', true) is null",
                "set_config(?, 'x', true) is null",
                "current_setting(?) is null",
                "convert_from(convert_to(?, 'UTF8') || '\\xff'::bytea, 'UTF8') is null",
                "convert_to(?, 'no-' || ?) is null",
                "convert_to(? || chr(8364), 'LATIN1') is null",
                "encode('x', ?) is null",
                "decode(?, 'hex') is null",
                "decode(? || '!', 'base64') is null",
                "to_date(?, 'YYYY-MM-DD') is null",
                "to_number(?, 'EEEE') is null",
                "format('%' || ?, 1) is null",
                "chr(-length(?)) is null",
                "length(repeat(?, 999999999)) = 1",
                "has_table_privilege(?, 'users', 'select')",
                "has_table_privilege('users', ?)",
                "nextval(?) = 1",
                "('users_' || ?)::regclass::text = 'x'",
                "lo_get(('123' || length(?))::oid) is null",
                "pg_read_file(?) is null",
                "parse_ident(? || '.\"') is null",
                "array_fill(?::text, array[-1]) is null",
                "query_to_xml('select 1 from ' || ?, true, true, '') is null",
                "ts_headline('simple', ?, ''::tsquery, ? || '=1') is null",
                "setweight(to_tsvector(?), '?') is null",
                "? like '%\\' escape ? || 'xy'",
                "of_function(?)",
                "of_dynamic_sql(?)",
                "of_dynamic_column(?)",
                "of_assertion(?)",
            })
    void of_a_function_that_quotes_its_argument(String condition) {
        db.users().insert(NewUser.id("u").email("someone@example.com"));
        db.dsl().execute("""
                        create function of_function(v text) returns boolean language plpgsql as $$
                        begin raise exception using message = 'no such ' || v; end $$;
                        create function of_dynamic_sql(v text) returns boolean language plpgsql as $$
                        begin execute 'select count(*) from ' || v || '.' || v; return true; end $$;
                        create function of_dynamic_column(v text) returns boolean language plpgsql as $$
                        begin execute 'select u.' || v || ' from users u'; return true; end $$;
                        create function of_assertion(v text) returns boolean language plpgsql as $$
                        begin assert false, v; return true; end $$""");
        String sql = condition.replace("'?'", "'q'").replace("???", "q q q");
        int values = (int) sql.chars().filter(c -> c == '?').count();
        Object[] canaries = Collections.nCopies(values, CANARY).toArray();
        Condition where = DSL.condition(sql, canaries);
        assertNoValue(() -> db.users().where(where).list());
        assertNoValue(() -> db.dsl().fetchExists(USERS, where));
        assertNoValue(() -> db.transaction(tx -> tx.users().where(where).count()));
    }
}
