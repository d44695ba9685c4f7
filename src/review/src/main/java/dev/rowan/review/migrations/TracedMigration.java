package dev.rowan.review.migrations;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A migration as it ran on filled tables.
 *
 * @param file its name
 * @param path as the build names it
 * @param isNew whether it was measured; of others the statements' texts alone are here
 * @param transaction whether its statements are one transaction
 * @param indexes of tables that were there before it: their tables
 * @param tables that were there before it, by oid
 * @param unfilled tables that no row could be put into, with the server's reason
 */
public record TracedMigration(
        String file,
        String path,
        boolean isNew,
        boolean transaction,
        List<TracedStatement> statements,
        SortedMap<String, String> indexes,
        Map<Long, String> tables,
        SortedMap<String, String> unfilled) {}
