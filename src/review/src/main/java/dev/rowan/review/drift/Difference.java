package dev.rowan.review.drift;

/**
 * Something that a live database has in another way than the migrations give it.
 *
 * @param kind what happened
 * @param object such as {@code column public.users.email}
 * @param message what it is there, and what it is by the migrations, such as {@code type text; by the migrations integer}
 */
public record Difference(Kind kind, String object, String message) {
    /** What happened to an object. */
    public enum Kind {
        /** The migrations make it, and the live database lacks it. */
        MISSING,
        /** The live database has it, and no migration makes it. */
        UNKNOWN,
        /** Both have it, under two names. */
        RENAMED,
        /** Both have it, and a property differs. */
        CHANGED
    }

    /** One sentence. */
    @Override
    public String toString() {
        return object + ": " + message;
    }
}
