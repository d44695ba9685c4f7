package dev.rowan.shape;

import org.jooq.Context;
import org.jooq.Field;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a constant shape for a value of each call: while the conditions of the shape's branches are rendered, it renders as that
 * value, which is bound as any other. Thread-safe.
 *
 * @param <T> the value's type
 */
final class GivenValue<T> extends CustomField<T> {
    private static final long serialVersionUID = 1L;

    private GivenValue(Field<T> like) {
        super(like.getQualifiedName(), like.getDataType());
    }

    /** Of the field's type, with its converter or binding. */
    static <T> GivenValue<T> of(Field<T> like) {
        return new GivenValue<>(like);
    }

    /** @throws NullPointerException naming the field, when the value is null */
    void require(@Nullable T value) {
        if (value == null) {
            throw new NullPointerException("the value for " + name() + " of a shape is null"
                    + "\nhelp: nothing equals null; leave the condition out by a shape without it");
        }
    }

    private String name() {
        return String.join(".", getQualifiedName().getName());
    }

    @Override
    public void accept(Context<?> context) {
        T value = GivenValues.now(this);
        if (value == null) {
            throw new IllegalStateException(
                    "the value for " + name() + " of a shape is asked for where no shape is read"
                            + "\nhelp: use what Shape.given hands over in the branches of that shape only");
        }
        context.visit(DSL.val(value, getDataType()));
    }

    /** Two can be like one column. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
