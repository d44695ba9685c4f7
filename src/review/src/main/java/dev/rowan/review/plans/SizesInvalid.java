package dev.rowan.review.plans;

import java.util.List;

/** A file of sizes that cannot be used. The message has all of its problems, each with file and line. */
public final class SizesInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SizesInvalid(List<String> problems) {
        super(String.join("\n", problems));
    }
}
