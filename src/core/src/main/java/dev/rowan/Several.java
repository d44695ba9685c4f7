package dev.rowan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values that a caller of generated code gives one by one. Stateless. */
public final class Several {
    private Several() {}

    /** A new array of them. */
    public static <T> T[] array(T first, T[] more) {
        T[] all = Arrays.copyOf(requireNonNull(more, "more is null"), more.length + 1);
        System.arraycopy(more, 0, all, 1, more.length);
        all[0] = first;
        return all;
    }

    /** A new list of them. */
    public static <T> List<T> list(T first, T[] more) {
        List<T> all = new ArrayList<>(requireNonNull(more, "more is null").length + 1);
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }
}
