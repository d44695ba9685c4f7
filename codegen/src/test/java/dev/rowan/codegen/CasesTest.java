package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;

/**
 * Each folder of {@code cases} is a project: {@code migrations}, {@code queries}, {@code settings.properties} where the defaults do not do,
 * {@code database.xml} with forced types and embeddables,
 * and what comes out: {@code expected}, Rowan's own sources and the review, or {@code error.txt}; and {@code notices.txt} where the
 * build warns of something. All sources must compile.
 *
 * <p>{@code -Drowan.rewrite=true} writes what comes out into the folders; read the difference before you commit it.
 * {@code -Drowan.cases=names_.*} runs those alone.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TempDir
    private static Path tmp;

    /** Their columns want values that the driver cannot make up, their rules put rows elsewhere, or their parents share one. */
    private static final Set<String> OF_VALUES = Set.of(
            "arrays",
            "as_text",
            "checks",
            "domain_types",
            "embeddables",
            "every_type",
            "forced_types",
            "left_out",
            "queries_of_forced_types",
            "relations_by_type",
            "rules_returning",
            "tenants",
            "typed_ids",
            "vectors");

    private static final Map<String, Outcome> OUTCOMES = new TreeMap<>();
    private static @Nullable List<String> complaints;

    /** A project after its generation. */
    private record Outcome(Project project, Optional<Exception> failure, String notices) {}

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString())
                    .filter(name -> name.matches(System.getProperty("rowan.cases", ".*")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_folder_of_migrations_gives(String name) throws IOException {
        assumeThat(lacks(name)).isEmpty();
        Outcome outcome = outcome(name);
        if (outcome.failure().isPresent()) {
            checkFailure(name, outcome.project(), outcome.failure().get());
        } else {
            checkFiles(name, outcome.project());
        }
        checkText(CASES.resolve(name).resolve("notices.txt"), outcome.notices());
    }

    /** At once, because the compiler takes longer to read the libraries than to compile a case. */
    @Test
    void everything_that_is_generated_compiles_without_a_warning() throws IOException {
        assertThat(complaints()).isEmpty();
    }

    /**
     * {@code parents.sql} has rows that others need; {@code by_hand.txt} what the driver could not make up. Foreign tables have
     * no server here.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void every_repository_of_a_case_stores_finds_changes_and_deletes(String name) throws Exception {
        assumeThat(lacks(name)).isEmpty();
        assumeTrue(outcome(name).failure().isEmpty(), "the case is one of an error");
        assumeTrue(!OF_VALUES.contains(name), "driven with typed values by tests of its own");
        assertThat(complaints()).isEmpty();
        Project project = outcome(name).project();
        GeneratorSettings settings = project.settings();
        try (ScratchDatabase database = TestServer.create();
                var loader = new URLClassLoader(
                        new URL[] {tmp.resolve("classes").toUri().toURL()},
                        getClass().getClassLoader())) {
            settings.migrations().migrate(database);
            try (Connection connection = database.connect()) {
                Path parents = CASES.resolve(name).resolve("parents.sql");
                if (Files.exists(parents)) {
                    try (Statement s = connection.createStatement()) {
                        s.execute(Files.readString(parents));
                    }
                }
                List<TableModel> tables =
                        Catalogue.read(connection, settings.schemas(), settings.historyTable(), settings.special());
                tables.removeIf(t -> project.excludes(t.qualifiedName()));
                String made = String.join(
                        "\n", new RepositoryDriver(connection, tables, project, "acme." + name, loader).driveAll());
                checkText(CASES.resolve(name).resolve("by_hand.txt"), made);
            }
        }
    }

    /** No file where there is no text. */
    private static void checkText(Path expected, String made) throws IOException {
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.deleteIfExists(expected);
            if (!made.isEmpty()) {
                Files.writeString(expected, made);
            }
        }
        assertThat(made).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    }

    private static List<String> complaints() throws IOException {
        if (complaints != null) {
            return complaints;
        }
        List<Path> sources = new ArrayList<>();
        for (String name : cases()) {
            if (lacks(name).isEmpty() && outcome(name).failure().isEmpty()) {
                sources.addAll(outcome(name).project().sources().files());
            }
        }
        sources.removeIf(f -> !f.toString().endsWith(".java"));
        assertThat(sources).isNotEmpty();
        complaints = Javac.complaints(sources, tmp.resolve("classes"));
        return complaints;
    }

    private static void checkFailure(String name, Project project, Exception failure) throws IOException {
        Path error = CASES.resolve(name).resolve("error.txt");
        if (Boolean.getBoolean("rowan.rewrite")) {
            expected(name).deleteAll();
            Files.writeString(error, project.message(failure));
        }
        if (!Files.exists(error)) {
            fail("the case failed", failure);
        }
        assertThat(project.message(failure)).isEqualTo(Files.readString(error));
    }

    private static void checkFiles(String name, Project project) throws IOException {
        Path error = CASES.resolve(name).resolve("error.txt");
        SortedMap<String, String> made = new TreeMap<>(project.ownSources());
        project.review().texts().forEach((file, text) -> {
            if (file.matches("(statements|tables)/.*\\.sql")) { // the others are tested with the review
                made.put("review/" + file, text);
            }
        });
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.deleteIfExists(error);
            expected(name).restore(made);
        }
        assertThat(error).as("the case did not fail").doesNotExist();
        SortedMap<String, String> expected = expected(name).texts();
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        expected.forEach((file, text) -> assertThat(made.get(file)).as(file).isEqualTo(text));
    }

    /** What a case needs and this run has not: the first major version, of the file {@code since}, or an engine for its container. */
    private static String lacks(String name) throws IOException {
        Path since = CASES.resolve(name).resolve("since");
        if (Files.exists(since) && Integer.parseInt(Files.readString(since).strip()) > TestServer.majorVersion()) {
            return "PostgreSQL " + Files.readString(since).strip();
        }
        Path settings = CASES.resolve(name).resolve("settings.properties");
        return Files.exists(settings)
                        && Files.readString(settings).contains("server=container:")
                        && !DockerClientFactory.instance().isDockerAvailable()
                ? "a Docker engine"
                : "";
    }

    private static Folder expected(String name) {
        return new Folder(CASES.resolve(name).resolve("expected"));
    }

    private static Outcome outcome(String name) throws IOException {
        Outcome known = OUTCOMES.get(name);
        if (known != null) {
            return known;
        }
        Project project = project(name, tmp.resolve(name));
        Outcome made;
        try (var notices = new Notices()) {
            Optional<Exception> failure = failure(project);
            made = new Outcome(project, failure, notices.text());
        }
        OUTCOMES.put(name, made);
        return made;
    }

    private static Optional<Exception> failure(Project project) {
        try {
            project.generateAndWriteReview();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    private static Project project(String name, Path folder) throws IOException {
        var project = new Project(folder, "acme." + name);
        new Folder(CASES.resolve(name).resolve("migrations"))
                .texts()
                .forEach((file, text) -> project.migration(file, text));
        new Folder(CASES.resolve(name).resolve("queries"))
                .texts()
                .forEach((file, text) -> project.file("db/queries/" + file, text));
        Path settings = CASES.resolve(name).resolve("settings.properties");
        if (Files.exists(settings)) {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(settings)));
            properties.stringPropertyNames().forEach(key -> project.setting(key, properties.getProperty(key)));
        }
        Path database = CASES.resolve(name).resolve("database.xml");
        if (Files.exists(database)) {
            project.database(Files.readString(database));
        }
        return project;
    }
}
