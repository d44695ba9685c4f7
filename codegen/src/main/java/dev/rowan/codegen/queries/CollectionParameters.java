package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parameters of a query are what {@code = any(...)} looks into. */
final class CollectionParameters {
    private CollectionParameters() {}

    /** Their numbers. */
    static Set<Integer> of(Node tree) {
        Set<Integer> numbers = new HashSet<>();
        collect(tree, numbers);
        return numbers;
    }

    private static void collect(@Nullable Object value, Set<Integer> numbers) {
        if (value instanceof List<?> list) {
            list.forEach(v -> collect(v, numbers));
        } else if (value instanceof Node node) {
            if (node.is("SCALARARRAYOPEXPR") && node.list("args").getLast() instanceof Node array) {
                Node parameter = array;
                while (!parameter.is("PARAM") && parameter.node("arg") != null) {
                    parameter = parameter.node("arg");
                }
                if (parameter.is("PARAM") && parameter.integer("paramkind") == 0) {
                    numbers.add(parameter.integer("paramid"));
                }
            }
            node.fields().values().forEach(v -> collect(v, numbers));
        }
    }
}
