package dev.rowan.review.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.review.ReviewedTable;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewedTablesTest {
    private static final String HISTORY = "public.flyway_schema_history";

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    @Test
    void tables_are_read_with_all_parts(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement s = connection.createStatement()) {
            s.execute("""
                    create schema app;
                    create table app.notes (
                        id int primary key,
                        user_id text references users (id) on delete set null,
                        other_id text constraint other references users (id),
                        third_id text references users (id),
                        body text constraint full_body check (body <> ''),
                        size int generated always as (length(body)) stored);
                    create index by_user on app.notes (user_id, id);
                    create index by_other on app.notes (other_id) where other_id is not null;
                    create index by_third on app.notes (third_id) where id > 5;
                    comment on table app.notes is 'What people write.';
                    comment on column app.notes.body is 'Markdown.';
                    alter table app.notes enable row level security;
                    create policy own on app.notes for select using (user_id = current_user);
                    grant select on app.notes to public;
                    create view app.titles as select id, left(body, 10) as title from app.notes;
                    create table app.parts (at int) partition by range (at);
                    create table app.parts_1 partition of app.parts for values from (0) to (1);
                    """);
            List<ReviewedTable> tables = ReviewedTables.of(
                    connection, HISTORY, t -> t.equals("app.notes") ? OptionalLong.of(7) : OptionalLong.empty());
            assertThat(tables)
                    .extracting(t -> t.name() + " " + t.kind())
                    .containsExactly(
                            "app.notes table",
                            "app.parts partitioned table",
                            "app.titles view",
                            "public.cams table",
                            "public.projects table",
                            "public.users table");
            ReviewedTable notes = tables.getFirst();
            assertThat(notes.comment()).contains("What people write.");
            assertThat(notes.rows()).hasValue(7);
            assertThat(notes.columns())
                    .extracting(c -> c.name() + " " + c.type() + (c.nullable() ? "" : " not null"))
                    .containsExactly(
                            "id integer not null",
                            "user_id text",
                            "other_id text",
                            "third_id text",
                            "body text",
                            "size integer");
            assertThat(notes.columns().get(4).comment()).contains("Markdown.");
            assertThat(notes.columns().get(5).standard()).contains("stored as length(body)");
            assertThat(notes.indexes().getFirst())
                    .isEqualTo(new ReviewedTable.Index("notes_pkey", "btree (id)", true, true, true));
            assertThat(notes.indexes())
                    .extracting(ReviewedTable.Index::definition)
                    .contains("btree (other_id) WHERE (other_id IS NOT NULL)");
            assertThat(notes.foreignKeys())
                    .extracting(k -> k.name() + " " + k.columns() + " " + k.target() + k.targetColumns() + " "
                            + k.onDelete() + " by " + k.index().orElse("none"))
                    .containsExactly(
                            "notes_third_id_fkey [third_id] public.users[id] no action by none",
                            "notes_user_id_fkey [user_id] public.users[id] set null by by_user",
                            "other [other_id] public.users[id] no action by by_other");
            assertThat(notes.checks()).containsExactly("full_body: CHECK ((body <> ''::text))");
            assertThat(notes.rights())
                    .containsExactly(
                            "row security",
                            "policy own for select to public using (user_id = CURRENT_USER)",
                            "public: select");
            assertThat(tables.get(5).triggers()).hasSize(1).allMatch(t -> t.contains(": BEFORE UPDATE ON "));
            assertThat(tables.get(3).findings()).isEmpty();
            assertThat(tables.get(1).comment()).isEqualTo(Optional.empty());
        }
    }
}
