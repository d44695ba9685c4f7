package dev.enginecam.backend;

import static java.util.Objects.requireNonNull;

import dev.rowan.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application on a free port, and on an empty database. */
final class RunningBackend implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningBackend(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningBackend on(TestDatabase database, Class<?> more, String... arguments) {
        SpringApplication application = Backend.application();
        application.addPrimarySources(List.of(more));
        String[] all = new String[arguments.length + 3];
        all[0] = "--spring.datasource.url=" + database.url();
        all[1] = "--server.port=0";
        all[2] = "--spring.profiles.active=test";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return new RunningBackend(application.run(all));
    }

    static RunningBackend on(TestDatabase database, String... arguments) {
        return on(database, Backend.class, arguments);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    URI uri(String path) {
        int port = requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://localhost:" + port + path);
    }

    /**
     * @param status of HTTP
     * @param type of the content
     * @param text as it came
     */
    record Answer(int status, String type, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    Answer send(String method, String path, String body) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
