package dev.rowan.shape;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a row's slots.
 *
 * @param sources the slot of each argument, or the assembly that makes it
 * @param direct whether the arguments are all slots in their order
 */
record Assembly(List<Object> sources, boolean direct, Function<@Nullable Object[], ?> make) {
    /** Of rows of which nothing is read. */
    static final Assembly NOTHING = new Assembly(List.of(), true, v -> v);

    /** {@code slots}: how many there are. */
    static Assembly of(List<Object> sources, int slots, Function<@Nullable Object[], ?> make) {
        boolean direct = sources.equals(IntStream.range(0, slots).boxed().toList());
        return new Assembly(List.copyOf(sources), direct, make);
    }

    Object make(@Nullable Object[] slots) {
        if (direct) {
            return make.apply(slots);
        }
        @Nullable Object[] arguments = new @Nullable Object[sources.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] =
                    sources.get(i) instanceof Assembly inner ? inner.make(slots) : slots[(Integer) sources.get(i)];
        }
        return make.apply(arguments);
    }
}
