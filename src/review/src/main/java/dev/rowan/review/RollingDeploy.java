package dev.rowan.review;

import java.util.List;

/**
 * Whether two releases live on each other's schema: instances of the old one run while and after the migrations run.
 *
 * @param oldOnNew what becomes of the old release's statements on the new schema
 * @param newOnOld what becomes of the new release's statements on the old schema
 */
public record RollingDeploy(List<Break> oldOnNew, List<Break> newOnOld, int oldStatements, int newStatements) {
    /** A statement that does not go on as it did. */
    public record Break(String statement, What what, String detail) {}

    /** What becomes of it. */
    public enum What {
        /** It cannot be prepared or planned. */
        FAILS,
        /** Its columns are others, so that values would be read from wrong places or not at all. */
        OTHER_COLUMNS,
        /** It has more columns at its end, which nobody reads. */
        MORE_COLUMNS,
        /** It leaves out a column that a row must have. */
        LACKS_COLUMN,
        /** A new constraint, key or trigger can refuse what it writes. */
        MAY_BE_REFUSED
    }
}
