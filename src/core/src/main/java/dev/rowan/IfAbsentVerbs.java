package dev.rowan;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.insert.Inserts;
import dev.rowan.insert.NewRow;
import java.util.Optional;

/**
 * Stores new rows where none is in their way, of repositories whose table takes {@code ON CONFLICT}. Only generated repositories
 * implement it.
 *
 * @param <R> the row
 * @param <N> the new row
 */
public interface IfAbsentVerbs<R, N extends NewRow<R>> {
    /**
     * Stores a row and returns it as stored; empty, and nothing is written, where a row with one of its keys is there
     * ({@code ON CONFLICT DO NOTHING}). Empty too where a trigger swallows it.
     *
     * @throws ConstraintViolation when another constraint refuses it
     */
    default Optional<R> insertIfAbsent(N row) {
        return Inserts.ifAbsent(Repository.of(this).session(), row);
    }
}
