package dev.rowan.codegen.queries;

/** What an entry of a range table is: {@code RTEKind} of parsenodes.h. */
final class RangeTable {
    static final int RELATION = 0;
    static final int SUBQUERY = 1;
    static final int JOIN = 2;
    static final int FUNCTION = 3;
    static final int VALUES = 5;
    static final int CTE = 6;
    static final int GROUP = 9;

    private RangeTable() {}
}
