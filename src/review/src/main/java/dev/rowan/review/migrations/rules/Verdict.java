package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of a statement.
 *
 * @param message one sentence with the measured fact
 * @param instead what to do, as a sentence; empty where only a person knows
 * @param steps files to write in the statement's place, in their order; none where only a person can
 */
public record Verdict(Level level, String message, Optional<String> instead, List<Step> steps) {
    /**
     * A file.
     *
     * @param name for its name, such as {@code users_name_idx}
     * @param transaction whether it runs in a transaction; else it has a {@code .conf} beside it
     */
    public record Step(String name, String text, boolean transaction) {
        /** In a transaction, with a time-out for its locks. */
        static Step locking(String name, String text) {
            return new Step(name, "set local lock_timeout = '2s';\n" + text + "\n", true);
        }

        static Step alone(String name, String text) {
            return new Step(name, text + "\n", false);
        }
    }

    static Verdict of(Level level, String message, String instead, Step... steps) {
        return new Verdict(level, message, Optional.of(instead), List.of(steps));
    }
}
