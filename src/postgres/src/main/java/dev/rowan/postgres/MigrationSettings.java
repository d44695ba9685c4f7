package dev.rowan.postgres;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Flyway is told beside the folders. Its text is part of the content hash. */
record MigrationSettings(
        List<String> schemas,
        SortedMap<String, String> placeholders,
        boolean placeholderReplacement,
        boolean mixed,
        boolean outOfOrder) {

    static final MigrationSettings DEFAULT =
            new MigrationSettings(List.of(), Collections.emptySortedMap(), true, false, false);

    MigrationSettings {
        placeholders = Collections.unmodifiableSortedMap(new TreeMap<>(placeholders));
    }

    MigrationSettings withSchemas(List<String> changed) {
        return new MigrationSettings(changed, placeholders, placeholderReplacement, mixed, outOfOrder);
    }

    MigrationSettings withPlaceholders(SortedMap<String, String> changed) {
        return new MigrationSettings(schemas, changed, placeholderReplacement, mixed, outOfOrder);
    }

    MigrationSettings withPlaceholderReplacement(boolean changed) {
        return new MigrationSettings(schemas, placeholders, changed, mixed, outOfOrder);
    }

    MigrationSettings withMixed(boolean changed) {
        return new MigrationSettings(schemas, placeholders, placeholderReplacement, changed, outOfOrder);
    }

    MigrationSettings withOutOfOrder(boolean changed) {
        return new MigrationSettings(schemas, placeholders, placeholderReplacement, mixed, changed);
    }
}
