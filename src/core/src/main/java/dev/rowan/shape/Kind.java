package dev.rowan.shape;

/** What a relation gives for each row. */
enum Kind {
    /** Exactly one row: its value. */
    ONE,
    /** One row or none: an {@code Optional}. */
    OPTIONAL,
    /** Any number of rows: a {@code List}. */
    MANY,
    /** The same with those below each of them: a {@code List} of values that hold such lists. */
    TREE,
    /** Their number: a {@code Long}. */
    COUNT,
    /** Whether there are any: a {@code Boolean}. */
    EXISTS
}
