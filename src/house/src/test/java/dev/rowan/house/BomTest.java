package dev.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials of {@code src/bom}: who imports it gets one version for all modules. */
class BomTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void it_has_each_module_that_is_published_and_is_a_jar() {
        List<String> published = all("<module>(.*)</module>", read("pom.xml")).stream()
                .map(module -> read(module + "/pom.xml"))
                .filter(pom -> !pom.contains("<maven.deploy.skip>true<") && !pom.contains("<packaging>"))
                .map(BomTest::withoutParent)
                .filter(pom -> !pom.contains("<groupId>dev.enginecam</groupId>\n  <artifactId>"))
                .map(pom -> all("\n  <artifactId>(.*)</artifactId>", pom).getFirst())
                .toList();
        assertThat(published).contains("rowan-core", "rowan-testing");
        assertThat(all("\n        <artifactId>(.*)</artifactId>", read("src/bom/pom.xml")))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void its_version_is_that_of_all() {
        assertThat(all("\n  <version>(.*)</version>", read("src/bom/pom.xml")))
                .isEqualTo(all("\n  <version>(.*)</version>", read("pom.xml")));
    }

    @Test
    void it_is_signed_and_published_as_all() {
        String plugin =
                "<artifactId>(central-publishing-maven-plugin|maven-gpg-plugin)</artifactId>\\s*<version>(.*)</version>";
        List<String> own = pairs(plugin, read("src/bom/pom.xml"));
        assertThat(own).hasSize(2).isEqualTo(pairs(plugin, read("pom.xml")));
    }

    private static List<String> pairs(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
    }

    private static String withoutParent(String pom) {
        return pom.replaceFirst("(?s)<parent>.*</parent>", "");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
