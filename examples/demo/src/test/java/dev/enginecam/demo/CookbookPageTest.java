package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/cookbook.md} is made of the regions of {@code CookbookTest}, of what these sent, and of the lines that others take for
 * the same, which stand in {@code cookbook/peers}. {@code -Drowan.rewrite=true} writes it anew.
 */
class CookbookPageTest {
    private static final Path PAGE = Document.ROOT.resolve("docs/cookbook.md");
    private static final int LONGEST = 126;

    /** In the order of the file of each: the first says of what version, and with what in place. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("jooq", "jOOQ");
        NAMES.put("spring-data-jdbc", "Spring Data JDBC");
        NAMES.put("hibernate", "Hibernate");
        NAMES.put("prisma", "Prisma");
        NAMES.put("sqlalchemy", "SQLAlchemy");
    }

    @Test
    void the_page_is_made_of_tests_and_of_the_peers_files() throws IOException {
        String page = page();
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void each_peer_has_each_task_in_lines_that_are_not_too_long() throws IOException {
        List<String> tasks = tasks();
        assertThat(tasks).hasSize(30).doesNotHaveDuplicates();
        for (String peer : NAMES.keySet()) {
            Map<String, String> snippets = CookbookTasks.peer(peer);
            assertThat(snippets.keySet()).as(peer).containsExactlyElementsOf(tasks);
            snippets.values().stream()
                    .flatMap(String::lines)
                    .forEach(line -> assertThat(line).as(peer).hasSizeLessThanOrEqualTo(LONGEST));
        }
        CookbookTasks.ours().values().stream()
                .flatMap(String::lines)
                .forEach(line -> assertThat(line).hasSizeLessThanOrEqualTo(LONGEST));
    }

    private static List<String> tasks() throws IOException {
        return List.copyOf(CookbookTasks.peer("jooq").keySet());
    }

    /** Without blank lines and comments. */
    private static String lines(String code) {
        long lines = code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("# "))
                .count();
        return code.isEmpty() || code.equals("-") ? "-" : String.valueOf(lines);
    }

    private static String page() throws IOException {
        Map<String, String> ours = CookbookTasks.ours();
        Map<String, Map<String, String>> peers = new LinkedHashMap<>();
        for (String peer : NAMES.keySet()) {
            peers.put(peer, CookbookTasks.peer(peer));
        }
        var page = new StringBuilder("""
                # Cookbook

                **Thirty everyday tasks: the Java of each, the SQL that it sends, and how many lines others take.** Each piece of code is a region of
                `CookbookTest`, which runs on a real server. A test makes this page.

                ## Lines of the caller

                - Lines without text and comments do not count. No line is longer than 126 characters.
                - What a project has anyway does not count: tables, entities, generated code, configuration.
                - What the task adds does: a repository's method, the text of a query, a migration.
                - The code of the others is in `examples/demo/src/test/resources/cookbook/peers`. It was written from their manuals, and is not
                  compiled. Correct it where you know a shorter way.
                - `-` is no way but one's own. A number says nothing of what is checked by a compiler.

                """);
        page.append("| Task | Rowan | ")
                .append(String.join(" | ", NAMES.values()))
                .append(" |\n|---|")
                .append("--:|".repeat(NAMES.size() + 1))
                .append('\n');
        List<String> headings = new ArrayList<>();
        for (String task : tasks()) {
            String own = ours.getOrDefault(task, "");
            String heading = CookbookTasks.heading(task);
            String link = own.isEmpty() ? heading : "[" + heading + "](#" + CookbookTasks.anchor(heading) + ")";
            page.append("| ").append(link).append(" | ").append(lines(own)).append(" | ");
            page.append(peers.values().stream()
                            .map(p -> lines(Objects.requireNonNull(p.get(task))))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n");
            if (!own.isEmpty()) {
                headings.add(heading);
            }
        }
        page.append("\nThe others are:\n\n");
        for (String peer : NAMES.keySet()) {
            page.append("- ").append(CookbookTasks.version(peer)).append(".\n");
        }
        page.append("""

                A vector's type comes with `rowan-pgvector`. EngineCam has no vectors: [vectors](vectors.md) shows the nearest neighbours, in 5 lines.
                Soft delete, authors and row-level security are shown by hand, on EngineCam as it is. A property asks the build for them:
                see [deleted rows](writing.md#rows-that-are-marked-when-they-are-deleted) and [authors](writing.md#tenants-and-authors).
                """);
        for (String heading : headings) {
            String task = heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1);
            page.append("\n## ").append(heading).append("\n\n");
            Matcher region = Pattern.compile("(?s)(create (?:function|table).*?;\\n)\\n(.*)")
                    .matcher(Objects.requireNonNull(ours.get(task)));
            if (region.matches()) {
                page.append("In a migration:\n\n```sql\n")
                        .append(region.group(1))
                        .append("```\n\n```java\n");
                page.append(region.group(2)).append("```\n");
            } else {
                Stream.of(Objects.requireNonNull(ours.get(task)).split("(?<=\\n)\\n", -1))
                        .forEach(part -> page.append("```java\n").append(part).append("```\n\n"));
                page.setLength(page.length() - 1);
            }
            Path sql = CookbookTest.SENT.resolve(
                    task.replace(",", "").replace("-", "_").replace(' ', '_').toLowerCase(Locale.ROOT) + ".sql");
            if (Files.exists(sql)) {
                page.append("\n```sql\n").append(Files.readString(sql)).append("```\n");
            }
        }
        return page.toString();
    }
}
