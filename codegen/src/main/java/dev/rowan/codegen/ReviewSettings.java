package dev.rowan.codegen;

import dev.rowan.codegen.problem.Problem;
import dev.rowan.review.accepted.FailOn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The properties of the review.
 *
 * @param folder of the committed pages, as the build wrote it
 * @param sizes the file that states those of production
 * @param base the release that it is compared with: a git tag, the file of its review, or its jar
 * @param release what the build calls itself
 * @param failOn from which level on an open finding fails a build that checks
 */
record ReviewSettings(
        Optional<String> folder,
        Optional<String> sizes,
        Optional<String> base,
        Optional<String> release,
        Optional<String> failOn) {
    static final String REVIEW = "review";
    static final String SIZES = "sizes";
    static final String BASE = "reviewBase";
    static final String RELEASE = "reviewRelease";
    static final String FAIL_ON = "reviewFailOn";

    static ReviewSettings of(Map<String, String> values) {
        return new ReviewSettings(
                Optional.ofNullable(values.get(REVIEW)),
                Optional.ofNullable(values.get(SIZES)),
                Optional.ofNullable(values.get(BASE)),
                Optional.ofNullable(values.get(RELEASE)),
                Optional.ofNullable(values.get(FAIL_ON)));
    }

    /** The level, which {@link #problems} has checked. */
    FailOn level() {
        return failOn.map(FailOn::of).orElse(FailOn.NEVER);
    }

    /** What is wrong with them, as far as it shows without a server. {@code resolve}: a path of the project. */
    List<String> problems(Function<String, Path> resolve) {
        List<String> problems = new ArrayList<>();
        if (folder.isEmpty()) {
            Stream.of(sizes.map(v -> SIZES), base.map(v -> BASE), release.map(v -> RELEASE), failOn.map(v -> FAIL_ON))
                    .flatMap(Optional::stream)
                    .forEach(property -> problems.add(Problem.text(
                            "the property \"" + property + "\" is set, and there is no review",
                            "name the folder of the review in the property \"" + REVIEW + "\"")));
        }
        try {
            level();
        } catch (IllegalArgumentException e) {
            problems.add(Problem.text("the property \"" + FAIL_ON + "\": " + e.getMessage(), "name one of these"));
        }
        sizes.filter(file -> !Files.isRegularFile(resolve.apply(file)))
                .ifPresent(file -> problems.add(Problem.text(
                        GeneratorSettings.inProject(file) + ": there is no such file, and the property \"" + SIZES
                                + "\" names it",
                        "write it, or take the property away: without sizes there are no plans")));
        return problems;
    }
}
