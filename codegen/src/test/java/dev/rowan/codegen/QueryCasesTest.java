package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code query-cases} is a query, with what comes of it beside it: of those in {@code good} the Java, of those in
 * {@code bad} the errors. All of a kind are generated at once, as a project does it.
 *
 * <p>{@code -Drowan.rewrite=true} writes what comes out into the folders; read the difference before you commit it.
 */
class QueryCasesTest {
    private static final Path CASES = Path.of("src/test/resources/query-cases");
    private static final String END = ".sql";

    @TempDir
    private static Path tmp;

    private static SortedMap<String, String> sources = new TreeMap<>();
    private static List<Path> files = List.of();
    private static List<String> problems = List.of();

    @BeforeAll
    static void generate() throws Exception {
        Project good = project("good");
        good.generateAndWriteReview();
        sources = good.ownSources();
        files = good.sources().files().stream()
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
        problems = Arrays.asList(project("bad").failure().split("\n(?=db/queries)", -1));
    }

    private static Project project(String kind) throws IOException {
        var project = new Project(tmp.resolve(kind), "acme." + kind)
                .property("queries", "db/queries")
                .property("review", "db/review")
                .property("schemas", "public, audit")
                .property("facade", "Acme")
                .property("asText", "projects.home");
        new Folder(CASES.resolve("migrations")).texts().forEach(project::migration);
        for (String name : names(kind)) {
            Path file = project.folder().path().resolve("db/queries").resolve(name + END);
            Files.createDirectories(file.getParent());
            Files.copy(CASES.resolve(kind).resolve(name + END), file);
        }
        return project;
    }

    private static List<String> names(String kind) throws IOException {
        Path folder = CASES.resolve(kind);
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(f -> f.toString().endsWith(END))
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .map(f -> f.substring(0, f.length() - END.length()))
                    .sorted()
                    .toList();
        }
    }

    static List<String> good() throws IOException {
        return names("good");
    }

    static List<String> bad() throws IOException {
        return names("bad");
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_query_gives(String name) throws IOException {
        check(CASES.resolve("good/" + name + ".java"), java(name));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_query_is_refused_for(String name) throws IOException {
        String own = problems.stream()
                .filter(p -> p.contains("db/queries/" + name + END))
                .collect(Collectors.joining("\n"))
                .strip();
        assertThat(own).as(String.join("\n", problems)).isNotEmpty();
        assertThat(own.split("\n(?=db/queries)", -1))
                .allSatisfy(p -> assertThat(p).matches("(?s)[^\n]+:\\d+:\\d+: [^\n]+(\n[^\n]+)*\nhelp: .+"));
        if (TestServer.majorVersion() < 15) { // does not say where a column of a result stands
            assertThat(withoutPlaces(own + "\n"))
                    .isEqualTo(withoutPlaces(Files.readString(CASES.resolve("bad/" + name + ".txt"))));
        } else {
            check(CASES.resolve("bad/" + name + ".txt"), own + "\n");
        }
    }

    private static String withoutPlaces(String problems) {
        return problems.replaceAll(":\\d+:\\d+: ", ": ");
    }

    @Test
    void every_problem_is_one_of_a_file() throws IOException {
        List<String> known = bad();
        assertThat(problems.getFirst()).isEqualTo("the queries cannot be generated as they are:");
        assertThat(problems.stream().skip(1))
                .allSatisfy(p -> assertThat(known).anyMatch(name -> p.startsWith("db/queries/" + name)));
    }

    @Test
    void everything_that_is_generated_compiles_without_a_warning() throws IOException {
        assertThat(Javac.complaints(files, tmp.resolve("classes"))).isEmpty();
    }

    @Test
    void each_text_of_a_query_has_a_page() {
        assertThat(new Folder(tmp.resolve("good/db/review/statements")).texts().keySet())
                .contains(
                        "queries.countUsers.sql",
                        "users.onPlan.sql",
                        "audit.logs.recent.sql",
                        "queries.flag.sql",
                        "queries.flag+open.sql",
                        "queries.blocksInOrder+owner+ids+newest.sql");
    }

    private static void check(Path expected, String made) throws IOException {
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(expected, made);
        }
        assertThat(made).isEqualTo(Files.readString(expected));
    }

    /** The members that a query adds to the class that has it, and the classes of its own. */
    private static String java(String name) {
        String file = "db/queries/" + name + END;
        Map<String, String> parts = new TreeMap<>();
        sources.forEach((path, text) -> {
            if (path.endsWith("Queries.java") || path.endsWith("Repository.java")) {
                String members = members(file, text);
                if (!members.isEmpty()) {
                    parts.put(path, members);
                }
            } else if (text.contains(file)) {
                parts.put(path, text.substring(text.indexOf("/**")));
            }
        });
        return parts.entrySet().stream()
                .map(p -> "// " + p.getKey() + "\n" + p.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String members(String file, String holder) {
        List<String> members = Arrays.asList(holder.split("\n\n", -1));
        List<String> methods = members.stream()
                .filter(m -> m.contains("From {@code " + file + "}.") || m.contains("From {@code " + file + ", query "))
                .map(m -> Pattern.compile(" (\\w+)\\(").matcher(m.substring(m.indexOf("*/"))))
                .flatMap(m -> m.find() ? Stream.of(m.group(1)) : Stream.empty())
                .distinct()
                .toList();
        return methods.stream().map(m -> members(members, m)).collect(Collectors.joining("\n"));
    }

    private static String members(List<String> members, String method) {
        String constant = method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
        var own = Pattern.compile(" (" + Pattern.quote(constant) + "(_[A-Z_]+_TYPE|_TYPE|_VARIANTS)? =|(?<!return )"
                + Pattern.quote(method) + "\\()");
        List<String> found = new ArrayList<>();
        for (String member : members) {
            if (own.matcher(member).find() && !member.startsWith("/**")) {
                found.add(member.replaceAll("\n}\\s*$", ""));
            }
        }
        return String.join("\n\n", found) + "\n";
    }
}
