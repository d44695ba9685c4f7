package dev.rowan.codegen.problem;

import java.util.Comparator;

/**
 * What is wrong at a place, printed as {@code place: what} with a line {@code help: what to do}.
 *
 * @param what happens
 * @param help what to do about it
 */
public record Problem(Place place, String what, String help) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::place).thenComparing(Problem::toString);

    /** Of what has no place in a file. */
    public static String text(String what, String help) {
        return what + "\nhelp: " + help;
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text(place + ": " + what, help);
    }
}
