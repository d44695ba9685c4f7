package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmsTextTest {
    private static final String FILE = "acme/llms.txt";

    @TempDir
    private Path tmp;

    @Test
    void tables_relations_methods_and_queries_are_on_one_page() throws Exception {
        Project project = project();
        project.generateAndWriteReview();
        assertThat(project.sources().texts().get(FILE))
                .startsWith("# Acme\n\n> The PostgreSQL schema behind `acme.Acme`")
                .contains("""
                        ## public.users

                        People, who write notes.

                        A row is `User`; its repository is `db.users()`. A new row is `NewUser.email(..)`; other columns may follow.

                        - `id`: integer not null, by the database alone
                        - `email`: text not null. Where they are reached.
                        - `plan`: text not null, enum `UserPlan`, default 'free'::text
                        - primary key: id
                        - unique: email
                        - relation `User.NOTES`: many `Note`
                        - methods: find, get, exists, findByEmail, getByEmail, list, count, \
                        """)
                .contains("- foreign key: userId to public.users\n- relation `Note.USER`: one `User`\n")
                .endsWith("""
                        ## Typed queries

                        - `db.users().busiest(limit)`: Who wrote most. (db/queries/users/busiest.sql) (at most $1 rows)
                        """);
    }

    @Test
    void the_page_is_made_again_when_it_is_gone() throws Exception {
        Project project = project();
        project.generateAndWriteReview();
        String text = project.sources().texts().get(FILE);
        project.sources().delete(FILE);
        project.generateAndWriteReview();
        assertThat(project.sources().texts().get(FILE)).isEqualTo(text);
    }

    private Project project() {
        return new Project(tmp)
                .property("queries", "db/queries")
                .migration("V1__users.sql", """
                        create table users (
                            id integer generated always as identity primary key,
                            email text not null unique,
                            plan text not null default 'free' check (plan in ('free', 'pro'))
                        );
                        comment on table users is E'People,\\nwho write notes.';
                        comment on column users.email is 'Where they are reached.';
                        create table notes (
                            id integer generated always as identity primary key,
                            user_id integer not null references users
                        );
                        create index on notes (user_id);""")
                .file("db/queries/users/busiest.sql", """
                        -- Who wrote most.
                        select u.id, count(n.id) as notes from users u left join notes n on n.user_id = u.id
                        group by u.id order by notes desc, u.id limit :limit;""");
    }
}
