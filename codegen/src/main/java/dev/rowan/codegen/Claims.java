package dev.rowan.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who would have which name: without regard to the case of letters, as some file systems have it. */
final class Claims {
    private final String what;
    private final SortedMap<String, List<String>> claims = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** {@code what}: how a message introduces one of these names. */
    Claims(String what) {
        this.what = what;
    }

    void claim(String name, String user) {
        claims.computeIfAbsent(name, n -> new ArrayList<>()).add(user);
    }

    /** A line for each name that more than one would have. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        claims.forEach((name, users) -> {
            if (users.size() > 1) {
                problems.add(what + name + " would be that of " + String.join(" and of ", users));
            }
        });
        return problems;
    }
}
