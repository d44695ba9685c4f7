package dev.rowan.connect;

import dev.rowan.connect.ShippedMigrations.Names;
import dev.rowan.error.ConnectFailed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The migrations of the jar against those of the database. */
final class SchemaState {
    private final MigrationTarget target;
    private final String history;
    private final List<MigrationInfo> failed;
    private final List<MigrationInfo> strange;
    private final List<MigrationInfo> changed;
    private final List<MigrationInfo> renamed;
    private final List<MigrationInfo> skipped;
    private final List<MigrationInfo> removed;
    private final List<MigrationInfo> newer;
    private final List<MigrationInfo> missing;

    private SchemaState(MigrationInfo[] all, String history, Names names, MigrationTarget target) {
        this.target = target;
        this.history = history;
        failed = only(all, m -> m.getState().isFailed());
        var common = only(
                all,
                m -> m.isVersioned() && m.getState().isApplied() && m.getState().isResolved() && !isBaseline(m));
        var applied = only(all, m -> m.isVersioned() && m.getState().isApplied() && !isBaseline(m));
        var resolved = only(all, m -> m.isVersioned() && m.getState().isResolved() && !isBaseline(m));
        changed = common.stream().filter(m -> !m.isChecksumMatching()).toList();
        renamed = common.stream().filter(m -> isRenamed(m, names)).toList();
        // not one of the jar's migrations is known there: another application's, and not an edited file
        boolean otherNumbers = common.isEmpty() && !resolved.isEmpty();
        boolean otherFiles =
                !common.isEmpty() && common.stream().allMatch(m -> !m.isChecksumMatching() && isRenamed(m, names));
        strange = otherNumbers || otherFiles ? applied : List.of();
        skipped = only(all, m -> m.getState() == MigrationState.IGNORED);
        removed = only(all, m -> m.getState() == MigrationState.MISSING_SUCCESS && m.isVersioned());
        // a repeatable migration has no version to compare: that this jar does not know it makes it newer
        newer = only(
                all,
                m -> m.getState() == MigrationState.FUTURE_SUCCESS
                        || (m.getState() == MigrationState.MISSING_SUCCESS && !m.isVersioned()));
        missing = only(all, m -> m.getState() == MigrationState.PENDING || m.getState() == MigrationState.OUTDATED);
    }

    static SchemaState of(MigrationInfo[] all, ShippedMigrations migrations, MigrationTarget target) {
        if (Arrays.stream(all).noneMatch(m -> m.getState().isResolved() && !isBaseline(m))) {
            throw new ConnectFailed(
                    "no migration is at " + migrations.location(),
                    "ship db/migrations in the jar: name the folder in <resources> of its pom, with a <targetPath>");
        }
        return new SchemaState(all, migrations.history(), migrations.names(), target);
    }

    /** Flyway's own row, by which it takes a schema that others were in before. */
    static boolean isBaseline(MigrationInfo migration) {
        return migration.getState() == MigrationState.BASELINE;
    }

    /**
     * Whether the file of the jar has another description than the one that ran. {@code MigrationInfo.isDescriptionMatching} knows
     * the latter only, and is always true.
     */
    private static boolean isRenamed(MigrationInfo migration, Names names) {
        return names.description(String.valueOf(migration.getPhysicalLocation()))
                .filter(d -> !d.equals(migration.getDescription()))
                .isPresent();
    }

    boolean isNewer() {
        return !newer.isEmpty();
    }

    boolean isCurrent() {
        return missing.isEmpty();
    }

    /** What neither migrating nor {@code allowNewerSchema} makes good. */
    void refuseBroken() {
        var place = "the schema of " + target.place();
        if (!strange.isEmpty()) {
            throw new ConnectFailed(
                    history + " of " + target.place() + " is another application's: it has "
                            + names(strange.subList(0, 1)) + " ("
                            + strange.getFirst().getScript()
                            + "), which is not this jar's",
                    "give this jar a history of its own, by the property historyTable of the generator, or open the"
                            + " database of this jar");
        } else if (!failed.isEmpty()) {
            throw new ConnectFailed(
                    place + " is half migrated: " + names(failed) + " failed on an earlier start",
                    "undo what it left behind, such as an invalid index, then run Flyway's repair, or DELETE FROM "
                            + history + " WHERE NOT success");
        } else if (!changed.isEmpty()) {
            throw new ConnectFailed(
                    place + " was migrated with another text of " + names(changed) + " than this jar has",
                    "restore the file, and put the change into a new migration");
        } else if (!renamed.isEmpty()) {
            throw new ConnectFailed(
                    place + " was migrated when " + names(renamed) + " was the file "
                            + renamed.getFirst().getScript(),
                    "give the file that name again");
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

    void refuseNewer() {
        if (isNewer()) {
            throw new ConnectFailed(
                    "the schema of " + target.place() + " is newer than this jar: it has " + names(newer),
                    "use the jar that ships it, or " + target.toAllowNewer()
                            + " where both fit, as in a rolling deployment");
        }
    }

    ConnectFailed older() {
        return new ConnectFailed(olderText(), target.toMigrate());
    }

    String olderText() {
        return "the schema of " + target.place() + " is older than this jar: " + names(missing) + " "
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
