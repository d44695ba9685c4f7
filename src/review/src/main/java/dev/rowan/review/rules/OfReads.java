package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A rule that a cause of reading a whole table stands for. */
abstract class OfReads implements Rule {
    private final Reads.Cause cause;

    OfReads(Reads.Cause cause) {
        this.cause = cause;
    }

    /** One sentence. */
    abstract String message(Reads.Whole read);

    abstract String instead(Reads.Whole read);

    /** Such as {@code reads 400 M rows of public.cams to find 2 M}. */
    static String fact(Reads.Whole read) {
        return "reads %s rows of %s to find %s"
                .formatted(Severity.say(read.rows()), read.table().name(), Severity.say(read.needed()));
    }

    @Override
    public final List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            for (Reads.Whole read :
                    facts.reads().getOrDefault(planned.statement().id(), List.of())) {
                if (read.cause() == cause) {
                    Severity.of(OptionalLong.of(read.rows()))
                            .ifPresent(level -> findings.add(
                                    Found.of(this, level, planned.statement().id(), message(read), instead(read))));
                }
            }
        }
        return findings;
    }
}
