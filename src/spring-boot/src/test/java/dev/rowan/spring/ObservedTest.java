package dev.rowan.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enginecam.EngineCam;
import dev.enginecam.NewUser;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an application shows of its schema and its statements: health, metrics, spans, a log. None of it holds a value. */
@ExtendWith(OutputCaptureExtension.class)
class ObservedTest {
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

    private EngineCam start(TestDatabase database, Class<?> more, String... properties) {
        app = new SpringApplicationBuilder(Application.class, more)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "rowan.facades=dev.enginecam.EngineCam")
                .properties(properties)
                .run();
        return app.getBean(EngineCam.class);
    }

    private HttpRequest get(String path) {
        int port = requireNonNull(((WebServerApplicationContext) app).getWebServer())
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
    }

    private HttpResponse<String> health() throws IOException, InterruptedException {
        return HTTP.send(get("/actuator/health"), HttpResponse.BodyHandlers.ofString());
    }

    private static void refused(EngineCam db) {
        db.users().insert(NewUser.id("secret").email("secret@example.com"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().insert(NewUser.id("secret").email("secret@example.com")));
        db.users().find("secret");
    }

    @Test
    void health_tells_the_schema_s_version_beside_the_jar_s(TestDatabase database) throws Exception {
        start(database, Application.class, "management.endpoint.health.show-details=always");
        assertThat(health().statusCode()).isEqualTo(200);
        assertThat(health().body())
                .contains(
                        "\"rowan\":{\"details\":{\"engineCam\":{\"jar\":\"3\",\"database\":\"3\"}},\"status\":\"UP\"}");
        try (Connection connection = database.connect();
                var s = connection.createStatement()) {
            s.execute("delete from flyway_schema_history where version = '3'");
            assertThat(health().statusCode()).isEqualTo(503);
            assertThat(health().body())
                    .contains(
                            "\"engineCam\":{\"jar\":\"3\",\"database\":\"2\",\"missing\":[\"3\"]}",
                            "\"status\":\"DOWN\"");
            s.execute("update flyway_schema_history set success = false where version = '2'");
            assertThat(health().body()).contains("\"missing\":[\"2\",\"3\"],\"failed\":[\"2\"]");
            s.execute("drop table flyway_schema_history");
            assertThat(health().body()).contains("\"engineCam\":{\"jar\":\"3\",\"missing\":[\"1\",\"2\",\"3\"]}");
        }
    }

    @Test
    void health_can_leave_the_schema_out(TestDatabase database) {
        start(database, Application.class, "management.health.rowan.enabled=false");
        assertThat(app.containsBean("rowanHealthIndicator")).isFalse();
    }

    @Test
    void statements_are_timed_by_id_and_outcome(TestDatabase database) {
        refused(start(database, Application.class));
        MeterRegistry registry = app.getBean(MeterRegistry.class);
        Timer found = registry.get("db.client.operation.duration")
                .tags("db.query.summary", "users.find", "db.collection.name", "users", "outcome", "success")
                .tags("db.system.name", "postgresql", "error.type", "none", "db.response.status_code", "none")
                .timer();
        assertThat(found.count()).isEqualTo(1);
        assertThat(found.totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(registry.get("db.client.operation.duration")
                        .tags("db.query.summary", "users.insert", "outcome", "error")
                        .tags("error.type", "ConstraintViolation", "db.response.status_code", "23505")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("db.client.operation.duration").timers())
                .hasSize(3)
                .allSatisfy(
                        timer -> assertThat(timer.getId().getTags().toString()).doesNotContain("secret"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Tracing {
        @Bean
        SimpleTracer tracer() {
            return new SimpleTracer();
        }

        /** As Boot's modules for tracing have it. */
        @Bean
        FirstMatchingCompositeObservationHandler spans(SimpleTracer tracer) {
            return new FirstMatchingCompositeObservationHandler(
                    new PropagatingSenderTracingObservationHandler<>(tracer, Propagator.NOOP),
                    new DefaultTracingObservationHandler(tracer));
        }
    }

    @Test
    void statements_are_spans_below_the_one_that_is_open(TestDatabase database) {
        EngineCam db = start(database, Tracing.class, "management.tracing.enabled=false");
        SimpleTracer tracer = app.getBean(SimpleTracer.class);
        Observation request = Observation.start("request", app.getBean(ObservationRegistry.class));
        request.scoped(() -> refused(db));
        request.stop();
        SimpleSpan parent = tracer.getSpans().stream()
                .filter(span -> "request".equals(span.getName()))
                .findFirst()
                .orElseThrow();
        List<SimpleSpan> spans = tracer.getSpans().stream()
                .filter(span -> span.getTags().containsKey("db.query.summary"))
                .toList();
        assertThat(spans).extracting(SimpleSpan::getName).containsExactly("users.insert", "users.insert", "users.find");
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.context().traceId()).isEqualTo(parent.context().traceId());
            assertThat(span.getEndTimestamp()).isAfterOrEqualTo(span.getStartTimestamp());
            assertThat(span.getTags().toString()).doesNotContain("secret");
        });
        assertThat(spans.get(1).getTags())
                .containsEntry("error.type", "ConstraintViolation")
                .containsEntry("db.response.status_code", "23505");
        assertThat(spans.get(2).getTags())
                .containsEntry("db.collection.name", "users")
                .containsEntry("db.response.returned_rows", "1");
    }

    @Test
    void statements_are_logged_without_values(TestDatabase database, CapturedOutput output) {
        refused(start(
                database, Application.class, "rowan.log-statements=true", "logging.level.dev.rowan.statements=info"));
        assertThat(output.getOut().lines().filter(line -> line.contains("dev.rowan.statements")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).containsPattern("users\\.insert: 1 row in [\\d.]+ ms: insert into"),
                        line -> assertThat(line)
                                .containsPattern(
                                        "users\\.insert: ConstraintViolation \\(SQLSTATE 23505\\) in [\\d.]+ ms: insert"),
                        line -> assertThat(line).containsPattern("users\\.find: 1 row in [\\d.]+ ms: select"))
                .allSatisfy(line -> assertThat(line).doesNotContain("secret"));
    }

    @Test
    void values_are_logged_where_their_switch_says_so(TestDatabase database, CapturedOutput output) {
        refused(start(
                database,
                Application.class,
                "rowan.log-statements=true",
                "rowan.log-parameter-values-in-plain-text=true",
                "logging.level.dev.rowan.statements=info"));
        assertThat(output.getOut()
                        .lines()
                        .filter(line -> line.contains("dev.rowan.statements") && line.contains(": users.find:")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith(" <- ('secret')"));
    }

    @Test
    void ids_stand_in_the_sql_where_a_property_says_so(TestDatabase database) throws Exception {
        start(database, Application.class, "rowan.ids-in-sql=true").users().find("u");
        try (Connection connection = database.connect();
                var s = connection.createStatement();
                var rs = s.executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and query like '/* users.find */ select%'")) {
            assertThat(rs.next()).isTrue();
            assertThat(rs.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void slow_statements_are_warnings(TestDatabase database, CapturedOutput output) {
        refused(start(database, Application.class, "rowan.slow-statement=1h"));
        assertThat(output).doesNotContain("dev.rowan.statements");
        app.close();
        start(database, Application.class, "rowan.slow-statement=1ns").users().find("secret");
        assertThat(output.getOut().lines().filter(line -> line.contains("dev.rowan.statements")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("WARN", "slow: users.find: 1 row"));
    }

    @RestController
    static class Threads {
        private final EngineCam db;

        Threads(EngineCam db) {
            this.db = db;
        }

        @GetMapping("/thread")
        String thread() {
            return db.read(
                    tx -> Thread.currentThread().isVirtual() + " " + tx.users().count());
        }
    }

    @Test
    void virtual_threads_serve_more_requests_than_the_pool_has_connections(TestDatabase database) {
        start(
                database,
                Threads.class,
                "spring.threads.virtual.enabled=true",
                "spring.datasource.hikari.maximum-pool-size=4");
        HttpRequest request = get("/thread");
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("true 0"));
    }

    @Test
    void editors_know_each_property() throws IOException {
        String metadata;
        try (InputStream in = requireNonNull(
                RowanProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(Stream.of(RowanProperties.class.getRecordComponents())
                        .map(component -> component.getName().replaceAll("([A-Z])", "-$1"))
                        .map(name -> "\"rowan." + name.toLowerCase(Locale.ROOT) + "\""))
                .allSatisfy(name -> assertThat(metadata)
                        .containsPattern("\"name\": " + name + ",\\s+\"type\": .*,\\s+\"description\": \""));
        assertThat(metadata).contains("\"management.health.rowan.enabled\"");
    }
}
