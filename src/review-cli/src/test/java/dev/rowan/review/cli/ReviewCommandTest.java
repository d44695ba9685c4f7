package dev.rowan.review.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    @TempDir
    Path folder;

    private Path migrations;
    private Path queries;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        migrations = Files.createDirectory(folder.resolve("migrations"));
        queries = Files.createDirectory(folder.resolve("queries"));
        out = folder.resolve("review");
        Files.writeString(migrations.resolve("V1__users.sql"), """
                create table users (id bigint primary key, email text not null, bio text);
                create table notes (id bigint primary key, user_id bigint not null references users (id) on delete cascade);
                """);
        Files.writeString(queries.resolve("users.sql"), """
                -- name: GetUser :one
                select * from users where id = $1;
                -- name: RemoveUser :exec
                delete from users where id = $1;
                """);
        Files.writeString(queries.resolve("by_email.sql"), "select id from users where email = :email;");
        Files.writeString(
                folder.resolve("sizes.txt"),
                "stated 2026-07-01 by \"us\"\nserver "
                        + System.getProperty("postgres.version", "18").replaceFirst("\\..*", "")
                        + "\nrows users 10M\nrows notes 50M\n");
    }

    @Test
    void the_review_of_a_project_without_java_is_written_checked_and_accepted() throws Exception {
        Rowan.Result written = review("--sizes", folder.resolve("sizes.txt").toString(), "--name", "Shop");
        assertThat(written.err()).doesNotContain("\tat ");
        assertThat(written.out()).startsWith(out + ": pages written: ");
        assertThat(out.resolve("statements/queries.GetUser.sql"))
                .content()
                .contains("prepare \"queries.GetUser\" (bigint) as\n", "where id = $1;", "reads      users");
        assertThat(out.resolve("statements/queries.RemoveUser.sql")).content().contains("notes");
        assertThat(out.resolve("README.md")).content().contains("Database review of Shop");
        assertThat(out.resolve("migrations/V1__users.md")).exists();

        Rowan.Result warned = review(
                "--sizes", folder.resolve("sizes.txt").toString(), "--name", "Shop", "--check", "--fail-on=warning");
        assertThat(warned.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(warned.out()).contains("queries.by_email: warning no-index-for-predicate: ", "help: ");

        Path summary = folder.resolve("summary.md");
        Rowan.Result accepted = review(
                "--sizes",
                folder.resolve("sizes.txt").toString(),
                "--name",
                "Shop",
                "--baseline",
                "--fail-on=note",
                "--summary",
                summary.toString());
        assertThat(accepted.code()).isEqualTo(ExitCode.FINE);
        assertThat(folder.resolve("accepted.txt")).content().contains("no-index-for-predicate queries.by_email \"");
        assertThat(summary).content().isNotBlank();

        Files.writeString(queries.resolve("by_email.sql"), "select id from users where id = :id;");
        Rowan.Result gone = review("--sizes", folder.resolve("sizes.txt").toString(), "--name", "Shop", "--check");
        assertThat(gone.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(gone.out()).contains(out + ": ", "statements/queries.by_email.sql", "which nothing finds any more");
    }

    @Test
    void a_release_before_is_compared_with() throws Exception {
        assertThat(review("--release", "1.0").code()).isEqualTo(ExitCode.FINE);
        Path base = folder.resolve("1.0.json");
        Files.copy(out.resolve("review.json"), base);
        Files.writeString(migrations.resolve("V2__bio.sql"), "alter table users drop column bio;\n");
        Rowan.Result next = review("--release", "1.1", "--base", base.toString(), "--fail-on=never");
        assertThat(next.code()).isEqualTo(ExitCode.FINE);
        assertThat(out.resolve("migrations/V2__bio.md")).exists();
        assertThat(out.resolve("migrations/V1__users.md")).doesNotExist();
        assertThat(out.resolve("review.json")).content().contains("\"rolling\"", "\"FAILS\"", "queries.GetUser");
        assertThat(out.resolve("README.md")).content().contains("**Release 1.1 against " + base);
        String withFile = Files.readString(out.resolve("README.md"));

        Path jar = folder.resolve("shop-1.0.jar");
        try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
            entries.putNextEntry(new JarEntry("com/example/shop/review.json"));
            Files.copy(base, entries);
        }
        Rowan.Result ofJar = review("--release", "1.1", "--base", jar.toString(), "--fail-on=never");
        assertThat(ofJar.code()).isEqualTo(ExitCode.FINE);
        assertThat(out.resolve("README.md")).content().isEqualTo(withFile.replace(base.toString(), jar.toString()));
        assertThat(review("--base", "v0.0").err()).contains("v0.0", "help: ").doesNotContain("\tat ");
    }

    @Test
    void what_is_wrong_is_said_with_its_place() throws Exception {
        Files.writeString(queries.resolve("wrong.sql"), "select 1 as one;\nselect nothing from users where id = $1;\n");
        Rowan.Result wrong = review();
        assertThat(wrong.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(wrong.err()).contains(queries + "/wrong.sql:2:8: ", "help: ").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
        assertThat(review("--fail-on=sometimes").code()).isEqualTo(ExitCode.USAGE);
        assertThat(review("--sizes", "none.txt").err())
                .isEqualTo("none.txt: there is no such file\nhelp: name the file of sizes\n");
    }

    private Rowan.Result review(String... more) throws IOException, InterruptedException {
        String[] arguments = {
            "review",
            "--migrations",
            migrations.toString(),
            "--queries",
            queries.toString(),
            "--out",
            out.toString(),
            "--accepted",
            folder.resolve("accepted.txt").toString()
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Rowan.run(all);
    }
}
