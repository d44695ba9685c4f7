package dev.rowan.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** What the driver itself knows about its connection properties. */
final class DriverProperty {
    private static final String ANY_URL = "jdbc:postgresql:";
    private static final Set<String> ADDRESS = Set.of("PGHOST", "PGPORT", "PGDBNAME");

    private DriverProperty() {}

    static List<String> names() {
        return properties().map(p -> p.name).toList();
    }

    /** Why the driver, or Rowan, would not take the value; empty when it is fine. Shows no text that could be a secret. */
    static Optional<String> problemOf(String name, String value) {
        var property = properties().filter(p -> p.name.equals(name)).findFirst().orElseThrow();
        var standard = property.value == null ? "" : property.value;
        if (name.equals("preferQueryMode") && value.equals("simple")) {
            return Optional.of("must not be simple: values would be put into the SQL text");
        } else if (name.equals("prepareThreshold") && value.startsWith("-")) {
            return Optional.of("must be 0 or more: several statements in one trip do not work with it");
        } else if (property.choices != null
                && !isList(name)
                && !List.of(property.choices).contains(value)) {
            return Optional.of("must be one of " + String.join(", ", property.choices));
        } else if (standard.matches("true|false") && !value.matches("(?i)true|false|")) {
            return Optional.of("must be true or false");
        } else if (standard.matches("-?[0-9]+") && !isWholeNumber(value)) {
            return Optional.of("must be a whole number");
        }
        return Optional.empty();
    }

    /** Several of the choices, joined by commas. */
    private static boolean isList(String name) {
        return name.equals("requireAuth");
    }

    private static boolean isWholeNumber(String value) {
        return value.matches("-?[0-9]{1,10}") && Math.abs(Long.parseLong(value)) <= Integer.MAX_VALUE;
    }

    static boolean knowsService(String service) {
        var encoded = URLEncoder.encode(service, StandardCharsets.UTF_8);
        return Driver.parseURL("jdbc:postgresql:///?service=" + encoded, new Properties()) != null;
    }

    private static Stream<DriverPropertyInfo> properties() {
        try {
            return Arrays.stream(DriverManager.getDriver(ANY_URL).getPropertyInfo(ANY_URL, new Properties()))
                    .filter(p -> !ADDRESS.contains(p.name));
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL JDBC driver is not on the class path", e);
        }
    }
}
