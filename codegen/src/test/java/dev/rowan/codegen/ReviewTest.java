package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {
    private static final String TABLES = "tables/";
    private static final String STATEMENTS = "statements/";

    private static final String SIZES = "stated 2026-07-01 by \"db team\"\nserver 18\nrows users %d\nrows more 10\n";

    @TempDir
    private Path tmp;

    @Test
    void a_check_lists_pages_that_are_missing_stale_and_left_over_all_at_once() throws Exception {
        Project project = project("project")
                .property("queries", "db/queries")
                .file("db/queries/users/oldest.sql", "-- returns: one\nselect id from users order by id limit 1")
                .migration("V3__cams.sql", "create table cams (id integer primary key);");
        project.generateAndWriteReview();
        Folder review = project.review();
        String users = page(review, TABLES + "users");
        review.delete(TABLES + "cams.sql");
        review.write(TABLES + "users.sql", users.replace("\nselect id, email\n", "\nselect id, email, name\n"));
        review.write(STATEMENTS + "users.oldest.sql", page(review, STATEMENTS + "users.oldest") + "-- by hand\n");
        review.write(TABLES + "projects.sql", users);
        SortedMap<String, String> before = review.texts();
        assertThat(project.failure())
                .startsWith("""
                        the review does not show this build
                        db/review: 2 stale, 1 missing, 1 left over
                          stale     statements/users.oldest.sql
                            --- by hand
                          stale     tables/users.sql
                          missing   tables/cams.sql
                          left over tables/projects.sql
                        """)
                .endsWith("help: build with -Drowan.review=write, read the difference and commit it\n");
        assertThat(review.texts()).isEqualTo(before);
    }

    @Test
    void the_review_is_checked_in_ci_and_written_elsewhere_unless_the_property_says_otherwise() {
        assertThat(ReviewMode.of(null, null)).isEqualTo(ReviewMode.WRITE);
        assertThat(ReviewMode.of(null, "false")).isEqualTo(ReviewMode.WRITE);
        assertThat(ReviewMode.of(null, "true")).isEqualTo(ReviewMode.CHECK);
        assertThat(ReviewMode.of("write", "true")).isEqualTo(ReviewMode.WRITE);
        assertThat(ReviewMode.of("check", null)).isEqualTo(ReviewMode.CHECK);
        assertThatThrownBy(() -> ReviewMode.of("Write", null))
                .isInstanceOf(GenerationFailed.class)
                .hasMessageStartingWith("-Drowan.review=Write\nhelp: say check or write");
    }

    @Test
    void a_review_that_was_never_written_is_missing_as_a_whole() {
        assertThat(project("project").failure())
                .startsWith("the review does not show this build\ndb/review has none of the ")
                .endsWith(" pages\nhelp: build with -Drowan.review=write, read the difference and commit it\n");
    }

    @Test
    void writing_removes_pages_left_over_and_no_file_that_is_not_ours() throws Exception {
        Project project = project("project");
        project.generateAndWriteReview();
        Folder review = project.review();
        String list = page(review, TABLES + "users");
        SortedMap<String, String> expected = review.texts();
        expected.put(TABLES + "README.md", "What this folder is.");
        expected.put(TABLES + "by_hand.sql", "select 1;");
        expected.put(TABLES + "sub/users.sql", list);
        expected.put("accepted.txt", "ours");
        review.restore(expected);
        review.write(TABLES + "cams.sql", list);
        review.write(TABLES + "users.sql", list + "--");
        review.delete(TABLES + "more.sql");
        project.generateAndWriteReview();
        assertThat(review.texts()).isEqualTo(expected);
    }

    @Test
    void writing_where_nothing_but_the_review_is_missing_writes_it() throws Exception {
        Project project = project("project");
        project.generateAndWriteReview();
        SortedMap<String, String> written = project.review().texts();
        project.review().deleteAll();
        project.generateAndWriteReview();
        assertThat(project.review().texts()).isEqualTo(written);
    }

    @Test
    void pages_with_the_line_ends_of_another_system_are_not_stale() throws Exception {
        Project project = project("project");
        project.generateAndWriteReview();
        Folder review = project.review();
        review.texts().forEach((file, text) -> review.write(file, text.replace("\n", "\r\n")));
        SortedMap<String, String> before = review.texts();
        project.sources().deleteAll();
        project.generate();
        project.sources().deleteAll();
        project.generateAndWriteReview();
        assertThat(review.texts()).isEqualTo(before);
    }

    @Test
    void two_generations_of_one_input_give_the_same_bytes() throws Exception {
        Project one = project("one");
        Project two = project("another/and/deeper");
        one.generateAndWriteReview();
        two.generateAndWriteReview();
        assertThat(one.ownSources()).isNotEmpty();
        assertThat(withoutStamp(one.sources())).isEqualTo(withoutStamp(two.sources()));
        assertThat(one.review().texts()).isEqualTo(two.review().texts());
    }

    @Test
    void sizes_and_the_release_before_are_inputs_of_a_build_and_part_of_the_review() throws Exception {
        Project project = project("project")
                .property("sizes", "db/sizes.txt")
                .property("reviewRelease", "1.2")
                .file("db/sizes.txt", SIZES.formatted(1_000));
        project.generateAndWriteReview();
        String json = project.review().texts().get("review.json");
        assertThat(json).contains("\"1.2\"");
        Files.writeString(tmp.resolve("base.json"), json);
        project.property("reviewBase", tmp.resolve("base.json").toString()).property("reviewRelease", "1.3");
        project.migration("V3__cams.sql", "create table cams (id integer primary key);");
        project.generateAndWriteReview();
        assertThat(project.review().texts().keySet())
                .contains("migrations/V3__cams.md")
                .doesNotContain("migrations/V1__users.md");
        assertThat(project.review().texts().get("README.md")).contains("1.3");
        SortedMap<String, Long> times = project.review().times();
        project.generate();
        assertThat(project.review().times()).isEqualTo(times);
        project.file("db/sizes.txt", SIZES.formatted(2_000_000));
        project.generateAndWriteReview();
        assertThat(project.review().texts().get("review.json")).contains("2000000");
    }

    @Test
    void settings_of_the_review_that_cannot_be_are_said() {
        assertThat(project("project").property("sizes", "db/none.txt").failure())
                .contains("db/none.txt: there is no such file, and the property \"sizes\" names it\nhelp: write it,");
        assertThat(project("other")
                        .property("sizes", "db/sizes.txt")
                        .file("db/sizes.txt", "rows users many\n")
                        .failure())
                .contains("db/sizes.txt:1");
        assertThat(project("third").property("reviewBase", "v0.9").failure())
                .contains("v0.9")
                .contains("help: ");
        assertThat(new Project(tmp.resolve("fourth"))
                        .property("reviewBase", "v1")
                        .migration("V1__a.sql", "create table a (id int primary key);")
                        .failure())
                .contains("the property \"reviewBase\" is set, and there is no review");
    }

    private static SortedMap<String, String> withoutStamp(Folder sources) {
        SortedMap<String, String> texts = sources.texts();
        assertThat(texts.remove(".rowan-fingerprint")).isNotNull();
        return texts;
    }

    private static String page(Folder review, String id) {
        return String.valueOf(review.texts().get(id + ".sql"));
    }

    private Project project(String folder) {
        return new Project(tmp.resolve(folder))
                .property("review", "db/review")
                .migration("V1__users.sql", "create table users (id integer primary key, email text);")
                .migration("V2__more.sql", "create table more (id integer);");
    }
}
