package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Path ROOT = Document.ROOT;

    @Test
    void code_in_the_documents_is_a_region_of_code_that_is_built_and_run() {
        List<String> sources = sources();
        List<Document> guide = Document.guide();
        assertThat(guide).hasSizeGreaterThan(15);
        for (Document document : guide) {
            for (String block : document.blocks("java|kotlin|sql")) {
                assertBuilt(document.path(), Document.squeezed(block), sources);
            }
        }
    }

    @Test
    void configuration_in_the_documents_is_that_of_a_project_that_is_built() {
        List<String> projects = Stream.of(
                        Document.files("examples", "pom\\.xml"),
                        Document.files("src", "pom\\.xml"),
                        Document.files("examples/consumers", "run"))
                .flatMap(paths -> paths)
                .map(path -> withoutBlanks(Document.read(path).text()))
                .toList();
        for (Document document : Document.guide()) {
            document.blocks("xml").forEach(block -> assertBuilt(document.path(), withoutBlanks(block), projects));
        }
    }

    private static String withoutBlanks(String xml) {
        return xml.replaceAll("\\s", "");
    }

    @Test
    void the_java_of_the_javadocs_first_page_is_too() throws IOException {
        String page = Files.readString(ROOT.resolve("src/core/src/main/java/dev/rowan/package-info.java"));
        List<String> snippets = Pattern.compile("(?s)\\{@snippet :\n(.*?)\n \\* }\n")
                .matcher(page)
                .results()
                .map(snippet -> Document.squeezed(snippet.group(1).replaceAll("(?m)^ \\*", "")))
                .toList();
        List<String> sources = sources();
        assertThat(snippets).isNotEmpty();
        snippets.forEach(snippet -> assertBuilt(Path.of("package-info.java"), snippet, sources));
    }

    private static void assertBuilt(Path document, String code, List<String> sources) {
        assertThat(sources.stream().anyMatch(source -> source.contains(code)))
                .as(document + " has code that no test and no example has:\n" + code)
                .isTrue();
    }

    private static List<String> sources() {
        return Stream.of(
                        Document.files("examples", "\\.(java|kt|sql)"),
                        Document.files("src/enginecam/src", "\\.java"),
                        Document.files("src/garage/src", "\\.java"),
                        Document.files("src/jackson/src", "\\.java"),
                        Document.files("src/micrometer/src", "\\.java"),
                        Document.files("src/spring-boot/src", "\\.java"),
                        Document.files("src/spring-boot-test/src", "\\.java"),
                        Document.files("src/garage/queries", "\\.sql"),
                        Document.files("db/queries", "\\.sql"))
                .flatMap(paths -> paths)
                .map(path -> Document.squeezed(Document.read(path).text())
                        .replace(
                                "EngineCam.connect(databaseConfig)",
                                "EngineCam.connect(DatabaseConfig.fromEnvironment())")
                        .replace("\nreturn new Seen(projects, pros);", ""))
                .toList();
    }

    @Test
    void the_project_to_start_from_is_the_one_that_is_built() {
        List<Path> files =
                Document.files("examples/consumer", "\\.(xml|sql|java)").toList();
        assertThat(files).hasSize(4);
        for (Path file : files) {
            String name = ROOT.resolve("examples/consumer").relativize(file).toString();
            String shown = "`" + name.replace('\\', '/') + "`";
            String block = "```" + name.substring(name.lastIndexOf('.') + 1) + "\n"
                    + Document.read(file).text() + "```";
            assertThat(Document.guide().stream()
                            .map(Document::text)
                            .anyMatch(page -> page.contains(shown) && page.contains(block)))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() {
        for (Document document : Document.all()) {
            for (String link : document.links()) {
                Path target = document.target(link);
                assertThat(target).as(document.path() + ": " + link).exists();
                if (link.contains("#")) {
                    assertThat(Document.read(target).anchors())
                            .as(document.path() + ": " + link)
                            .contains(link.replaceFirst(".*#", ""));
                }
            }
        }
    }

    @Test
    void every_page_is_found_from_the_first_ones() {
        Set<Path> linked = new HashSet<>();
        var following = new ArrayDeque<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("ARCHITECTURE.md")));
        while (!following.isEmpty()) {
            Document page = Document.read(following.remove());
            page.links().stream().map(page::target).map(Path::normalize).forEach(target -> {
                if (linked.add(target) && target.toString().endsWith(".md")) {
                    following.add(target);
                }
            });
        }
        assertThat(Document.files("docs", "\\.md").map(Path::normalize))
                .allSatisfy(page -> assertThat(linked).contains(page));
    }

    @Test
    void the_first_pages_are_short() throws IOException {
        assertThat(Files.size(ROOT.resolve("README.md"))).isLessThanOrEqualTo(9_000);
        assertThat(Files.size(ROOT.resolve("ARCHITECTURE.md"))).isLessThanOrEqualTo(8_000);
    }

    @Test
    void the_table_of_tests_names_tests_that_exist_and_every_package_of_core() {
        String table = Document.read(ROOT.resolve("docs/design/tests.md")).text();
        Set<String> tests = Stream.of("codegen", "src", "bench", "examples")
                .flatMap(folder -> Document.files(folder, "\\.(java|kt)"))
                .map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        Set<String> named = names("`(\\w+(?:Test|Benchmark))`", table);
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named.stream().filter(name -> !tests.contains(name))).isEmpty();
        Path core = ROOT.resolve("src/core/src/main/java");
        Set<String> packages = Document.files("src/core/src/main/java", "package-info\\.java")
                .map(file -> core.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
                .collect(Collectors.toSet());
        assertThat(names("(?m)^\\| `(dev\\.rowan[a-z.]*)`", table)).isEqualTo(packages);
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }
}
