package dev.rowan.codegen.queries;

import dev.rowan.review.tree.Node;
import java.util.List;
import java.util.Set;

/** Frames of windows: bits of {@code frameOptions} of parsenodes.h. */
final class Frames {
    private static final int RANGE = 0x2;
    private static final int STARTS_AT_OR_BEFORE = 0x20 | 0x200;
    private static final int STARTS_SOME_BEFORE = 0x800;
    private static final int ENDS_AT_OR_AFTER = 0x100 | 0x400;
    private static final int ENDS_SOME_AFTER = 0x4000;
    private static final int EXCLUDES_ROW = 0x8000 | 0x10000;

    /** {@code in_range} of numbers: of integers, floats and numeric. */
    private static final Set<Long> OF_NUMBERS =
            Set.of(4126L, 4127L, 4128L, 4129L, 4130L, 4131L, 4132L, 4139L, 4140L, 4141L);

    private static final long INTERVAL = 1186;

    /** The signs of microseconds, days and months. */
    private static final List<Integer> SIGNS = List.of(7, 11, 15);

    private Frames() {}

    /** Whether the frame of each row holds that row. */
    static boolean haveTheirRow(Node window) {
        int options = window.integer("frameOptions");
        boolean starts = (options & STARTS_AT_OR_BEFORE) != 0
                || ((options & STARTS_SOME_BEFORE) != 0 && reaches(window, options, "start"));
        boolean ends = (options & ENDS_AT_OR_AFTER) != 0
                || ((options & ENDS_SOME_AFTER) != 0 && reaches(window, options, "end"));
        return starts && ends && (options & EXCLUDES_ROW) == 0;
    }

    /** PostgreSQL refuses distances below zero, but {@code 1 month -30 days} leads back as well as forth. */
    private static boolean reaches(Node window, int options, String end) {
        Node offset = window.node(end + "Offset");
        return (options & RANGE) == 0
                || OF_NUMBERS.contains(window.number(end + "InRangeFunc"))
                || (offset != null && isForward(offset));
    }

    private static boolean isForward(Node offset) {
        return offset.is("CONST")
                && offset.number("consttype") == INTERVAL
                && offset.get("constvalue") instanceof List<?> bytes
                && SIGNS.stream().noneMatch(i -> ((String) bytes.get(i)).startsWith("-"));
    }
}
