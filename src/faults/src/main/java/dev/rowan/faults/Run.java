package dev.rowan.faults;

import java.util.Random;

/**
 * How often things break, in which random order, and on which servers.
 *
 * @param scale 1 for the numbers of the documents, less for less
 * @param seed of what is random
 */
record Run(double scale, long seed, Servers servers) {
    /** Of so many in full, never less than so many. */
    int of(int full, int least) {
        return Math.max(least, (int) Math.round(full * scale));
    }

    /** The same numbers for the same seed and fault. */
    Random random(Fault fault) {
        return new Random(seed ^ fault.title().hashCode());
    }
}
