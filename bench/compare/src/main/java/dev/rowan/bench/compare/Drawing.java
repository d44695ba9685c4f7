package dev.rowan.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that are drawn from results. */
final class Drawing {
    static final String BEGIN = "<!-- drawn by ./run bench: begin -->\n";
    static final String END = "<!-- drawn by ./run bench: end -->";

    private Drawing() {}

    /** Beside the file with the results: the same name, other endings. */
    static void draw(Path csv) throws IOException {
        Results results = Results.parse(Files.readString(csv));
        Files.writeString(sibling(csv, ".md"), Table.whole(results));
        Files.writeString(sibling(csv, ".svg"), Chart.svg(results));
    }

    /**
     * The README with its section drawn anew: a few figures.
     *
     * @throws IllegalArgumentException if the text has no section
     */
    static String firstLook(String readme, Results results) {
        return between(readme, FirstLook.table(results));
    }

    /**
     * The page about benchmarks with its section drawn anew: the chart and what a first look should see.
     *
     * @param csv as the page's readers find it, from the folder of the page
     * @throws IllegalArgumentException if the text has no section
     */
    static String section(String page, Results results, String csv) {
        String name = csv.replaceAll("\\.csv$", "");
        return between(page, """
                ![Time of an operation as a ratio to hand-written JDBC](%s.svg)

                %s
                [All figures](%s.md).
                """.formatted(name, Table.headline(results), name));
    }

    private static String between(String text, String drawn) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "there is no section to draw\nhelp: put these two lines where it should be:\n" + BEGIN + END);
        }
        return text.substring(0, begin) + BEGIN + drawn + text.substring(end);
    }

    private static Path sibling(Path csv, String ending) {
        return csv.resolveSibling(csv.getFileName().toString().replaceAll("\\.csv$", "") + ending);
    }
}
