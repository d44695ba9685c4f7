package dev.rowan.type;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * {@code ltree}: labels from the top of a tree down. Immutable.
 *
 * @param path the labels with dots between them; empty for the top itself
 */
public record Ltree(String path) implements Serializable {
    /** The path, in which PostgreSQL checks the labels. */
    public Ltree {
        requireNonNull(path, "path is null");
    }

    /** The path with these labels. */
    public static Ltree of(String... labels) {
        return new Ltree(String.join(".", labels));
    }

    /** One after another. */
    public List<String> labels() {
        return path.isEmpty() ? List.of() : List.of(path.split("\\.", -1));
    }

    /** The path. */
    @Override
    public String toString() {
        return path;
    }
}
