package dev.rowan.shape;

/** What a parameter of a composed string is bound to. */
sealed interface Bind {
    /** A parameter of the root's statement. */
    record OfRoot(int parameter) implements Bind {}

    /** What a level just below the root is reached by: the values of one column of the roots' rows, as an array. */
    record OfRows(Level level, int column) implements Bind {}

    /** A value of a branch's condition or order, counted through all of them. */
    record Value(Level level, int parameter) implements Bind {}
}
