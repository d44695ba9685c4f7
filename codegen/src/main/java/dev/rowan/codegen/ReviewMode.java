package dev.rowan.codegen;

import org.jspecify.annotations.Nullable;

/** What a build does with the committed review: {@code -Drowan.review}, or by itself check where {@code CI} is set. */
enum ReviewMode {
    CHECK,
    WRITE;

    /**
     * Of the system property and the environment variable.
     *
     * @throws GenerationFailed when the property says something else
     */
    static ReviewMode of(@Nullable String property, @Nullable String ci) {
        return switch (property) {
            case null -> ci == null || ci.isEmpty() || ci.equalsIgnoreCase("false") ? WRITE : CHECK;
            case "check" -> CHECK;
            case "write" -> WRITE;
            default ->
                throw new GenerationFailed(
                        "-Drowan.review=" + property,
                        "say check or write; without it the review is checked where CI is set, else written");
        };
    }

    static ReviewMode here() {
        return of(System.getProperty("rowan.review"), System.getenv("CI"));
    }
}
