package dev.rowan.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database URL understood: what the driver needs. Immutable; it has no text of its own, so none that shows a secret. */
final class DatabaseUrl {
    /** What Supabase's and others' pages show in the place of the password. */
    private static final Set<String> PLACEHOLDERS = Set.of("[YOUR-PASSWORD]", "[YOUR_PASSWORD]", "[PASSWORD]");

    private final List<HostPort> hosts;
    private final String database;
    private final Properties driver = new Properties();
    private final UrlSettings settings;
    private final @Nullable String service;

    private DatabaseUrl(UrlText url, UrlSettings settings) {
        this.settings = settings;
        hosts = List.copyOf(settings.hosts(url));
        driver.putAll(settings.driver);
        if (!settings.keepalives.isEmpty() && !driver.containsKey("socketFactory")) {
            driver.put("socketFactory", KeepaliveSockets.class.getName());
            driver.put("socketFactoryArg", KeepaliveSockets.argument(settings.keepalives));
        }
        putIfAbsent("user", url.user);
        putIfAbsent("password", url.password);
        service = (String) driver.remove("service");
        if (service == null) {
            putIfAbsent("user", System.getProperty("user.name", "postgres"));
        }
        var named = settings.address.getOrDefault("dbname", url.database == null ? "" : url.database);
        database = named.isEmpty() && service == null ? driver.getProperty("user") : named;
        if (service != null && !database.isEmpty()) {
            driver.put("PGDBNAME", database); // in the URL it would hide the service's host from the driver
        }
    }

    static DatabaseUrl parse(String text, String source) {
        var problems = new UrlProblems(source);
        var parts = UrlText.parse(text, problems);
        var url = new DatabaseUrl(parts, UrlParameters.read(parts, problems));
        if (PLACEHOLDERS.contains(url.driver.getProperty("password", ""))) {
            problems.add(
                    "the password is the placeholder of the provider's page",
                    "write the password in its place, percent-encoded");
        }
        problems.throwIfAny();
        return url;
    }

    UrlSettings settings() {
        return settings;
    }

    String jdbcUrl() {
        // the driver looks a service up only where the URL names it
        return "jdbc:postgresql://" + addresses() + "/"
                + (service == null
                        ? URLEncoder.encode(database, StandardCharsets.UTF_8)
                        : "?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8));
    }

    /** For messages: where it is, and no more. */
    String place() {
        return (service == null || !hosts.isEmpty() ? addresses() : "service " + service)
                + (service == null || !database.isEmpty() ? "/" + database : "");
    }

    /** A copy, so that this stays immutable. */
    Properties driverProperties() {
        var copy = new Properties();
        copy.putAll(driver);
        return copy;
    }

    private String addresses() {
        return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }

    private void putIfAbsent(String name, @Nullable String value) {
        if (value != null) {
            driver.putIfAbsent(name, value);
        }
    }
}
