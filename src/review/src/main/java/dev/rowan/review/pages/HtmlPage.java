package dev.rowan.review.pages;

import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * index.html: one file with review.json in it, which a script draws. It asks for nothing: a policy in it forbids every request. Without
 * JavaScript it shows the verdict, the findings and the tables.
 */
final class HtmlPage {
    /** In this order: later ones use what earlier ones declare. */
    private static final List<String> SCRIPTS =
            List.of("facts.js", "text.js", "plan.js", "locks.js", "erd.js", "views.js", "search.js", "shell.js");

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlPage() {}

    static String of(Review review, Verdict verdict, String json) {
        String name = escaped(review.name());
        String release = review.release().map(r -> " " + escaped(r)).orElse("");
        Map<String, String> parts = Map.of(
                "title", name + release + ": database review",
                "brand",
                        name
                                + release
                                + review.against()
                                        .map(a -> " <span class=\"v2\">vs " + escaped(a) + "</span>")
                                        .orElse(""),
                "css", resource("page.css"),
                "js", SCRIPTS.stream().map(HtmlPage::resource).collect(Collectors.joining()),
                "main", main(review, verdict),
                "facts", json.replace("<", "\\u003c"));
        return HOLE.matcher(resource("page.html"))
                .replaceAll(hole -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(hole.group(1)))));
    }

    private static String main(Review review, Verdict verdict) {
        StringBuilder html = new StringBuilder();
        html.append("<h1>Database review of ").append(escaped(review.name())).append("</h1>\n");
        html.append("<p><b>")
                .append(escaped(review.release().map(r -> "Release " + r).orElse("This build")))
                .append(review.against().map(a -> " against " + escaped(a)).orElse(""))
                .append(". ")
                .append(verdict.counted())
                .append(".</b></p>\n");
        table(
                html,
                List.of("", "", ""),
                verdict.items().stream()
                        .map(i -> List.of(i.level() == Verdict.Level.DECIDE ? "DECIDE" : "know", i.title(), i.text()))
                        .toList());
        html.append("<h2>Findings</h2>\n");
        table(
                html,
                List.of("Level", "Rule", "Where", "What", "State"),
                Findings.all(review).stream().map(HtmlPage::finding).toList());
        html.append("<h2>Tables</h2>\n");
        table(
                html,
                List.of("Table", "Rows stated", "Indexes"),
                review.tables().stream().map(HtmlPage::table).toList());
        return html.toString();
    }

    private static List<String> finding(Finding finding) {
        return List.of(
                Words.word(finding.level()),
                finding.rule(),
                finding.where(),
                Words.sentence(finding.message()),
                finding.accepted().map(Findings::accepted).orElse("open"));
    }

    private static List<String> table(ReviewedTable table) {
        return List.of(
                Words.table(table.name()),
                Words.rows(table.rows()),
                Integer.toString(table.indexes().size()));
    }

    private static void table(StringBuilder html, List<String> titles, List<List<String>> rows) {
        html.append("<table><thead><tr>");
        titles.forEach(t -> html.append("<th>").append(t).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(c -> html.append("<td>").append(escaped(c)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
