package dev.rowan.codegen.problem;

import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** What somebody who mistyped a name may have meant. Core has another for URLs, which would be public for this alone. */
public final class NearestName {
    private NearestName() {}

    /** The name with the fewest letters to change, when those are few enough to be a slip. */
    public static Optional<String> to(String name, Iterable<String> names) {
        @Nullable String nearest = null;
        int least = Math.min(Math.max(2, name.length() / 3) + 1, name.length());
        for (String candidate : names) {
            int distance = LevenshteinDistance.getDefaultInstance().apply(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code did you mean "name"?}, or the other text where no name is near. */
    public static String didYouMean(String name, Iterable<String> names, String otherwise) {
        return to(name, names).map(n -> "did you mean \"" + n + "\"?").orElse(otherwise);
    }
}
