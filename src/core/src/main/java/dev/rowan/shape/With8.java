package dev.rowan.shape;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jooq.Function8;

/** A shape in the making: 8 constructor arguments so far. Immutable. */
public final class With8<R, A, B, C, D, E, F, G, H> {
    private final RowType<R> row;
    private final List<Part> parts;

    With8(RowType<R> row, List<Part> parts) {
        this.row = row;
        this.parts = parts;
    }

    /** Ends it: {@code as(MyRecord::new)}. */
    @SuppressWarnings("unchecked") // each argument was added with its type
    public <T> Shape<R, T> as(
            Function8<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends T>
                    make) {
        requireNonNull(make, "make is null");
        return new Assembled<>(
                row,
                parts,
                v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5], (G) v[6], (H) v[7]));
    }
}
