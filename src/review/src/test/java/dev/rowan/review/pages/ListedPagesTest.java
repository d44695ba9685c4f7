package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.review.Review;
import dev.rowan.review.listed.Listed;
import dev.rowan.review.listed.ObservedText;
import dev.rowan.review.listed.SessionCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedPagesTest {
    @TempDir
    private Path tmp;

    @Test
    void a_text_stands_once_with_all_its_places() throws IOException {
        Path file = Files.writeString(tmp.resolve("observed.txt"), """
                users.where\tdynamic\tBilling.java:61\tselect 1\\nfrom users where a = '\\\\n'
                users.where\tdynamic\tStory.java:118\tselect 1\\nfrom users where a = '\\\\n'
                users.find\tshape\tStory.java:7\tselect 2;\\nselect 3
                """);
        assertThat(ListedPages.dynamic(ObservedText.read(file))).endsWith("""

                -- users.find (shape), sent by Story.java:7
                --     select 2;
                --     select 3

                -- users.where (dynamic), sent by Billing.java:61, Story.java:118
                --     select 1
                --     from users where a = '\\n'
                """);
    }

    @Test
    void a_file_of_something_else_is_refused_by_its_line() throws IOException {
        Path file = Files.writeString(tmp.resolve("observed.txt"), "users.where\n");
        assertThatThrownBy(() -> ObservedText.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("observed.txt:1:1: ")
                .hasMessageContaining("\nhelp: ");
    }

    @Test
    void pages_and_json_list_the_same() throws IOException {
        Path folder = Path.of("../../db/review");
        String json = Files.readString(folder.resolve("review.json"));
        Review review = ReviewJson.read(json);
        Listed listed = review.listed().orElseThrow();
        assertThat(listed.session()).isNotEmpty();
        assertThat(listed.observed()).isNotEmpty();
        String session = Files.readString(folder.resolve(ListedPages.SESSION));
        String dynamic = Files.readString(folder.resolve(ListedPages.DYNAMIC));
        assertThat(ListedPages.of(listed))
                .isEqualTo(Map.of(ListedPages.SESSION, session, ListedPages.DYNAMIC, dynamic));
        assertThat(listed.session())
                .allSatisfy(c -> assertThat(session)
                        .contains("\n-- " + Words.oneLine(c.text()) + "\n--     " + Words.oneLine(c.when()) + "\n"));
        assertThat(session.lines().filter(l -> l.startsWith("--     "))).hasSameSizeAs(listed.session());
        assertThat(listed.observed())
                .allSatisfy(o -> assertThat(uncommented(dynamic)).contains("\n" + o.text() + "\n"));
        assertThat(dynamic.lines()
                        .filter(l -> l.contains("), sent by "))
                        .mapToLong(l -> l.chars().filter(c -> c == ':').count())
                        .sum())
                .isEqualTo(listed.observed().size());
        Map<String, String> pages = Pages.of(review);
        String texts = String.join("\n", pages.values());
        assertThat(review.statements())
                .allSatisfy(s -> assertThat(texts).contains(s.statement().text()));
        assertThat(pages).containsEntry(ListedPages.SESSION, session).containsEntry(ListedPages.DYNAMIC, dynamic);
    }

    @Test
    void a_review_without_a_list_has_no_page_of_it() {
        assertThat(Pages.of(EngineCamReview.now())).doesNotContainKeys(ListedPages.SESSION, ListedPages.DYNAMIC);
        assertThat(ListedPages.of(new Listed(List.of(new SessionCommand("commit", "at the end")), List.of())))
                .containsOnlyKeys(ListedPages.SESSION)
                .hasEntrySatisfying(
                        ListedPages.SESSION, page -> assertThat(page).contains("-- commit\n--     at the end\n"));
    }

    private static String uncommented(String page) {
        return page.replaceAll("(?m)^--     ", "");
    }
}
