package dev.rowan.codegen;

import dev.rowan.review.listed.Listed;
import dev.rowan.review.listed.ObservedText;
import dev.rowan.review.listed.SessionCommand;
import dev.rowan.session.SessionCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is sent beside catalogued statements, where the build names a file of observed texts. */
final class ListedTexts {
    private ListedTexts() {}

    /** A file that no test has written yet has no texts. */
    static Optional<Listed> of(GeneratorSettings settings) {
        return settings.observed()
                .map(file -> new Listed(
                        SessionCommands.all().stream()
                                .map(c -> new SessionCommand(c.text(), c.when()))
                                .toList(),
                        Files.exists(file) ? observed(file) : List.of()));
    }

    private static List<ObservedText> observed(Path file) {
        try {
            return ObservedText.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new GenerationFailed(
                    "the property observed: " + e.getMessage(), "have a test write the file by ObservedStatements");
        }
    }
}
