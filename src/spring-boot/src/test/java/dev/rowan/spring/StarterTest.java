package dev.rowan.spring;

import static dev.enginecam.Tables.USERS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.enginecam.User;
import dev.rowan.Cursor;
import dev.rowan.OrderedQuery;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.InvalidInput;
import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;

/** A whole application of Boot, over HTTP, on a database of its own. */
class StarterTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext app;

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private void start(TestDatabase database, Class<?> more, String... properties) {
        app = new SpringApplicationBuilder(Application.class, more)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "rowan.facades=dev.enginecam.EngineCam")
                .properties(properties)
                .run();
        Application.SENT.clear();
    }

    private void start(TestDatabase database, String... properties) {
        start(database, Application.class, properties);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        int port = requireNonNull(((WebServerApplicationContext) app).getWebServer())
                .getPort();
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void is(HttpResponse<String> answer, int status, String... parts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        for (String part : parts) {
            assertThat(answer.body()).contains(part);
        }
    }

    @Test
    void a_facade_of_a_jar_is_a_bean_and_its_rows_are_json(TestDatabase database) throws Exception {
        start(database);
        is(
                send("POST", "/users", "{\"id\": \"ann\", \"email\": \"ann@example.com\"}"),
                200,
                "\"email\":\"ann@example.com\"");
        is(send("PATCH", "/users/ann", "{\"email\": \"ann@example.org\"}"), 200, "\"email\":\"ann@example.org\"");
        is(send("GET", "/users/ann", ""), 200, "\"id\":\"ann\"", "\"subscriptionStatus\":\"free\"");
        assertThat(Application.SENT).containsExactly("users.insert", "users.updateAndGet", "users.find");
    }

    @Test
    void errors_are_answered_without_values(TestDatabase database) throws Exception {
        start(database);
        send("POST", "/users", "{\"id\": \"ann\", \"email\": \"secret@example.com\"}");
        HttpResponse<String> twice = send("POST", "/users", "{\"id\": \"bob\", \"email\": \"secret@example.com\"}");
        is(twice, 409, "\"constraint\":\"users_email_key\"", "\"kind\":\"unique\"", "\"status\":409");
        assertThat(twice.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(twice.body()).doesNotContain("secret");
        is(send("GET", "/users/nobody", ""), 404, "There is no such row.");
        is(
                send("PATCH", "/users/ann", "{\"email\": \"" + "s".repeat(300) + "\"}"),
                400,
                "\"problems\":[{",
                "\"name\":\"email\"");
        is(send("POST", "/users", "{\"email\": \"x\"}"), 400);
        is(
                send(
                        "POST",
                        "/cams",
                        "{\"projectId\": 4711, \"name\": \"a\", \"camType\": \"intake\", \"lift\": 1, \"duration\": 240}"),
                409,
                "cams_project_id_fkey");
    }

    @Test
    void spring_s_own_problem_details_leave_ours_as_they_are(TestDatabase database) throws Exception {
        start(database, "spring.mvc.problemdetails.enabled=true");
        send("POST", "/users", "{\"id\": \"ann\", \"email\": \"ann@example.com\"}");
        is(
                send("PATCH", "/users/ann", "{\"email\": \"" + "s".repeat(300) + "\"}"),
                400,
                "\"problems\":[{",
                "\"name\":\"email\"");
        is(send("POST", "/users", "no json"), 400, "\"detail\":\"Failed to read request\"");
        is(send("POST", "/users", "{\"id\": \"bob\", \"email\": \"ann@example.com\"}"), 409, "users_email_key");
        is(send("DELETE", "/users/ann", ""), 405, "\"title\":\"Method Not Allowed\"");
    }

    @Test
    void a_request_s_transaction_is_spring_s(TestDatabase database) throws Exception {
        start(database);
        send("POST", "/users", "{\"id\": \"ann\", \"email\": \"ann@example.com\"}");
        is(send("POST", "/users/ann/projects/V8", ""), 409);
        assertThat(app.getBean(EngineCam.class).projects().count()).isZero();
    }

    @Test
    void errors_stay_ours_unless_spring_s_are_asked_for(TestDatabase database) {
        start(database);
        Application.Users users = app.getBean(Application.Users.class);
        assertThatExceptionOfType(RowNotFound.class).isThrownBy(() -> users.byRowan("nobody"));
        assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> users.twice("ann"));
    }

    @Test
    void spring_s_exceptions_are_one_family(TestDatabase database) {
        start(database, "rowan.translate-exceptions=true");
        Application.Users users = app.getBean(Application.Users.class);
        assertThatExceptionOfType(EmptyResultDataAccessException.class)
                .isThrownBy(() -> users.byRowan("nobody"))
                .withCauseInstanceOf(RowNotFound.class);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> users.twice("ann"))
                .withCauseInstanceOf(ConstraintViolation.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ann"));
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> users.twiceByJooq("bob"));
    }

    @Configuration
    static class OwnFacade {
        @Bean
        EngineCam mine(DSLContext dsl) {
            return EngineCam.of(dsl);
        }
    }

    @Test
    void a_bean_of_the_application_takes_its_place(TestDatabase database) {
        start(database, OwnFacade.class);
        assertThat(app.getBeanNamesForType(EngineCam.class)).containsExactly("mine");
    }

    @Test
    void what_is_no_facade_is_named(TestDatabase database) {
        assertThatThrownBy(() -> start(database, "rowan.facades=dev.enginecam.EngineKam"))
                .hasRootCauseInstanceOf(ClassNotFoundException.class)
                .hasStackTraceContaining("rowan.facades names dev.enginecam.EngineKam, which is no class");
        assertThatThrownBy(() -> start(database, "rowan.facades=java.lang.String"))
                .hasStackTraceContaining("rowan.facades names java.lang.String, which is no facade");
    }

    @Test
    void cursors_are_signed_by_a_property(TestDatabase database) {
        start(database, "rowan.cursor-key=the key of all nodes");
        EngineCam db = app.getBean(EngineCam.class);
        db.users()
                .insertAll(List.of(
                        NewUser.id("ann").email("ann@example.com"),
                        NewUser.id("bob").email("bob@example.com")));
        String next =
                String.valueOf(db.users().all().orderBy(USERS.EMAIL).page(1).next());
        app.close();
        start(database, "rowan.cursor-key=the key of all nodes");
        assertThat(app.getBean(EngineCam.class)
                        .users()
                        .all()
                        .orderBy(USERS.EMAIL)
                        .page(1, Cursor.parse(next))
                        .rows())
                .extracting("id")
                .containsExactly("bob");
        app.close();
        start(database, "rowan.cursor-key=another key of them");
        OrderedQuery<User> users = app.getBean(EngineCam.class).users().all().orderBy(USERS.EMAIL);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> users.page(1, Cursor.parse(next)));
        assertThatThrownBy(() -> start(database, "rowan.cursor-key=short"))
                .hasStackTraceContaining("rowan.cursor-key has 5 characters, expected 16 or more");
    }
}
