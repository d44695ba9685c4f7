package dev.rowan.jackson;

import static dev.enginecam.Tables.CAMS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enginecam.Cam;
import dev.enginecam.CamPatch;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import dev.enginecam.NewCam;
import dev.enginecam.NewProject;
import dev.enginecam.NewUser;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.enginecam.UserPatch;
import dev.rowan.Cursor;
import dev.rowan.Page;
import dev.rowan.error.InvalidInput;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** What a REST backend does with requests and answers. */
class EngineCamJsonTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @SuppressWarnings("NullAway.Init")
    private EngineCam db;

    @SuppressWarnings("NullAway.Init")
    private Project project;

    @BeforeEach
    void open(TestDatabase database) {
        db = EngineCam.of(database.dataSource());
        db.users().insert(NewUser.id("ann").email("ann@example.com"));
        project = db.projects().insert(NewProject.userId("ann").name("V8"));
    }

    private String newCam(String more) {
        return """
                {"projectId": %d, "name": "inlet", "camType": "intake", "lift": 11.50, "duration": 240%s}""".formatted(project.id(), more);
    }

    @Test
    void a_new_row_is_read_from_a_request() {
        NewCam request =
                JSON.readValue(newCam(", \"profilePoints\": [{\"angle\": 0, \"radius\": 15.10}]"), NewCam.class);
        Cam cam = db.cams().insert(request);
        assertThat(cam)
                .extracting(Cam::name, Cam::camType, Cam::lift, Cam::duration, Cam::profilePoints)
                .containsExactly(
                        "inlet",
                        CamType.INTAKE,
                        new BigDecimal("11.50"),
                        240,
                        JSONB.jsonb("[{\"angle\": 0, \"radius\": 15.10}]"));
        assertThat(db.cams()
                        .insert(JSON.readValue(newCam(", \"profilePoints\": null"), NewCam.class))
                        .profilePoints())
                .isNull();
    }

    @Test
    void a_row_is_written_and_read_and_the_same() {
        Cam cam = db.cams()
                .insert(NewCam.projectId(project.id())
                        .name("exhaust")
                        .camType(CamType.EXHAUST)
                        .lift(new BigDecimal("9.10"))
                        .duration(250)
                        .profilePoints(JSONB.jsonb("{\"a\": 1.10, \"b\": 123456789012345678901234567890.5}")));
        String json = JSON.writeValueAsString(cam);
        assertThat(json)
                .contains("\"camType\":\"exhaust\"")
                .contains("\"profilePoints\":{\"a\":1.10,\"b\":123456789012345678901234567890.5}");
        Cam read = JSON.readValue(json, Cam.class);
        assertThat(JSON.readTree(requireNonNull(read.profilePoints()).data()))
                .isEqualTo(JSON.readTree("{\"a\":1.10,\"b\":123456789012345678901234567890.5}"));
        assertThat(read.createdAt()).isEqualTo(cam.createdAt());
    }

    @Test
    void a_patch_tells_what_is_left_out_from_what_is_null() {
        Cam cam = db.cams().insert(JSON.readValue(newCam(", \"profilePoints\": []"), NewCam.class));
        db.cams().update(cam.id(), JSON.readValue("{\"name\": \"renamed\"}", CamPatch.class));
        assertThat(db.cams().get(cam.id()))
                .extracting(Cam::name, Cam::profilePoints)
                .containsExactly("renamed", JSONB.jsonb("[]"));
        db.cams().update(cam.id(), JSON.readValue("{\"profilePoints\": null}", CamPatch.class));
        assertThat(db.cams().get(cam.id()))
                .extracting(Cam::name, Cam::profilePoints)
                .containsExactly("renamed", null);
        assertThat(JSON.readValue("{}", CamPatch.class).values().isEmpty()).isTrue();
    }

    @Test
    void everything_that_a_new_row_lacks_is_named() {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> JSON.readValue("{\"name\": \"inlet\", \"duration\": 240}", NewCam.class))
                .withMessageStartingWith("NewCam lacks projectId, camType, lift");
    }

    @Test
    void null_for_a_column_that_is_not_null_is_refused_with_its_path() {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> JSON.readValue("{\"name\": null}", CamPatch.class))
                .withMessageContaining("name cannot be null")
                .satisfies(e -> assertThat(e.getPath())
                        .singleElement()
                        .extracting("propertyName")
                        .isEqualTo("name"));
        assertThatThrownBy(() -> JSON.readValue("{\"duration\": null}", CamPatch.class))
                .hasMessageContaining("duration cannot be null");
    }

    @Test
    void what_a_column_cannot_hold_is_refused_without_the_value() {
        String name = "n".repeat(256);
        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> JSON.readValue("{\"name\": \"" + name + "\"}", CamPatch.class))
                .withCauseInstanceOf(InvalidInput.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("cams.name").doesNotContain(name));
        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> JSON.readValue(newCam("").replace("11.50", "11.505"), NewCam.class))
                .withCauseInstanceOf(InvalidInput.class)
                .withMessageContaining("cams.lift");
    }

    @Test
    void an_unknown_literal_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> JSON.readValue("{\"camType\": \"INTAKE\"}", CamPatch.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("not one of intake, exhaust");
    }

    @Test
    void unknown_properties_are_the_mapper_s_business() {
        assertThat(JSON.readValue("{\"id\": 1, \"email\": \"b@example.com\"}", UserPatch.class)
                        .toString())
                .isEqualTo("UserPatch[email]");
        var strict = JSON.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        assertThatExceptionOfType(UnrecognizedPropertyException.class)
                .isThrownBy(() -> strict.readValue("{\"isAdmin\": true}", UserPatch.class))
                .withMessageContaining("isAdmin");
    }

    @Test
    void something_else_than_an_object_is_refused() {
        for (String json : List.of("[]", "\"a\"", "1", "true", "[{}]")) {
            assertThatThrownBy(() -> JSON.readValue(json, CamPatch.class))
                    .isInstanceOf(MismatchedInputException.class)
                    .hasMessageStartingWith("CamPatch is read from an object");
        }
    }

    @Test
    void names_follow_the_mapper_s_strategy() {
        var snake = JSON.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        NewCam cam = snake.readValue(
                newCam("").replace("projectId", "project_id").replace("camType", "cam_type"), NewCam.class);
        assertThat(snake.writeValueAsString(db.cams().insert(cam))).contains("\"cam_type\":\"intake\"");
    }

    @Test
    void new_rows_and_patches_are_not_written_as_nothing() {
        assertThatThrownBy(() -> JSON.writeValueAsString(UserPatch.EMPTY.email("b@example.com")))
                .hasMessageContaining("a patch is read from JSON, and not written");
        assertThatThrownBy(() -> JSON.writeValueAsString(NewUser.id("b").email("b@example.com")))
                .hasMessageContaining("a new row is read from JSON, and not written");
    }

    @Test
    void a_page_has_its_cursors_as_text() {
        for (int i = 0; i < 5; i++) {
            db.cams().insert(JSON.readValue(newCam("").replace("inlet", "cam " + i), NewCam.class));
        }
        Page<Cam> first = db.cams()
                .where(CAMS.PROJECT_ID.eq(project.id()))
                .orderBy(CAMS.NAME)
                .page(2);
        JsonNode json = JSON.readTree(JSON.writeValueAsString(first));
        assertThat(json.propertyNames()).containsExactly("rows", "next", "previous", "total");
        assertThat(json.get("rows").size()).isEqualTo(2);
        assertThat(json.get("previous").isNull()).isTrue();
        Page<Cam> read = JSON.readValue(JSON.writeValueAsString(first), new TypeReference<Page<Cam>>() {});
        Cursor<Cam> next = requireNonNull(read.next());
        Page<Cam> second = db.cams()
                .where(CAMS.PROJECT_ID.eq(project.id()))
                .orderBy(CAMS.NAME)
                .page(2, next);
        assertThat(second.rows()).extracting(Cam::name).containsExactly("cam 2", "cam 3");
    }

    record Signed(User user, List<Project> projects) {}

    private static final Shape<User, Signed> SIGNED =
            User.ROW.with(User.PROJECTS).as(Signed::new);

    @Test
    void a_graph_is_written_as_its_records_are() {
        JsonNode json = JSON.readTree(JSON.writeValueAsString(db.users().get("ann", SIGNED)));
        assertThat(json.at("/user/email").stringValue()).isEqualTo("ann@example.com");
        assertThat(json.at("/projects/0/name").stringValue()).isEqualTo("V8");
    }

    @Test
    void enums_are_keys_by_their_literals() {
        String json = JSON.writeValueAsString(Map.of(CamType.EXHAUST, 3));
        assertThat(json).isEqualTo("{\"exhaust\":3}");
        assertThat(JSON.readValue(json, new TypeReference<Map<CamType, Integer>>() {}))
                .containsExactly(Map.entry(CamType.EXHAUST, 3));
    }
}
