package dev.rowan.review.pages;

import static dev.rowan.review.pages.Markdown.cells;
import static dev.rowan.review.pages.Markdown.code;
import static dev.rowan.review.pages.Markdown.dash;
import static dev.rowan.review.pages.Markdown.plain;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import dev.rowan.review.RollingDeploy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** README.md of the review: the verdict first, then everything once, with links. */
final class FrontPage {
    private final Review review;
    private final Changes changes;
    private final Places places;
    private final Markdown page;

    private FrontPage(Review review, Changes changes, Places places) {
        this.review = review;
        this.changes = changes;
        this.places = places;
        this.page = Markdown.page("Database review of " + plain(review.name()));
    }

    static String of(Review review, Changes changes, Verdict verdict, Places places) {
        return new FrontPage(review, changes, places).text(verdict);
    }

    private String text(Verdict verdict) {
        page.line("**" + release(review) + verdict.counted() + ".**");
        page.table(
                List.of("", ""),
                verdict.items().stream().map(i -> verdict(i, places, "")).toList());
        List<Finding> all = Findings.all(review);
        page.line("Findings " + Findings.counted(Findings.open(review)) + "; accepted with a reason "
                + all.stream().filter(f -> f.accepted().isPresent()).count() + "; [all](#findings)." + unchanged());
        page.line(measured());
        page.line(
                "In a browser: [index.html](index.html). For programs: [review.json](review.json), [review.sarif](review.sarif). "
                        + "The schema after all migrations: [schema.sql](schema.sql).");
        migrations();
        statements();
        rolling();
        tables();
        findings(all);
        return page.toString();
    }

    static String release(Review review) {
        return review.release().map(r -> "Release " + plain(r)).orElse("This build")
                + review.against().map(a -> " against " + plain(a)).orElse("") + ". ";
    }

    static List<String> verdict(Verdict.Item item, Places places, String up) {
        String target = switch (item.where()) {
            case "rolling" -> "[rolling deploy](" + up + "#rolling-deploy)";
            case "findings" -> "[findings](" + up + "#findings)";
            case "statements" -> "[statements](" + up + "#statements)";
            default -> places.link(item.where(), up);
        };
        return cells(
                item.level() == Verdict.Level.DECIDE ? "DECIDE" : "know",
                "**" + plain(item.title()) + (item.title().endsWith(".") ? "" : ".") + "** "
                        + (item.text().isEmpty() ? "" : plain(item.text()) + " ") + target);
    }

    private String unchanged() {
        if (review.against().isEmpty()) {
            return "";
        }
        int same = review.statements().size() - changes.statements().size();
        return " " + same + " of " + Words.count(review.statements().size(), "statement") + " are as they were.";
    }

    private String measured() {
        return review.planner().isPresent()
                ? "Plans are those of PostgreSQL " + review.planner().getAsInt()
                        + " at the stated sizes, without values. Locks are measured. No times, costs or oids: equal input gives equal bytes."
                : "Nobody has stated sizes, so there are no plans: those of an empty database say nothing. Locks are measured.";
    }

    private void migrations() {
        List<List<String>> rows = new ArrayList<>();
        int old = 0;
        int quiet = 0;
        for (ReviewedMigration migration : review.migrations()) {
            if (!Places.hasPage(review, migration)) {
                old++;
                continue;
            }
            for (MigrationStatement statement : migration.statements()) {
                if (!MigrationPage.matters(statement)) {
                    quiet++;
                    continue;
                }
                rows.add(cells(
                        places.link(Places.where(migration, statement), ""),
                        code(Words.cut(statement.text(), 70)),
                        dash(Waits.locks(Waits.strongest(statement.locks()))),
                        Integer.toString(statement.waits().size()),
                        Integer.toString(Waits.all(statement).size()),
                        dash(String.join(
                                ", ",
                                statement.rewritten().stream().map(Words::table).toList())),
                        dash(MigrationPage.rows(statement.read())),
                        statement.duration().map(Words::word).orElse("-"),
                        dash(rules(statement.findings()))));
            }
        }
        if (rows.isEmpty() && old + quiet == 0) {
            return;
        }
        page.heading(review.against().isPresent() ? "Migrations of this release" : "Migrations");
        page.table(
                List.of(
                        "",
                        "statement",
                        "strongest lock",
                        "#waits",
                        "#with held locks",
                        "rewritten",
                        "read under lock",
                        "class",
                        "findings"),
                rows);
        if (rows.isEmpty() && quiet == 0) {
            page.line("None.");
        } else if (!rows.isEmpty()) {
            page.line(
                    "Waits: of " + review.statements().size()
                            + " statements, those that wait for the lock; then with those that wait for what the transaction holds already.");
        }
        if (quiet > 0) {
            page.line(Words.count(quiet, rows.isEmpty() ? "statement" : "more statement")
                    + (quiet == 1 ? " locks, reads and writes" : " lock, read and write")
                    + " nothing that was there before.");
        }
        if (old > 0) {
            page.line(Words.count(old, "migration") + " of earlier releases " + (old == 1 ? "is" : "are")
                    + " not shown.");
        }
    }

    private void statements() {
        page.heading("Statements");
        page.line(Words.count(review.statements().size(), "text") + ": "
                + kinds().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "))
                + ". A query has a page of its own, a table's verbs have one together.");
        review.listed()
                .ifPresent(l ->
                        page.line("Beside them: [" + Words.count(l.session().size(), "command") + " of sessions]("
                                + ListedPages.SESSION + ")"
                                + (l.observed().isEmpty()
                                        ? ""
                                        : ", [" + Words.count(l.observed().size(), "text")
                                                + " that tests were seen to send](" + ListedPages.DYNAMIC + ")")
                                + "."));
        if (review.against().isPresent()) {
            page.table(
                    List.of(
                            "",
                            "#new",
                            "#other text",
                            "#other types sent",
                            "#other columns",
                            "#other plan",
                            "#removed"),
                    List.of(changed()));
            page.table(
                    List.of("statement", "what is other"),
                    changes.statements().entrySet().stream()
                            .map(e -> cells(
                                    places.link(e.getKey(), ""),
                                    e.getValue().what().stream()
                                            .map(Words::word)
                                            .collect(Collectors.joining(", "))))
                            .toList());
            if (!changes.removed().isEmpty()) {
                page.line("Removed: "
                        + changes.removed().stream().map(Markdown::code).collect(Collectors.joining(", ")) + ".");
            }
        }
    }

    private Map<String, Long> kinds() {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (CataloguedStatement.Kind kind : CataloguedStatement.Kind.values()) {
            long count = review.statements().stream()
                    .filter(s -> s.statement().kind() == kind)
                    .count();
            if (count > 0) {
                kinds.put(
                        switch (kind) {
                            case VERB -> "of verbs";
                            case RELATION -> "of relations, which are parts of shapes";
                            case QUERY -> "of files";
                            case UTILITY -> "that PREPARE does not take";
                        },
                        count);
            }
        }
        return kinds;
    }

    private List<String> changed() {
        List<String> row = cells("since " + plain(review.against().orElseThrow()));
        for (Changes.What what : Changes.What.values()) {
            row.add(Long.toString(changes.statements().values().stream()
                    .filter(c -> c.what().contains(what))
                    .count()));
        }
        row.add(Integer.toString(changes.removed().size()));
        return row;
    }

    private void rolling() {
        if (review.rolling().isEmpty()) {
            return;
        }
        RollingDeploy rolling = review.rolling().get();
        String old = plain(review.against().orElse("the old release"));
        String now = plain(review.release().orElse("this release"));
        page.heading("Rolling deploy");
        page.line("Statements of " + old + " on this schema: " + goOn(rolling.oldOnNew(), rolling.oldStatements())
                + ". Statements of " + now + " on the old schema: " + goOn(rolling.newOnOld(), rolling.newStatements())
                + ".");
        List<List<String>> rows = new ArrayList<>();
        rolling.oldOnNew().forEach(b -> rows.add(broken(old + " on the new schema", b)));
        rolling.newOnOld().forEach(b -> rows.add(broken(now + " on the old schema", b)));
        page.table(List.of("", "statement", "what", "detail"), rows);
    }

    private static String goOn(List<RollingDeploy.Break> breaks, int all) {
        long broken = breaks.stream()
                .filter(b -> b.what() != RollingDeploy.What.MORE_COLUMNS)
                .map(RollingDeploy.Break::statement)
                .distinct()
                .count();
        return all - broken + " of " + all + " go on";
    }

    private List<String> broken(String where, RollingDeploy.Break one) {
        return cells(where, places.link(one.statement(), ""), Rolling.title(one.what()), plain(one.detail()));
    }

    private void tables() {
        if (review.tables().isEmpty()) {
            return;
        }
        page.heading("Tables");
        page.table(
                List.of(
                        "table",
                        "kind",
                        "#rows stated",
                        "#indexes",
                        "#keys in / out",
                        "#read by",
                        "#written by",
                        "findings"),
                review.tables().stream().map(this::table).toList());
        page.line("Read by: selects and conditions that name it. Written by: with cascades.");
        for (List<String> cluster : Clusters.of(review)) {
            String diagram = diagram(Set.copyOf(cluster));
            if (!diagram.isEmpty()) {
                page.code("mermaid", diagram);
            }
        }
    }

    private List<String> table(ReviewedTable table) {
        long in = review.tables().stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(k -> k.target().equals(table.name()))
                .count();
        return cells(
                "[" + plain(Words.table(table.name())) + "](" + places.ofTable(table.name()) + ".md)",
                table.kind(),
                Words.rows(table.rows()),
                Integer.toString(table.indexes().size()),
                in + " / " + table.foreignKeys().size(),
                Long.toString(review.statements().stream()
                        .filter(s -> s.access().reads().contains(table.name()))
                        .count()),
                Long.toString(review.statements().stream()
                        .filter(s -> writes(s, table.name()))
                        .count()),
                dash(rules(TablePage.findings(review, table))));
    }

    static boolean writes(ReviewedStatement statement, String table) {
        return statement.access().writes().contains(table)
                || statement.access().cascades().contains(table);
    }

    /** Mermaid takes names of letters, digits and underscores only. */
    private String diagram(Set<String> cluster) {
        StringBuilder diagram = new StringBuilder();
        for (ReviewedTable table : review.tables()) {
            for (ReviewedTable.ForeignKey key : table.foreignKeys()) {
                if (cluster.contains(table.name()) && cluster.contains(key.target())) {
                    boolean required = key.columns().stream()
                            .allMatch(c -> table.columns().stream()
                                    .anyMatch(x -> x.name().equals(c) && !x.nullable()));
                    diagram.append("    ")
                            .append(mermaid(key.target()))
                            .append(required ? " ||--o{ " : " |o--o{ ")
                            .append(mermaid(table.name()))
                            .append(" : \"")
                            .append(String.join(", ", key.columns()).replace('"', '\''))
                            .append(key.onDelete().equals("no action") ? "" : ", on delete " + key.onDelete())
                            .append("\"\n");
                }
            }
        }
        return diagram.isEmpty() ? "" : "erDiagram\n" + diagram;
    }

    private static String mermaid(String table) {
        return Words.table(table).replaceAll("[^\\p{L}\\p{N}_]", "_");
    }

    private void findings(List<Finding> all) {
        page.heading("Findings");
        if (all.isEmpty()) {
            page.line("None.");
            return;
        }
        page.line("The worst first.");
        page.table(
                List.of("", "rule", "where", "what", "state"),
                all.stream()
                        .map(f -> cells(
                                Words.word(f.level()),
                                f.rule(),
                                places.link(f.where(), ""),
                                plain(Words.sentence(f.message()))
                                        + f.instead()
                                                .map(i -> " Instead: " + plain(i) + ".")
                                                .orElse(""),
                                f.accepted()
                                        .map(a -> plain(Findings.accepted(a)))
                                        .orElse(
                                                changes.isNew(f)
                                                                && review.against()
                                                                        .isPresent()
                                                        ? "new"
                                                        : "open")))
                        .toList());
    }

    private static String rules(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.accepted().isEmpty())
                .map(Finding::rule)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
