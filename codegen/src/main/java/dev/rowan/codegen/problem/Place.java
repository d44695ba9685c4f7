package dev.rowan.codegen.problem;

import java.util.Comparator;

/**
 * A place in a file, printed as editors read it: {@code file:line:column}.
 *
 * @param line from 1; 0 where the file itself is meant
 * @param column in characters, from 1
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** A file or folder as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
