package dev.rowan.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The spellings of a PostgreSQL URL, and the driver's own. */
final class ServerUrl {
    private static final String JDBC = "jdbc:postgresql:";

    private ServerUrl() {}

    static boolean isUrl(String spec) {
        return spec.startsWith(JDBC) || spec.startsWith("postgres://") || spec.startsWith("postgresql://");
    }

    static PGSimpleDataSource dataSource(String url) {
        var dataSource = new PGSimpleDataSource();
        try {
            dataSource.setUrl(url.startsWith(JDBC) ? url : jdbc(new URI(url)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a PostgreSQL URL: %s\nhelp: the form is postgresql://user:password@host:port/database, with special characters of user and password percent-encoded"
                            .formatted(withoutPassword(url)));
        }
        return dataSource;
    }

    /** The same server and user, another database. */
    static PGSimpleDataSource forDatabase(PGSimpleDataSource server, String database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.getURL());
        dataSource.setUser(server.getUser());
        dataSource.setPassword(server.getPassword());
        dataSource.setDatabaseName(database);
        return dataSource;
    }

    /** A JDBC URL that needs nothing beside it, without the driver's defaults, which its own URL spells out. */
    static String withCredentials(PGSimpleDataSource dataSource) {
        var url = new StringBuilder(JDBC).append("//");
        for (int i = 0; i < dataSource.getServerNames().length; i++) {
            url.append(i == 0 ? "" : ",").append(dataSource.getServerNames()[i]);
            url.append(':').append(dataSource.getPortNumbers()[i]);
        }
        url.append('/').append(URLEncoder.encode(String.valueOf(dataSource.getDatabaseName()), StandardCharsets.UTF_8));
        append(url, "user", dataSource.getUser());
        append(url, "password", dataSource.getPassword());
        return url.toString();
    }

    static String withoutPassword(String url) {
        return url.replaceAll("(?<=://)([^:/?@]*):[^@/]*@", "$1:***@").replaceAll("(?<=[?&]password=)[^&]*", "***");
    }

    private static String jdbc(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("no host");
        }
        int at = authority.lastIndexOf('@');
        String path = uri.getRawPath();
        var url = new StringBuilder("jdbc:postgresql://")
                .append(authority, at + 1, authority.length())
                .append(path == null || path.isEmpty() ? "/" : path);
        if (uri.getRawQuery() != null) {
            url.append('?').append(uri.getRawQuery());
        }
        if (at >= 0) {
            String[] user = authority.substring(0, at).split(":", 2);
            append(url, "user", percentDecoded(user[0]));
            append(url, "password", user.length == 2 ? percentDecoded(user[1]) : null);
        }
        return url.toString();
    }

    /** As libpq does it: a plus sign is a plus sign. */
    private static String percentDecoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder url, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            url.append(url.indexOf("?") < 0 ? '?' : '&')
                    .append(key)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
