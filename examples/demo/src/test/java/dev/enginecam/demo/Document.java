package dev.enginecam.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown file of the project: its code, its links and what can be linked to. */
record Document(Path path, String text) {
    static final Path ROOT = Path.of("../..");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Document read(Path path) {
        try {
            return new Document(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README and the pages for users. */
    static List<Document> guide() {
        return Stream.concat(
                        Stream.of("README.md").map(ROOT::resolve),
                        files("docs", "\\.md").filter(page -> !page.startsWith(ROOT.resolve("docs/design"))))
                .map(Document::read)
                .toList();
    }

    static List<Document> all() {
        return Stream.of(
                        Stream.of(
                                        "README.md",
                                        "ARCHITECTURE.md",
                                        "CONTRIBUTING.md",
                                        "CHANGELOG.md",
                                        "SECURITY.md",
                                        "docs/llms.txt")
                                .map(ROOT::resolve),
                        files("docs", "\\.md"),
                        files("bench", "README\\.md"),
                        files("src", "README\\.md"))
                .flatMap(paths -> paths)
                .map(Document::read)
                .toList();
    }

    /** The files below a folder whose names end so, without those that a build made. */
    static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
            return walk
                    .filter(file -> file.toString().matches("(?!.*[/\\\\]target[/\\\\]).*" + ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> blocks(String languages) {
        return Pattern.compile("```(?:" + languages + ")\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private String prose() {
        return CODE.matcher(text).replaceAll("");
    }

    /** What it links to, but for the web. */
    List<String> links() {
        return LINK.matcher(prose())
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .toList();
    }

    /** Its headings as GitHub makes anchors of them. */
    Set<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The file that a link leads to, from this one. */
    Path target(String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? path : path.resolveSibling(file);
    }

    /** Without indentation and empty lines. */
    static String squeezed(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
