package dev.rowan.postgres;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How PostgreSQL cuts a relation into files: one for each gigabyte. */
final class RelationFiles {
    private static final long PAGE = 8192;
    private static final long SEGMENT = 1L << 30;

    private RelationFiles() {}

    /** The length in bytes of each file; {@code pages} by the name of the first. */
    static SortedMap<String, Long> segments(Map<String, Long> pages) {
        SortedMap<String, Long> segments = new TreeMap<>();
        pages.forEach((file, count) -> {
            long left = count * PAGE;
            for (int number = 0; left > 0; number++) {
                segments.put(number == 0 ? file : file + "." + number, Math.min(left, SEGMENT));
                left -= SEGMENT;
            }
        });
        return segments;
    }
}
