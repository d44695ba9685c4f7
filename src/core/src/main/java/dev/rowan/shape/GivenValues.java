package dev.rowan.shape;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values that a call gives a constant shape. Immutable and thread-safe. */
record GivenValues(List<One<?>> all) {
    static final GivenValues NONE = new GivenValues(List.of());

    /** Of the branches that are rendered. */
    private static final ThreadLocal<GivenValues> NOW = new ThreadLocal<>();

    /** Copies. */
    GivenValues {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param field what stands for it
     * @param <T> its type
     */
    record One<T>(GivenValue<T> field, T value) {
        /** Of the field's type, so that it is the value that is meant. */
        One {
            field.require(value);
        }
    }

    /** Of these. */
    static GivenValues of(One<?>... values) {
        return new GivenValues(List.of(values));
    }

    /** Both. */
    GivenValues and(GivenValues others) {
        if (all.isEmpty() || others.all.isEmpty()) {
            return all.isEmpty() ? others : this;
        }
        return new GivenValues(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    /** What is made while the fields that stand for the values have them. */
    <V> V during(Supplier<V> made) {
        if (all.isEmpty()) {
            return made.get();
        }
        GivenValues before = NOW.get();
        NOW.set(this);
        try {
            return made.get();
        } finally {
            if (before == null) {
                NOW.remove();
            } else {
                NOW.set(before); // of a read that a branch's function makes
            }
        }
    }

    /** What the field stands for; null where no branch of its shape is rendered. */
    @SuppressWarnings("unchecked") // it was made with the field's type
    static <T> @Nullable T now(GivenValue<T> field) {
        GivenValues now = NOW.get();
        if (now != null) {
            for (One<?> one : now.all) {
                if (one.field.equals(field)) {
                    return (T) one.value;
                }
            }
        }
        return null;
    }
}
