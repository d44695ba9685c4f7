package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each file of {@code stars.txt} as it is sent, or why not, in {@code stars-expected.txt}. A name that ends in {@code @17} needs
 * that version. {@code -Drowan.rewrite=true} writes the second file; read the difference before you commit it.
 */
class StarsTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_sent_names_its_columns() throws Exception {
        SortedMap<String, String> texts =
                QueryErrorsTest.sections(Files.readString(QueryErrorsTest.FILES.resolve("stars.txt")));
        SortedMap<String, String> sent = new TreeMap<>();
        int version;
        try (var project = new QueryProject(Files.readString(QueryErrorsTest.FILES.resolve("stars.sql")))) {
            version = project.version();
            texts.forEach((name, text) -> {
                if (since(name) <= project.version()) {
                    QueryProject.write(folder, name.replaceFirst("@\\d+", ""), text);
                }
            });
            AnalysedQueries read = project.read(folder);
            read.problems().texts().forEach(p -> sent.put(p.replaceAll("(?s).*/(\\w+)\\.sql:.*", "$1"), p));
            read.models()
                    .forEach(m -> sent.put(
                            m.name(),
                            m.variants().stream()
                                    .map(v -> v.sql() + "\n-- " + v.parameters())
                                    .collect(Collectors.joining("\n"))));
        }
        Path expected = QueryErrorsTest.FILES.resolve("stars-expected.txt");
        if (Boolean.getBoolean("rowan.rewrite")) {
            String all = sent.entrySet().stream()
                    .map(e -> "=== " + e.getKey() + "\n" + e.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(expected, all);
        }
        SortedMap<String, String> known = QueryErrorsTest.sections(Files.readString(expected));
        texts.keySet().stream()
                .filter(n -> since(n) > version)
                .forEach(n -> known.remove(n.replaceFirst("(@\\d+)?\\.sql", "")));
        assertThat(sent).isEqualTo(known);
    }

    private static int since(String name) {
        return name.contains("@") ? Integer.parseInt(name.replaceAll(".*@(\\d+).*", "$1")) : 0;
    }
}
