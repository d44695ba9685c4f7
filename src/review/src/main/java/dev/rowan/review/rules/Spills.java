package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.plans.Explained;
import dev.rowan.review.plans.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sort or a hash table that is larger than the memory which it may take, so that it goes to disk. */
final class Spills implements Rule {
    /** What a row takes beside its columns in a sort, and in a hash table. */
    private static final int OVERHEAD = 24;

    /** How many times the memory makes it more than a note. */
    private static final int MANY = 16;

    /** Nodes through which a sort learns of a LIMIT, so that it keeps no more rows than that. */
    private static final Set<String> BOUND =
            Set.of("Limit", "Subquery Scan", "Result", "Gather", "Gather Merge", "Append", "Merge Append");

    @Override
    public String id() {
        return "spills";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            planned.plan().ifPresent(plan -> {
                List<Spill> spills = new ArrayList<>();
                walk(facts, plan, false, spills);
                spills.stream()
                        .max((a, b) -> Double.compare(a.bytes / a.memory, b.bytes / b.memory))
                        .ifPresent(s -> findings.add(finding(planned, s)));
            });
        }
        return findings;
    }

    private record Spill(Explained node, double bytes, double memory) {}

    private Finding finding(Planned planned, Spill spill) {
        return Found.of(
                this,
                spill.bytes > spill.memory * MANY ? Level.WARNING : Level.NOTE,
                planned.statement().id(),
                "%s of %s rows takes %sB, and may keep %sB in memory: the rest goes to disk"
                        .formatted(
                                spill.node.operation(),
                                Severity.say(spill.node.rows()),
                                Severity.say(spill.bytes),
                                Severity.say(spill.memory)),
                spill.node.type().equals("Sort")
                        ? "create an index that gives the rows in this order, or sort fewer"
                        : "join or group fewer rows, or set work_mem for this transaction");
    }

    private static void walk(Facts facts, Explained node, boolean bounded, List<Spill> spills) {
        double bytes = node.rows() * (node.width() + OVERHEAD);
        if (node.type().equals("Sort") && !bounded && bytes > facts.memory()) {
            spills.add(new Spill(node, bytes, facts.memory()));
        } else if ((node.type().equals("Hash") && bytes > facts.hashMemory())
                || (node.type().equals("Aggregate") && node.batches() > 0)) {
            spills.add(new Spill(node, bytes, facts.hashMemory()));
        }
        boolean below = node.type().equals("Limit") || (bounded && BOUND.contains(node.type()));
        node.children().forEach(c -> walk(facts, c, below, spills));
    }
}
