package dev.rowan.connect;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One server's address; an IPv6 host stands in brackets, as the driver wants it. */
record HostPort(String host, int port) {
    static final int DEFAULT_PORT = 5432;

    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9a-fA-F:.]+(?:%\\w+)?]|[^:\\[\\]/\\\\%\\s]*)(?::(.*))?");

    static Optional<HostPort> parse(String text, UrlProblems problems) {
        var match = FORM.matcher(text);
        if (text.startsWith("%2F") || text.startsWith("/")) {
            problems.add(
                    "the host is a Unix-domain socket, which the Java driver cannot use",
                    text.contains("cloudsql")
                            ? "use Google's connector: cloudSqlInstance=project:region:instance"
                                    + "&socketFactory=com.google.cloud.sql.postgres.SocketFactory"
                            : "name a TCP host");
        } else if (text.startsWith("[") ? !match.matches() : text.indexOf(':') != text.lastIndexOf(':')) {
            problems.add("an IPv6 host is not written as [address]:port", "write it like [::1]:5432");
        } else if (!match.matches()) {
            problems.add("the host is not a name or an address", "write hosts as name:port, joined by ','");
        } else {
            return port(match.group(2), problems)
                    .map(port -> new HostPort(match.group(1).isEmpty() ? "localhost" : match.group(1), port));
        }
        return Optional.empty();
    }

    /** What stands after a colon may be the password of a URL whose {@code @host} was left out: it is not repeated. */
    private static Optional<Integer> port(@Nullable String text, UrlProblems problems) {
        if (text == null || text.isEmpty()) {
            return Optional.of(DEFAULT_PORT);
        }
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535) {
            return Optional.of(Integer.valueOf(text));
        }
        problems.add("the port after the host is not a number from 1 to 65535", "write it as " + UrlText.EXAMPLE);
        return Optional.empty();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
