package dev.rowan.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shape that ends in the caller's own constructor. */
final class Assembled<R, T> extends Shape<R, T> {
    private final Graph<R, T> graph;

    Assembled(RowType<R> row, List<Part> parts, Function<@Nullable Object[], T> make) {
        this.graph = new Graph<>(row, parts, values -> {
            T made = make.apply(values);
            if (made == null) {
                throw new NullPointerException("a shape made null of a row of " + row.name()
                        + "\nhelp: make a value of each row, and leave rows out by a condition");
            }
            return made;
        });
    }

    @Override
    public Graph<R, T> graph() {
        return graph;
    }

    static List<Part> plus(List<Part> parts, Part next) {
        if (next instanceof Part.Related && Grouped.are(parts)) {
            throw new IllegalArgumentException(
                    "a group has no row of its own whose relations could be read\nhelp: use the shape of the groups as a branch of a row");
        }
        var all = new ArrayList<>(parts);
        all.add(next);
        return List.copyOf(all);
    }
}
