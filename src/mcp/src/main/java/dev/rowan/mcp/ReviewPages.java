package dev.rowan.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages in a folder such as {@code db/review}, read anew each time, and nothing outside of it. Thread-safe. */
final class ReviewPages {
    private static final List<String> KINDS = List.of(".sql", ".md", ".json", ".sarif", ".txt");
    private static final int MOST_LINES = 400;
    private static final int MOST_HITS = 60;
    private static final int LONGEST_LINE = 300;

    private final Path folder;

    /** @throws IOException when there is no such folder */
    ReviewPages(Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    /** The paths of all pages, sorted, with {@code /}. */
    List<String> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> KINDS.stream().anyMatch(path::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those whose path starts so. */
    String list(String prefix) {
        return String.join(
                "\n", paths().stream().filter(path -> path.startsWith(prefix)).toList());
    }

    /**
     * Some lines of a page.
     *
     * @param first from 1
     * @throws IllegalArgumentException when it is none of {@link #paths}
     */
    String read(String path, int first) {
        List<String> lines = lines(path);
        int from = Math.clamp(first, 1, lines.size() + 1) - 1;
        int to = Math.min(lines.size(), from + MOST_LINES);
        String text = String.join("\n", lines.subList(from, to));
        return to == lines.size()
                ? text
                : text + "\n(" + (lines.size() - to) + " more lines: read on with line " + (to + 1) + ")";
    }

    /** Where a text occurs, in any case: path, line and what stands there. */
    String search(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> hits = new ArrayList<>();
        for (String path : paths()) {
            List<String> lines = lines(path);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                    if (hits.size() == MOST_HITS) {
                        hits.add("(there are more)");
                        return String.join("\n", hits);
                    }
                    String line = lines.get(i).strip();
                    hits.add(path + ":" + (i + 1) + ": "
                            + (line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line));
                }
            }
        }
        return hits.isEmpty() ? "nothing" : String.join("\n", hits);
    }

    private List<String> lines(String path) {
        Path file;
        try {
            file = folder.resolve(path).toRealPath(); // a link may lead elsewhere
        } catch (IOException | InvalidPathException e) {
            throw unknown(path);
        }
        if (!file.startsWith(folder) || !paths().contains(path)) {
            throw unknown(path);
        }
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalArgumentException unknown(String path) {
        return new IllegalArgumentException("there is no page " + path + "; list_pages has their names");
    }
}
