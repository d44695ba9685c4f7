package dev.rowan.review.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import dev.rowan.review.pages.Findings;
import dev.rowan.review.pages.Pages;
import dev.rowan.review.pages.ReviewJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptancesTest {
    private static final String FILE = Acceptances.fileOf("db/review");
    private static final String QUERY = "db/queries/cams/in_lift_window.sql";
    private final Review review = review();

    @TempDir
    private Path root = Path.of("set by JUnit");

    @Test
    void a_line_in_the_query_s_file_accepts_what_is_found_in_its_statements() throws IOException {
        write(QUERY, """
                -- Cams in a window.
                -- accept: unbounded-select "windows are small" until 2.0
                select 1
                """);
        Acceptances.Outcome outcome = apply(Optional.empty());
        assertThat(outcome.problems()).isEmpty();
        assertThat(finding(outcome.review(), "unbounded-select", "cams.inLiftWindow")
                        .accepted())
                .contains(new Finding.Acceptance("windows are small", Optional.of("2.0"), QUERY + ":2"));
        assertThat(finding(outcome.review(), "no-index-for-predicate", "cams.inLiftWindow")
                        .accepted())
                .isEmpty();
        assertThat(Pages.of(outcome.review()).get("statements/cams.inLiftWindow.sql"))
                .contains("--            accepted until 2.0: \"windows are small\" (" + QUERY + ":2)\n");
    }

    @Test
    void a_line_in_the_file_accepts_what_is_found_in_a_verb_or_a_migration() throws IOException {
        write(FILE, """
                # verbs and migrations
                writes-by-cascade users.delete "a user takes his projects along"

                index-blocks-writes V4__measuring.sql#3 "in the night"
                """);
        Acceptances.Outcome outcome = apply(Optional.empty());
        assertThat(outcome.problems()).isEmpty();
        assertThat(finding(outcome.review(), "writes-by-cascade", "users.delete")
                        .accepted())
                .isPresent();
        assertThat(finding(outcome.review(), "index-blocks-writes", "V4__measuring.sql#3")
                        .accepted())
                .contains(new Finding.Acceptance("in the night", Optional.empty(), FILE + ":4"));
    }

    @Test
    void a_line_that_accepts_nothing_is_a_problem_and_so_is_one_without_a_reason() throws IOException {
        write(FILE, """
                writes-by-cascade cams.find "nobody knows"
                writes-by-cascade users.delete
                writes-by-cascade users.delete ""
                writes-by-cascade "where?"
                """);
        write(QUERY, "-- accept: no-such-rule \"old\"\nselect 1\n");
        assertThat(apply(Optional.empty()).problems())
                .containsExactly(
                        FILE + ":2: nothing is accepted: it is not: rule place \"reason\"",
                        FILE
                                + ":3: nothing is accepted: it has no reason: write \"why you accept it\", and if it ends, until 2.0 or until 2027-01-31",
                        FILE + ":4: nothing is accepted: it does not say where",
                        FILE
                                + ":1: accepts writes-by-cascade of cams.find, which nothing finds any more: take the line away",
                        QUERY + ":1: accepts no-such-rule of " + QUERY
                                + ", which nothing finds any more: take the line away");
    }

    @Test
    void what_is_accepted_until_a_version_or_a_date_is_open_again_when_that_has_come() throws IOException {
        write(FILE, """
                writes-by-cascade users.delete "soon" until 1.2
                index-blocks-writes V4__measuring.sql#3 "in the night" until 2026-12-01
                star-of-joined-tables projects.withCams "later" until 1.10
                """);
        Acceptances.Outcome before = apply(Optional.of(LocalDate.of(2026, 11, 30)));
        assertThat(before.problems())
                .containsExactly(
                        FILE + ":1: accepted until 1.2, which has come: writes-by-cascade of users.delete is open");
        assertThat(finding(before.review(), "writes-by-cascade", "users.delete").accepted())
                .isEmpty();
        assertThat(finding(before.review(), "star-of-joined-tables", "projects.withCams")
                        .accepted())
                .isPresent();
        assertThat(apply(Optional.of(LocalDate.of(2026, 12, 1))).problems()).hasSize(2);
        assertThat(apply(Optional.empty()).problems())
                .as("equal input gives equal pages")
                .hasSize(1);
    }

    @Test
    void a_baseline_accepts_what_is_open_so_that_only_new_findings_fail() throws IOException {
        assertThat(FailOn.WARNING.failures(review, List.of()))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("V4__measuring.sql#3: warning index-blocks-writes: The index is built");
        assertThat(FailOn.NOTE.failures(review, List.of())).hasSize(6);
        assertThat(FailOn.of("error").failures(review, List.of())).isEmpty();
        write(FILE, Acceptances.baseline(review));
        Acceptances.Outcome adopted = apply(Optional.empty());
        assertThat(adopted.problems()).isEmpty();
        assertThat(FailOn.NOTE.failures(adopted.review(), adopted.problems())).isEmpty();
        assertThat(Acceptances.baseline(adopted.review())).isEmpty();
    }

    @Test
    void a_problem_of_an_acceptance_fails_unless_nothing_does() {
        assertThat(FailOn.ERROR.failures(review, List.of("left over"))).containsExactly("left over");
        assertThat(FailOn.of("never").failures(review, List.of("left over"))).isEmpty();
        assertThatThrownBy(() -> FailOn.of("warn")).hasMessage("\"warn\" is none of never, error, warning, note");
    }

    private Acceptances.Outcome apply(Optional<LocalDate> today) {
        return Acceptances.read(root, FILE, review).applyTo(review, today);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(root.resolve(file).getParent()));
        Files.writeString(root.resolve(file), text);
    }

    private static Finding finding(Review review, String rule, String where) {
        return Findings.all(review).stream()
                .filter(f -> f.rule().equals(rule) && f.where().equals(where))
                .findFirst()
                .orElseThrow();
    }

    private static Review review() {
        try (InputStream in = Pages.class.getResourceAsStream("enginecam-1.2.json")) {
            return ReviewJson.read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
