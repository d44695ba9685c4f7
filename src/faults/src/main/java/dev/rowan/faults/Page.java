package dev.rowan.faults;

import java.util.List;

/** The page of the documents that shows the results. */
final class Page {
    private static final String START = "<!-- written by ./run faults: -->\n";
    private static final String END = "<!-- until here -->";

    private Page() {}

    /** The page with the table of these lines between its two marks. */
    static String with(String page, List<String> lines) {
        int start = page.indexOf(START);
        int end = page.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("the page has no place for the table: " + START.strip() + " " + END);
        }
        return page.substring(0, start + START.length()) + "\n" + Result.table(lines) + "\n" + page.substring(end);
    }
}
