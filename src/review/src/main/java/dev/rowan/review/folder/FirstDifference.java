package dev.rowan.review.folder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where two texts begin to differ: a line of each. */
final class FirstDifference {
    private static final int WIDTH = 120;

    private FirstDifference() {}

    static List<String> between(String committed, String built) {
        List<String> before = committed.lines().toList();
        List<String> after = built.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        List<String> shown = new ArrayList<>();
        add(shown, "-", line < before.size() ? before.get(line) : null);
        add(shown, "+", line < after.size() ? after.get(line) : null);
        return shown;
    }

    private static void add(List<String> shown, String sign, @Nullable String line) {
        if (line != null) {
            shown.add("    " + sign + (line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line));
        }
    }
}
