package dev.rowan.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The figures of {@code made-up.csv} are not measured. */
class DrawingTest {
    private static final Path EXPECTED = Path.of("src/test/resources/dev/rowan/bench/compare");
    private static final Path MADE_UP = EXPECTED.resolve("made-up.csv");
    private static final Path ROOT = Path.of("../..");

    @Test
    void tables_and_chart_are_those_of_the_results_file(@TempDir Path folder) throws IOException {
        Path csv = Files.copy(MADE_UP, folder.resolve("made-up.csv"));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY); // which would write 1,05
        try {
            Drawing.draw(csv);
        } finally {
            Locale.setDefault(before);
        }
        for (String name : new String[] {"made-up.md", "made-up.svg"}) {
            String drawn = Files.readString(folder.resolve(name));
            if (Boolean.getBoolean("rowan.rewrite")) {
                Files.writeString(EXPECTED.resolve(name), drawn);
            }
            assertThat(drawn).isEqualTo(Files.readString(EXPECTED.resolve(name)));
        }
    }

    @Test
    void a_results_file_is_read_as_it_was_written() throws IOException {
        String csv = Files.readString(MADE_UP);
        assertThat(Results.parse(csv).csv()).isEqualTo(csv);
    }

    @Test
    void what_is_no_results_file_is_refused_with_its_lines() {
        assertThatThrownBy(() -> Results.parse("# plan: full\nloopback;row by key;JDBC\n"))
                .hasMessageContaining("line 2: loopback;row by key;JDBC");
        assertThatThrownBy(() -> Results.parse("")).hasMessageContaining("not results of a comparison");
    }

    @Test
    void a_time_has_its_statements_beside_it_and_what_is_not_the_same_work_a_letter() throws IOException {
        assertThat(Table.headline(Results.parse(Files.readString(MADE_UP))))
                .contains("| row by key | 14.3 us (1) | **0.90** (1) | 9.70 (1) | - |")
                .contains(
                        "| graph by key, 1 x 20 x 10 with jsonb | 815.0 us (3) | **0.90** (3) [a] | 9.70 (1) [a] | 1.30 (3) |")
                .contains("with jsonb: client CPU | 407.5 us | **0.90** [a] |")
                .contains("- Behind each time stands how many statements")
                .contains("[a] one snapshot, where JDBC has one for each SELECT; [b] sets, in no particular order.\n");
    }

    @Test
    void older_results_have_no_statements() throws IOException {
        String older = Files.readString(MADE_UP)
                .replaceAll("(?m),\\d*,\"[^\"]*\"$", "")
                .replace(",statements,differs", "");
        assertThat(older).doesNotContain("snapshot");
        assertThat(Table.whole(Results.parse(older)))
                .contains("| row by key | 14.3 us | **0.90** |")
                .doesNotContain("statements", "[a]");
    }

    @Test
    void the_chart_is_xml() throws IOException, ParserConfigurationException, SAXException {
        var chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.svg(Results.parse(Files.readString(MADE_UP))))));
        assertThat(chart.getElementsByTagName("circle").getLength()).isGreaterThan(40);
    }

    @Test
    void only_the_section_of_a_text_is_drawn_anew_and_twice_is_as_once() throws IOException {
        Results results = Results.parse(Files.readString(MADE_UP));
        String text = "before\n" + Drawing.BEGIN + "old\n" + Drawing.END + "\nafter\n";
        String once = Drawing.section(text, results, "bench/results/made-up.csv");
        assertThat(once)
                .startsWith("before\n" + Drawing.BEGIN)
                .endsWith(Drawing.END + "\nafter\n")
                .contains("(bench/results/made-up.svg)", "(bench/results/made-up.md)", Table.headline(results))
                .doesNotContain("old");
        assertThat(Drawing.section(once, results, "bench/results/made-up.csv")).isEqualTo(once);
        assertThatThrownBy(() -> Drawing.section("nothing", results, "a.csv"))
                .hasMessageContaining("no section")
                .hasMessageContaining("help:");
    }

    @Test
    void the_readme_shows_each_library_by_the_fastest_of_its_ways() throws IOException {
        Results results = Results.parse(Files.readString(MADE_UP));
        String text = Drawing.BEGIN + "old\n" + Drawing.END;
        String once = Drawing.firstLook(text, results);
        assertThat(once)
                .contains("| | JDBC | Rowan | jOOQ | Hibernate | JDBI |")
                .contains("| row by key | 14.3 us | **0.90** | 9.70 | 2.00 | 1.50 |")
                .contains("| graph by key, 1 x 20 x 10 with jsonb | 815.0 us | **0.90** | 1.30 | 2.00 | 1.50 |")
                .contains("jsonb, at 2 ms |")
                .doesNotContain("row by key, at", "keyset", "old");
        assertThat(Drawing.firstLook(once, results)).isEqualTo(once);
    }

    @Test
    void what_is_committed_was_drawn_from_the_results_beside_it() throws IOException {
        String plan = Files.exists(ROOT.resolve("bench/results/compare-full.csv")) ? "compare-full" : "compare-quick";
        Path drawn = ROOT.resolve("bench/results").resolve(plan);
        Results results = Results.parse(Files.readString(Path.of(drawn + ".csv")));
        String readme = Files.readString(ROOT.resolve("README.md"));
        String page = Files.readString(ROOT.resolve("docs/benchmarks.md"));
        assertThat(List.of(readme, page))
                .allSatisfy(
                        text -> assertThat(text).containsOnlyOnce(Drawing.BEGIN).containsOnlyOnce(Drawing.END));
        assertThat(Path.of(drawn + ".md")).hasContent(Table.whole(results));
        assertThat(Path.of(drawn + ".svg")).hasContent(Chart.svg(results));
        assertThat(Drawing.firstLook(readme, results)).isEqualTo(readme);
        assertThat(Drawing.section(page, results, "../bench/results/" + plan + ".csv"))
                .isEqualTo(page);
    }
}
