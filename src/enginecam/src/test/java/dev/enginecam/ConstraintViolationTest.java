package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.error.Constraint;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

class ConstraintViolationTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    private static ConstraintViolation violation(Runnable work) {
        return catchThrowableOfType(ConstraintViolation.class, work::run);
    }

    @Test
    void a_handler_switches_over_the_constants_of_several_tables() {
        SomeRows.user(db, "u");
        assertThat(advice(violation(() -> db.users().insert(NewUser.id("v").email("u@example.com")))))
                .isEqualTo("this email is taken");
        assertThat(advice(violation(() -> SomeRows.user(db, "u")))).isEqualTo("this id is taken");
        assertThat(advice(violation(() -> SomeRows.project(db, "nobody")))).isEqualTo("there is no such user");
        assertThat(advice(violation(() -> SomeRows.cam(db, -1, "Intake")))).isEqualTo("something else");
    }

    private static String advice(ConstraintViolation e) {
        return switch (e.constraint()) {
            case UserConstraint.USERS_EMAIL_KEY -> "this email is taken";
            case UserConstraint.USERS_PKEY -> "this id is taken";
            case ProjectConstraint.PROJECTS_USER_ID_FKEY -> "there is no such user";
            default -> "something else";
        };
    }

    @Test
    void a_duplicate_tells_statement_kind_state_and_constraint() {
        SomeRows.user(db, "u");
        var e = violation(() -> db.users().insert(NewUser.id("v").email("u@example.com")));
        assertThat(e).hasMessage("users.insert: unique constraint users_email_key of users is violated [23505]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE);
        assertThat(e.statementId()).isEqualTo("users.insert");
        assertThat(e.sqlState()).isEqualTo("23505");
        assertThat(e.constraint().tableName()).isEqualTo("users");
        assertThat(e.constraint().constraintName()).isEqualTo("users_email_key");
        assertThat(e.sqlException()).get().isInstanceOf(PSQLException.class);
    }

    @Test
    void a_row_without_its_parent_violates_the_foreign_key() {
        var e = violation(() -> SomeRows.cam(db, -1, "Intake"));
        assertThat(e).hasMessage("cams.insert: foreign key cams_project_id_fkey of cams is violated [23503]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
        assertThat(e.constraint()).isEqualTo(CamConstraint.CAMS_PROJECT_ID_FKEY);
    }

    @Test
    void a_parent_that_may_not_go_violates_the_foreign_key_of_the_child() {
        SomeRows.project(db);
        db.dsl().execute("""
                        alter table projects drop constraint projects_user_id_fkey,
                            add constraint projects_user_id_fkey foreign key (user_id)
                                references users (id) on delete restrict""");
        var e = violation(() -> db.users().delete("owner"));
        assertThat(e.statementId()).isEqualTo("users.delete");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.FOREIGN_KEY);
        assertThat(e.constraint()).isEqualTo(ProjectConstraint.PROJECTS_USER_ID_FKEY);
    }

    @Test
    void a_check_is_violated_by_its_constant() {
        int project = SomeRows.project(db).id();
        db.dsl().execute("""
                        alter table cams drop constraint cams_cam_type_check,
                            add constraint cams_cam_type_check check (cam_type = 'exhaust')""");
        var e = violation(() -> SomeRows.cam(db, project, "Intake"));
        assertThat(e).hasMessage("cams.insert: check constraint cams_cam_type_check of cams is violated [23514]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.CHECK);
        assertThat(e.constraint()).isEqualTo(CamConstraint.CAMS_CAM_TYPE_CHECK);
    }

    /** No repository can say it; plain SQL can. */
    @Test
    void a_cam_type_sideways_in_plain_sql_is_refused_by_its_constant() {
        int project = SomeRows.project(db).id();
        var e = violation(() -> db.transaction(tx -> {
            SomeRows.user(tx, "u");
            sideways(tx.dsl(), project);
        }));
        assertThat(e).hasMessage("dsl: check constraint cams_cam_type_check of cams is violated [23514]");
        assertThat(e.constraint()).isEqualTo(CamConstraint.CAMS_CAM_TYPE_CHECK);
        assertThat(db.users().exists("u")).isFalse();
    }

    @Test
    void the_same_on_the_caller_s_own_jooq_throws_what_jooq_throws(DataSource database) {
        int project = SomeRows.project(db).id();
        EngineCam foreign = EngineCam.of(DSL.using(database, SQLDialect.POSTGRES));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> foreign.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    sideways(tx.dsl(), project);
                }))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("23514"));
        assertThat(db.users().exists("u")).isFalse();
    }

    private static void sideways(DSLContext dsl, int project) {
        dsl.execute(
                "insert into cams (project_id, name, cam_type, lift, duration) values (?, ?, ?, ?, ?)",
                project,
                "Sideways",
                "sideways",
                BigDecimal.ONE,
                1);
    }

    @Test
    void a_null_in_a_column_that_a_newer_migration_requires_names_the_column() {
        db.dsl().execute("alter table users add column tenant text not null");
        var e = violation(() -> SomeRows.user(db, "u"));
        assertThat(e)
                .hasMessage("users.insert: not-null constraint users_tenant_not_null of users is violated [23502]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.NOT_NULL);
        assertThat(e.constraint()).isEqualTo(new Constraint.NotNull("users", "tenant"));
    }

    @Test
    void a_constraint_of_a_newer_migration_is_unlisted() {
        db.dsl().execute("alter table users add constraint users_newer check (email <> 'newer')");
        var e = violation(() -> db.users().insert(NewUser.id("u").email("newer")));
        assertThat(e).hasMessage("users.insert: check constraint users_newer of users is violated [23514]");
        assertThat(e.constraint()).isEqualTo(new Constraint.Unlisted("users", "users_newer"));
    }

    @Test
    void an_exclusion_is_a_kind_of_its_own() {
        SomeRows.user(db, "u");
        db.dsl().execute("alter table users add constraint users_one exclude (subscription_status with =)");
        var e = violation(() -> SomeRows.user(db, "v"));
        assertThat(e).hasMessage("users.insert: exclusion constraint users_one of users is violated [23P01]");
        assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.EXCLUSION);
    }

    @Test
    void insert_all_tells_the_constraint_too() {
        var e = violation(() -> db.users()
                .insertAll(List.of(SomeRows.newUser("u"), NewUser.id("v").email("u@example.com"))));
        assertThat(e.statementId()).isEqualTo("users.insertAll");
        assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY);
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_constraint_of_the_same_name_in_another_schema_is_not_taken_for_ours() {
        db.dsl().execute("""
                        create schema audit;
                        create table audit.users (id text constraint users_pkey primary key);
                        insert into audit.users values ('u');
                        create function audit() returns trigger language plpgsql as $$
                        begin
                            insert into audit.users values (new.id);
                            return new;
                        end $$;
                        create trigger users_audit before insert on users for each row execute function audit()""");
        assertThat(violation(() -> SomeRows.user(db, "u")).constraint())
                .isEqualTo(new Constraint.Unlisted("users", "users_pkey"));
    }
}
