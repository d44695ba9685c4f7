package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tree of an analysed text, whose parts say where they stand in it. */
final class PlacedTree {
    private final Node tree;
    private final byte[] sql;
    private final int before;

    /** {@code before}: how many bytes stand before the SQL when the server counts. */
    PlacedTree(Node tree, String sql, int before) {
        this.tree = tree;
        this.sql = sql.getBytes(StandardCharsets.UTF_8);
        this.before = before;
    }

    Node tree() {
        return tree;
    }

    /** Where in the SQL a part starts; -1 where the server does not say. */
    int start(@Nullable Object part) {
        int bytes = location(part) - before;
        return bytes < 0 || bytes > sql.length ? -1 : new String(sql, 0, bytes, StandardCharsets.UTF_8).length();
    }

    /** The least that something in it has; -1 where nothing has any. */
    private static int location(@Nullable Object part) {
        IntStream locations = IntStream.empty();
        if (part instanceof Node node) {
            locations = node.fields().entrySet().stream()
                    .mapToInt(f -> f.getKey().equals("location") ? node.integer("location") : location(f.getValue()));
        } else if (part instanceof List<?> list) {
            locations = list.stream().mapToInt(PlacedTree::location);
        }
        return locations.filter(l -> l >= 0).min().orElse(-1);
    }
}
