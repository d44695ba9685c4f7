package dev.rowan.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history of migrations says, beside what the jar has. Migrations are named by their version, repeatable ones by their
 * description.
 *
 * @param jar the newest version of the jar; null where it has repeatable migrations alone
 * @param database the version that ran last; null where none did
 * @param missing those of the jar that did not run, or not in the jar's text where they are repeatable
 * @param unknown versions that ran and that the jar does not have: of a newer jar
 * @param failed those that failed halfway
 */
public record SchemaVersion(
        @Nullable String jar,
        @Nullable String database,
        List<String> missing,
        List<String> unknown,
        List<String> failed) {
    /** Copies the lists. */
    public SchemaVersion {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
        failed = List.copyOf(failed);
    }

    /** Whether all of the jar's migrations ran. */
    public boolean isCurrent() {
        return missing.isEmpty() && failed.isEmpty();
    }
}
