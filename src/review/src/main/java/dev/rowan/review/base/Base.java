package dev.rowan.review.base;

import dev.rowan.review.Review;
import dev.rowan.review.pages.ReviewJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The release before.
 *
 * @param name of the tag, the file or the jar, as it was given
 * @param json its {@code review.json}
 */
public record Base(String name, String json) {
    /** The file of a review that later ones are compared with. */
    public static final String FILE = "review.json";

    /**
     * Reads it: a file of that name, the one that a jar carries, or the review as a git tag has it.
     *
     * @param name a {@code review.json} or a jar, below {@code project}; or a tag, a branch, a commit. A jar that carries several reviews
     *     is followed by the entry, as in {@code all.jar!/com/example/shop/review.json}
     * @param project where relative files start
     * @param review the folder of the review, in a working tree of git
     * @return empty where the tag has no review there
     * @throws BaseFailed when there is neither such a file nor such a tag, or the jar carries no review
     */
    public static Optional<Base> of(String name, Path project, Path review) {
        Optional<JarRelease> jar = JarRelease.of(project, name);
        if (jar.isPresent()) {
            return Optional.of(new Base(name, jar.get().text()));
        }
        Path file = project.resolve(name);
        if (Files.isRegularFile(file)) {
            try {
                return Optional.of(new Base(name, Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return GitRelease.of(review, name).text(review.resolve(FILE)).map(json -> new Base(name, json));
    }

    /**
     * What it says.
     *
     * @throws BaseFailed when it is no review, or of a format that this version does not read
     */
    public Review review() {
        try {
            return ReviewJson.read(json);
        } catch (IllegalArgumentException e) {
            throw new BaseFailed(
                    "the review of " + name + " cannot be read: " + e.getMessage(),
                    "name a release whose review was written by this version of Rowan");
        }
    }
}
