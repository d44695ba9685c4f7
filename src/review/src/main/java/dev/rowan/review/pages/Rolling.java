package dev.rowan.review.pages;

import dev.rowan.review.RollingDeploy.What;

/** What becomes of statements on another release's schema, in words. */
final class Rolling {
    private Rolling() {}

    /** After "2 of 47 statements". */
    static String says(What what, int count) {
        boolean one = count == 1;
        return switch (what) {
            case FAILS -> one ? "fails" : "fail";
            case OTHER_COLUMNS -> one ? "gets other columns than it reads" : "get other columns than they read";
            case MORE_COLUMNS ->
                one ? "gets more columns, which it does not read" : "get more columns, which they do not read";
            case LACKS_COLUMN ->
                one ? "leaves out a column that a row must have" : "leave out a column that a row must have";
            case MAY_BE_REFUSED -> "may be refused by a new constraint";
        };
    }

    /** As the head of a row. */
    static String title(What what) {
        return switch (what) {
            case FAILS -> "fails";
            case OTHER_COLUMNS -> "other result columns: wrong data";
            case MORE_COLUMNS -> "more result columns, at the end: harmless";
            case LACKS_COLUMN -> "leaves out a column that a row must have";
            case MAY_BE_REFUSED -> "a new constraint, key or trigger can refuse what it writes";
        };
    }
}
