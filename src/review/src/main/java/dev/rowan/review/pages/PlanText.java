package dev.rowan.review.pages;

import dev.rowan.review.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** A plan's skeleton as EXPLAIN writes it, a line for each fact. */
final class PlanText {
    private PlanText() {}

    static List<String> lines(PlanNode plan) {
        List<String> lines = new ArrayList<>();
        add(plan, "", lines);
        return lines;
    }

    private static void add(PlanNode node, String indent, List<String> lines) {
        lines.add(indent + line(node));
        node.conditions().forEach(c -> lines.add(indent + "    " + Words.oneLine(c)));
        node.children().forEach(c -> add(c, indent + "  ", lines));
    }

    /** Such as {@code Index Scan using cams_pkey on cams}. */
    static String line(PlanNode node) {
        return node.operation()
                + node.index().map(i -> " using " + i).orElse("")
                + node.table().map(t -> " on " + Words.table(t)).orElse("");
    }

    /** Nodes of a plan, from the top, each as a line. */
    static List<String> nodes(PlanNode plan) {
        List<String> nodes = new ArrayList<>();
        nodes.add(line(plan));
        plan.children().forEach(c -> nodes.addAll(nodes(c)));
        return nodes;
    }
}
