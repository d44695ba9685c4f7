package dev.rowan;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of database URLs: the driver's own, and how those of libpq and of other tools are called there. */
final class UrlParameters {
    private interface Meaning {
        void set(UrlSettings settings, String name, String value);
    }

    /** Same meaning, another name. */
    private static Meaning driver(String property) {
        return (settings, name, value) -> settings.driver(property, value);
    }

    private static final Map<String, Meaning> TRANSLATED = Map.ofEntries(
            // libpq
            entry("host", UrlSettings::address),
            entry("port", UrlSettings::address),
            entry("dbname", UrlSettings::address),
            entry("PGHOST", (s, name, v) -> s.address("host", v)),
            entry("PGPORT", (s, name, v) -> s.address("port", v)),
            entry("PGDBNAME", (s, name, v) -> s.address("dbname", v)),
            entry("application_name", driver("ApplicationName")),
            entry("fallback_application_name", (s, name, v) -> s.driverDefault("ApplicationName", v)),
            entry("channel_binding", driver("channelBinding")),
            entry("connect_timeout", (s, name, v) -> {
                s.driver("connectTimeout", v);
                s.driver("loginTimeout", v);
            }),
            entry("gssencmode", driver("gssEncMode")),
            entry("krbsrvname", driver("kerberosServerName")),
            entry("keepalives", (s, name, v) -> s.driver("tcpKeepAlive", flag(v))),
            entry(
                    "load_balance_hosts",
                    (s, name, v) -> s.driver("loadBalanceHosts", v.equals("random") ? "true" : "false")),
            entry("require_auth", driver("requireAuth")),
            entry("sslnegotiation", driver("sslNegotiation")),
            entry("sslrootcert", UrlParameters::rootCertificate),
            entry("target_session_attrs", (s, name, v) -> s.driver("targetServerType", serverType(v))),
            // what the server calls them, as pgx and Rails pass them on
            entry("search_path", driver("currentSchema")),
            entry("statement_timeout", UrlSettings::statementTimeout),
            // Prisma
            entry("schema", driver("currentSchema")),
            entry("pgbouncer", (s, name, v) -> pooler(s, v)),
            entry("connection_limit", UrlSettings::poolSize),
            entry("pool_timeout", UrlSettings::connectionTimeout),
            entry("socket_timeout", driver("socketTimeout")),
            // SQLAlchemy, asyncpg, pgx
            entry("ssl", UrlParameters::ssl),
            entry("prepared_statement_cache_size", UrlParameters::statementCache),
            entry("statement_cache_size", UrlParameters::statementCache),
            entry("pool_max_conns", UrlSettings::poolSize),
            entry("pool_size", UrlSettings::poolSize));

    /** Without effect here: the driver always speaks UTF-8, and Vercel's mark names the kind of pooler to people. */
    private static final Set<String> IGNORED = Set.of("client_encoding", "supa");

    private static final Set<String> UNSUPPORTED = Set.of(
            "hostaddr",
            "keepalives_count",
            "keepalives_idle",
            "keepalives_interval",
            "passfile",
            "requirepeer",
            "sslcrl",
            "sslcrldir",
            "sslsni",
            "ssl_max_protocol_version",
            "ssl_min_protocol_version",
            "tcp_user_timeout");

    private UrlParameters() {}

    static UrlSettings read(UrlText url, UrlProblems problems) {
        var settings = new UrlSettings(problems);
        var names = DriverProperty.names();
        for (var parameter : url.parameters) {
            var name = parameter.name();
            var meaning = TRANSLATED.get(name);
            if (meaning != null) {
                meaning.set(settings, name, parameter.value());
            } else if (names.contains(name)) {
                settings.driver(name, parameter.value());
            } else if (UNSUPPORTED.contains(name)) {
                problems.add("parameter " + name + " has no counterpart in the Java driver", "remove " + name);
            } else if (!IGNORED.contains(name)) {
                unknown(name, problems);
            }
        }
        return settings;
    }

    private static void unknown(String name, UrlProblems problems) {
        var known = new TreeSet<>(TRANSLATED.keySet());
        known.addAll(DriverProperty.names());
        var shown = name.matches("\\w{1,40}") ? "unknown parameter " + name : "a parameter's name is not a name";
        problems.add(
                shown,
                NearestName.to(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("remove it, or see the connection parameters of the PostgreSQL JDBC driver"));
    }

    /** {@code ssl=require} is asyncpg's spelling of sslmode, {@code ssl=true} is the driver's own. */
    private static void ssl(UrlSettings settings, String name, String value) {
        boolean own = value.isEmpty() || value.equals("true") || value.equals("false");
        settings.driver(own ? "ssl" : "sslmode", value);
    }

    /** libpq's {@code system}: the certificates that the platform trusts, and the host's name verified. */
    private static void rootCertificate(UrlSettings settings, String name, String value) {
        if (value.equals("system")) {
            settings.driver("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            settings.driver("sslmode", "verify-full");
        } else {
            settings.driver("sslrootcert", value);
        }
    }

    /** Users of asyncpg switch its statement cache off behind a transaction pooler. */
    private static void statementCache(UrlSettings settings, String name, String value) {
        settings.driver(value.equals("0") ? "prepareThreshold" : "preparedStatementCacheQueries", value);
    }

    private static void pooler(UrlSettings settings, String value) {
        if (flag(value).equals("true")) {
            settings.pooler = true;
            settings.driver("prepareThreshold", "0");
        }
    }

    private static String flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "on", "yes" -> "true";
            case "0", "false", "off", "no" -> "false";
            default -> value;
        };
    }

    private static String serverType(String libpq) {
        return switch (libpq) {
            case "read-write" -> "primary";
            case "read-only", "standby" -> "secondary";
            case "prefer-standby" -> "preferSecondary";
            default -> libpq;
        };
    }
}
