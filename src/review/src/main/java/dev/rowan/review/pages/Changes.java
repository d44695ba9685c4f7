package dev.rowan.review.pages;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Finding;
import dev.rowan.review.PlanNode;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is other than in the release that a review is compared with. Without such a release nothing has changed, and each finding is
 * new. Immutable.
 *
 * @param statements those that are new or other, by id
 * @param removed ids that are no more
 * @param tables what tables have now and had not, by name; a new table is there with all that it has
 * @param findings those that the base has not, by rule and place
 */
public record Changes(
        SortedMap<String, Change> statements,
        SortedSet<String> removed,
        SortedMap<String, NewParts> tables,
        List<NewFinding> findings) {
    /** How a statement differs. */
    public enum What {
        NEW,
        TEXT,
        SENT_TYPES,
        COLUMNS,
        PLAN
    }

    /**
     * A statement that differs, with what it was where it is other now.
     *
     * @param text of the base, where it is another one
     * @param sent types of the base, where they are others
     * @param columns of the base, where they are others
     * @param plan of the base, where it is another one
     */
    public record Change(
            Set<What> what,
            Optional<String> text,
            Optional<List<String>> sent,
            Optional<List<CataloguedStatement.Column>> columns,
            Optional<PlanNode> plan) {}

    /** Columns and indexes that a table had not, by name. */
    public record NewParts(List<String> columns, List<String> indexes) {}

    /** A finding that the base has not. */
    public record NewFinding(String rule, String where) {}

    /** Compares by id and name. An empty base is no comparison. */
    public static Changes between(Review review, Optional<Review> base) {
        SortedMap<String, Change> statements = new TreeMap<>();
        SortedSet<String> removed = new TreeSet<>();
        SortedMap<String, NewParts> tables = new TreeMap<>();
        if (base.isPresent()) {
            Map<String, ReviewedStatement> before =
                    byName(base.get().statements(), s -> s.statement().id());
            for (ReviewedStatement statement : review.statements()) {
                change(
                                statement,
                                Optional.ofNullable(
                                        before.remove(statement.statement().id())))
                        .ifPresent(c -> statements.put(statement.statement().id(), c));
            }
            removed.addAll(before.keySet());
            tables(review, base.get(), tables);
        }
        return new Changes(statements, removed, tables, findings(review, base));
    }

    /** Whether the base has no finding of this rule at this place. */
    public boolean isNew(Finding finding) {
        return findings.contains(new NewFinding(finding.rule(), finding.where()));
    }

    private static Optional<Change> change(ReviewedStatement now, Optional<ReviewedStatement> base) {
        if (base.isEmpty()) {
            return Optional.of(new Change(
                    EnumSet.of(What.NEW), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        ReviewedStatement was = base.get();
        Set<What> what = EnumSet.noneOf(What.class);
        Optional<String> text = other(now, was, s -> s.statement().text());
        Optional<List<String>> sent = other(now, was, Changes::sent);
        Optional<List<CataloguedStatement.Column>> columns =
                other(now, was, s -> s.statement().columns());
        Optional<PlanNode> plan =
                now.plan().isPresent() ? was.plan().filter(p -> !now.plan().equals(was.plan())) : Optional.empty();
        text.ifPresent(t -> what.add(What.TEXT));
        sent.ifPresent(t -> what.add(What.SENT_TYPES));
        columns.ifPresent(t -> what.add(What.COLUMNS));
        plan.ifPresent(t -> what.add(What.PLAN));
        return what.isEmpty() ? Optional.empty() : Optional.of(new Change(what, text, sent, columns, plan));
    }

    private static <T> Optional<T> other(
            ReviewedStatement now, ReviewedStatement was, Function<ReviewedStatement, T> part) {
        T before = part.apply(was);
        return before.equals(part.apply(now)) ? Optional.empty() : Optional.of(before);
    }

    private static List<String> sent(ReviewedStatement statement) {
        return statement.statement().parameters().stream()
                .map(CataloguedStatement.Parameter::sent)
                .toList();
    }

    /** A base without tables, such as a catalogue alone, says nothing of them. */
    private static void tables(Review review, Review base, SortedMap<String, NewParts> tables) {
        if (base.tables().isEmpty()) {
            return;
        }
        Map<String, ReviewedTable> before = byName(base.tables(), ReviewedTable::name);
        for (ReviewedTable table : review.tables()) {
            ReviewedTable was = before.get(table.name());
            List<String> columns = new ArrayList<>(
                    table.columns().stream().map(ReviewedTable.Column::name).toList());
            List<String> indexes = new ArrayList<>(
                    table.indexes().stream().map(ReviewedTable.Index::name).toList());
            if (was != null) {
                columns.removeAll(
                        was.columns().stream().map(ReviewedTable.Column::name).toList());
                indexes.removeAll(
                        was.indexes().stream().map(ReviewedTable.Index::name).toList());
            }
            if (was == null || !columns.isEmpty() || !indexes.isEmpty()) {
                tables.put(table.name(), new NewParts(columns, indexes));
            }
        }
    }

    private static List<NewFinding> findings(Review review, Optional<Review> base) {
        Set<NewFinding> known =
                new TreeSet<>(Comparator.comparing(NewFinding::rule).thenComparing(NewFinding::where));
        base.ifPresent(b -> Findings.all(b).forEach(f -> known.add(new NewFinding(f.rule(), f.where()))));
        return Findings.all(review).stream()
                .map(f -> new NewFinding(f.rule(), f.where()))
                .filter(f -> !known.contains(f))
                .distinct()
                .toList();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        Map<String, T> map = new LinkedHashMap<>();
        all.forEach(t -> map.put(name.apply(t), t));
        return map;
    }
}
