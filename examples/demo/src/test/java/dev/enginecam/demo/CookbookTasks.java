package dev.enginecam.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tasks of the cookbook: our regions of code for each, and what peers have for the same in {@code cookbook/peers}. */
final class CookbookTasks {
    private static final Path PEERS = CookbookTest.SENT.resolve("peers");
    private static final Pattern REGION = Pattern.compile("(?s)\\n *// task: ([^\\n]+)\\n(.*?\\n) *// end\\n");

    private CookbookTasks() {}

    /** Code by task, in the order of the peer's file. */
    static Map<String, String> peer(String name) throws IOException {
        Map<String, String> snippets = new LinkedHashMap<>();
        String[] parts = Files.readString(PEERS.resolve(name + ".txt")).split("(?m)^## ", -1);
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            snippets.put(parts[i].substring(0, end), parts[i].substring(end + 1).strip());
        }
        return snippets;
    }

    /** Which version a peer's code is of, and what is in place for it. */
    static String version(String peer) throws IOException {
        return Files.readString(PEERS.resolve(peer + ".txt"))
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** The regions of each task, one below the other, with an empty line between. */
    static Map<String, String> ours() throws IOException {
        Map<String, String> regions = new LinkedHashMap<>();
        for (String test : List.of(
                "examples/demo/src/test/java/dev/enginecam/demo/CookbookTest.java",
                "src/garage/src/test/java/dev/rowan/garage/CookbookTest.java")) {
            Matcher region = REGION.matcher(Files.readString(Document.ROOT.resolve(test)));
            int from = 0;
            while (region.find(from)) {
                regions.merge(
                        region.group(1), region.group(2).stripTrailing().stripIndent() + "\n", (a, b) -> a + "\n" + b);
                from = region.end() - 1;
            }
        }
        return regions;
    }

    static String heading(String task) {
        return task.substring(0, 1).toUpperCase(Locale.ROOT) + task.substring(1);
    }

    /** As GitHub makes it of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
