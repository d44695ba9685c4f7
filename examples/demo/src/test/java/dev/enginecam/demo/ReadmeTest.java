package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.Project;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link DocumentsTest} holds README to these snippets. */
class ReadmeTest {
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
}
