package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.codegen.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All files of {@code errors.txt} are read at once; what is said is {@code errors-expected.txt}. {@code -Drowan.rewrite=true}
 * writes that file; read the difference before you commit it.
 */
class QueryErrorsTest {
    static final Path FILES = Path.of("src/test/resources/dev/rowan/codegen/queries");

    @TempDir
    private Path folder;

    @Test
    void every_problem_has_its_place_and_its_help() throws Exception {
        assumeTrue(TestServer.majorVersion() >= 15, "PostgreSQL 14 does not say where a column of a result stands");
        SortedMap<String, String> files = sections(Files.readString(FILES.resolve("errors.txt")));
        files.forEach((name, text) -> QueryProject.write(folder, name, text));
        Files.write(folder.resolve("latin.sql"), "select 'ä' as a".getBytes(StandardCharsets.ISO_8859_1));
        QueryProject.write(folder, "returns_alone.sql", "-- Old Macs.\rselect id,\r  nik\rfrom users");
        QueryProject.write(folder, "nul.sql", "select id\nfrom users where id <> 'a\0'");
        Files.createSymbolicLink(folder.resolve("broken_link.sql"), folder.resolve("none"));
        Files.createDirectories(folder.resolve("folder.sql"));
        QueryProject.write(folder, "mark.sql", "\ufeffselect 1 as a");
        AnalysedQueries read;
        try (var project = new QueryProject(Files.readString(FILES.resolve("schema.sql")))) {
            read = project.read(folder);
        }
        String said = String.join("\n", read.problems().texts()) + "\n";
        Path expected = FILES.resolve("errors-expected.txt");
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        for (String file : files.keySet()) {
            if (!file.equals("row_a.sql")) { // which the other one differs from
                assertThat(said).as(file).contains("db/queries/" + file + ":");
            }
        }
        assertThat(read.problems().texts()).allMatch(p -> p.contains("\nhelp: "));
        assertThat(read.models()).extracting(QueryModel::name).containsExactlyInAnyOrder("row_a", "row_b");
    }

    @Test
    void a_folder_that_is_not_there_or_has_no_query_is_refused() throws Exception {
        try (var project = new QueryProject("create table t (id int)")) {
            assertThat(project.read(folder.resolve("none")).problems().texts())
                    .containsExactly(
                            "db/queries: there is no such folder\nhelp: make it, or take the property \"queries\" away");
            assertThat(project.read(folder).problems().texts())
                    .containsExactly("db/queries: no file of it ends in .sql\nhelp: write a query, or take the property"
                            + " \"queries\" away");
        }
    }

    @Test
    void links_are_followed_but_not_in_circles(@TempDir Path elsewhere) throws Exception {
        QueryProject.write(elsewhere, "a.sql", "select id from t");
        Files.createSymbolicLink(folder.resolve("t"), elsewhere);
        Files.createSymbolicLink(folder.resolve("b.sql"), elsewhere.resolve("a.sql"));
        try (var project = new QueryProject("create table t (id int)")) {
            assertThat(project.read(folder).models())
                    .extracting(QueryModel::file)
                    .containsExactly("db/queries/b.sql", "db/queries/t/a.sql");
            Files.createSymbolicLink(elsewhere.resolve("up"), folder);
            assertThat(project.read(folder).problems().texts())
                    .singleElement()
                    .satisfies(p -> assertThat(p)
                            .startsWith("db/queries: the folder cannot be read: ")
                            .endsWith("\nhelp: correct its rights and its links"));
        }
    }

    /** Texts by what stands behind {@code ===}. */
    static SortedMap<String, String> sections(String text) throws IOException {
        SortedMap<String, String> sections = new TreeMap<>();
        Map<String, List<String>> lines = new TreeMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("=== ")) {
                name = line.substring(4);
                lines.put(name, new ArrayList<>());
            } else {
                lines.computeIfAbsent(name, n -> new ArrayList<>()).add(line);
            }
        }
        lines.forEach((n, l) -> sections.put(n, String.join("\n", l)));
        return sections;
    }
}
