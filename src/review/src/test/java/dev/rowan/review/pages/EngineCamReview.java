package dev.rowan.review.pages;

import dev.rowan.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** EngineCam's release 1.2, which adds a migration, and 1.1 before it: facts that people wrote down. */
final class EngineCamReview {
    private EngineCamReview() {}

    static Review now() {
        return ReviewJson.read(resource("enginecam-1.2.json"));
    }

    static Review before() {
        return ReviewJson.read(resource("enginecam-1.1.json"));
    }

    static String resource(String name) {
        try (InputStream in = EngineCamReview.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
