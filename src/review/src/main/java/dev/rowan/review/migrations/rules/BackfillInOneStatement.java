package dev.rowan.review.migrations.rules;

import dev.rowan.review.MigrationStatement.Rows;
import dev.rowan.review.migrations.StatementCase;
import dev.rowan.review.migrations.rules.Verdict.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All rows of a table that one transaction writes. */
final class BackfillInOneStatement implements MigrationRule {
    @Override
    public String id() {
        return "backfill-in-one-statement";
    }

    private static final Pattern UPDATE = Pattern.compile("(?is)\\s*update\\s+(?:only\\s+)?[\\w.\"]+\\s+set\\s.*");
    private static final Pattern DELETE =
            Pattern.compile("(?is)\\s*delete\\s+from\\s+(?:only\\s+)?[\\w.\"]+(\\s+where\\s.*)?");

    @Override
    public Optional<Verdict> check(StatementCase run) {
        List<String> tables = run.statement().written().entrySet().stream()
                .filter(e -> e.getValue() == Rows.ALL)
                .map(e -> e.getKey())
                .toList();
        return tables.isEmpty() || isInBatches(run)
                ? Optional.empty()
                : Optional.of(Verdict.of(
                        run.bySize(),
                        "one transaction writes all rows of %s: writers of the same rows wait for its end, and vacuum can clean nothing until then"
                                .formatted(run.sized(tables)),
                        "write them in batches that commit, in a file of its own with executeInTransaction=false",
                        steps(run, tables)));
    }

    /** A block that commits cannot run in a transaction: whether it writes much at once is a person's to say. */
    private static boolean isInBatches(StatementCase run) {
        String text = run.statement().text().toLowerCase(Locale.ROOT);
        return !run.migration().transaction() && text.startsWith("do ") && text.contains("commit");
    }

    private static Step[] steps(StatementCase run, List<String> tables) {
        String text = run.statement().text();
        boolean plain = tables.size() == 1
                && (UPDATE.matcher(text).matches() || DELETE.matcher(text).matches())
                && run.migration().tables().containsValue(tables.getFirst())
                && Stream.of("from", "returning", "using", "limit")
                        .noneMatch(
                                w -> !(w.equals("from") && DELETE.matcher(text).matches())
                                        && Sql.last(w, text).isPresent());
        if (!plain || text.contains("$") || text.contains("--") || text.contains("/*")) {
            return new Step[0];
        }
        int where = Sql.last("where", text).orElse(text.length());
        String name = tables.getFirst().substring(tables.getFirst().indexOf('.') + 1);
        return new Step[] {
            Step.alone(
                    "fill_" + name,
                    Sql.batches(
                            tables.getFirst(),
                            text.substring(0, where).strip(),
                            where == text.length()
                                    ? ""
                                    : text.substring(where + 5).strip()))
        };
    }
}
