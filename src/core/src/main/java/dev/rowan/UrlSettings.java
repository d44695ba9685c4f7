package dev.rowan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Nullable
    Duration statementTimeout;

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

    /** {@code host}, {@code port} or {@code dbname} as a parameter. */
    void address(String name, String value) {
        put(address, name, value);
    }

    /** Where the URL itself says nothing about it. */
    void driverDefault(String name, String value) {
        driver.putIfAbsent(name, value);
    }

    void poolSize(String name, String value) {
        number(name, value, 1).ifPresent(n -> poolSize = n);
    }

    void connectionTimeout(String name, String seconds) {
        number(name, seconds, 1).ifPresent(n -> connectionTimeout = Duration.ofSeconds(n));
    }

    void statementTimeout(String name, String millis) {
        number(name, millis, 0).ifPresent(n -> statementTimeout = Duration.ofMillis(n));
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
