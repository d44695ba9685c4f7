package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.review.LockMode;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.TableLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Review NOW = EngineCamReview.now();
    private static final Review BEFORE = EngineCamReview.before();
    private final SortedMap<String, String> pages = Pages.of(NOW, Optional.of(BEFORE));

    @Test
    void the_verdict_stands_in_the_first_ten_lines() throws IOException {
        write(pages);
        List<String> lines = page("README.md").lines().limit(12).toList();
        assertThat(lines).contains("**Release 1.2 against 1.1. 2 things to decide, 2 to know.**");
        assertThat(lines.subList(0, 10)).anyMatch(l -> l.startsWith("| DECIDE | **The index is built while"));
        assertThat(page("README.md")).contains("`projects.withCams`", "```mermaid\nerDiagram\n    projects");
    }

    @Test
    void every_link_of_a_page_leads_to_a_page() {
        pages.forEach((path, text) -> {
            if (path.endsWith(".md")) {
                var links = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)").matcher(text);
                while (links.find()) {
                    String target = Path.of(path)
                            .resolveSibling(links.group(1))
                            .normalize()
                            .toString()
                            .replace('\\', '/');
                    assertThat(pages.containsKey(target))
                            .as("%s: %s", path, target)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void a_statement_is_prepared_with_the_types_that_are_sent() {
        assertThat(page("statements/cams.claimUnmeasured.sql"))
                .startsWith(StatementPage.MARK)
                .contains("prepare \"cams.claimUnmeasured\" (bigint) as\n")
                .contains("-- waits for  Exclusive or stronger on cams\n");
        assertThat(page("tables/users.sql"))
                .contains("prepare \"users.find\" (character varying) as\n")
                .contains("-- cascades   cams, projects\n");
    }

    @Test
    void equal_reviews_give_equal_bytes_in_every_locale_and_time_zone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(Pages.of(EngineCamReview.now(), Optional.of(EngineCamReview.before())))
                    .isEqualTo(pages);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void a_review_reads_what_it_has_written() {
        String json = page("review.json");
        assertThat(ReviewJson.read(json)).isEqualTo(NOW);
        assertThatThrownBy(() -> ReviewJson.read(json.replaceFirst("\"format\": 1", "\"format\": 9")))
                .hasMessage("review.json has the format 9, and this version reads 1");
        assertThatThrownBy(() -> ReviewJson.read("{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_fixture_waits_as_postgresql_s_table_of_conflicts_says() {
        for (MigrationStatement statement : NOW.migrations().getFirst().statements()) {
            assertThat(statement.waits()).containsExactlyElementsOf(waiting(statement.locks()));
            assertThat(statement.waitsHeld()).containsExactlyElementsOf(waiting(statement.held()));
        }
    }

    private static List<String> waiting(List<TableLock> held) {
        return NOW.statements().stream()
                .filter(s -> s.access().locks().stream()
                        .anyMatch(l -> held.stream()
                                .anyMatch(h -> h.table().equals(l.table()) && conflict(l.mode(), h.mode()))))
                .map(s -> s.statement().id())
                .toList();
    }

    private static boolean conflict(LockMode one, LockMode other) {
        return one.conflictsWith(other);
    }

    @Test
    void without_a_base_nothing_has_changed_and_no_page_speaks_of_it() {
        Review alone = new Review(
                NOW.name(),
                Optional.empty(),
                Optional.empty(),
                NOW.planner(),
                NOW.statements(),
                NOW.migrations(),
                NOW.tables(),
                Optional.empty(),
                Optional.empty());
        String front = Pages.of(alone).getOrDefault("README.md", "");
        assertThat(front).contains("**This build. ").doesNotContain("against", "since");
    }

    private String page(String path) {
        return Optional.ofNullable(pages.get(path))
                .orElseThrow(() -> new AssertionError(path + " of " + pages.keySet()));
    }

    /** For a person to look at. */
    private static void write(Map<String, String> pages) throws IOException {
        for (Map.Entry<String, String> page : new TreeMap<>(pages).entrySet()) {
            Path file = Path.of("target/review", page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }
}
