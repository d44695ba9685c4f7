package dev.rowan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.EngineCam;
import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConnectFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who is let in by which settings: by real servers with a certificate of a known authority, with one that has expired, with one of their
 * own, and without TLS. The certificates are for {@code localhost}.
 */
@Timeout(120)
class TlsTest {
    /** The administrator comes by every way without a password; {@code app} by TLS, and {@code guest} by any way. */
    private static final String WHO = """
            hostssl all app 127.0.0.1/32 scram-sha-256
            host all app 127.0.0.1/32 reject
            host all guest 127.0.0.1/32 trust
            host all postgres 127.0.0.1/32 trust
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static Servers servers;
    private static Certificates certificates;
    private static Map<String, Server> running;

    @BeforeAll
    static void start() throws Exception {
        servers = new Servers();
        certificates = Certificates.in(folder);
        Files.writeString(folder.resolve("who"), WHO);
        running = Map.of(
                "good", start("good", "server"),
                "expired", start("expired", "server"),
                "stranger", start("stranger", "stranger"),
                "plain", servers.start("hba_file=" + certificates.file("who")));
        for (Server server : running.values()) {
            try (Connection aside = server.connect()) {
                Server.execute(aside, "create role app login superuser password 'secret'");
                Server.execute(aside, "create role guest login superuser");
            }
        }
    }

    private static Server start(String certificate, String key) throws Exception {
        return servers.start(
                "ssl=on",
                "hba_file=" + certificates.file("who"),
                "ssl_cert_file=" + certificates.file(certificate + ".crt"),
                "ssl_key_file=" + certificates.file(key + ".key"));
    }

    @AfterAll
    static void stop() {
        running.values().forEach(Server::close);
        servers.close();
    }

    /** {@code CA} stands for the authority's certificate, {@code OTHER} for one that nobody knows. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    good     | localhost | app   | ''                                                    | by TLS
                    good     | localhost | app   | sslmode=require                                       | by TLS
                    good     | 127.0.0.1 | app   | sslmode=verify-ca&sslrootcert=CA                      | by TLS
                    good     | localhost | app   | sslmode=verify-full&sslrootcert=CA                    | by TLS
                    good     | localhost | app   | sslmode=verify-full&sslrootcert=CA&channel_binding=require | by TLS
                    good     | localhost | app   | sslmode=verify-full&sslrootcert=CA&require_auth=scram-sha-256 | by TLS
                    good     | 127.0.0.1 | app   | sslmode=verify-full&sslrootcert=CA                    | is for another host
                    good     | localhost | app   | sslmode=verify-full&sslrootcert=OTHER                 | of an authority that is not known here
                    good     | localhost | app   | sslrootcert=system                                    | the TLS connection to
                    good     | localhost | app   | sslmode=disable                                       | remove sslmode=disable
                    good     | localhost | guest | sslmode=disable&channel_binding=require               | channel_binding=require takes TLS
                    good     | localhost | guest | require_auth=scram-sha-256                            | must agree
                    good     | localhost | guest | sslmode=disable                                       | in the clear
                    expired  | localhost | app   | sslmode=verify-full&sslrootcert=CA                    | have it renewed
                    expired  | localhost | app   | sslmode=require                                       | by TLS
                    stranger | localhost | app   | sslmode=verify-full&sslrootcert=CA                    | the TLS connection to
                    stranger | localhost | app   | sslmode=require                                       | by TLS
                    stranger | localhost | app   | ''                                                    | by TLS
                    stranger | localhost | app   | sslmode=verify-ca&sslrootcert=CA                      | not known here
                    good     | 127.0.0.1 | app   | sslmode=require                                       | by TLS
                    plain    | localhost | guest | sslmode=require                                       | does not offer TLS
                    plain    | localhost | guest | sslmode=verify-full&sslrootcert=CA                    | does not offer TLS
                    plain    | localhost | guest | ''                                                    | in the clear
                    """)
    void a_server_that_is_not_the_one_asked_for_is_refused(
            String server, String host, String user, String settings, String outcome) {
        String url = "postgresql://" + user + ":secret@" + host + ":"
                + Objects.requireNonNull(running.get(server)).port() + "/postgres?"
                + settings.replace("CA", certificates.file("authority.crt"))
                        .replace("OTHER", certificates.file("stranger.crt"));
        assertThat(connected(url)).contains(outcome);
    }

    private static String connected(String url) {
        try (var db = EngineCam.connect(DatabaseConfig.of(url).poolSize(1))) {
            boolean tls = db.dsl()
                    .fetchSingle("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                    .get(0, Boolean.class);
            return tls ? "by TLS" : "in the clear";
        } catch (ConnectFailed e) {
            return String.valueOf(e.getMessage());
        }
    }
}
