package dev.rowan.postgres;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Flyway is told beside the folders. Its text is part of the content hash. */
record MigrationSettings(
        List<String> schemas,
        List<String> searchPath,
        @Nullable String historySchema,
        @Nullable String historyTable,
        SortedMap<String, String> placeholders,
        boolean placeholderReplacement,
        boolean mixed,
        boolean outOfOrder,
        MigrationNames names) {
    static final MigrationSettings DEFAULT = new MigrationSettings(
            List.of(), List.of(), null, null, Collections.emptySortedMap(), true, false, false, MigrationNames.DEFAULT);

    MigrationSettings {
        placeholders = Collections.unmodifiableSortedMap(new TreeMap<>(placeholders));
    }

    MigrationSettings withSchemas(List<String> changed) {
        return new MigrationSettings(
                changed,
                searchPath,
                historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                outOfOrder,
                names);
    }

    /** The first one holds the history, unless another is named. */
    MigrationSettings withSearchPath(List<String> changed) {
        return new MigrationSettings(
                schemas,
                changed,
                historySchema == null ? changed.getFirst() : historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                outOfOrder,
                names);
    }

    MigrationSettings withHistory(String schema, String table) {
        return new MigrationSettings(
                schemas, searchPath, schema, table, placeholders, placeholderReplacement, mixed, outOfOrder, names);
    }

    MigrationSettings withPlaceholders(SortedMap<String, String> changed) {
        return new MigrationSettings(
                schemas,
                searchPath,
                historySchema,
                historyTable,
                changed,
                placeholderReplacement,
                mixed,
                outOfOrder,
                names);
    }

    MigrationSettings withPlaceholderReplacement(boolean changed) {
        return new MigrationSettings(
                schemas, searchPath, historySchema, historyTable, placeholders, changed, mixed, outOfOrder, names);
    }

    MigrationSettings withMixed(boolean changed) {
        return new MigrationSettings(
                schemas,
                searchPath,
                historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                changed,
                outOfOrder,
                names);
    }

    MigrationSettings withOutOfOrder(boolean changed) {
        return new MigrationSettings(
                schemas,
                searchPath,
                historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                changed,
                names);
    }

    MigrationSettings withNames(MigrationNames changed) {
        return new MigrationSettings(
                schemas,
                searchPath,
                historySchema,
                historyTable,
                placeholders,
                placeholderReplacement,
                mixed,
                outOfOrder,
                changed);
    }
}
