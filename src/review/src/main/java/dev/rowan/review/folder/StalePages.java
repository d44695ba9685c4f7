package dev.rowan.review.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with a folder, short enough to be read: how many pages, the first of them, and where the first stale one differs. */
record StalePages(String shown, List<String> stale, List<String> missing, List<String> leftOver) {
    private static final int FILES = 6;

    /** {@code difference}: of a stale page, two lines at most. */
    List<String> lines(Function<String, List<String>> difference) {
        List<String> files = Stream.of(
                        stale.stream().map(p -> "  stale     " + p),
                        missing.stream().map(p -> "  missing   " + p),
                        leftOver.stream().map(p -> "  left over " + p))
                .flatMap(lines -> lines)
                .toList();
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(shown + ": " + counted());
        for (int i = 0; i < Math.min(FILES, files.size()); i++) {
            lines.add(files.get(i));
            if (i == 0 && !stale.isEmpty()) {
                lines.addAll(difference.apply(stale.getFirst()));
            }
        }
        if (files.size() > FILES) {
            lines.add("  and " + (files.size() - FILES) + " more");
        }
        return lines;
    }

    private String counted() {
        return Stream.of(
                        stale.isEmpty() ? "" : stale.size() + " stale",
                        missing.isEmpty() ? "" : missing.size() + " missing",
                        leftOver.isEmpty() ? "" : leftOver.size() + " left over")
                .filter(t -> !t.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }
}
