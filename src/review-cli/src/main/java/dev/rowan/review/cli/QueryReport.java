package dev.rowan.review.cli;

import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryModel;
import dev.rowan.codegen.queries.QueryParameter;
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

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
