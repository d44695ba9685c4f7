package dev.rowan.review;

import java.util.List;

/**
 * A migration as it ran.
 *
 * @param file its name, such as {@code V4__measuring.sql}
 * @param path as the build names it, such as {@code db/migrations/V4__measuring.sql}
 * @param isNew whether the release that it is compared with lacks it
 * @param transaction whether its statements are one transaction
 */
public record ReviewedMigration(
        String file, String path, boolean isNew, boolean transaction, List<MigrationStatement> statements) {}
