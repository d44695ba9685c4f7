package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PlainStatementsTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table users (id bigint primary key, email text not null, bio text)");

    @TempDir
    Path folder;

    @Test
    void statements_of_another_tool_are_read_with_their_places(Connection connection) throws Exception {
        Files.createDirectories(folder.resolve("any/folder"));
        Files.writeString(folder.resolve("any/folder/users-api.sql"), """
                -- name: GetUser :one
                -- One user.
                select * from users where id = $1 or email = $2 or $1 < 0;

                -- name: rename-user :exec
                update users set email = $1 where id = $2 and bio <> '$9;'
                ;
                delete from users where id = $1
                """);
        Files.writeString(folder.resolve("ours.sql"), "select bio from users where id = :id;");
        Files.writeString(folder.resolve("wrong.sql"), "select 1 as one;\nselect nothing from users where id = $1;\n");
        AnalysedQueries read = QueryFiles.readAlone(
                connection,
                folder,
                "q",
                Catalogue.read(connection, List.of("public"), "flyway_schema_history"),
                List.of("public"),
                file -> true);
        assertThat(read.problems().texts()).hasSize(1).first().asString().startsWith("q/wrong.sql:2:8: ");
        assertThat(read.models())
                .extracting(QueryModel::id)
                .containsExactly(
                        "any.folder.GetUser",
                        "any.folder.rename_user",
                        "any.folder.users_api_3",
                        "queries.ours",
                        "queries.wrong_1");
        QueryModel user = read.models().getFirst();
        assertThat(user.description()).isEqualTo("One user.");
        assertThat(user.parameters())
                .extracting(p -> p.name() + " " + p.declaredType())
                .containsExactly("p1 bigint", "p2 text");
        assertThat(user.columns())
                .extracting(c -> c.label() + (c.nullable() ? "" : " not null"))
                .containsExactly("id not null", "email not null", "bio");
        assertThat(user.places().ofName()).hasToString("q/any/folder/users-api.sql:1:10");
        assertThat(read.problems().texts()).hasSize(1).first().asString().startsWith("q/wrong.sql:2:8: ");
    }

    @Test
    void what_has_a_heading_of_ours_is_not_plain() {
        assertThat(PlainStatements.isPlain("-- query: a\nselect 1;\n-- query: b\nselect 2;"))
                .isFalse();
        assertThat(PlainStatements.isPlain("select :a")).isFalse();
        assertThat(PlainStatements.isPlain("select $1")).isTrue();
        assertThat(PlainStatements.isPlain("select 1; select 2")).isTrue();
    }
}
