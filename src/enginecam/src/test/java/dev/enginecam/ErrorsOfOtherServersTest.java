package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that passes on the error of another one sends its words, but neither constraint nor table nor column: Citus for a
 * shard, postgres_fdw for a foreign table. Here {@code users} is a foreign table over a table called as a shard would be.
 */
class ErrorsOfOtherServersTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        db = EngineCam.of(database.dataSource());
        var here = new PGSimpleDataSource();
        here.setUrl(database.url());
        db.dsl().execute("""
                        alter table users rename to users_102008;
                        alter table users_102008 rename constraint users_pkey to users_pkey_102008;
                        alter table users_102008 rename constraint users_email_key to users_email_key_102008;
                        alter table users_102008 add constraint users_newer_102008 check (email <> 'newer');
                        create extension postgres_fdw;
                        create server shard foreign data wrapper postgres_fdw
                            options (host '%s', port '%s', dbname '%s');
                        create user mapping for public server shard options (user '%s', password '%s');
                        create schema far""".formatted(
                        here.getServerNames()[0],
                        here.getPortNumbers()[0] == 0 ? 5432 : here.getPortNumbers()[0],
                        here.getDatabaseName(),
                        here.getUser(),
                        here.getPassword()));
        db.dsl().execute("""
                        import foreign schema public limit to (users_102008) from server shard into far
                            options (import_default 'true', import_not_null 'false');
                        alter foreign table far.users_102008 rename to users;
                        alter foreign table far.users set schema public""");
        SomeRows.user(db, "u");
    }

    private static ConstraintViolation violation(Runnable work) {
        return catchThrowableOfType(ConstraintViolation.class, work::run);
    }

    @Test
    void a_constraint_of_a_shard_is_the_table_s_constant() {
        assertThat(violation(() -> SomeRows.user(db, "u")).constraint()).isEqualTo(UserConstraint.USERS_PKEY);
        var e = violation(() -> db.users().insert(NewUser.id("v").email("u@example.com")));
        assertThat(e).hasMessage("users.insert: unique constraint users_email_key of users is violated [23505]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE);
        assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY);
    }

    @Test
    void a_check_that_the_jar_does_not_know_is_a_check_all_the_same() {
        var e = violation(() -> db.users().insert(NewUser.id("v").email("newer")));
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.CHECK);
        assertThat(e.constraint()).isEqualTo(new Constraint.Unlisted("?", "?"));
    }

    @Test
    void a_null_of_a_shard_names_table_and_column() {
        db.dsl().execute("""
                        alter table users_102008 add column tenant text not null default 'x';
                        alter table users_102008 alter column tenant drop default""");
        assertThat(violation(() -> SomeRows.user(db, "v")).constraint())
                .isEqualTo(new Constraint.NotNull("users", "tenant"));
    }

    @Test
    void a_row_that_no_partition_of_the_other_server_takes_is_no_check() {
        db.dsl().execute("""
                        alter table users_102008 rename to kept;
                        create table users_102008 (like kept including defaults) partition by list (id)""");
        assertThatExceptionOfType(QueryFailed.class).isThrownBy(() -> SomeRows.user(db, "v"));
    }

    /** What a function raises may hold values: what it puts in quotes is no name unless the jar has a constraint of it. */
    @ParameterizedTest
    @CsvSource({
        "23505, 'duplicate key value violates unique constraint \"secret\"'",
        "23514, 'new row for relation \"users\" violates check constraint \"secret\"'",
        "23502, 'null value in column \"secret\" of relation \"users\" violates not-null constraint'"
    })
    void words_that_name_no_constraint_of_the_jar_are_not_taken_for_one(String state, String message) {
        db.dsl().execute("""
                        create function refuse() returns trigger language plpgsql as $$
                        begin
                            raise exception using errcode = '%s', message = '%s';
                        end $$;
                        create trigger projects_refuse before insert on projects for each row execute function refuse()""".formatted(state, message));
        assertThat(violation(() -> SomeRows.project(db, "u")))
                .hasMessageContaining("? of ? is violated")
                .hasMessageNotContaining("secret");
    }

    @Test
    void another_server_that_is_gone_is_transient_and_costs_no_connection_of_the_pool(TestDatabase database) {
        db.dsl().execute("alter server shard options (set port '1')");
        DatabaseConfig config =
                DatabaseConfig.of(database.url()).poolSize(1).migrate(false).allowNewerSchema(true);
        try (EngineCam.Connected pooled = EngineCam.connect(config)) {
            int session = session(pooled);
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> SomeRows.user(pooled, "v"))
                    .withMessageStartingWith("users.insert: a server behind this one was not to be had")
                    .satisfies(e -> assertThat(e.sqlState()).startsWith("08"));
            assertThat(session(pooled)).isEqualTo(session);
        }
    }

    private static int session(EngineCam db) {
        return db.dsl().fetchSingle("select pg_backend_pid()").get(0, int.class);
    }
}
