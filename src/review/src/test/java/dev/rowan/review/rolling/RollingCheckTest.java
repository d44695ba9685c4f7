package dev.rowan.review.rolling;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.CataloguedStatement.Kind;
import dev.rowan.review.CataloguedStatement.Parameter;
import dev.rowan.review.RollingDeploy;
import dev.rowan.review.RollingDeploy.Break;
import dev.rowan.review.RollingDeploy.What;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The release before has these statements; each test changes its schema in one way. */
class RollingCheckTest {
    private static final String SCHEMA = """
            create type plan as enum ('free', 'pro');
            create table users (
                id bigint generated always as identity primary key,
                email text not null,
                plan plan not null default 'free',
                note text,
                logins integer not null default 0
            );
            create unique index users_email_key on users (email);
            create table projects (
                id bigint generated always as identity primary key,
                user_id bigint not null references users on delete cascade,
                title text not null
            );
            create view titles as select id, title from projects;
            create table events (at date not null, what text) partition by range (at);
            create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
            create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
            create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
            """;

    private static final List<CataloguedStatement> STATEMENTS = List.of(
            statement("users.find", "select id, email, note from users where id = $1", "bigint"),
            statement("users.all", "select * from users"),
            statement("users.withProjects", "select u.*, p.title from users u join projects p on p.user_id = u.id"),
            statement("users.insert", "insert into users (email, note) values ($1, $2)", "text", "text"),
            statement(
                    "users.upsert",
                    "insert into users (email) values ($1) on conflict (email) do update set note = $2",
                    "text",
                    "text"),
            statement("users.plan", "update users set plan = $1 where id = $2", "plan", "bigint"),
            statement("users.note", "update users set note = $1 where id = $2", "text", "bigint"),
            statement("users.delete", "delete from users where id = $1", "bigint"),
            statement("projects.insert", "insert into projects (user_id, title) values ($1, $2)", "bigint", "text"),
            statement("titles.list", "select id, title from titles order by id limit $1", "bigint"),
            statement("events.insert", "insert into events (at, what) values ($1, $2)", "date", "text"));

    private static PostgresServer server;
    private static ScratchDatabase template;

    @BeforeAll
    static void start() throws SQLException {
        server = PostgresServer.start("auto");
        template = server.create();
        run(template, SCHEMA);
    }

    @AfterAll
    static void stop() {
        template.close();
        server.close();
    }

    @Test
    void nothing_changed() {
        assertThat(broken("select 1")).isEmpty();
    }

    @Test
    void renamed_column() {
        assertThat(broken("alter table users rename note to remark"))
                .containsOnlyKeys(
                        "users.find", "users.insert", "users.upsert", "users.note", "users.all", "users.withProjects")
                .containsEntry("users.find", "FAILS column \"note\" does not exist")
                .containsEntry("users.all", "OTHER_COLUMNS column 4 is remark text, was note text; 5 columns were 5");
    }

    @Test
    void renamed_table() {
        assertThat(broken("alter table projects rename to works"))
                .containsOnlyKeys("projects.insert", "users.withProjects")
                .containsEntry("projects.insert", "FAILS relation \"projects\" does not exist");
    }

    @Test
    void table_in_another_schema() {
        assertThat(broken("create schema archive; alter table events set schema archive"))
                .containsOnlyKeys("events.insert");
    }

    @Test
    void dropped_column() {
        assertThat(broken("alter table users drop logins"))
                .containsOnlyKeys("users.all", "users.withProjects")
                .containsEntry("users.all", "OTHER_COLUMNS column 5 is nothing, was logins int4; 4 columns were 5");
    }

    @Test
    void dropped_view() {
        assertThat(broken("drop view titles")).containsOnlyKeys("titles.list");
    }

    @Test
    void added_column_moves_those_behind_it() {
        assertThat(broken("alter table users add archived_at timestamptz"))
                .containsOnly(
                        Map.entry("users.all", "MORE_COLUMNS archived_at"),
                        Map.entry(
                                "users.withProjects",
                                "OTHER_COLUMNS column 6 is archived_at timestamptz, was title text; 7 columns were 6"));
    }

    @Test
    void column_of_another_type() {
        assertThat(broken("alter table users alter logins type bigint"))
                .containsOnly(
                        Map.entry(
                                "users.all",
                                "OTHER_COLUMNS column 5 is logins int8, was logins int4; 5 columns were 5"),
                        Map.entry(
                                "users.withProjects",
                                "OTHER_COLUMNS column 5 is logins int8, was logins int4; 6 columns were 6"));
    }

    @Test
    void required_column() {
        assertThat(broken("alter table projects add owner text not null"))
                .containsOnly(Map.entry("projects.insert", "LACKS_COLUMN owner of projects has no default"));
    }

    @Test
    void dropped_default() {
        assertThat(broken("alter table users alter logins drop default"))
                .containsOnly(
                        Map.entry("users.insert", "LACKS_COLUMN logins of users has no default"),
                        Map.entry("users.upsert", "LACKS_COLUMN logins of users has no default"));
    }

    @Test
    void column_that_is_not_null_from_now_on() {
        assertThat(broken("alter table users alter note set not null"))
                .containsOnly(
                        Map.entry("users.insert", "MAY_BE_REFUSED note of users is not null"),
                        Map.entry("users.note", "MAY_BE_REFUSED note of users is not null"),
                        Map.entry("users.upsert", "LACKS_COLUMN note of users has no default"));
    }

    @Test
    void new_check() {
        assertThat(broken("alter table users add constraint users_note_check check (note <> '') not valid"))
                .containsOnly(
                        Map.entry("users.insert", "MAY_BE_REFUSED check users_note_check of users"),
                        Map.entry("users.upsert", "MAY_BE_REFUSED check users_note_check of users"),
                        Map.entry("users.note", "MAY_BE_REFUSED check users_note_check of users"));
    }

    @Test
    void new_unique_key() {
        assertThat(broken("alter table projects add constraint projects_title_key unique (title)"))
                .containsOnly(Map.entry("projects.insert", "MAY_BE_REFUSED unique key projects_title_key of projects"));
    }

    @Test
    void new_foreign_key_refuses_deletes_too() {
        assertThat(broken(
                        "alter table projects add constraint projects_user_fk foreign key (user_id) references users"))
                .containsOnly(
                        Map.entry("projects.insert", "MAY_BE_REFUSED foreign key projects_user_fk of projects"),
                        Map.entry("users.delete", "MAY_BE_REFUSED foreign key projects_user_fk of projects"));
    }

    @Test
    void new_trigger() {
        assertThat(broken("create trigger refuse before delete on users for each row execute function refuse()"))
                .containsOnly(Map.entry("users.delete", "MAY_BE_REFUSED trigger refuse of users"));
    }

    @Test
    void lost_index_of_on_conflict() {
        assertThat(broken("drop index users_email_key"))
                .containsOnly(Map.entry(
                        "users.upsert",
                        "FAILS there is no unique or exclusion constraint matching the ON CONFLICT specification"));
    }

    @Test
    void renamed_value_of_an_enum() {
        assertThat(broken("alter type plan rename value 'pro' to 'paid'"))
                .containsOnly(
                        Map.entry("users.plan", "MAY_BE_REFUSED plan has no value pro"),
                        Map.entry("users.all", "OTHER_COLUMNS plan has a value that this release does not know: paid"),
                        Map.entry(
                                "users.withProjects",
                                "OTHER_COLUMNS plan has a value that this release does not know: paid"));
    }

    @Test
    void check_of_a_partitioned_table_is_told_once() {
        assertThat(broken("alter table events add constraint events_what_check check (what <> '')"))
                .containsOnly(Map.entry("events.insert", "MAY_BE_REFUSED check events_what_check of events"));
    }

    @Test
    void new_statements_on_the_old_schema() throws SQLException {
        RollingDeploy rolling = rolling(
                "alter table users add archived_at timestamptz; alter table projects alter title drop not null",
                List.of(
                        statement("users.archive", "update users set archived_at = now() where id = $1", "bigint"),
                        statement("projects.insert", "insert into projects (user_id) values ($1)", "bigint"),
                        statement("users.find", "select id from users where id = $1", "bigint")));
        assertThat(rolling.newOnOld())
                .containsExactly(
                        new Break(
                                "users.archive",
                                What.FAILS,
                                "column \"archived_at\" of relation \"users\" does not exist"),
                        new Break("projects.insert", What.LACKS_COLUMN, "title of projects has no default"));
        assertThat(rolling.newStatements()).isEqualTo(3);
    }

    private static Map<String, String> broken(String change) {
        try {
            return rolling(change, List.of()).oldOnNew().stream()
                    .collect(toMap(Break::statement, b -> b.what() + " " + b.detail(), (a, b) -> a + "; " + b));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static RollingDeploy rolling(String change, List<CataloguedStatement> now) throws SQLException {
        try (ScratchDatabase before = server.cloneOf(template);
                ScratchDatabase after = server.cloneOf(template)) {
            run(after, change);
            try (Connection old = before.connect();
                    Connection changed = after.connect()) {
                return RollingCheck.of(old, changed, STATEMENTS, now);
            }
        }
    }

    private static void run(ScratchDatabase database, String sql) throws SQLException {
        try (Connection c = database.connect();
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static CataloguedStatement statement(String id, String text, String... sent) {
        return new CataloguedStatement(
                id,
                Kind.QUERY,
                "",
                text,
                Arrays.stream(sent)
                        .map(t -> new Parameter("p", t, t, Optional.empty()))
                        .toList(),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
