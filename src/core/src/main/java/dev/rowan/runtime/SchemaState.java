package dev.rowan.runtime;

import dev.rowan.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The migrations of the jar against those of the database. */
final class SchemaState {
    private final List<MigrationInfo> failed;
    private final List<MigrationInfo> changed;
    private final List<MigrationInfo> skipped;
    private final List<MigrationInfo> removed;
    private final List<MigrationInfo> newer;
    private final List<MigrationInfo> missing;

    private SchemaState(MigrationInfo[] all) {
        failed = only(all, m -> m.getState().isFailed());
        changed = only(
                all,
                m -> m.isVersioned()
                        && m.getState().isApplied()
                        && m.getState().isResolved()
                        && !m.isChecksumMatching());
        skipped = only(all, m -> m.getState() == MigrationState.IGNORED);
        removed = only(all, m -> m.getState() == MigrationState.MISSING_SUCCESS && m.isVersioned());
        // a repeatable migration has no version to compare: that this jar does not know it makes it newer
        newer = only(
                all,
                m -> m.getState() == MigrationState.FUTURE_SUCCESS
                        || (m.getState() == MigrationState.MISSING_SUCCESS && !m.isVersioned()));
        missing = only(all, m -> m.getState() == MigrationState.PENDING || m.getState() == MigrationState.OUTDATED);
    }

    static SchemaState of(MigrationInfo[] all, ShippedMigrations migrations) {
        if (Arrays.stream(all).noneMatch(m -> m.getState().isResolved())) {
            throw new ConnectFailed(
                    "no migration is at " + migrations.location(),
                    "ship db/migrations in the jar: name the folder in <resources> of its pom, with a <targetPath>");
        }
        return new SchemaState(all);
    }

    boolean isNewer() {
        return !newer.isEmpty();
    }

    boolean isCurrent() {
        return missing.isEmpty();
    }

    /** What neither migrating nor {@code allowNewerSchema} makes good. */
    void refuseBroken(DatabaseConfig config) {
        var place = "the schema of " + config.place();
        if (!failed.isEmpty()) {
            throw new ConnectFailed(
                    place + " is half migrated: " + names(failed) + " failed on an earlier start",
                    "undo what it left behind, such as an invalid index, then run Flyway's repair");
        } else if (!changed.isEmpty()) {
            throw new ConnectFailed(
                    place + " was migrated with another text of " + names(changed) + " than this jar has",
                    "restore the file, and put the change into a new migration");
        } else if (!skipped.isEmpty()) {
            throw new ConnectFailed(
                    place + " is newer than " + names(skipped) + ", which never ran there",
                    "give it a version above the newest one that ran");
        } else if (!removed.isEmpty()) {
            throw new ConnectFailed(
                    place + " has " + names(removed) + ", which this jar lacks though it has later ones",
                    "restore the file in db/migrations, or open the database of this jar");
        }
    }

    void refuseNewer(DatabaseConfig config) {
        if (isNewer() && !config.allowNewerSchema()) {
            throw new ConnectFailed(
                    "the schema of " + config.place() + " is newer than this jar: it has " + names(newer),
                    "use the jar that ships it, or allowNewerSchema(true) where both fit, as in a rolling deployment");
        }
    }

    ConnectFailed older(DatabaseConfig config) {
        return new ConnectFailed(olderText(config), "open once with migrate(true), or run the migrations before");
    }

    String olderText(DatabaseConfig config) {
        return "the schema of " + config.place() + " is older than this jar: " + names(missing) + " "
                + (missing.size() == 1 ? "is" : "are") + " missing";
    }

    private static List<MigrationInfo> only(MigrationInfo[] all, Predicate<MigrationInfo> which) {
        return Arrays.stream(all).filter(which).toList();
    }

    private static String names(List<MigrationInfo> migrations) {
        return migrations.stream()
                .map(m -> m.isVersioned()
                        ? "V" + m.getVersion() + " (" + m.getDescription() + ")"
                        : m.getDescription() + " (repeatable)")
                .collect(Collectors.joining(", "));
    }
}
