package dev.enginecam.backend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.Cam;
import dev.enginecam.Project;
import dev.enginecam.User;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/** {@code openapi.yaml} is written by hand, and says what the application does. */
class OpenApiTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.empty();

    private static Map<String, Object> read(RunningBackend backend) {
        return new Yaml().load(backend.get("/openapi.yaml").text());
    }

    @SuppressWarnings("unchecked") // a document of maps
    private static Map<String, Object> at(Map<String, Object> document, String... path) {
        Map<String, Object> part = document;
        for (String name : path) {
            part = (Map<String, Object>) requireNonNull(part.get(name), String.join(".", path));
        }
        return part;
    }

    @Test
    void it_has_each_route_and_no_other(TestDatabase database) {
        try (var backend = RunningBackend.on(database)) {
            Set<String> routes = new TreeSet<>();
            backend.context()
                    .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .keySet()
                    .forEach(info -> routes.addAll(routes(info)));
            Set<String> documented = new TreeSet<>();
            at(read(backend), "paths")
                    .forEach((path, operations) -> ((Map<?, ?>) operations)
                            .keySet().stream()
                                    .map(String::valueOf)
                                    .filter(method -> !method.equals("parameters"))
                                    .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));
            assertThat(documented).isEqualTo(routes).hasSize(15);
        }
    }

    private static List<String> routes(RequestMappingInfo info) {
        List<String> routes = new ArrayList<>();
        for (String path : info.getPatternValues()) {
            if (path.startsWith("/api")) {
                info.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + path));
            }
        }
        return routes;
    }

    @Test
    void its_schemas_have_the_components_of_the_records(TestDatabase database) {
        try (var backend = RunningBackend.on(database)) {
            Map<String, Object> schemas = at(read(backend), "components", "schemas");
            Stream.of(
                            User.class,
                            Project.class,
                            Cam.class,
                            Projects.Card.class,
                            Projects.Whole.class,
                            Users.SignIn.class)
                    .forEach(type -> {
                        String name = type.getSimpleName();
                        assertThat(at(schemas, name, "properties").keySet())
                                .as(name)
                                .containsExactlyElementsOf(Arrays.stream(type.getRecordComponents())
                                        .map(RecordComponent::getName)
                                        .toList());
                    });
        }
    }
}
