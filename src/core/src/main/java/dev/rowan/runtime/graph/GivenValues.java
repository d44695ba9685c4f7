package dev.rowan.runtime.graph;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The values that a call gives a constant shape. Immutable and thread-safe. */
public record GivenValues(List<One<?>> all) {
    static final GivenValues NONE = new GivenValues(List.of());

    /** Copies. */
    public GivenValues {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param field what stands for it
     * @param <T> its type
     */
    public record One<T>(GivenValue<T> field, T value) {
        /** Of the field's type, so that it is the value that is meant. */
        public One {
            field.require(value);
        }

        private <V> V during(Supplier<V> made) {
            return field.during(value, made);
        }
    }

    /** Of these. */
    public static GivenValues of(One<?>... values) {
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
        Supplier<V> inner = made;
        for (One<?> one : all.reversed()) {
            Supplier<V> next = inner;
            inner = () -> one.during(next);
        }
        return inner.get();
    }
}
