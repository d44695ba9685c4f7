package dev.rowan.review.pages;

import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.PlanNode;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.RollingDeploy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a person has to decide before the release goes out, and what they should know. Computed from facts alone.
 *
 * <p>To decide are: a new migration's statement with an open error or warning, or that does not run on the rows that exist; open
 * errors and warnings that the base has not; statements of the old release that break on the new schema. To know are: other plans,
 * what a migration stops without a finding, writes that a new constraint may refuse, what earlier releases left open.
 */
public record Verdict(List<Item> items) {
    private static final int PLANS = 3;
    private static final int NAMES = 6;

    /** Whether somebody has to decide. */
    public enum Level {
        DECIDE,
        KNOW
    }

    /**
     * One thing.
     *
     * @param title a sentence
     * @param text what else there is to say of it; may be empty
     * @param where a finding's place, {@code rolling} or {@code findings}
     */
    public record Item(Level level, String title, String text, String where) {}

    /** Those to decide come first. */
    public static Verdict of(Review review, Changes changes) {
        List<Item> items = new ArrayList<>();
        new Reader(review, changes, items).read();
        items.sort(Comparator.comparing(Item::level)); // stable
        return new Verdict(List.copyOf(items));
    }

    /** How many things there are to decide. */
    public int decisions() {
        return (int) items.stream().filter(i -> i.level() == Level.DECIDE).count();
    }

    /** Such as {@code 1 thing to decide, 2 to know}. */
    public String counted() {
        return Words.count(decisions(), "thing") + " to decide, " + (items.size() - decisions()) + " to know";
    }

    private record Reader(Review review, Changes changes, List<Item> items) {
        void read() {
            review.migrations().stream().filter(m -> Places.hasPage(review, m)).forEach(this::migration);
            findings();
            review.rolling().ifPresent(this::rolling);
            plans();
        }

        private void migration(ReviewedMigration migration) {
            boolean decided = false;
            for (MigrationStatement statement : migration.statements()) {
                String where = Places.where(migration, statement);
                List<Finding> open = statement.findings().stream()
                        .filter(f -> f.accepted().isEmpty() && matters(f))
                        .sorted()
                        .toList();
                if (!open.isEmpty() || statement.failed().isPresent()) {
                    String title = statement
                            .failed()
                            .map(why -> "It does not run on rows that exist: " + why)
                            .orElseGet(() -> Words.sentence(open.getFirst().message()));
                    int more = open.size() - (statement.failed().isPresent() ? 0 : 1);
                    items.add(new Item(
                            Level.DECIDE,
                            title,
                            stops(statement)
                                    + (more > 0 ? " " + Words.count(more, "finding") + " more." : "")
                                    + instead(statement),
                            where));
                    decided = true;
                }
            }
            if (!decided) {
                worst(migration)
                        .ifPresent(s -> items.add(new Item(
                                Level.KNOW,
                                stops(s).replaceFirst("^It takes", migration.file() + " takes"),
                                "It has no open error or warning.",
                                Places.where(migration, s))));
            }
        }

        private static Optional<MigrationStatement> worst(ReviewedMigration migration) {
            MigrationStatement worst = null;
            for (MigrationStatement statement : migration.statements()) {
                if (!statement.waits().isEmpty()
                        && (worst == null
                                || Waits.all(statement).size()
                                        > Waits.all(worst).size())) {
                    worst = statement;
                }
            }
            return Optional.ofNullable(worst);
        }

        private String stops(MigrationStatement statement) {
            if (Waits.all(statement).isEmpty()) {
                return "No statement waits for it.";
            }
            String locks = statement.locks().stream()
                    .map(l -> l.mode().title() + " on " + Words.table(l.table()) + stated(l.table()))
                    .collect(Collectors.joining(", "));
            int held = Waits.all(statement).size() - statement.waits().size();
            return (locks.isEmpty() ? "" : "It takes " + locks + ". ")
                    + statement.waits().size() + " of "
                    + Words.count(review.statements().size(), "statement")
                    + (statement.waits().size() == 1 ? " waits for it" : " wait for it")
                    + statement
                            .duration()
                            .map(d -> d == MigrationStatement.Duration.INSTANT
                                    ? ", for an instant"
                                    : ", for " + Words.word(d) + " by the stated rates")
                            .orElse("")
                    + (held > 0 ? ", and " + held + " more for what its transaction holds already." : ".");
        }

        private String stated(String table) {
            return review.tables().stream()
                    .filter(t -> t.name().equals(table) && t.rows().isPresent())
                    .map(t -> " (" + Words.rows(t.rows()) + " rows stated)")
                    .findFirst()
                    .orElse("");
        }

        private static String instead(MigrationStatement statement) {
            return statement.instead().isEmpty()
                    ? ""
                    : " The way out: " + String.join(", ", statement.instead().keySet()) + ".";
        }

        private void findings() {
            Map<String, List<Finding>> fresh = new LinkedHashMap<>();
            List<Finding> earlier = new ArrayList<>();
            List<Finding> all = new ArrayList<>();
            review.statements().forEach(s -> all.addAll(s.findings()));
            review.tables().forEach(t -> all.addAll(t.findings()));
            for (Finding finding : all.stream().sorted().toList()) {
                if (finding.accepted().isEmpty() && matters(finding)) {
                    if (changes.isNew(finding)) {
                        fresh.computeIfAbsent(finding.rule(), r -> new ArrayList<>())
                                .add(finding);
                    } else {
                        earlier.add(finding);
                    }
                }
            }
            fresh.forEach((rule, found) -> items.add(
                    found.size() == 1
                            ? new Item(
                                    Level.DECIDE,
                                    Words.sentence(found.getFirst().message()),
                                    found.getFirst()
                                            .instead()
                                            .map(i -> "Instead: " + i + ".")
                                            .orElse(""),
                                    found.getFirst().where())
                            : new Item(
                                    Level.DECIDE,
                                    rule + ": " + found.size() + " findings",
                                    some(found.stream().map(Finding::where).toList()),
                                    "findings")));
            if (!earlier.isEmpty()) {
                items.add(new Item(
                        Level.KNOW,
                        Words.count(earlier.size(), "finding") + " of earlier releases "
                                + (earlier.size() == 1 ? "is" : "are") + " open",
                        some(earlier.stream().map(Finding::where).distinct().toList()),
                        "findings"));
            }
        }

        private static boolean matters(Finding finding) {
            return finding.level() != Finding.Level.NOTE;
        }

        private void rolling(RollingDeploy rolling) {
            String old = "Running instances of " + review.against().orElse("the old release") + ": ";
            for (RollingDeploy.What what : RollingDeploy.What.values()) {
                List<RollingDeploy.Break> breaks = rolling.oldOnNew().stream()
                        .filter(b -> b.what() == what)
                        .toList();
                if (!breaks.isEmpty() && what != RollingDeploy.What.MORE_COLUMNS) {
                    items.add(new Item(
                            what == RollingDeploy.What.MAY_BE_REFUSED ? Level.KNOW : Level.DECIDE,
                            old + breaks.size() + " of " + Words.count(rolling.oldStatements(), "statement") + " "
                                    + Rolling.says(what, breaks.size()),
                            breaks.size() == 1
                                    ? breaks.getFirst().statement() + ": "
                                            + breaks.getFirst().detail() + "."
                                    : some(breaks.stream()
                                            .map(RollingDeploy.Break::statement)
                                            .distinct()
                                            .toList()),
                            "rolling"));
                }
            }
        }

        private void plans() {
            SortedMap<String, PlanNode> before = new TreeMap<>();
            changes.statements().forEach((id, change) -> change.plan().ifPresent(p -> before.put(id, p)));
            if (before.size() > PLANS) {
                items.add(new Item(
                        Level.KNOW,
                        before.size() + " statements have another plan",
                        some(List.copyOf(before.keySet())),
                        "statements"));
                return;
            }
            for (ReviewedStatement statement : review.statements()) {
                String id = statement.statement().id();
                PlanNode was = before.get(id);
                if (was != null && statement.plan().isPresent()) {
                    items.add(new Item(
                            Level.KNOW,
                            "Another plan for " + id,
                            difference(PlanText.nodes(statement.plan().get()), PlanText.nodes(was)),
                            id));
                }
            }
        }

        private static String difference(List<String> now, List<String> was) {
            List<String> fresh = without(now, was);
            List<String> gone = without(was, now);
            if (fresh.isEmpty() && gone.isEmpty()) {
                return "The same nodes with other conditions, or in another order.";
            }
            return (fresh.isEmpty() ? "" : "Now: " + String.join(", ", fresh) + ".")
                    + (fresh.isEmpty() || gone.isEmpty() ? "" : " ")
                    + (gone.isEmpty() ? "" : "No more: " + String.join(", ", gone) + ".");
        }

        private static List<String> without(List<String> all, List<String> those) {
            List<String> left = new ArrayList<>(all);
            those.forEach(left::remove);
            return left;
        }

        private static String some(List<String> names) {
            return String.join(", ", names.subList(0, Math.min(NAMES, names.size())))
                    + (names.size() > NAMES ? " and " + (names.size() - NAMES) + " more" : "") + ".";
        }
    }
}
