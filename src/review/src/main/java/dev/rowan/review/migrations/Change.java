package dev.rowan.review.migrations;

import java.util.Optional;

/**
 * What a statement changed in the catalogue.
 *
 * @param before empty where it is new
 * @param after empty where it is gone
 */
public record Change(Optional<CatalogEntry> before, Optional<CatalogEntry> after) {
    /** The newer of the two. */
    public CatalogEntry entry() {
        return after.or(() -> before).orElseThrow();
    }

    /** Whether it was made, and is of this kind. */
    public boolean adds(String what) {
        return before.isEmpty() && entry().what().equals(what);
    }

    /** Whether it went, and was of this kind. */
    public boolean removes(String what) {
        return after.isEmpty() && entry().what().equals(what);
    }

    /** Whether it has another name, or another schema. */
    public boolean renames() {
        return before.isPresent()
                && after.isPresent()
                && (!before.get().name().equals(after.get().name())
                        || (after.get().isRelation()
                                && !before.get().table().equals(after.get().table())));
    }

    /** Whether it was there and is of this kind, with another detail or flag. */
    public boolean alters(String what) {
        return before.isPresent()
                && after.isPresent()
                && entry().what().equals(what)
                && (!before.get().detail().equals(after.get().detail())
                        || before.get().flag() != after.get().flag());
    }

    /** Whether the flag was off, or nothing was there, and the flag is on. */
    public boolean switchesOn() {
        return after.isPresent()
                && after.get().flag()
                && (before.isEmpty() || !before.get().flag());
    }
}
