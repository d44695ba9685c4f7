package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each page of {@code docs/coming-from} ends in the same twelve tasks: the peer's code of {@code cookbook/peers}, and ours of
 * {@code CookbookTest}. {@code -Drowan.rewrite=true} writes these ends anew.
 */
class ComingFromTest {
    private static final String START = "\n## The same twelve tasks\n";
    private static final Path PAGES = Document.ROOT.resolve("docs/coming-from");
    private static final List<String> TASKS = List.of(
            "create a row",
            "read by a unique key",
            "change some columns",
            "delete a row",
            "the children of a row",
            "a graph of three levels",
            "rows by a condition on related rows",
            "insert many rows",
            "group by, into records",
            "upsert",
            "lock a row by its key",
            "a page and where the next one starts");
    private static final Pattern SQL_FILE =
            Pattern.compile("(?s)(-- [a-z_]+\\.sql\\n.*?\\n)// and in Java[^\\n]*\\n(.*)");

    enum Peer {
        SQLALCHEMY("sqlalchemy", "sqlalchemy", "python"),
        PRISMA("prisma", "prisma", "ts"),
        DJANGO("django", "django", "python"),
        DRIZZLE("drizzle", "drizzle", "ts"),
        HIBERNATE("hibernate", "hibernate", "text"), // a fence "java" is code of ours, which is built
        SPRING_DATA("spring-data", "spring-data-jdbc", "text"),
        JOOQ("jooq", "jooq", "text"),
        TYPR("typr", "typr", "text"),
        JDBC("jdbc", "jdbc", "text");

        private final String page;
        private final String code;
        private final String language;

        Peer(String page, String code, String language) {
            this.page = page;
            this.code = code;
            this.language = language;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_page_ends_in_the_twelve_tasks(Peer peer) throws IOException {
        Path page = PAGES.resolve(peer.page + ".md");
        String text = Files.readString(page);
        int start = text.indexOf(START);
        String top = start < 0 ? text : text.substring(0, start);
        String whole = top + tasks(peer);
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(page, whole);
        }
        assertThat(Files.readString(page)).isEqualTo(whole);
    }

    @Test
    void the_first_page_names_all() throws IOException {
        String first = Files.readString(PAGES.resolve("README.md"));
        for (Peer peer : Peer.values()) {
            assertThat(first).contains("](" + peer.page + ".md)");
        }
    }

    private static String tasks(Peer peer) throws IOException {
        Map<String, String> theirs = CookbookTasks.peer(peer.code);
        Map<String, String> ours = CookbookTasks.ours();
        assertThat(theirs.keySet()).containsAll(TASKS);
        var text = new StringBuilder(START)
                .append("\nTheirs first: ")
                .append(CookbookTasks.version(peer.code))
                .append(
                        ". It was written from the manual, and is not compiled.\nOurs is a region of a test; each heading leads to the SQL that it sends.\n");
        for (String task : TASKS) {
            String heading = CookbookTasks.heading(task);
            text.append("\n### [")
                    .append(heading)
                    .append("](../cookbook.md#")
                    .append(CookbookTasks.anchor(heading))
                    .append(")\n\n");
            fence(text, peer.language, withoutMarks(Objects.requireNonNull(theirs.get(task))));
            for (String part : Objects.requireNonNull(ours.get(task)).split("(?<=\\n)\\n", -1)) {
                text.append('\n');
                fence(text, "java", part.strip());
            }
        }
        return text.toString();
    }

    /** Files of SQL keep the comment with their name. */
    private static String withoutMarks(String code) {
        Matcher file = SQL_FILE.matcher(code);
        return file.matches() ? file.group(1) + "\n" + file.group(2) : code;
    }

    private static void fence(StringBuilder text, String language, String code) {
        text.append("```").append(language).append('\n').append(code).append("\n```\n");
    }
}
