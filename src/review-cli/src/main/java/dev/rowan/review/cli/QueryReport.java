package dev.rowan.review.cli;

import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.review.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** What a query takes and returns, in lines for a terminal. */
final class QueryReport {
    private QueryReport() {}

    static List<String> of(QueryModel query) {
        List<String> lines = new ArrayList<>();
        lines.add(query.id() + ", returns " + query.returns().word()
                + (query.variants().size() == 1 ? "" : ", " + query.variants().size() + " texts"));
        int width = query.parameters().stream()
                .mapToInt(p -> p.name().length())
                .max()
                .orElse(0);
        for (QueryParameter p : query.parameters()) {
            lines.add("  :" + padded(p.name(), width) + "  " + p.declaredType() + (p.nullable() ? "" : " not null")
                    + p.block().map(b -> ", in the block " + b).orElse(""));
        }
        int labels =
                query.columns().stream().mapToInt(c -> c.label().length()).max().orElse(0);
        for (QueryColumn c : query.columns()) {
            lines.add(
                    "  " + padded(c.label(), labels + 1) + "  " + c.declaredType() + (c.nullable() ? "" : " not null"));
        }
        query.variants().stream()
                .flatMap(v -> v.warnings().stream())
                .distinct()
                .forEach(w -> lines.add("  warning: " + w));
        return lines;
    }

    /** A line for each node, those below it indented, with its conditions. */
    static List<String> of(PlanNode plan) {
        List<String> lines = new ArrayList<>();
        add(plan, "  plan  ", lines);
        return lines;
    }

    private static void add(PlanNode node, String before, List<String> lines) {
        lines.add(before
                + node.operation()
                + node.index().map(i -> " using " + i).orElse("")
                + node.table().map(t -> " on " + t).orElse(""));
        String below = " ".repeat(before.length() + 2);
        node.conditions().forEach(condition -> lines.add(below + "  " + condition));
        node.children().forEach(child -> add(child, below, lines));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
