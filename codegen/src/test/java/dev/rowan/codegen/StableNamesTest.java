package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a project calls stays when its schema grows: Rowan's classes and jOOQ's tables and join paths. Two exceptions: a
 * column more is a component more of the row's record, and a second key over the same columns gives both join paths the
 * names of their keys.
 */
class StableNamesTest {
    private static final String BEFORE = """
            create schema audit;
            create table users (id integer primary key, email text not null, boss_id integer references users);
            create table projects (id integer primary key, user_id integer not null references users, name text);
            create table audit.events (id integer primary key, user_id integer references public.users);
            create view busy as select user_id from projects;
            """;

    @TempDir
    private static Path tmp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table audit.users (id integer primary key);",
                "create table user_rows (id integer primary key);",
                "create table cams (id integer primary key, project_id integer references projects);",
                "create table members (user_id integer references users, project_id integer references projects,"
                        + " primary key (user_id, project_id));",
                "alter table projects add owner_id integer references users;",
                "alter table audit.events add project_id integer references public.projects;",
                "alter table users add unique (email);",
                "create index on projects (name);",
                "create unique index on projects (user_id, name);",
                "alter table users add nick text;",
                "alter table users add \"bossId\" text;",
                "create table user_lines (user_id integer references users, line integer, primary key (user_id, line));",
                "alter table users add state text check (state in ('a', 'b'));",
                "create table heirs (more text) inherits (projects);",
                "create type state as enum ('a', 'b');",
                "create function later(i integer) returns integer language sql as 'select i';",
            })
    void every_public_signature_is_still_there_after(String change) throws Exception {
        Map<String, Set<String>> before = signatures("before", BEFORE);
        Map<String, Set<String>> after = signatures("after" + Integer.toHexString(change.hashCode()), BEFORE + change);
        assertThat(after.keySet()).containsAll(before.keySet());
        before.forEach((file, lines) -> assertThat(after.get(file)).as(file).containsAll(lines));
    }

    /** The property would hold of no lines as well. */
    @Test
    void signatures_are_found() throws Exception {
        assertThat(signatures("before", BEFORE).get("acme/public_/UserRepository.java"))
                .contains("public Optional<User> find(int id) {", "public List<User> listByBossId(int bossId) {");
    }

    @Test
    void jooq_has_the_words_of_quoted_names_and_two_names_for_two_columns() throws Exception {
        Map<String, Set<String>> words = signatures("words", """
                create schema audit;
                create table "userTokens" (id integer primary key, "createdAt" date, created_at date);
                """);
        assertThat(words.get("acme/public_/Tables.java")).contains("public static final UserTokens USER_TOKENS");
        assertThat(words.get("acme/public_/tables/UserTokens.java"))
                .contains(
                        "public final TableField<UserTokensRecord, LocalDate> CREATED_AT",
                        "public final TableField<UserTokensRecord, LocalDate> CREATED_AT_2");
        assertThat(words.get("acme/public_/tables/records/UserTokensRecord.java"))
                .contains("public LocalDate getCreatedAt() {", "public LocalDate getCreatedAt_2() {");
    }

    /** By file: lines that start with public, but for constructors of jOOQ's records, which have all columns. */
    private static Map<String, Set<String>> signatures(String folder, String sql) throws Exception {
        Project project = new Project(tmp.resolve(folder), "acme")
                .property("schemas", "public, audit")
                .migration("V1__tables.sql", sql);
        if (project.sources().files().isEmpty()) {
            project.generate();
        }
        SortedMap<String, Set<String>> signatures = new TreeMap<>();
        project.sources().texts().forEach((file, text) -> {
            String name = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
            Set<String> lines = new TreeSet<>();
            text.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("public ")
                            && !line.startsWith("public record ")
                            && !line.startsWith("public " + name + "("))
                    .map(line -> line.replaceAll(" = .*", "").replaceAll("\\b(?:[a-z_]+\\.)+(?=[A-Z])", ""))
                    .forEach(lines::add);
            signatures.put(file, lines);
        });
        return signatures;
    }
}
