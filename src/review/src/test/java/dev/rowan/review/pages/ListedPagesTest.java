package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.review.listed.ObservedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void commands_are_shown_with_when_they_are_sent() {
        assertThat(ListedPages.session(Map.of("commit", "at the end"))).contains("-- commit\n--     at the end\n");
    }
}
