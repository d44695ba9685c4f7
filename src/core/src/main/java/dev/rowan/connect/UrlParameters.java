package dev.rowan.connect;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The parameters of database URLs: the driver's own, and how those of libpq and of other tools are called there. */
final class UrlParameters {
    private interface Meaning {
        void set(UrlSettings settings, String name, String value);
    }

    /** Same meaning, another name. */
    private static Meaning driver(String property) {
        return (settings, name, value) -> settings.driver(property, value);
    }

    /** What nearly all URLs have, and the driver calls the same: for them alone the other names are not loaded. */
    private static final Set<String> COMMON = Set.of("user", "password");

    /** Loaded by the first other name. */
    private static final class Translated {
        private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
                // libpq
                entry("host", UrlSettings::address),
                entry("port", UrlSettings::address),
                entry("dbname", UrlSettings::address),
                entry("PGHOST", (s, name, v) -> s.address("host", v)),
                entry("PGPORT", (s, name, v) -> s.address("port", v)),
                entry("PGDBNAME", (s, name, v) -> s.address("dbname", v)),
                entry("service", UrlSettings::service),
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
                entry("keepalives_idle", UrlSettings::keepalive),
                entry("keepalives_interval", UrlSettings::keepalive),
                entry("keepalives_count", UrlSettings::keepalive),
                entry(
                        "load_balance_hosts",
                        (s, name, v) -> s.driver("loadBalanceHosts", v.equals("random") ? "true" : "false")),
                entry("require_auth", driver("requireAuth")),
                entry("sslnegotiation", driver("sslNegotiation")),
                // node-postgres and Heroku say no-verify for TLS whose certificate is not looked at
                entry("sslmode", (s, name, v) -> s.driver(name, v.equals("no-verify") ? "require" : v)),
                entry("sslrootcert", UrlParameters::rootCertificate),
                entry("target_session_attrs", (s, name, v) -> s.driver("targetServerType", serverType(v))),
                // what the server calls them, as pgx and Rails pass them on
                entry("search_path", UrlSettings::session),
                entry("statement_timeout", UrlSettings::session),
                entry("lock_timeout", UrlSettings::session),
                entry("idle_in_transaction_session_timeout", UrlSettings::session),
                // the driver's, for what we have to know about
                entry("currentSchema", (s, name, v) -> s.session("search_path", v)),
                entry("options", UrlSettings::options),
                // Prisma
                entry("schema", (s, name, v) -> s.session("search_path", v)),
                entry("pgbouncer", (s, name, v) -> pooler(s, v)),
                entry("connection_limit", UrlSettings::poolSize),
                entry("pool_timeout", UrlSettings::connectionTimeout),
                entry("socket_timeout", driver("socketTimeout")),
                // SQLAlchemy, asyncpg, pgx
                entry("ssl", UrlParameters::ssl),
                entry("prepared_statement_cache_size", UrlParameters::statementCache),
                entry("statement_cache_size", UrlParameters::statementCache),
                entry("pool", UrlSettings::pool), // ours
                entry("pool_max_conns", UrlSettings::poolSize),
                entry("pool_size", UrlSettings::poolSize));
    }

    /** Without effect here: the driver always speaks UTF-8, Vercel's mark names the kind of pooler to people,
     * and node-postgres asks for libpq's meaning of sslmode, which is ours. */
    private static final Set<String> IGNORED = Set.of("client_encoding", "supa", "uselibpqcompat");

    /** Of libpq and without a counterpart in the Java driver, each with what to do instead. */
    private static final Map<String, String> UNSUPPORTED = Map.ofEntries(
            entry("hostaddr", "name the address as the host"),
            entry(
                    "passfile",
                    "write the password into the URL, or leave passfile out: the driver reads ~/.pgpass by itself"),
            entry("requirepeer", "remove requirepeer: it is for Unix-domain sockets"),
            entry("sslcrl", "remove sslcrl, or name an sslfactory that checks revocation"),
            entry("sslcrldir", "remove sslcrldir, or name an sslfactory that checks revocation"),
            entry("sslsni", "remove sslsni: the driver sends the host's name"),
            entry("ssl_max_protocol_version", "remove it; jdk.tls.client.protocols limits the versions of Java's TLS"),
            entry("ssl_min_protocol_version", "remove it; jdk.tls.client.protocols limits the versions of Java's TLS"),
            entry("tcp_user_timeout", "remove it; socketTimeout, in seconds, ends a wait for a silent server"));

    /** Google's, for Cloud SQL and AlloyDB, which find their own settings among the driver's. */
    private static final String CONNECTORS = "com.google.cloud.";

    private static final Pattern OF_CONNECTORS =
            Pattern.compile("(?:cloudSql|alloydb)\\w+|ipTypes|enableIamAuth|unixSocketPath");

    private UrlParameters() {}

    static UrlSettings read(UrlText url, UrlProblems problems) {
        var settings = new UrlSettings(problems);
        var names = DriverProperty.names();
        boolean connector = url.parameters.stream()
                .anyMatch(p -> p.name().equals("socketFactory") && p.value().startsWith(CONNECTORS));
        for (var parameter : url.parameters) {
            var name = parameter.name();
            var meaning = COMMON.contains(name) ? null : Translated.MEANINGS.get(name);
            if (meaning != null) {
                meaning.set(settings, name, parameter.value());
            } else if (names.contains(name)) {
                settings.driver(name, parameter.value());
            } else if (connector && OF_CONNECTORS.matcher(name).matches()) {
                settings.connector(name, parameter.value());
            } else if (UNSUPPORTED.containsKey(name)) {
                problems.add(
                        "parameter " + name + " has no counterpart in the Java driver",
                        Objects.requireNonNull(UNSUPPORTED.get(name)));
            } else if (!IGNORED.contains(name)) {
                unknown(name, problems);
            }
        }
        return settings;
    }

    private static void unknown(String name, UrlProblems problems) {
        var known = new TreeSet<>(Translated.MEANINGS.keySet());
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
