package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.Project;
import dev.rowan.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void the_readmes_java_is_the_java_of_the_snippets() throws IOException {
        String snippets = squeezed(Files.readString(Path.of("src/test/java/dev/enginecam/demo/ReadmeSnippets.java"))
                .replace("EngineCam.connect(databaseConfig)", "EngineCam.connect(DatabaseConfig.fromEnvironment())")
                .replace("return new Seen(projects, pros);", ""));
        List<String> blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(block -> squeezed(block.group(1)))
                .toList();
        assertThat(blocks).hasSize(10);
        List<String> ofEngineCam = Stream.concat(blocks.subList(0, 4).stream(), Stream.of(blocks.getLast()))
                .toList();
        assertThat(ofEngineCam)
                .allSatisfy(block -> Stream.of(block.split("(?=\nUserProjects whole)", -1))
                        .forEach(part -> assertThat(snippets).contains(part.strip())));
    }

    @Test
    void the_readmes_code_of_other_projects_is_theirs() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section =
                readme.substring(readme.indexOf("### With Spring Boot"), readme.indexOf("### More about the build"));
        List<String> sources = new ArrayList<>();
        for (String folder : List.of("examples/consumers", "src/enginecam/src/main/module")) {
            try (Stream<Path> walk = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        walk.filter(f -> f.toString().matches(".*\\.(java|kt)")).toList()) {
                    sources.add(squeezed(Files.readString(file)));
                }
            }
        }
        List<String> blocks = Pattern.compile("```(?:java|kotlin)\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> squeezed(block.group(1)))
                .toList();
        assertThat(blocks)
                .hasSize(4)
                .allSatisfy(block -> assertThat(sources)
                        .anySatisfy(source -> assertThat(source).contains(block)));
    }

    @Test
    void the_readmes_project_is_the_one_that_is_built() throws IOException {
        Path project = ROOT.resolve("examples/consumer");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(project)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !project.relativize(file).startsWith("target"))
                    .toList();
        }
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertThat(files).hasSize(4);
        for (Path file : files) {
            String name = file.getFileName().toString();
            String language = name.substring(name.lastIndexOf('.') + 1);
            assertThat(readme).contains("```" + language + "\n" + Files.readString(file) + "```");
            assertThat(readme).contains("`" + project.relativize(file) + "`");
        }
    }

    @Test
    void the_readmes_query_is_the_one_of_enginecam() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```sql\n" + Files.readString(ROOT.resolve("db/queries/projects/overview.sql")) + "```");
    }

    @Test
    void the_readmes_java_does_what_the_readme_says() {
        try (PostgresServer server = PostgresServer.start("auto");
                ScratchDatabase database = server.create()) {
            DatabaseConfig config = DatabaseConfig.of(database.url());
            ReadmeSnippets.Seen seen = ReadmeSnippets.story(config);
            assertThat(seen.projects()).extracting(Project::name).containsExactly("V8");
            assertThat(seen.pros()).isEmpty();
            try (var db = EngineCam.connect(config)) {
                assertThat(db.users().get("user_123").subscriptionStatus()).isEqualTo("pro");
                assertThat(ReadmeSnippets.graphs(db)).isTrue();
                NewCam cam = NewCam.ofProject()
                        .name("Exhaust")
                        .camType(CamType.EXHAUST)
                        .lift(BigDecimal.ONE)
                        .duration(230);
                assertThat(ReadmeSnippets.newGraph(db, List.of(cam)).projects())
                        .extracting(p -> p.project().name() + " " + p.cams().size())
                        .containsExactly("V8 1", "V6 0");
                db.cams()
                        .insert(NewCam.projectId(seen.projects().getFirst().id())
                                .name("Intake")
                                .camType(CamType.INTAKE)
                                .lift(BigDecimal.TEN)
                                .duration(240));
                assertThat(ReadmeSnippets.typedSql(db)).extracting(Cam::name).containsExactly("Intake");
                assertThat(ReadmeSnippets.signUp(db, "user_123", "new@example.com"))
                        .isEqualTo("already signed up");
                assertThat(ReadmeSnippets.signUp(db, "user_9", "test@example.com"))
                        .isEqualTo("email taken");
                assertThat(ReadmeSnippets.signUp(db, "user_9", "new@example.com"))
                        .isEqualTo("user_9");
            }
        }
    }

    @Test
    void every_file_that_the_documents_link_to_exists() throws IOException {
        Pattern link = Pattern.compile("]\\(([^)#:]+)\\)");
        for (String document : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            assertThat(link.matcher(Files.readString(ROOT.resolve(document)))
                            .results()
                            .map(m -> m.group(1)))
                    .as(document)
                    .allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
        }
    }

    private static String squeezed(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
