package dev.rowan.review;

import java.util.Optional;

/**
 * What a rule says of a statement, a migration's statement or a table.
 *
 * @param rule its id, such as {@code no-index-for-predicate}
 * @param where the statement's id, {@code V4__measuring.sql#2}, or the table's name
 * @param message one sentence with the measured fact, without times, costs and oids
 * @param instead what to do; empty where only a person knows
 * @param accepted why somebody lives with it
 */
public record Finding(
        String rule, Level level, String where, String message, Optional<String> instead, Optional<Acceptance> accepted)
        implements Comparable<Finding> {
    /** How much it matters at the stated sizes: the worst first. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE
    }

    /**
     * A suppression.
     *
     * @param reason in the words of who accepts it
     * @param until a version or a date; empty where it has no end
     * @param place where it is written, such as {@code db/queries/users/with_latest_project.sql:1}
     */
    public record Acceptance(String reason, Optional<String> until, String place) {}

    /** The worst first, then by rule and place. */
    @Override
    public int compareTo(Finding other) {
        int byLevel = level.compareTo(other.level);
        int byRule = byLevel != 0 ? byLevel : rule.compareTo(other.rule);
        return byRule != 0 ? byRule : where.compareTo(other.where);
    }
}
