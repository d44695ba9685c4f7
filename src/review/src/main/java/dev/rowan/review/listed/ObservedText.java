package dev.rowan.review.listed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that no catalogue lists, as a test sent it.
 *
 * @param id such as {@code users.where}
 * @param kind {@code dynamic}: composed by a caller; {@code shape}: made by a rule of catalogued SELECTs
 * @param place file and line of the caller, such as {@code Story.java:118}
 * @param text with {@code ?} for each parameter
 */
public record ObservedText(String id, String kind, String place, String text) {
    private static final int PARTS = 4;

    /**
     * Those of a file that core's {@code ObservedStatements} wrote: one a line, in its order.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException naming the line, where it is none of these
     */
    public static List<ObservedText> read(Path file) throws IOException {
        List<ObservedText> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", -1);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException(
                        file + ":" + (all.size() + 1) + ":1: a line has an id, a kind, a place and a text, with"
                                + " tabs between\nhelp: have ObservedStatements write the file");
            }
            all.add(new ObservedText(parts[0], parts[1], parts[2], unescaped(parts[3])));
        }
        return all;
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
