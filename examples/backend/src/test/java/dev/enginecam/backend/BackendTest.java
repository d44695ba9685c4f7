package dev.enginecam.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.backend.RunningBackend.Answer;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The backend over HTTP, on a database that its jar migrates. */
class BackendTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    @SuppressWarnings("NullAway.Init")
    private RunningBackend backend;

    @BeforeEach
    void start(TestDatabase database) {
        backend = RunningBackend.on(database);
        is(200, backend.send("POST", "/api/sign-in", "{\"id\": \"ada\", \"email\": \"ada@example.com\"}"));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private static JsonNode is(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.type()).isEqualTo("application/problem+json");
            assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        }
        return answer.text().isEmpty() ? NullNode.getInstance() : answer.json();
    }

    private int project(String name) {
        return is(201, backend.send("POST", "/api/projects", "{\"userId\": \"ada\", \"name\": \"" + name + "\"}"))
                .get("id")
                .asInt();
    }

    private static List<String> texts(JsonNode rows, String... path) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> {
            JsonNode value = row;
            for (String name : path) {
                value = value.get(name);
            }
            texts.add(value.asString());
        });
        return texts;
    }

    @Test
    void signing_in_twice_stores_a_user_once() {
        JsonNode first = is(200, backend.get("/api/users/ada"));
        JsonNode again =
                is(200, backend.send("POST", "/api/sign-in", "{\"id\": \"ada\", \"email\": \"ada@example.org\"}"));
        assertThat(again.get("email").asString()).isEqualTo("ada@example.org");
        assertThat(again.get("createdAt")).isEqualTo(first.get("createdAt"));
        assertThat(is(200, backend.get("/api/users")).get("rows")).hasSize(1);
    }

    @Test
    void projects_come_in_pages_that_follow_each_other() {
        for (int i = 1; i <= 5; i++) {
            project("V" + i);
        }
        List<String> names = new ArrayList<>();
        String first = "/api/projects?sort=-name&limit=2";
        String path = first;
        int pages = 0;
        while (!path.isEmpty()) {
            JsonNode page = is(200, backend.get(path));
            names.addAll(texts(page.get("rows"), "project", "name"));
            assertThat(texts(page.get("rows"), "user", "email")).containsOnly("ada@example.com");
            JsonNode next = page.path("next");
            path = next.isString() ? first + "&after=" + next.asString() : "";
            pages++;
        }
        assertThat(names).containsExactly("V5", "V4", "V3", "V2", "V1");
        assertThat(pages).isEqualTo(3);
        assertThat(texts(
                        is(200, backend.get("/api/projects?userId=ada&name.startsWith=V1"))
                                .get("rows"),
                        "project",
                        "name"))
                .containsExactly("V1");
        assertThat(is(200, backend.get("/api/projects?userId=nobody")).get("rows"))
                .isEmpty();
    }

    @Test
    void a_patch_tells_what_is_left_out_from_null() {
        int id = project("V8");
        String path = "/api/projects/" + id;
        is(200, backend.send("PATCH", path, "{\"description\": \"big block\"}"));
        JsonNode renamed = is(200, backend.send("PATCH", path, "{\"name\": \"V8 biturbo\"}"));
        assertThat(renamed.get("description").asString()).isEqualTo("big block");
        JsonNode emptied = is(200, backend.send("PATCH", path, "{\"description\": null}"));
        assertThat(emptied.get("description").isNull()).isTrue();
        assertThat(emptied.get("name").asString()).isEqualTo("V8 biturbo");
        is(400, backend.send("PATCH", path, "{\"name\": null}"));
        is(404, backend.send("PATCH", "/api/projects/4711", "{\"name\": \"V6\"}"));
        JsonNode user = is(200, backend.send("PATCH", "/api/users/ada", "{\"subscriptionStatus\": \"pro\"}"));
        assertThat(user.get("subscriptionStatus").asString()).isEqualTo("pro");
    }

    @Test
    void a_project_has_its_cams_with_their_profiles() {
        int id = project("V8");
        Answer stored = backend.send(
                "POST",
                "/api/cams",
                "{\"projectId\": " + id
                        + ", \"name\": \"Intake\", \"camType\": \"intake\", \"lift\": 9.3, \"duration\": 248,"
                        + " \"profilePoints\": [{\"angle\": 0, \"radius\": 17.10}]}");
        JsonNode cam = is(201, stored);
        assertThat(stored.text()).contains("\"lift\":9.30,", "\"radius\":17.10");
        JsonNode whole = is(200, backend.get("/api/projects/" + id));
        assertThat(whole.get("user").get("id").asString()).isEqualTo("ada");
        assertThat(whole.get("cams").get(0)).isEqualTo(cam);
        String path = "/api/cams/" + cam.get("id").asInt();
        assertThat(is(200, backend.get("/api/projects/" + id + "/cams?type=intake&lift.gt=9"))
                        .get("rows"))
                .hasSize(1);
        assertThat(is(200, backend.send("PATCH", path, "{\"profilePoints\": null}"))
                        .get("profilePoints")
                        .isNull())
                .isTrue();
        is(204, backend.send("DELETE", path, ""));
        is(404, backend.get(path));
        is(204, backend.send("DELETE", "/api/projects/" + id, ""));
        is(404, backend.send("DELETE", "/api/projects/" + id, ""));
        is(204, backend.send("DELETE", "/api/users/ada", ""));
    }

    @Test
    void what_is_wrong_is_a_problem_without_values() {
        is(404, backend.get("/api/users/nobody"));
        JsonNode taken =
                is(409, backend.send("POST", "/api/sign-in", "{\"id\": \"bob\", \"email\": \"ada@example.com\"}"));
        assertThat(taken.get("constraint").asString()).isEqualTo("users_email_key");
        assertThat(taken.toString()).doesNotContain("ada@");
        is(409, backend.send("POST", "/api/projects", "{\"userId\": \"nobody\", \"name\": \"V8\"}"));
        is(400, backend.send("POST", "/api/projects", "{\"userId\": \"ada\"}"));
        is(400, backend.send("POST", "/api/projects", "not json"));
        is(400, backend.get("/api/projects?after=forged"));
        is(400, backend.get("/api/projects?sort=secret"));
        is(400, backend.get("/api/projects?unknown=1"));
        is(400, backend.get("/api/projects/V8"));
        int id = project("V8");
        is(
                400,
                backend.send(
                        "POST",
                        "/api/cams",
                        "{\"projectId\": " + id
                                + ", \"name\": \"a\", \"camType\": \"valve\", \"lift\": 9, \"duration\": 1}"));
        JsonNode wide = is(
                400,
                backend.send(
                        "POST",
                        "/api/cams",
                        "{\"projectId\": " + id
                                + ", \"name\": \"a\", \"camType\": \"intake\", \"lift\": 99999, \"duration\": 1}"));
        assertThat(texts(wide.get("problems"), "name")).containsExactly("lift");
    }

    @Test
    void health_knows_the_schema() {
        JsonNode health = is(200, backend.get("/actuator/health"));
        assertThat(health.get("components").get("rowan").toString())
                .isEqualTo("{\"details\":{\"engineCam\":{\"jar\":\"3\",\"database\":\"3\"}},\"status\":\"UP\"}");
    }
}
