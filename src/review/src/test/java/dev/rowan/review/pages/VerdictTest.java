package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.review.Review;
import dev.rowan.review.ReviewedTable;
import dev.rowan.review.RollingDeploy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Review NOW = EngineCamReview.now();
    private static final Review BEFORE = EngineCamReview.before();

    @Test
    void new_findings_and_what_breaks_are_to_decide_and_the_rest_is_to_know() {
        Verdict verdict = Verdict.of(NOW, Changes.between(NOW, Optional.of(BEFORE)));
        assertThat(verdict.items())
                .extracting(i -> i.level() + " " + i.where())
                .containsExactly(
                        "DECIDE V4__measuring.sql#3", "DECIDE rolling", "KNOW findings", "KNOW cams.claimUnmeasured");
        assertThat(verdict.items().getFirst().text())
                .isEqualTo(
                        "It takes Share on cams (400 M rows stated). 6 of 47 statements wait for it, for minutes by the stated rates, "
                                + "and 22 more for what its transaction holds already. The way out: V5__measuring_index.sql, V5__measuring_index.sql.conf.");
        assertThat(verdict.items().getLast().text())
                .isEqualTo("Now: Index Scan using cams_unmeasured_idx on cams. No more: Sort, Seq Scan on cams.");
    }

    @Test
    void without_a_base_every_open_finding_is_to_decide_one_line_a_rule() {
        Verdict verdict = Verdict.of(NOW, Changes.between(NOW, Optional.empty()));
        assertThat(verdict.items())
                .filteredOn(i -> i.level() == Verdict.Level.DECIDE)
                .hasSize(5);
        assertThat(verdict.items()).extracting(Verdict.Item::title).noneMatch(t -> t.contains("earlier releases"));
    }

    @Test
    void a_release_without_changes_has_nothing_to_decide() {
        Review same = new Review(
                BEFORE.name(),
                Optional.of("1.2"),
                Optional.of("1.1"),
                BEFORE.planner(),
                BEFORE.statements(),
                List.of(),
                BEFORE.tables(),
                Optional.of(new RollingDeploy(List.of(), List.of(), 47, 47)),
                Optional.empty());
        Verdict verdict = Verdict.of(same, Changes.between(same, Optional.of(BEFORE)));
        assertThat(verdict.counted()).isEqualTo("0 things to decide, 1 to know");
    }

    @Test
    void a_summary_fits_into_a_comment() {
        String summary = Summary.of(NOW, Optional.of(BEFORE));
        assertThat(summary)
                .startsWith(
                        "### Database review of EngineCam\n\n**Release 1.2 against 1.1. 2 things to decide, 2 to know.**\n")
                .contains("| V4__measuring.sql#3 | `create index cams_unmeasured_idx", "10 new or changed, 0 removed")
                .hasSizeLessThan(5_000);
        assertThat(Summary.of(NOW, Optional.empty())).hasSizeLessThan(65_536);
    }

    @Test
    void tables_are_in_groups_of_at_most_fifteen_that_foreign_keys_hold_together() {
        List<ReviewedTable> tables = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tables.add(table(
                    "public.t" + (100 + i), i == 0 ? Optional.empty() : Optional.of("public.t" + (100 + (i - 1) / 3))));
        }
        for (int i = 0; i < 17; i++) {
            tables.add(table("public.alone" + (100 + i), Optional.empty()));
        }
        Review many = new Review(
                "Many",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                tables,
                Optional.empty(),
                Optional.empty());
        List<List<String>> clusters = Clusters.of(many);
        assertThat(clusters).allMatch(c -> c.size() <= 15);
        assertThat(clusters.stream().flatMap(List::stream)).hasSize(57).doesNotHaveDuplicates();
        assertThat(clusters.getFirst()).contains("public.t100", "public.t101").noneMatch(t -> t.contains("alone"));
    }

    @Test
    void a_message_of_a_rule_is_a_sentence_where_people_read_it() {
        assertThat(Words.sentence("no index finds rows of public.cams"))
                .isEqualTo("No index finds rows of public.cams.");
        assertThat(Words.sentence("users.delete writes more")).isEqualTo("users.delete writes more.");
        assertThat(Words.sentence("Done.")).isEqualTo("Done.");
    }

    @Test
    void statements_of_a_migration_that_stop_nobody_have_a_line_and_no_part_of_the_page() {
        String page = Optional.ofNullable(Pages.of(NOW, Optional.of(BEFORE)).get("migrations/V4__measuring.md"))
                .orElseThrow();
        assertThat(page).contains("| 1 | `set local lock_timeout", "\n## 2\n").doesNotContain("\n## 1\n");
        String front = Optional.ofNullable(Pages.of(NOW, Optional.of(BEFORE)).get("README.md"))
                .orElseThrow();
        assertThat(front).contains("1 more statement locks, reads and writes nothing that was there before.");
    }

    private static ReviewedTable table(String name, Optional<String> target) {
        List<ReviewedTable.ForeignKey> keys = target.map(t -> List.of(new ReviewedTable.ForeignKey(
                        "key", List.of("parent_id"), t, List.of("id"), "no action", Optional.empty())))
                .orElse(List.of());
        return new ReviewedTable(
                name,
                "table",
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                keys,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
