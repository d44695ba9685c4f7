package dev.rowan.codegen;

import dev.rowan.review.listed.ObservedText;
import dev.rowan.review.pages.ListedPages;
import dev.rowan.session.SessionCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages of what is sent beside catalogued statements, where the build names a file of observed texts. */
final class ListedTexts {
    private ListedTexts() {}

    /** By their names in the review, such as {@code statements/_session.sql}. A file that no test has written yet has no page. */
    static SortedMap<String, String> of(GeneratorSettings settings) {
        SortedMap<String, String> pages = new TreeMap<>();
        settings.observed().ifPresent(file -> {
            Map<String, String> commands = new LinkedHashMap<>();
            SessionCommands.all().forEach(c -> commands.put(c.text(), c.when()));
            pages.put("statements/_session.sql", ListedPages.session(commands));
            if (Files.exists(file)) {
                pages.put("statements/_dynamic.sql", dynamic(file));
            }
        });
        return pages;
    }

    private static String dynamic(Path file) {
        try {
            return ListedPages.dynamic(ObservedText.read(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new GenerationFailed(
                    "the property observed: " + e.getMessage(), "have a test write the file by ObservedStatements");
        }
    }
}
