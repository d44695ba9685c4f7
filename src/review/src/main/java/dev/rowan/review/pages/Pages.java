package dev.rowan.review.pages;

import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A review as files. Equal reviews give equal bytes: no times, no locale, no time zone, no order but a stated one.
 *
 * <ul>
 *   <li>{@code README.md}: the verdict, then all facts once
 *   <li>{@code statements/<id>.sql}: a page for each text of a query
 *   <li>{@code statements/_session.sql}, {@code statements/_dynamic.sql}: what is sent beside them, where it is listed
 *   <li>{@code tables/<name>.sql}, {@code tables/<name>.md}: the texts of a table's verbs; the table, and what touches it
 *   <li>{@code migrations/<file>.md}: a page for each migration that the release has new
 *   <li>{@code schema.sql}, {@code review.json}, {@code review.sarif}, {@code index.html}
 * </ul>
 */
public final class Pages {
    private Pages() {}

    /** Pages of a review that is compared with nothing. */
    public static SortedMap<String, String> of(Review review) {
        return of(review, Optional.empty());
    }

    /**
     * Every file's text, by its path below the review's folder, with {@code /}.
     *
     * @param base the review of the release that this one is compared with, such as one that {@link ReviewJson#read} gives; it may
     *     have statements alone
     */
    public static SortedMap<String, String> of(Review review, Optional<Review> base) {
        Changes changes = Changes.between(review, base);
        Verdict verdict = Verdict.of(review, changes);
        Places places = new Places(review);
        String json = ReviewJson.write(review, changes);
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put("README.md", FrontPage.of(review, changes, verdict, places));
        pages.put("index.html", HtmlPage.of(review, verdict, json));
        pages.put("review.json", json);
        pages.put("review.sarif", SarifText.of(review, changes, places));
        pages.put("schema.sql", SchemaText.of(review));
        statements(review, changes, places, pages);
        review.listed().ifPresent(l -> pages.putAll(ListedPages.of(l)));
        for (ReviewedTable table : review.tables()) {
            pages.put(places.ofTable(table.name()) + ".md", TablePage.of(review, places, table));
        }
        for (ReviewedMigration migration : review.migrations()) {
            places.ofMigration(migration.file())
                    .ifPresent(p -> pages.put(p, MigrationPage.of(review, places, migration)));
        }
        return pages;
    }

    private static void statements(Review review, Changes changes, Places places, SortedMap<String, String> pages) {
        Map<String, StringBuilder> tables = new LinkedHashMap<>();
        for (ReviewedStatement statement : review.statements()) {
            String path = places.ofStatement(statement.statement().id());
            Optional<String> table = statement.statement().table();
            if (table.isPresent()) {
                tables.computeIfAbsent(
                                path,
                                p -> new StringBuilder(StatementPage.MARK)
                                        .append("-- What ")
                                        .append(Words.oneLine(table.get()))
                                        .append(" has: the statement of each verb, and the SELECT of each relation.\n"))
                        .append('\n')
                        .append(StatementPage.block(changes, statement));
            } else {
                pages.put(path, StatementPage.page(changes, statement));
            }
        }
        tables.forEach((path, text) -> pages.put(path, text.toString()));
    }
}
