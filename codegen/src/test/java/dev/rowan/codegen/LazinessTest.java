package dev.rowan.codegen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.meta.jaxb.ForcedType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is up to date is left alone. The server that made it is gone in the second run, and its URL is still the setting: a run
 * that wants a server fails.
 */
class LazinessTest {
    private static final String ROW = "acme/User.java";
    private static final String STAMP = ".rowan-fingerprint";
    private static final String PAGE = "tables/users.sql";

    @TempDir
    private static Path tmp;

    private static String urlOfStoppedServer = "";
    private static SortedMap<String, String> generated = new TreeMap<>();

    @BeforeAll
    static void generateAndStopServer() throws Exception {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase maintenance = server.create()) {
            urlOfStoppedServer = maintenance.url();
            Project project = project();
            project.review().deleteAll();
            project.file("db/queries/users/emails.sql", "select email from users;");
            project.generateAndWriteReview();
            generated = project.folder().texts();
        }
    }

    @BeforeEach
    void startFromWhatWasGenerated() {
        new Folder(tmp).restore(generated);
    }

    @Test
    void a_second_run_with_unchanged_input_starts_no_server_and_writes_no_file() throws Exception {
        Project project = project();
        for (Path file : project.folder().files()) {
            assertThat(file.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        }
        SortedMap<String, Long> times = project.sources().times();
        project.generate(); // reads the files, for their times are not those of the generation
        times.put(STAMP, project.sources().times().get(STAMP));
        assertThat(project.sources().times()).isEqualTo(times);
        project.generate(); // does not read them
        assertThat(project.sources().times()).isEqualTo(times);
    }

    @Test
    void an_edit_that_keeps_the_size_is_seen_by_its_time() throws Exception {
        Project project = project();
        project.generate();
        project.sources()
                .write(ROW, requireNonNull(project.sources().texts().get(ROW)).replace('e', 'f'));
        assertThat(project.failure()).startsWith("cannot use the PostgreSQL server");
    }

    @Test
    void an_edit_at_the_tick_of_the_generation_is_seen_by_its_text() throws Exception {
        Project project = project();
        for (Path file : project.folder().files()) {
            assertThat(file.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        }
        project.generate();
        Path row = project.sources().path().resolve(ROW);
        project.sources()
                .write(ROW, requireNonNull(project.sources().texts().get(ROW)).replace('e', 'f'));
        assertThat(row.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        assertThat(project.sources().path().resolve(STAMP).toFile().setLastModified(1_000_000_000_000L))
                .isTrue();
        assertThat(project.failure()).startsWith("cannot use the PostgreSQL server");
    }

    @Test
    void a_second_run_that_may_write_the_review_does_nothing_either() throws Exception {
        project().generateAndWriteReview();
        assertThat(withoutStamp(new Folder(tmp))).isEqualTo(withoutStamp(generated));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("the text of a migration", p -> p.migration("V1__users.sql", "create table users (id text);")),
                change("a new migration", p -> p.migration("V2__cams.sql", "create table cams (id text);")),
                change(
                        "the text of a query",
                        p -> p.file("db/queries/users/emails.sql", "select email from users where id = 1;")),
                change("a new query", p -> p.file("db/queries/ids.sql", "select id from users;")),
                change("a query deleted", p -> p.folder().delete("db/queries/users/emails.sql")),
                change("a callback", p -> p.migration("afterMigrate.sql", "select 1;")),
                change("a property", p -> p.property("updatedByDatabase", "*.updated_at")),
                change("a placeholder", p -> p.property("placeholder.x", "y")),
                change(
                        "a setting of the generator",
                        p -> p.jooq(c -> c.getGenerator().getGenerate().setComments(false))),
                change(
                        "a setting of the target",
                        p -> p.jooq(c -> c.getGenerator().getTarget().setPackageName("acme.shop"))),
                change(
                        "a setting of the database",
                        p -> p.jooq(c -> c.getGenerator().getDatabase().setExcludes("cams"))),
                change(
                        "a forced type",
                        p -> p.jooq(c -> c.getGenerator()
                                .getDatabase()
                                .getForcedTypes()
                                .add(new ForcedType().withName("CLOB").withIncludeExpression(".*\\.email")))),
                change(
                        "the strategy",
                        p -> p.jooq(c -> c.getGenerator().getStrategy().setName(OtherNames.class.getName()))),
                change("a generated file edited by hand", p -> p.sources().write(ROW, "// mine")),
                change("a generated file deleted", p -> p.sources().delete(ROW)),
                change("a file of jOOQ's deleted", p -> p.sources().delete("acme/Tables.java")),
                change("a file that nobody generated", p -> p.sources().write("acme/Mine.java", "// mine")),
                change(
                        "a page of the review edited by hand",
                        p -> p.review().write(PAGE, p.review().texts().get(PAGE) + "--")),
                change("a page of the review deleted", p -> p.review().delete(PAGE)));
    }

    /** The stamp has times. */
    private static SortedMap<String, String> withoutStamp(Folder folder) {
        return withoutStamp(folder.texts());
    }

    private static SortedMap<String, String> withoutStamp(SortedMap<String, String> texts) {
        var result = new TreeMap<>(texts);
        result.keySet().removeIf(name -> name.endsWith(STAMP));
        return result;
    }

    private static Arguments change(String name, Consumer<Project> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_makes_it_generate_again(String name, Consumer<Project> change) {
        Project project = project();
        change.accept(project);
        assertThat(project.failure()).as(name).startsWith("cannot use the PostgreSQL server at 127.0.0.1");
    }

    @Test
    void what_was_edited_or_deleted_by_hand_comes_back() throws Exception {
        Project project = project().property("server", TestServer.url());
        project.generate();
        SortedMap<String, String> first = withoutStamp(project.folder());
        project.sources().write(ROW, "// mine");
        project.sources().delete("acme/UserRepository.java");
        project.sources().delete("acme/Tables.java");
        project.sources().write("acme/Mine.java", "// no longer generated");
        project.generate();
        assertThat(withoutStamp(project.folder())).isEqualTo(first);
    }

    @Test
    void a_run_that_failed_is_not_taken_for_a_good_one() {
        Project project = project().property("placeholder.x", "y");
        assertThat(project.failure()).startsWith("cannot use the PostgreSQL server");
        assertThat(project().failure()).startsWith("cannot use the PostgreSQL server");
    }

    private static Project project() {
        return new Project(tmp)
                .property("server", urlOfStoppedServer)
                .property("review", "db/review")
                .property("queries", "db/queries")
                .migration("V1__users.sql", "create table users (id integer primary key, email text unique);");
    }

    /** A strategy of a user. */
    public static final class OtherNames extends RowanNames {}
}
