package dev.rowan.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a URL's parameters set, while they are read; each thing at most once, or twice to the same. */
final class UrlSettings {
    /** The driver's own properties, but for host, port and database. */
    final Map<String, String> driver = new LinkedHashMap<>();

    final Map<String, String> address = new LinkedHashMap<>();

    @Nullable
    Integer poolSize;

    @Nullable
    Duration connectionTimeout;

    /** Whether connections are kept; null when the URL does not say. */
    @Nullable
    Boolean pooled;

    /** What sessions are told, by the server's names. */
    final Map<String, String> session = new LinkedHashMap<>();

    /** Settings of the server that are times. */
    private static final Set<String> TIMEOUTS =
            Set.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout");

    /** For the driver's socket. */
    final Map<String, String> keepalives = new TreeMap<>();

    boolean pooler;

    private final UrlProblems problems;

    UrlSettings(UrlProblems problems) {
        this.problems = problems;
    }

    void driver(String name, String value) {
        DriverProperty.problemOf(name, value)
                .ifPresentOrElse(problem -> problems.add(name + " " + problem, "correct or remove it"), () -> {
                    put(driver, name, value);
                });
    }

    /** Of a connector that the driver makes its sockets by. */
    void connector(String name, String value) {
        put(driver, name, value);
    }

    /** {@code host}, {@code port} or {@code dbname} as a parameter. */
    void address(String name, String value) {
        put(address, name, value);
    }

    /** Where the URL itself says nothing about it. */
    void driverDefault(String name, String value) {
        driver.putIfAbsent(name, value);
    }

    /** A section of {@code pg_service.conf}, which the driver reads. */
    void service(String name, String service) {
        if (DriverProperty.knowsService(service)) {
            put(driver, name, service);
        } else {
            problems.add(
                    "the service it names is in no pg_service.conf",
                    "add it to ~/.pg_service.conf, or to the file that PGSERVICEFILE names");
        }
    }

    void poolSize(String name, String value) {
        number(name, value, 1).ifPresent(n -> poolSize = n);
    }

    void pool(String name, String value) {
        switch (value) {
            case "on", "true" -> pooled = true;
            case "off", "false" -> pooled = false;
            default -> problems.add(name + " is neither on nor off", "correct or remove it");
        }
    }

    void connectionTimeout(String name, String seconds) {
        number(name, seconds, 1).ifPresent(n -> connectionTimeout = Duration.ofSeconds(n));
    }

    /** A setting of the server's, whoever calls it something else. */
    void session(String name, String value) {
        if (TIMEOUTS.contains(name)) {
            ServerDuration.parse(value)
                    .ifPresentOrElse(
                            time -> put(session, name, Long.toString(time.toMillis())),
                            () -> problems.add(
                                    name + " is not a time such as 1500, 30s or 5min", "correct or remove it"));
        } else {
            put(session, name, value);
        }
    }

    /** What we have to know about goes the way of parameters, all else to the server as it stands. */
    void options(String name, String value) {
        var options = StartupOptions.parse(value);
        var rest = new ArrayList<>(options.rest());
        options.settings().forEach((setting, to) -> {
            if (TIMEOUTS.contains(setting) || setting.equals("search_path")) {
                session(setting, to);
            } else {
                rest.add("-c " + setting + "=" + to.replaceAll("[\\\\\\s]", "\\\\$0"));
            }
        });
        if (!rest.isEmpty()) {
            driver(name, String.join(" ", rest));
        }
    }

    /** Seconds, or a count; 0 leaves it to the system, as with libpq. */
    void keepalive(String name, String value) {
        number(name, value, 0).filter(n -> n > 0).ifPresent(n -> put(keepalives, name, Integer.toString(n)));
    }

    /** The hosts that {@code host} and {@code port} name, else those of the URL, else this machine; none when a service names it. */
    List<HostPort> hosts(UrlText url) {
        var names = address.get("host");
        var ports = address.get("port");
        if (names == null && ports == null) {
            boolean here = url.hosts.isEmpty() && !driver.containsKey("service");
            return here ? List.of(new HostPort("localhost", HostPort.DEFAULT_PORT)) : url.hosts;
        }
        var texts = names == null ? url.hosts.stream().map(HostPort::host).toList() : List.of(names.split(",", -1));
        var port = ports == null ? new String[] {""} : ports.split(",", -1);
        var hosts = new ArrayList<HostPort>();
        for (int i = 0; i < Math.max(texts.size(), 1); i++) {
            var host = texts.isEmpty() ? "localhost" : texts.get(i);
            HostPort.parse(host + ":" + port[port.length == 1 ? 0 : Math.min(i, port.length - 1)], problems)
                    .ifPresent(hosts::add);
        }
        return hosts;
    }

    private Optional<Integer> number(String name, String value, int least) {
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least) {
            return Optional.of(Integer.valueOf(value));
        }
        problems.add(name + " is not a whole number from " + least, "correct or remove it");
        return Optional.empty();
    }

    private void put(Map<String, String> to, String name, String value) {
        var before = to.putIfAbsent(name, value);
        if (before != null && !before.equals(value)) {
            problems.add(name + " is set twice, to different values", "keep one of the two");
        }
    }
}
