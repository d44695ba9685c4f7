package dev.rowan.review.drift;

import java.util.Locale;

/** What a catalogue has: each kind has a query of its own name. In the order in which differences of one table are told. */
enum ObjectKind {
    EXTENSION,
    SCHEMA,
    EVENT_TRIGGER,
    TABLE,
    VIEW,
    TYPE,
    ENUM,
    DOMAIN,
    SEQUENCE,
    FUNCTION,
    COLUMN,
    CONSTRAINT,
    INDEX,
    TRIGGER,
    RULE,
    POLICY,
    STATISTICS,
    GRANT;

    /** As a person calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The file of its query. */
    String file() {
        String name = title().replace(' ', '-');
        return switch (this) {
            case INDEX -> "indexes.sql";
            case POLICY -> "policies.sql";
            case STATISTICS -> "statistics.sql";
            default -> name + "s.sql";
        };
    }

    /** Whether its definition tells which one it is when the name is another. */
    boolean isKnownByDefinition() {
        return this == CONSTRAINT || this == INDEX || this == STATISTICS;
    }
}
