package dev.rowan.review.base;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A commit of the repository that a folder is in, by the name of a tag or a branch. Asks the program {@code git}. */
public final class GitRelease {
    private final Path folder;
    private final String name;

    private GitRelease(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Looks whether there is one.
     *
     * @param folder of a working tree; it need not exist yet where one above it does
     * @param name such as {@code v1.1}
     * @throws BaseFailed when git cannot be run, the folder is in no repository, or nothing there has that name
     */
    public static GitRelease of(Path folder, String name) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        var release = new GitRelease(existing, name);
        if (release.git("rev-parse", "--git-dir").isEmpty()) {
            throw new BaseFailed(
                    folder + " is in no git repository, so that there is no " + name,
                    "name a file instead: the review.json of the release before");
        }
        if (release.git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
                .isEmpty()) {
            throw new BaseFailed(
                    "git knows no tag or commit " + name,
                    "correct the name, or fetch it: git fetch --tags; clones of CI are often shallow");
        }
        return release;
    }

    /** The name as it was given. */
    public String name() {
        return name;
    }

    /** The commit's whole id: it changes when the tag moves. */
    public String commit() {
        return git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
                .orElseThrow()
                .strip();
    }

    /** A file as it was then; empty where it was not there. */
    public Optional<String> text(Path file) {
        Path relative = folder.relativize(file.toAbsolutePath().normalize());
        return git("show", commit() + ":./" + relative.toString().replace(File.separatorChar, '/'));
    }

    private Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Path output = null;
        try {
            output = Files.createTempFile("rowan-git", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor() == 0
                    ? Optional.of(Files.readString(output, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new BaseFailed(
                    "git cannot be run: " + e.getMessage(),
                    "put git on the PATH, or name a file: the review.json of the release before");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BaseFailed("git was interrupted", "run it again");
        } finally {
            delete(output);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
