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
     * The text with its section drawn anew.
     *
     * @param csv as the text's readers find it, from the folder of the text
     * @throws IllegalArgumentException if the text has no such section
     */
    static String section(String text, Results results, String csv) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "there is no section to draw\nhelp: put these two lines where it should be:\n" + BEGIN + END);
        }
        String name = csv.replaceAll("\\.csv$", "");
        return text.substring(0, begin)
                + BEGIN
                + """
                ![Time of an operation as a ratio to hand-written JDBC](%s.svg)

                %s
                [All figures](%s.md).
                """.formatted(name, Table.headline(results), name)
                + text.substring(end);
    }

    private static Path sibling(Path csv, String ending) {
        return csv.resolveSibling(csv.getFileName().toString().replaceAll("\\.csv$", "") + ending);
    }
}
