package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with one database URL, reported together. Texts never repeat a part that could be the password. */
final class UrlProblems {
    private final String source;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> helps = new LinkedHashSet<>();

    /** {@code source}: where the URL came from, such as {@code DATABASE_URL}. */
    UrlProblems(String source) {
        this.source = source;
    }

    void add(String problem, String help) {
        problems.add(problem);
        helps.add(help);
    }

    /** For what makes looking at the rest pointless. */
    ConnectFailed fatal(String problem, String help) {
        add(problem, help);
        return failure();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw failure();
        }
    }

    private ConnectFailed failure() {
        var count = problems.size() == 1 ? "" : problems.size() + " problems: ";
        return new ConnectFailed(source + ": " + count + String.join("; ", problems), String.join("; ", helps));
    }
}
