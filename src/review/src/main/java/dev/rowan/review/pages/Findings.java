package dev.rowan.review.pages;

import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All findings of a review. */
public final class Findings {
    private Findings() {}

    /** Of statements, migrations and tables, the worst first. */
    public static List<Finding> all(Review review) {
        List<Finding> all = new ArrayList<>();
        review.statements().forEach(s -> all.addAll(s.findings()));
        review.migrations().forEach(m -> m.statements().forEach(s -> all.addAll(s.findings())));
        review.tables().forEach(t -> all.addAll(t.findings()));
        return all.stream().sorted().toList();
    }

    /** Those that nobody has accepted, the worst first. */
    public static List<Finding> open(Review review) {
        return all(review).stream().filter(f -> f.accepted().isEmpty()).toList();
    }

    /** Such as {@code 2 (error 0, warning 1, note 1)}. */
    static String counted(List<Finding> findings) {
        return findings.size() + " ("
                + List.of(Finding.Level.values()).stream()
                        .map(level -> Words.word(level) + " "
                                + findings.stream()
                                        .filter(f -> f.level() == level)
                                        .count())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Such as {@code accepted until 2.0: "a report, once a day" (db/queries/users/report.sql:1)}. */
    static String accepted(Finding.Acceptance by) {
        return "accepted" + by.until().map(u -> " until " + u).orElse("") + ": \"" + by.reason() + "\" (" + by.place()
                + ")";
    }
}
