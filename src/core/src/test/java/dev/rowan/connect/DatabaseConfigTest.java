package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConnectFailed;
import dev.rowan.session.StatementListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://alice:pw@db.example.com:5433/app",
                "postgresql://alice:pw@db.example.com:5433/app",
                "POSTGRESQL://alice:pw@db.example.com:5433/app",
                "postgresql+asyncpg://alice:pw@db.example.com:5433/app",
                "postgresql+psycopg2://alice:pw@db.example.com:5433/app",
                "jdbc:postgresql://alice:pw@db.example.com:5433/app",
                "jdbc:postgresql://db.example.com:5433/app?user=alice&password=pw",
                "postgresql://db.example.com/app?user=alice&password=pw&port=5433",
                "postgresql:///?host=db.example.com&port=5433&dbname=app&user=alice&password=pw",
                " \"postgres://alice:pw@db.example.com:5433/app\"\n",
            })
    void everySpellingIsTheSameDatabase(String url) {
        var config = DatabaseConfig.of(url);

        assertThat(config.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:5433/app");
        assertThat(config.driverProperties()).isEqualTo(Map.of("user", "alice", "password", "pw"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://alice@h, h:5432/alice",
        "postgres://alice@h/, h:5432/alice",
        "postgres://h/db, h:5432/db",
        "postgres://h:/db, h:5432/db",
        "postgres:///db, localhost:5432/db",
        "postgres:///db?port=99, localhost:99/db",
        "jdbc:postgresql:db, localhost:5432/db",
        "'postgres://h1:1,h2,h3:3/db', 'h1:1,h2:5432,h3:3/db'",
        "'postgres:///db?host=h1,h2&port=1,2', 'h1:1,h2:2/db'",
        "'postgres://[::1]:1,[2001:db8::7]/db', '[::1]:1,[2001:db8::7]:5432/db'",
        "postgres://h/a%20b%2Bc%C3%A9+, h:5432/a b+cé+",
    })
    void theDefaultsAreThoseOfLibpq(String url, String place) {
        assertThat(DatabaseConfig.of(url).place()).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://postgres:pw@db.abc.supabase.co:5432/postgres, db.abc.supabase.co:5432/postgres, false",
        "postgresql://postgres.abc:pw@aws-0-eu-central-1.pooler.supabase.com:5432/postgres, aws-0-eu-central-1.pooler.supabase.com:5432/postgres, false",
        "postgresql://postgres.abc:pw@aws-0-eu-central-1.pooler.supabase.com:6543/postgres?pgbouncer=true, aws-0-eu-central-1.pooler.supabase.com:6543/postgres, true",
        "postgresql://alex:pw@ep-a-b-pooler.us-east-2.aws.neon.tech/db?sslmode=require&channel_binding=require, ep-a-b-pooler.us-east-2.aws.neon.tech:5432/db, false",
        "postgresql://alex:pw@ep-a-b.us-east-2.aws.neon.tech/db?sslmode=verify-full&sslrootcert=system&uselibpqcompat=true, ep-a-b.us-east-2.aws.neon.tech:5432/db, false",
        "postgres://u:pw@shop.123456789012.us-east-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=global-bundle.pem, shop.123456789012.us-east-1.rds.amazonaws.com:5432/shop, false",
        "postgres://u:pw@ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1?sslmode=no-verify, ec2-1-2-3-4.compute-1.amazonaws.com:5432/d1, false",
    })
    void urlsOfProvidersAreTakenAsTheyAre(String url, String place, boolean pooler) {
        var config = DatabaseConfig.of(url);

        assertThat(config.place()).isEqualTo(place);
        assertThat(config.transactionPooler()).isEqualTo(pooler);
    }

    @Test
    void settingsOfGooglesConnectorsReachThem() {
        var cloudSql = DatabaseConfig.of("jdbc:postgresql:///shop?cloudSqlInstance=p:r:i&ipTypes=PRIVATE"
                + "&socketFactory=com.google.cloud.sql.postgres.SocketFactory&user=u&password=p");
        assertThat(cloudSql.driverProperties())
                .containsEntry("cloudSqlInstance", "p:r:i")
                .containsEntry("ipTypes", "PRIVATE")
                .containsEntry("socketFactory", "com.google.cloud.sql.postgres.SocketFactory");
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://h/db?cloudSqlInstance=p:r:i"))
                .hasMessageContaining("unknown parameter cloudSqlInstance");
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://u:p@/shop?host=/cloudsql/p:r:i"))
                .hasMessageContaining("use Google's connector: cloudSqlInstance=project:region:instance");
    }

    @Test
    void aPlaceholderIsNoPassword() {
        assertThatThrownBy(() -> DatabaseConfig.of("postgresql://postgres:[YOUR-PASSWORD]@db.abc.supabase.co/postgres"))
                .hasMessageStartingWith("database URL: the password is the placeholder of the provider's page");
    }

    @Test
    void theDriverReadsTheDatabaseNameAsItWasMeant() {
        var url = DatabaseConfig.of("postgres://[::1]/a%20b%2Bc%25%2F%C3%A9%3F").jdbcUrl();

        var parsed = org.postgresql.Driver.parseURL(url, new java.util.Properties());
        assertThat(parsed).containsEntry("PGDBNAME", "a b+c%/é?").containsEntry("PGHOST", "[::1]");
    }

    @Test
    void withoutUserAndDatabaseBothAreTheOneOfTheProcess() {
        assertThat(DatabaseConfig.of("postgres://h").place()).isEqualTo("h:5432/" + System.getProperty("user.name"));
    }

    @Test
    void aPasswordMayHoldAnything() {
        var password = "p@s/s?w#o%r d+:é💥&=[]";
        var encoded = java.net.URLEncoder.encode(password, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");

        var config = DatabaseConfig.of("postgres://a%40b:" + encoded + "@h/db");

        assertThat(config.driverProperties()).containsEntry("user", "a@b").containsEntry("password", password);
        assertThat(DatabaseConfig.of("postgres://u:a+b:c@h/db").driverProperties())
                .containsEntry("password", "a+b:c");
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=require, sslmode, require",
        "ssl=require, sslmode, require",
        "ssl=true, ssl, true",
        "sslrootcert=/a.pem, sslrootcert, /a.pem",
        "sslrootcert=system, sslmode, verify-full",
        "sslnegotiation=direct, sslNegotiation, direct",
        "connect_timeout=7, connectTimeout, 7",
        "connect_timeout=7, loginTimeout, 7",
        "application_name=x, ApplicationName, x",
        "channel_binding=require, channelBinding, require",
        "target_session_attrs=read-write, targetServerType, primary",
        "target_session_attrs=prefer-standby, targetServerType, preferSecondary",
        "load_balance_hosts=random, loadBalanceHosts, true",
        "keepalives=1, tcpKeepAlive, true",
        "'options=-c%20work_mem%3D5MB%20-cjit%3Doff%20--lock-timeout=3s', options, -c work_mem=5MB -c jit=off",
        "options=-c%20log_line_prefix%3Da%5C%20b, options, -c log_line_prefix=a\\ b",
        "sslmode=no-verify, sslmode, require",
        "pgbouncer=true, prepareThreshold, 0",
        "statement_cache_size=0, prepareThreshold, 0",
        "prepareThreshold=3, prepareThreshold, 3",
        "unknownLength=2147483647, unknownLength, 2147483647",
        "reWriteBatchedInserts=true, reWriteBatchedInserts, true",
    })
    void parametersOfOtherToolsAreTranslatedAndTheDriversOwnPass(String parameter, String name, String value) {
        assertThat(DatabaseConfig.of("postgres://h/db?" + parameter).driverProperties())
                .containsEntry(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "schema=shop, search_path, shop",
        "currentSchema=shop, search_path, shop",
        "search_path=shop%2Cpublic, search_path, 'shop,public'",
        "'options=-csearch_path%3Dshop%2C%5C%20public', search_path, 'shop, public'",
        "options=--search-path=shop, search_path, shop",
        "lock_timeout=5s, lock_timeout, 5000",
        "statement_timeout=1500, statement_timeout, 1500",
        "statement_timeout=2min, statement_timeout, 120000",
        "options=-c%20statement_timeout%3D1h, statement_timeout, 3600000",
        "idle_in_transaction_session_timeout=7s, idle_in_transaction_session_timeout, 7000",
    })
    void settingsOfTheServerAreUnderstoodInEverySpelling(String parameter, String setting, String value) {
        var config = DatabaseConfig.of("postgres://u@h/db?" + parameter);

        assertThat(config.sessionSettings()).isEqualTo(Map.of(setting, value));
        assertThat(config.driverProperties()).isEqualTo(Map.of("user", "u"));
    }

    @Test
    void keepalivesOfLibpqAreSetOnTheSocket() throws Exception {
        var properties = DatabaseConfig.of("postgres://h/db?keepalives_idle=7&keepalives_interval=3&keepalives_count=2")
                .driverProperties();

        var factory = Class.forName(properties.getProperty("socketFactory"))
                .asSubclass(javax.net.SocketFactory.class)
                .getConstructor(String.class)
                .newInstance(properties.getProperty("socketFactoryArg"));
        try (var socket = factory.createSocket()) {
            assertThat(socket.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPIDLE))
                    .isEqualTo(7);
            assertThat(socket.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPINTERVAL))
                    .isEqualTo(3);
            assertThat(socket.getOption(jdk.net.ExtendedSocketOptions.TCP_KEEPCOUNT))
                    .isEqualTo(2);
        }
        assertThat(DatabaseConfig.of("postgres://h/db?keepalives_idle=0").driverProperties())
                .doesNotContainKey("socketFactory");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp_user_timeout=1, tcp_user_timeout has no counterpart in the Java driver, socketTimeout",
        "hostaddr=1.2.3.4, hostaddr has no counterpart in the Java driver, name the address as the host",
        "sslcrl=x, sslcrl has no counterpart in the Java driver, sslfactory",
        "lock_timeout=soon, 'lock_timeout is not a time such as 1500, 30s or 5min', correct or remove it",
        "statement_timeout=90d, 'statement_timeout is not a time such as 1500, 30s or 5min', correct or remove it",
        "schema=a&search_path=b, 'search_path is set twice, to different values', keep one of the two",
    })
    void whatHasNoMeaningIsRefusedByNameAndWithHelp(String parameters, String problem, String help) {
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://h/db?" + parameters))
                .isInstanceOf(ConnectFailed.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("\nhelp: ")
                .hasMessageContaining(help);
    }

    @Test
    void aServiceIsLookedUpInItsFile(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("services"), "[shop]\nhost=far\nport=6543\ndbname=shopdb\nuser=bob\npassword=canary\n");
        System.setProperty("org.postgresql.pgservicefile", file.toString());
        try {
            assertThat(asTheDriverHasIt("postgres:///?service=shop")).isEqualTo("far 6543 shopdb bob canary");
            assertThat(asTheDriverHasIt("postgres://alice@/other?service=shop"))
                    .isEqualTo("far 6543 other alice canary");
            assertThat(asTheDriverHasIt("postgres://near/?service=shop")).isEqualTo("near 5432 shopdb bob canary");
            assertThat(DatabaseConfig.of("postgres:///?service=shop").place()).isEqualTo("service shop");
            assertThatThrownBy(() -> DatabaseConfig.of("postgres:///?service=none"))
                    .hasMessage("database URL: the service it names is in no pg_service.conf\n"
                            + "help: add it to ~/.pg_service.conf, or to the file that PGSERVICEFILE names");
        } finally {
            System.clearProperty("org.postgresql.pgservicefile");
        }
    }

    private static String asTheDriverHasIt(String url) {
        var config = DatabaseConfig.of(url);
        var properties = java.util.Objects.requireNonNull(
                org.postgresql.Driver.parseURL(config.jdbcUrl(), config.driverProperties()));
        return Stream.of("PGHOST", "PGPORT", "PGDBNAME", "user", "password")
                .map(properties::getProperty)
                .collect(Collectors.joining(" "));
    }

    @Test
    void migrationsHaveAUrlOfTheirOwn() {
        var config = DatabaseConfig.of("postgres://app:a@pooler:6432/db").migrationsUrl("postgres://owner:b@server/db");

        assertThat(config.forMigrations()).hasValueSatisfying(other -> {
            assertThat(other.place()).isEqualTo("server:5432/db");
            assertThat(other.driverProperties()).containsEntry("user", "owner");
        });
        assertThat(config.poolSize(3).connectionTimeout(Duration.ofSeconds(1)).forMigrations())
                .isPresent();
        assertThat(DatabaseConfig.of("postgres://h/db").forMigrations()).isEmpty();
        assertThatThrownBy(() -> config.migrationsUrl("mysql://u:canary@h/db"))
                .hasMessageStartingWith("migrations URL: expected postgresql://...")
                .hasMessageNotContaining("canary");
    }

    @Test
    void thePoolIsConfiguredByTheUrlAndThenByCalls() {
        var config = DatabaseConfig.of("postgres://h/db?connection_limit=3&pool_timeout=7&statement_timeout=1500");

        assertThat(config.poolSize()).isEqualTo(3);
        assertThat(config.connectionTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.statementTimeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.poolSize(9).poolSize()).isEqualTo(9);
        assertThat(config.migrate()).isTrue();
        assertThat(config.migrate(false).migrate()).isFalse();
        assertThat(config.allowNewerSchema()).isFalse();
        assertThat(config.listener()).isNull();
        StatementListener listener = event -> {};
        assertThat(config.listener(listener).poolSize(2).listener()).isSameAs(listener);
        assertThat(DatabaseConfig.of("postgres://h/db?pgbouncer=true").transactionPooler())
                .isTrue();
    }

    @Test
    void impossibleSettingsAreRefusedWithTheirRange() {
        var config = DatabaseConfig.of("postgres://h/db");

        assertThatThrownBy(() -> config.poolSize(0)).hasMessage("poolSize is 0, expected 1 or more");
        assertThatThrownBy(() -> config.connectionTimeout(Duration.ZERO))
                .hasMessage("connectionTimeout is PT0S, expected from PT0.25S to PT596H31M23.647S");
        assertThatThrownBy(() -> config.statementTimeout(Duration.ofMillis(-1))).hasMessageContaining("expected from");
        assertThat(config.statementTimeout(Duration.ZERO).statementTimeout()).isZero();
        assertThat(config.idleInTransactionTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThatThrownBy(() -> config.idleInTransactionTimeout(Duration.ofDays(90)))
                .hasMessageStartingWith("idleInTransactionTimeout is PT2160H, expected from");
    }

    @Test
    void everyProblemOfAUrlIsNamedAtOnce() {
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://u:canary@h:99999/db?sslmod=require&zzzzzz=1"
                        + "&connectTimeout=soon&requirepeer=3&schema=a&currentSchema=b&sslmode=maybe"))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage(
                        "database URL: 7 problems: the port after the host is not a number from 1 to 65535; "
                                + "unknown parameter sslmod; unknown parameter zzzzzz; connectTimeout must be a whole number; "
                                + "parameter requirepeer has no counterpart in the Java driver; "
                                + "search_path is set twice, to different values; "
                                + "sslmode must be one of disable, allow, prefer, require, verify-ca, verify-full\n"
                                + "help: write it as postgresql://user:password@localhost:5432/database; "
                                + "did you mean sslmode?; "
                                + "remove it, or see the connection parameters of the PostgreSQL JDBC driver; "
                                + "correct or remove it; remove requirepeer: it is for Unix-domain sockets; keep one of the two");
    }

    @Test
    void whatWouldBreakStatementsIsRefused() {
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://h/db?preferQueryMode=simple&prepareThreshold=-1"))
                .hasMessageContaining("preferQueryMode must not be simple")
                .hasMessageContaining("prepareThreshold must be 0 or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:cana@ry@h/db",
                "postgres://u:cana/ry@h/db",
                "postgres://u:cana?ry@h/db",
                "postgres://u:cana?r=y@h/db",
                "postgres://u:cana#ry@h/db",
                "postgres://u:12/canary@h/db",
                "postgres://u:canary",
                "postgres://u:cana:ry",
                "postgres://u:canary%@h/db",
                "postgres://u:canary%zz@h/db",
                "postgres://u:canary%ff@h/db",
                "postgres://u:can\nary@h/db",
                "postgres:u:canary@h/db",
                "postgres:/u:canary@h/db",
                "canary",
                "canary://u:canary",
                "mysql://u:canary@h/db",
                "host=h password=canary",
                "postgres://h/db?canary",
                "postgres://h/db?can-ary@=1",
                "postgres://u:x@/canary@h/db",
                "postgres://h/db?password=canary&password=canary2",
            })
    void aWrongUrlNeverShowsWhatMayBeThePassword(String url) {
        assertThatThrownBy(() -> DatabaseConfig.of(url))
                .isInstanceOf(ConnectFailed.class)
                .hasNoCause()
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).replace("starts with canary://", ""))
                        .contains("\nhelp: ")
                        .doesNotContain("cana")
                        .doesNotContain("ary@"));
    }

    @Test
    void aPasswordThatWasNotEncodedIsRecognised() {
        assertThatThrownBy(() -> DatabaseConfig.of("postgres://u:p@ss@h/db"))
                .hasMessage("database URL: an '@', '/', '?', '#' or line break stands where none may be, perhaps in the"
                        + " password\nhelp: percent-encode such characters: '@' is %40, '/' is %2F, '?' is %3F,"
                        + " '#' is %23, '%' is %25");
    }

    @Test
    void itsTextShowsNoSecret() {
        var config = DatabaseConfig.of("postgres://alice:canary@h/db?sslpassword=canary&options=canary");

        assertThat(config)
                .hasToString("DatabaseConfig[h:5432/db, poolSize=10, connectionTimeout=PT5S, statementTimeout=PT30S,"
                        + " migrate=true, allowNewerSchema=false]");
    }
}
