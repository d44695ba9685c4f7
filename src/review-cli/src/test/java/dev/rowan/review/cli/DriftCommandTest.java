package dev.rowan.review.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
    private static final String MIGRATIONS = "../../db/migrations";

    private static PostgresServer server;
    private static ScratchDatabase live;

    @BeforeAll
    static void migrate() {
        server = PostgresServer.start("auto");
        live = server.create();
        Migrations.in(Path.of(MIGRATIONS)).migrate(live);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void no_difference_is_0_and_a_difference_is_1_with_a_line() throws Exception {
        Rowan.Result same = Rowan.run("drift", "--url", live.url(), "--migrations", MIGRATIONS);
        assertThat(same).isEqualTo(new Rowan.Result(ExitCode.FINE, "no difference\n", ""));
        try (ScratchDatabase other = server.cloneOf(live)) {
            try (Connection connection = other.connect();
                    Statement s = connection.createStatement()) {
                s.execute("alter table cams add column notes text; drop index projects_user_id_idx");
            }
            assertThat(Rowan.run(Map.of("DATABASE_URL", other.url()), "drift", "--migrations", MIGRATIONS))
                    .isEqualTo(new Rowan.Result(ExitCode.FINDINGS, """
                            column public.cams.notes: in the live database, and no migration makes it
                            index projects_user_id_idx of public.projects: missing in the live database
                            2 differences
                            """, ""));
            assertThat(Rowan.run(
                                    "drift",
                                    "--url",
                                    other.url(),
                                    "--migrations",
                                    MIGRATIONS,
                                    "--ignore",
                                    "public.cams.notes,public.projects.*")
                            .code())
                    .isEqualTo(ExitCode.FINE);
        }
    }

    @Test
    void a_password_is_never_shown() throws Exception {
        Rowan.Result refused = Rowan.run(
                "drift", "--url", "postgresql://ann:s3cret@127.0.0.1:1/db?password=s3cret", "--migrations", MIGRATIONS);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("cannot connect to the database at postgresql://ann:***@127.0.0.1:1/db?password=***: ")
                .contains("\nhelp: ")
                .doesNotContain("s3cret", "\tat ");
        Rowan.Result noUrl = Rowan.run("drift", "--url", "mysql://ann:s3cret@host/db", "--migrations", MIGRATIONS);
        assertThat(noUrl.code()).isEqualTo(ExitCode.USAGE);
        assertThat(noUrl.err())
                .startsWith("not a PostgreSQL URL: mysql://ann:***@host/db\nhelp: ")
                .doesNotContain("s3cret");
    }

    @Test
    void what_cannot_be_understood_is_2() throws Exception {
        Rowan.Result none = Rowan.run("drift", "--migrations", MIGRATIONS);
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).isEqualTo("""
                Missing: --url, or the environment variable DATABASE_URL
                help: rowan drift --help
                """);
        assertThat(Rowan.run("drifft").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Rowan.run("drift", "--url", live.url(), "--migrations", MIGRATIONS, "--nonsense")
                        .err())
                .contains("Unknown option: '--nonsense'", "help: rowan drift --help");
    }

    @Test
    void a_migration_that_fails_is_3_with_its_place(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("V1__a.sql"), "create table a (id int);\ncreate table a (id int);\n");
        Rowan.Result failed = Rowan.run("drift", "--url", live.url(), "--migrations", folder.toString());
        assertThat(failed.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(failed.err())
                .startsWith(folder + "/V1__a.sql:2")
                .contains("relation \"a\" already exists", "\nhelp: ")
                .doesNotContain("\tat ");
        Rowan.Result nowhere = Rowan.run("drift", "--url", live.url(), "--migrations", "nowhere");
        assertThat(nowhere.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(nowhere.err()).contains("nowhere").doesNotContain("\tat ");
    }

    @Test
    void help_and_version_are_0() throws Exception {
        Rowan.Result help = Rowan.run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("drift", "watch", "Exit codes:");
        assertThat(Rowan.run("--version").out()).startsWith("rowan ");
        assertThat(Rowan.run().code()).isEqualTo(ExitCode.USAGE);
    }
}
