package dev.enginecam.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.session.StatementListener;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 64 clients at once, on a pool of ten connections: no error, and one statement for each answer. */
class LoadTest {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    @Configuration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        StatementListener counting() {
            return event -> SENT.add(event.statementId());
        }
    }

    private static String cam(int project) {
        return "{\"projectId\": " + project
                + ", \"name\": \"Intake\", \"camType\": \"intake\", \"lift\": 9.3, \"duration\": 248}";
    }

    /** One client: signs in, stores, reads, changes, deletes. Returns how many requests that took. */
    private static int client(RunningBackend backend, int number) {
        String user = "user-" + number;
        String email = "{\"id\": \"" + user + "\", \"email\": \"" + user + "@example.com\"}";
        int requests = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ok(200, backend.send("POST", "/api/sign-in", email));
            int project = ok(
                            201,
                            backend.send("POST", "/api/projects", "{\"userId\": \"" + user + "\", \"name\": \"V8\"}"))
                    .json()
                    .get("id")
                    .asInt();
            int cam = ok(201, backend.send("POST", "/api/cams", cam(project)))
                    .json()
                    .get("id")
                    .asInt();
            assertThat(ok(200, backend.get("/api/projects?userId=" + user))
                            .json()
                            .get("rows"))
                    .hasSize(1);
            assertThat(ok(200, backend.get("/api/projects/" + project)).json().get("cams"))
                    .hasSize(1);
            ok(200, backend.send("PATCH", "/api/cams/" + cam, "{\"lift\": 9.9}"));
            ok(204, backend.send("DELETE", "/api/projects/" + project, ""));
            requests += 7;
        }
        return requests;
    }

    private static RunningBackend.Answer ok(int status, RunningBackend.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    @Test
    void no_client_sees_an_error_and_each_request_sends_one_statement(TestDatabase database) throws Exception {
        try (var backend = RunningBackend.on(database, Counting.class);
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            SENT.clear();
            long start = System.nanoTime();
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                running.add(clients.submit(() -> client(backend, number)));
            }
            int requests = 0;
            for (Future<Integer> client : running) {
                requests += client.get();
            }
            System.out.printf(
                    "%d clients, %d requests, %d statements, %.0f requests per second%n",
                    CLIENTS, requests, SENT.size(), requests / ((System.nanoTime() - start) / 1e9));
            assertThat(requests).isEqualTo(CLIENTS * ROUNDS * 7);
            assertThat(SENT).hasSize(requests);
        }
    }

    @Test
    void each_request_sends_one_statement_of_the_catalogue(TestDatabase database) {
        try (var backend = RunningBackend.on(database, Counting.class)) {
            ok(200, backend.send("POST", "/api/sign-in", "{\"id\": \"ada\", \"email\": \"ada@example.com\"}"));
            int project = ok(201, backend.send("POST", "/api/projects", "{\"userId\": \"ada\", \"name\": \"V8\"}"))
                    .json()
                    .get("id")
                    .asInt();
            int cam = ok(201, backend.send("POST", "/api/cams", cam(project)))
                    .json()
                    .get("id")
                    .asInt();
            Map<String, String> expected = new LinkedHashMap<>();
            expected.put("GET /api/users", "users.page");
            expected.put("GET /api/users/ada", "users.find");
            expected.put("GET /api/projects", "projects.where");
            expected.put("GET /api/projects/" + project, "projects.find");
            expected.put("GET /api/projects/" + project + "/cams", "cams.page");
            expected.put("GET /api/cams/" + cam, "cams.find");
            expected.put("PATCH /api/cams/" + cam, "cams.updateAndGet");
            expected.put("DELETE /api/cams/" + cam, "cams.delete");
            expected.forEach((request, statement) -> {
                SENT.clear();
                String[] parts = request.split(" ", 2);
                backend.send(parts[0], parts[1], "{\"lift\": 9.9}");
                assertThat(SENT)
                        .as(request)
                        .singleElement()
                        .satisfies(id -> assertThat(id).startsWith(statement));
            });
        }
    }
}
