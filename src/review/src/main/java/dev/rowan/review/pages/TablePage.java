package dev.rowan.review.pages;

import static dev.rowan.review.pages.Markdown.cells;
import static dev.rowan.review.pages.Markdown.code;
import static dev.rowan.review.pages.Markdown.dash;
import static dev.rowan.review.pages.Markdown.plain;

import dev.rowan.review.Access;
import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.PlanNode;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table with the statements and migrations that touch it. */
final class TablePage {
    private final Review review;
    private final Places places;
    private final ReviewedTable table;
    private final Markdown page;

    private TablePage(Review review, Places places, ReviewedTable table) {
        this.review = review;
        this.places = places;
        this.table = table;
        this.page = Markdown.page(plain(Words.table(table.name())));
    }

    static String of(Review review, Places places, ReviewedTable table) {
        return new TablePage(review, places, table).text();
    }

    /** Its own, and those of statements that touch it. */
    static List<Finding> findings(Review review, ReviewedTable table) {
        return Stream.concat(
                        table.findings().stream(),
                        review.statements().stream()
                                .filter(s ->
                                        s.access().reads().contains(table.name()) || FrontPage.writes(s, table.name()))
                                .flatMap(s -> s.findings().stream()))
                .sorted()
                .toList();
    }

    private String text() {
        page.line(table.comment().map(c -> plain(c) + " ").orElse("") + "A " + table.kind() + ". "
                + (table.rows().isPresent() ? Words.rows(table.rows()) + " rows stated." : "No size stated."));
        page.table(
                List.of("column", "type", "null", "default", "comment"),
                table.columns().stream()
                        .map(c -> cells(
                                code(c.name()),
                                c.type(),
                                c.nullable() ? "yes" : "no",
                                c.standard().map(Markdown::code).orElse("-"),
                                plain(c.comment().orElse(""))))
                        .toList());
        indexes();
        keys();
        lines("Checks", table.checks());
        lines("Triggers", table.triggers());
        lines("Rights", table.rights());
        findings();
        statements();
        migrations();
        return page.toString();
    }

    private void indexes() {
        if (table.indexes().isEmpty()) {
            return;
        }
        SortedMap<String, SortedSet<String>> users = users(review);
        page.heading("Indexes");
        page.table(
                List.of("index", "on", "", "used by"),
                table.indexes().stream()
                        .map(i -> cells(
                                code(i.name()),
                                code(i.definition()),
                                i.primary() ? "primary key" : i.unique() ? "unique" : i.valid() ? "" : "INVALID",
                                review.planner().isEmpty()
                                        ? "no plans"
                                        : dash(users.getOrDefault(i.name(), new TreeSet<>()).stream()
                                                .map(u -> places.link(u, "../"))
                                                .collect(Collectors.joining(", ")))))
                        .toList());
    }

    /** Ids of the statements whose plans read an index, by its name. */
    private static SortedMap<String, SortedSet<String>> users(Review review) {
        SortedMap<String, SortedSet<String>> users = new TreeMap<>();
        for (ReviewedStatement statement : review.statements()) {
            statement.plan().ifPresent(p -> users(p, statement.statement().id(), users));
        }
        return users;
    }

    private static void users(PlanNode node, String id, SortedMap<String, SortedSet<String>> users) {
        node.index()
                .ifPresent(i -> users.computeIfAbsent(i, k -> new TreeSet<>()).add(id));
        node.children().forEach(c -> users(c, id, users));
    }

    private void keys() {
        List<List<String>> rows = new ArrayList<>();
        table.foreignKeys().forEach(k -> rows.add(key("points to", k, k.target())));
        review.tables()
                .forEach(t -> t.foreignKeys().stream()
                        .filter(k -> k.target().equals(table.name()))
                        .forEach(k -> rows.add(key("from", k, t.name()))));
        if (!rows.isEmpty()) {
            page.heading("Foreign keys");
            page.table(List.of("", "table", "key", "columns", "on delete", "index of the referring columns"), rows);
        }
    }

    private List<String> key(String direction, ReviewedTable.ForeignKey key, String other) {
        return cells(
                direction,
                places.link(other, "../"),
                code(key.name()),
                code("(" + String.join(", ", key.columns()) + ") references (" + String.join(", ", key.targetColumns())
                        + ")"),
                key.onDelete(),
                key.index().map(Markdown::code).orElse("**none**"));
    }

    private void lines(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.heading(title);
            page.table(
                    List.of(title.substring(0, title.length() - 1).toLowerCase(Locale.ROOT)),
                    lines.stream().map(l -> cells(code(l))).toList());
        }
    }

    private void findings() {
        if (!table.findings().isEmpty()) {
            page.heading("Findings");
            page.table(
                    List.of("", "rule", "what", "state"),
                    table.findings().stream()
                            .sorted()
                            .map(f -> cells(
                                    Words.word(f.level()),
                                    f.rule(),
                                    plain(Words.sentence(f.message()))
                                            + f.instead()
                                                    .map(i -> " Instead: " + plain(i) + ".")
                                                    .orElse(""),
                                    f.accepted()
                                            .map(a -> plain(Findings.accepted(a)))
                                            .orElse("open")))
                            .toList());
        }
    }

    private void statements() {
        List<List<String>> rows = new ArrayList<>();
        for (ReviewedStatement statement : review.statements()) {
            String does = does(statement.access());
            if (!does.isEmpty()) {
                rows.add(cells(
                        places.link(statement.statement().id(), "../"),
                        does,
                        plain(statement.statement().rows()),
                        dash(statement.findings().stream()
                                .map(f -> f.rule() + (f.accepted().isPresent() ? " (accepted)" : ""))
                                .collect(Collectors.joining(", ")))));
            }
        }
        page.heading("Statements");
        page.table(List.of("statement", "does", "rows", "findings"), rows);
        if (rows.isEmpty()) {
            page.line("None touches it.");
        }
    }

    private String does(Access access) {
        List<String> does = new ArrayList<>();
        String name = table.name();
        add(does, access.reads().contains(name), "reads");
        add(does, access.writes().contains(name), "writes");
        add(does, access.cascades().contains(name), "writes by cascade");
        add(does, access.checks().contains(name), "looks for a key");
        add(
                does,
                does.isEmpty()
                        && access.locks().stream().anyMatch(l -> l.table().equals(name)),
                "locks");
        return String.join(", ", does);
    }

    private static void add(List<String> does, boolean so, String word) {
        if (so) {
            does.add(word);
        }
    }

    private void migrations() {
        List<List<String>> rows = new ArrayList<>();
        for (ReviewedMigration migration : review.migrations()) {
            if (!Places.hasPage(review, migration)) {
                continue;
            }
            for (MigrationStatement statement : migration.statements()) {
                String locks = Waits.locks(statement.locks().stream()
                        .filter(l -> l.table().equals(table.name()))
                        .toList());
                if (!locks.isEmpty() || statement.rewritten().contains(table.name())) {
                    rows.add(cells(
                            places.link(Places.where(migration, statement), "../"),
                            code(Words.cut(statement.text(), 70)),
                            dash(locks),
                            statement.rewritten().contains(table.name()) ? "rewritten" : ""));
                }
            }
        }
        if (!rows.isEmpty()) {
            page.heading("Migrations of this release");
            page.table(List.of("", "statement", "lock", ""), rows);
        }
    }
}
