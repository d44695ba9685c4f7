package dev.rowan.review.pages;

import static dev.rowan.review.pages.Markdown.cells;
import static dev.rowan.review.pages.Markdown.plain;

import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A review in the size of a comment, for a pull request: the verdict, the new migrations, the new findings. */
public final class Summary {
    private static final int ROWS = 12;
    private static final int LETTERS = 300;

    private Summary() {}

    /**
     * Markdown that fits into a comment of GitHub or GitLab, without links into the pages: it does not know where they are.
     *
     * @param base as in {@link Pages#of(Review, Optional)}
     */
    public static String of(Review review, Optional<Review> base) {
        Changes changes = Changes.between(review, base);
        Verdict verdict = Verdict.of(review, changes);
        StringBuilder text = new StringBuilder("### Database review of ")
                .append(plain(Words.cut(review.name(), LETTERS)))
                .append("\n\n**")
                .append(FrontPage.release(review))
                .append(verdict.counted())
                .append(".**\n");
        table(
                text,
                List.of("", "what", "where"),
                verdict.items().stream()
                        .map(i -> cells(
                                i.level() == Verdict.Level.DECIDE ? "DECIDE" : "know",
                                "**" + brief(i.title()) + "** " + brief(i.text()),
                                brief(i.where())))
                        .toList());
        migrations(text, review);
        List<Finding> fresh =
                Findings.open(review).stream().filter(changes::isNew).toList();
        if (!fresh.isEmpty()) {
            text.append("\nNew findings: ").append(Findings.counted(fresh)).append(".\n");
            table(
                    text,
                    List.of("", "rule", "where", "what"),
                    fresh.stream()
                            .map(f -> cells(
                                    Words.word(f.level()),
                                    f.rule(),
                                    brief(f.where()),
                                    brief(Words.sentence(f.message()))))
                            .toList());
        }
        text.append("\n").append(Words.count(review.statements().size(), "statement"));
        if (review.against().isPresent()) {
            text.append(": ")
                    .append(changes.statements().size())
                    .append(" new or changed, ")
                    .append(changes.removed().size())
                    .append(" removed");
        }
        return text.append(". Open findings ")
                .append(Findings.counted(Findings.open(review)))
                .append(".\n")
                .toString();
    }

    private static void migrations(StringBuilder text, Review review) {
        List<List<String>> rows = new ArrayList<>();
        for (ReviewedMigration migration : review.migrations()) {
            if (migration.isNew()) {
                migration.statements().stream()
                        .filter(s -> !s.locks().isEmpty())
                        .forEach(s -> rows.add(cells(
                                brief(Places.where(migration, s)),
                                Markdown.code(Words.cut(s.text(), 70)),
                                brief(Waits.locks(Waits.strongest(s.locks()))),
                                Waits.all(s).size() + " of "
                                        + review.statements().size(),
                                s.duration().map(Words::word).orElse("-"))));
            }
        }
        if (!rows.isEmpty()) {
            table(text, List.of("migration", "statement", "strongest lock", "waiting", "class"), rows);
        }
    }

    private static String brief(String words) {
        return plain(Words.cut(words, LETTERS));
    }

    private static void table(StringBuilder text, List<String> titles, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append("\n| ")
                .append(String.join(" | ", titles))
                .append(" |\n|")
                .append("---|".repeat(titles.size()))
                .append('\n');
        rows.stream()
                .limit(ROWS)
                .forEach(r -> text.append("| ").append(String.join(" | ", r)).append(" |\n"));
        if (rows.size() > ROWS) {
            text.append("\nand ").append(rows.size() - ROWS).append(" more.\n");
        }
    }
}
