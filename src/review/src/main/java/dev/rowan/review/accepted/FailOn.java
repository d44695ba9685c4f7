package dev.rowan.review.accepted;

import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import dev.rowan.review.pages.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** From which level on an open finding fails a build. */
public enum FailOn {
    NEVER,
    ERROR,
    WARNING,
    NOTE;

    /**
     * That of {@code --fail-on=warning}.
     *
     * @throws IllegalArgumentException naming the words that there are
     */
    public static FailOn of(String word) {
        return Arrays.stream(values())
                .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is none of "
                        + Arrays.stream(values())
                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /**
     * Why a build fails: a line for each open finding of this level or worse, and for each problem of an acceptance. Empty where it
     * passes. {@link #NEVER} passes always.
     *
     * @param problems those of {@link Acceptances.Outcome}
     */
    public List<String> failures(Review review, List<String> problems) {
        if (this == NEVER) {
            return List.of();
        }
        List<String> failures = new ArrayList<>();
        for (Finding finding : Findings.open(review)) {
            if (compareTo(of(finding.level())) >= 0) {
                failures.add(finding.where() + ": " + finding.level().name().toLowerCase(Locale.ROOT) + " "
                        + finding.rule() + ": " + finding.message()
                        + finding.instead().map(i -> " help: " + i).orElse(""));
            }
        }
        failures.addAll(problems);
        return List.copyOf(failures);
    }

    private static FailOn of(Finding.Level level) {
        return switch (level) {
            case ERROR -> ERROR;
            case WARNING -> WARNING;
            case NOTE -> NOTE;
        };
    }
}
