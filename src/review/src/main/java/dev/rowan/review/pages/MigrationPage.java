package dev.rowan.review.pages;

import static dev.rowan.review.pages.Markdown.cells;
import static dev.rowan.review.pages.Markdown.code;
import static dev.rowan.review.pages.Markdown.dash;
import static dev.rowan.review.pages.Markdown.plain;

import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.PlanNode;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A migration: each statement's locks, what waits for them, and what to write instead. */
final class MigrationPage {
    private final Review review;
    private final Places places;
    private final ReviewedMigration migration;
    private final Markdown page;

    private MigrationPage(Review review, Places places, ReviewedMigration migration) {
        this.review = review;
        this.places = places;
        this.migration = migration;
        this.page = Markdown.page(plain(migration.file()));
    }

    static String of(Review review, Places places, ReviewedMigration migration) {
        return new MigrationPage(review, places, migration).text();
    }

    private String text() {
        page.line(code(migration.path()) + ". "
                + (migration.transaction()
                        ? "One transaction: a lock is held from its statement to the commit."
                        : "No transaction: each statement gives its locks back when it is done.")
                + " Locks are read from a second connection while it runs on filled tables.");
        page.table(
                List.of(
                        "",
                        "statement",
                        "new locks",
                        "held with it",
                        "rewritten",
                        "rows read",
                        "rows written",
                        "#waits",
                        "class"),
                migration.statements().stream()
                        .map(s -> cells(
                                matters(s) ? "[" + s.number() + "](#" + s.number() + ")" : Integer.toString(s.number()),
                                code(Words.cut(s.text(), 70)),
                                dash(Waits.locks(s.locks())),
                                dash(Waits.locks(s.held())),
                                dash(tables(s.rewritten())),
                                dash(rows(s.read())),
                                dash(rows(s.written())),
                                Integer.toString(Waits.all(s).size()),
                                s.duration().map(Words::word).orElse("-")))
                        .toList());
        migration.statements().stream().filter(MigrationPage::matters).forEach(this::statement);
        return page.toString();
    }

    /** Whether there is more to say of it than its text. */
    static boolean matters(MigrationStatement s) {
        return !s.locks().isEmpty()
                || !s.findings().isEmpty()
                || s.failed().isPresent()
                || !s.dropped().isEmpty()
                || !s.instead().isEmpty()
                || !s.rewritten().isEmpty()
                || !s.read().isEmpty()
                || !s.written().isEmpty();
    }

    private void statement(MigrationStatement statement) {
        page.heading(Integer.toString(statement.number()));
        page.line("Line " + statement.line() + ".");
        page.code("sql", statement.text());
        statement.failed().ifPresent(f -> page.line("**It does not run on rows that exist:** " + plain(f)));
        statement.findings().stream().sorted().forEach(this::finding);
        if (!statement.dropped().isEmpty()) {
            page.line("Dropped: "
                    + statement.dropped().stream().map(Markdown::plain).collect(Collectors.joining("; ")) + ".");
        }
        int all = review.statements().size();
        page.line(
                statement.waits().isEmpty()
                        ? "No statement waits for its locks."
                        : Words.count(statement.waits().size(), "statement") + " of " + all + " "
                                + (statement.waits().size() == 1 ? "waits" : "wait") + " for its locks: "
                                + links(statement.waits()) + ".");
        SortedSet<String> held = new TreeSet<>(statement.waitsHeld());
        held.removeAll(statement.waits());
        if (!held.isEmpty()) {
            page.line(held.size() + (held.size() == 1 ? " more waits for what" : " more wait for what")
                    + " the transaction holds already: " + links(held) + ".");
        }
        List<String> plans = plans(statement);
        if (!plans.isEmpty()) {
            page.line("Plans that read it: " + links(plans) + ".");
        }
        statement.instead().forEach((file, text) -> {
            page.line("Instead, " + code(file) + ":");
            page.code(file.endsWith(".sql") ? "sql" : "", text);
        });
    }

    private void finding(Finding finding) {
        page.line("**" + Words.word(finding.level()) + " " + finding.rule() + ".** "
                + plain(Words.sentence(finding.message()))
                + finding.instead().map(i -> " Instead: " + plain(i) + ".").orElse("")
                + finding.accepted()
                        .map(a -> " " + plain(Findings.accepted(a)) + ".")
                        .orElse(""));
    }

    /** Statements whose plans use an index that this one creates. */
    private List<String> plans(MigrationStatement statement) {
        List<String> ids = new ArrayList<>();
        String text = " " + statement.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", " ") + " ";
        if (!text.contains(" create ") || !text.contains(" index ")) {
            return ids;
        }
        for (ReviewedStatement reviewed : review.statements()) {
            if (reviewed.plan().stream()
                    .flatMap(p -> indexes(p).stream())
                    .anyMatch(i -> text.contains(" " + i + " "))) {
                ids.add(reviewed.statement().id());
            }
        }
        return ids;
    }

    private static Set<String> indexes(PlanNode node) {
        Set<String> indexes = new TreeSet<>();
        node.index().ifPresent(indexes::add);
        node.children().forEach(c -> indexes.addAll(indexes(c)));
        return indexes;
    }

    private String links(Collection<String> ids) {
        return ids.stream().map(id -> places.link(id, "../")).collect(Collectors.joining(", "));
    }

    static String tables(Collection<String> tables) {
        return tables.stream().map(Words::table).collect(Collectors.joining(", "));
    }

    /** Such as {@code cams: all}. */
    static String rows(Map<String, MigrationStatement.Rows> rows) {
        return rows.entrySet().stream()
                .map(e -> Words.table(e.getKey()) + ": " + Words.word(e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
