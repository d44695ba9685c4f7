package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.schema.Table;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A join that multiplies rows: of tables that no condition joins, or of two lists that belong to the same row. */
final class RowExplosion implements Rule {
    @Override
    public String id() {
        return "row-explosion";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .filter(l -> l.tables().size() > 1)
                    .flatMap(l -> problem(facts, planned, l).stream())
                    .findFirst()
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> problem(Facts facts, Planned planned, QueryTree level) {
        Optional<Level> severity = Severity.of(facts.most(level.tables().values()));
        if (severity.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> problem = cross(facts, level).or(() -> lists(facts, level));
        return problem.map(message -> Found.of(
                this,
                severity.get(),
                planned.statement().id(),
                message,
                "join them by a condition; or read each list by a statement or an aggregate of its own"));
    }

    /** Tables that no condition joins, where more than one row of each can be meant. */
    private static Optional<String> cross(Facts facts, QueryTree level) {
        if (level.hasOthers()) {
            return Optional.empty();
        }
        var given = new Determined(facts, level);
        List<Integer> open =
                level.places().stream().filter(p -> !given.hasRow(p)).toList();
        if (open.size() < 2) {
            return Optional.empty();
        }
        Set<Integer> reached = new TreeSet<>(Set.of(open.getFirst()));
        boolean more = true;
        while (more) {
            more = false;
            for (Node condition : level.conditions()) {
                Set<Integer> places = level.of(condition);
                if (places.stream().anyMatch(reached::contains)) {
                    more |= reached.addAll(places);
                }
            }
        }
        return open.stream()
                .filter(p -> !reached.contains(p))
                .findFirst()
                .map(p -> "no condition joins %s and %s: each row of one is joined to each row of the other"
                        .formatted(name(level, open.getFirst()), name(level, p)));
    }

    /** Two tables of which many rows belong to the same row of a third, and none of either to one of the other. */
    private static Optional<String> lists(Facts facts, QueryTree level) {
        for (int one : level.places()) {
            List<Integer> many = new ArrayList<>();
            for (int other : level.places()) {
                if (other != one && isListOf(facts, level, one, other)) {
                    many.add(other);
                }
            }
            for (int a : many) {
                for (int b : many) {
                    if (a < b && !gives(facts, level, a, b) && !gives(facts, level, b, a)) {
                        return Optional.of(
                                "%s and %s are both lists of a row of %s: their join has each pair of them, and counts and sums are too high"
                                        .formatted(name(level, a), name(level, b), name(level, one)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a condition joins them so that the first has many of the second, and each of those has one of the first. */
    private static boolean isListOf(Facts facts, QueryTree level, int one, int other) {
        boolean joined = level.conditions().stream().anyMatch(c -> level.of(c).equals(Set.of(one, other)));
        return joined && gives(facts, level, other, one) && !gives(facts, level, one, other);
    }

    /** Whether a row of the first table has one row of the other. */
    private static boolean gives(Facts facts, QueryTree level, int one, int other) {
        var given = new Determined(facts, level);
        given.giveRow(one);
        return given.hasRow(other);
    }

    private static String name(QueryTree level, int place) {
        Table table = level.tables().get(place);
        return table == null ? "?" : table.name();
    }
}
