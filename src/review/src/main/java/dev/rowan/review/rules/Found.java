package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import java.util.Optional;

/** Makes findings. */
final class Found {
    private Found() {}

    static Finding of(Rule rule, Level level, String where, String message, String instead) {
        return new Finding(rule.id(), level, where, message, Optional.of(instead), Optional.empty());
    }
}
