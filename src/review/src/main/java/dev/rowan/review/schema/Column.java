package dev.rowan.review.schema;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column of a table.
 *
 * @param number {@code attnum}
 * @param type its name in pg_type, such as {@code int4}
 * @param category of pg_type, such as {@code S} for text; {@code D} for dates and times
 * @param length in bytes of a value that has always the same; below 0 where values differ
 * @param limit of {@code varchar(n)}, {@code vector(n)}
 * @param labels how many an enum has, 2 of boolean
 * @param sequence that gives its values: of an identity, of serial
 */
public record Column(
        int number,
        String name,
        String type,
        char category,
        int length,
        boolean notNull,
        OptionalInt limit,
        OptionalInt labels,
        Optional<Sequence> sequence) {
    /** Bytes of a value on average, as far as its type tells. */
    public int width() {
        if (length > 0) {
            return length;
        }
        return switch (type) {
            case "numeric" -> 8;
            case "json", "jsonb", "xml", "bytea", "tsvector" -> 200;
            case "vector" -> 4 * limit.orElse(768) + 8;
            case "halfvec" -> 2 * limit.orElse(768) + 8;
            default -> category == 'A' ? 64 : Math.min(24, limit.orElse(24) + 1);
        };
    }

    /** A sequence with what its type and its definition let it reach. */
    public record Sequence(String name, long most) {}
}
