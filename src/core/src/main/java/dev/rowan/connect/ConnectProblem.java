package dev.rowan.connect;

import dev.rowan.error.ConnectFailed;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Says in one line why a connection could not be opened. */
final class ConnectProblem {
    /** Stays in the driver's message in every language. */
    private static final String HOST_NAME_VERIFIER = "HostnameVerifier";

    private final DatabaseConfig config;
    private final String place;
    private final Throwable failure;

    private ConnectProblem(DatabaseConfig config, Throwable failure) {
        this.config = config;
        this.place = config.place();
        this.failure = failure;
    }

    /** {@code failure}: what the driver threw, perhaps wrapped by a pool or by Flyway. */
    static ConnectFailed of(Throwable failure, DatabaseConfig config) {
        return new ConnectProblem(config, failure).explained();
    }

    private ConnectFailed explained() {
        return cause(SQLException.class)
                .map(e -> fromServer(e).orElseGet(() -> fromDriver(e)))
                .orElseGet(() -> failed("cannot connect to " + place + ": " + failure.getMessage(), "see the cause"));
    }

    private Optional<ConnectFailed> fromServer(SQLException e) {
        var server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        if (server == null || server.getMessage() == null) {
            return Optional.empty();
        }
        var said = server.getMessage();
        return Optional.of(
                switch (e.getSQLState()) {
                    case "28P01" ->
                        failed(
                                place + " refused the login: " + said,
                                "check user and password of the URL; special characters must be percent-encoded");
                    case "28000" -> refusedRole(said);
                    case "3D000" ->
                        failed(
                                place + " cannot be opened: " + said,
                                "create it with `createdb` or CREATE DATABASE, or correct the URL");
                    case "42501" ->
                        failed(
                                place + " refuses what opening needs: " + said,
                                "GRANT the role CONNECT on the database, USAGE and (to migrate) CREATE on the schema");
                    case "53300" ->
                        failed(
                                place + " has too many connections: " + said,
                                "make poolSize (" + config.poolSize()
                                        + " now, per process) smaller, or raise max_connections or the limit named");
                    case "57P03" -> failed(place + " does not take connections now: " + said, "try again in a moment");
                    case "08P01" -> startup(said);
                    case null, default ->
                        failed(
                                "cannot connect to " + place + ": " + said + " (SQLSTATE " + e.getSQLState() + ")",
                                "see the server's log");
                });
    }

    private ConnectFailed refusedRole(String said) {
        if (said.contains("pg_hba.conf") && said.contains("no encryption")) {
            return failed(
                    place + " refused the login: " + said,
                    "the server may take TLS alone: remove sslmode=disable from the URL; else add a line for this client to its"
                            + " pg_hba.conf");
        }
        return said.contains("pg_hba.conf")
                ? failed(
                        place + " refused the login: " + said, "add a line for this client to the server's pg_hba.conf")
                : failed(
                        place + " refused the login: " + said,
                        "create the role with CREATE ROLE ... LOGIN, or correct the user in the URL");
    }

    private ConnectFailed startup(String said) {
        return said.toLowerCase(Locale.ROOT).contains("startup parameter")
                ? failed(
                        place + " is a pooler that refuses what the URL or the statement timeout sets: " + said,
                        "configure with statementTimeout(Duration.ZERO), or with pgbouncer=true in the URL when it pools"
                                + " transactions")
                : failed("cannot connect to " + place + ": " + said, "check that a PostgreSQL server listens there");
    }

    private ConnectFailed fromDriver(SQLException e) {
        var properties = config.driverProperties();
        if (cause(UnknownHostException.class).isPresent()) {
            return failed("the host of " + place + " is unknown", "check its name in the URL, and the DNS or VPN here");
        } else if (readTimedOut()) {
            return silent();
        } else if (cause(SocketTimeoutException.class).isPresent()
                || cause(NoRouteToHostException.class).isPresent()) {
            return failed("nothing answers at " + place, "check host and port in the URL, and firewalls on the way");
        } else if (cause(ConnectException.class).isPresent()) {
            return failed(
                    "no server listens at " + place, "start PostgreSQL there, or correct host and port in the URL");
        } else if (cause(SSLException.class).isPresent()) {
            var said = first(cause(SSLException.class).get().getMessage());
            return failed("the TLS connection to " + place + " failed: " + said, certificateHelp(said));
        }
        return byState(e, properties.getProperty("sslmode", ""), properties.containsKey("password"));
    }

    /** By the alert that TLS names first. */
    private static String certificateHelp(String said) {
        if (said.contains("certificate_expired")) {
            return "the server's certificate has expired: have it renewed";
        }
        return said.contains("certificate_unknown")
                ? "the server's certificate is of an authority that is not known here: name the file of that authority in sslrootcert"
                        + " (a provider has one to download), or say sslrootcert=system for those that Java trusts; it may also be"
                        + " another server than you think"
                : "check sslmode and sslrootcert in the URL, and the server's certificate";
    }

    /** The driver's own refusals, which have neither a cause nor a code of their own; its texts are translated. */
    private ConnectFailed byState(SQLException e, String sslmode, boolean password) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var said = first(e.getMessage());
        if (state.equals("08004") && said.contains("SSL")) {
            var name = sslmode.isEmpty() ? "ssl" : "sslmode";
            return failed(
                    place + " does not offer TLS, which " + name + "=" + (sslmode.isEmpty() ? "true" : sslmode)
                            + " demands",
                    "switch TLS on at the server (ssl = on), or leave " + name + " out on a network you trust");
        } else if (said.contains(HOST_NAME_VERIFIER)) {
            return failed(
                    "the certificate of " + place + " is for another host: " + said,
                    "name the host as the certificate does, or have one made for this name; sslmode=verify-ca does not look at names");
        } else if (state.equals("08004") && said.contains("requireAuth")) {
            return failed(
                    place + " asks for the password in another way than the URL allows, or not at all: " + said,
                    "require_auth (requireAuth) in the URL and pg_hba.conf of the server must agree; scram-sha-256 is the safe one");
        } else if (state.equals("08004") && properties().containsKey("channelBinding")) {
            return failed(
                    place + " cannot bind the login to the TLS connection: " + said,
                    "channel_binding=require takes TLS, and scram-sha-256 in the server's pg_hba.conf; poolers cannot do it");
        } else if (state.equals("08004") && !password) {
            return failed(place + " wants a password and the URL has none", "write it as user:password@host");
        } else if (state.equals("08001") && config.driverProperties().containsKey("targetServerType")) {
            return failed(
                    "no server of " + place + " is a "
                            + config.driverProperties().getProperty("targetServerType") + " that can be reached",
                    "check the hosts and targetServerType (target_session_attrs) in the URL");
        } else if (state.equals("08001") && e.getCause() == null) {
            return silent();
        }
        return failed(
                "cannot connect to " + place + ": " + said + " (SQLSTATE " + state + ")",
                "check the URL's parameters, and the server's log");
    }

    private Properties properties() {
        return config.driverProperties();
    }

    private boolean readTimedOut() {
        return cause(SocketTimeoutException.class)
                .map(e -> String.valueOf(e.getMessage()).contains("Read"))
                .orElse(false);
    }

    private ConnectFailed silent() {
        return failed(
                place + " takes the connection and does not answer in time",
                "check that it is a PostgreSQL server and not overloaded; loginTimeout in the URL sets the limit");
    }

    private ConnectFailed failed(String what, String help) {
        return new ConnectFailed(first(what), help, failure);
    }

    private <T extends Throwable> Optional<T> cause(Class<T> type) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String first(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
