package dev.rowan;

import dev.rowan.error.InvalidInput;
import dev.rowan.error.InvalidInput.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with parameters from outside: all of it at once, without a value. For one thread. */
final class InputProblems {
    private static final int MOST = 20;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private final String of;
    private final List<Problem> problems = new ArrayList<>();
    private int more;

    InputProblems(String of) {
        this.of = of;
    }

    void add(String name, String why) {
        if (problems.size() < MOST) {
            problems.add(new Problem(name, why));
        } else {
            more++;
        }
    }

    /** Returns when there is none. */
    void refuse() {
        if (more > 0) {
            Problem last = problems.removeLast();
            problems.add(new Problem(last.name(), last.why() + "; and " + more + " problems more"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(of, problems);
        }
    }

    /** A name from outside as a message can have it: no line break goes into a log, no tag into a page. */
    static String shown(String name) {
        return name.isEmpty() ? "an empty name" : isPlain(name) ? '"' + name + '"' : "a name of other characters";
    }

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }
}
