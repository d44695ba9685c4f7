package dev.rowan.review.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The review that a released jar carries as a resource called {@code review.json}, in whatever package. */
final class JarRelease {
    private static final String IN_JAR = "!/";

    private final Path file;

    /** Of its review; empty where there is one alone. */
    private final Optional<String> entry;

    private JarRelease(Path file, Optional<String> entry) {
        this.file = file;
        this.entry = entry;
    }

    /**
     * Looks whether a name is that of a jar.
     *
     * @param name such as {@code shop-dao-1.1.jar}, or {@code all-1.1.jar!/com/example/shop/review.json} where it carries several
     * @return empty where there is no such file, or it is no jar
     */
    static Optional<JarRelease> of(Path project, String name) {
        int inJar = name.indexOf(IN_JAR);
        String jar = inJar < 0 ? name : name.substring(0, inJar);
        Path file = project.resolve(jar);
        return jar.endsWith(".jar") && Files.isRegularFile(file)
                ? Optional.of(new JarRelease(
                        file, inJar < 0 ? Optional.empty() : Optional.of(name.substring(inJar + IN_JAR.length()))))
                : Optional.empty();
    }

    /**
     * Its text.
     *
     * @throws BaseFailed when it cannot be read, or carries none, or carries several and none was named
     */
    String text() {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            List<String> reviews = entry.map(List::of)
                    .orElseGet(() -> jar.stream()
                            .map(ZipEntry::getName)
                            .filter(n -> n.equals(Base.FILE) || n.endsWith("/" + Base.FILE))
                            .sorted()
                            .toList());
            if (reviews.size() > 1) {
                throw new BaseFailed(
                        file + " carries several reviews: " + String.join(", ", reviews),
                        "name one of them, as in " + file + IN_JAR + reviews.getFirst());
            }
            if (reviews.isEmpty() || jar.getEntry(reviews.getFirst()) == null) {
                throw new BaseFailed(
                        file + " carries no " + reviews.stream().findFirst().orElse(Base.FILE),
                        "put the review's " + Base.FILE
                                + " among the resources of the jar, or name a git tag or a file of that name");
            }
            ZipEntry review = Objects.requireNonNull(jar.getEntry(reviews.getFirst()));
            return new String(jar.getInputStream(review).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BaseFailed(
                    file + " cannot be read: " + e.getMessage(),
                    "name the jar of the release before, as it was published");
        }
    }
}
