package dev.enginecam.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void the_story_shows_calls_statements_and_errors_and_leaves_nothing_even_when_told_twice() {
        try (PostgresServer server = PostgresServer.start("auto");
                ScratchDatabase database = server.create()) {
            DatabaseConfig config = DatabaseConfig.of(database.url());
            String told = told(config);
            assertThat(told)
                    .contains("= migrations 1 users, 2 projects, 3 cams")
                    .contains("User user = db.users().insert(NewUser.id(id).email(email));")
                    .contains("| insert into public.users (id, email)")
                    .containsPattern("users\\.findByEmail: 1 row in \\d+\\.\\d ms")
                    .containsPattern("projects\\.listByUserId: 2 rows in")
                    .containsPattern("cams\\.listByProjectId: 2 rows in")
                    .contains("| set transaction_isolation = 'repeatable read';")
                    .contains("projects=[ProjectCams[name=V8, cams=[CamLine[name=Intake, lift=9.50], ")
                    .containsPattern("cams\\.insertAll: 2 rows in")
                    .containsPattern("projects\\.overview: 2 rows in")
                    .containsPattern("projects\\.withCams: 3 rows in")
                    .containsPattern("cams\\.search\\+type\\+highest: 1 row in")
                    .containsPattern("users\\.signIn: 1 row in")
                    .contains("| set subscription_status = ?\n")
                    .contains(
                            "= ConstraintViolation: users.insert: unique constraint users_email_key of users is violated [23505]")
                    .contains("= IllegalArgumentException: not a value of CamType")
                    .contains(
                            "= ConstraintViolation: dsl: check constraint cams_cam_type_check of cams is violated [23514]");
            assertThat(told.lines().filter(line -> line.contains("     | ")))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(125));
            assertThat(told(config)).contains("Nothing is left of them");
            try (var db = EngineCam.connect(config)) {
                assertThat(db.users().count()
                                + db.projects().count()
                                + db.cams().count())
                        .isZero();
            }
        }
    }

    private static String told(DatabaseConfig config) {
        var bytes = new ByteArrayOutputStream();
        new Story(new Narrator(new PrintStream(bytes, true, StandardCharsets.UTF_8))).tell(config);
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
