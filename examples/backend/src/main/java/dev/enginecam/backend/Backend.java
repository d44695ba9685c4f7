package dev.enginecam.backend;

import dev.rowan.postgres.PostgresServer;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.MapPropertySource;

/** The application. Without {@code spring.datasource.url} it starts a throw-away server, and stores some rows to look at. */
@SpringBootApplication
public class Backend {
    /** Takes Boot's arguments, such as {@code --server.port=8081}. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    static SpringApplication application() {
        var application = new SpringApplication(Backend.class);
        application.addListeners((ApplicationEnvironmentPreparedEvent prepared) -> {
            if (!prepared.getEnvironment().containsProperty("spring.datasource.url")) {
                prepared.getEnvironment()
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "embedded", Map.of("spring.datasource.url", embedded(), "backend.sample", true)));
            }
        });
        return application;
    }

    private static String embedded() {
        PostgresServer server = PostgresServer.start("auto");
        SpringApplication.getShutdownHandlers().add(server::close);
        return server.create().url();
    }
}
