package dev.rowan.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.error.ConnectFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way in which opening fails, by the text that people will read. */
@Timeout(60)
class OpenErrorsTest {
    private static final ShippedMigrations TWO = PoolTest.migrations("two");
    private static final ShippedMigrations THREE = PoolTest.migrations("three");

    @Test
    void hostUnknown() {
        assertThat(failure("postgres://alice:canary@no-such-host.invalid/app"))
                .isEqualTo("the host of no-such-host.invalid:5432/app is unknown\n"
                        + "help: check its name in the URL, and the DNS or VPN here");
    }

    @Test
    void portClosed() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(failure("postgres://alice:canary@localhost:" + port + "/app"))
                .isEqualTo("no server listens at localhost:" + port + "/app\n"
                        + "help: start PostgreSQL there, or correct host and port in the URL");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            assertThat(failure("postgres://alice:canary@localhost:" + socket.getLocalPort() + "/app?loginTimeout=1"))
                    .isEqualTo("localhost:" + socket.getLocalPort() + "/app takes the connection and does not answer in"
                            + " time\nhelp: check that it is a PostgreSQL server and not overloaded; loginTimeout in the"
                            + " URL sets the limit");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
        FreshDatabase.awaitNoDriverThread();
    }

    @Test
    void somethingElseListensThere() throws IOException {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"));

            assertThat(failure("postgres://alice:canary@localhost:" + socket.getLocalPort() + "/app"))
                    .startsWith("cannot connect to localhost:" + socket.getLocalPort() + "/app: ")
                    .contains("\nhelp: ");
        }
    }

    @Test
    void aPoolerThatRefusesStartupParameters() throws IOException {
        // ErrorResponse: severity, code, message, as PgBouncer sends it
        var fields = "SFATAL\0C08P01\0Munsupported startup parameter in options: statement_timeout\0\0";
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(socket, "E\0\0\0" + (char) (fields.length() + 4) + fields));

            assertThat(failure("postgres://alice:canary@localhost:" + socket.getLocalPort() + "/app?sslmode=disable"))
                    .isEqualTo(
                            "localhost:" + socket.getLocalPort() + "/app is a pooler that refuses what the URL or the"
                                    + " statement timeout sets: unsupported startup parameter in options: statement_timeout\n"
                                    + "help: configure with statementTimeout(Duration.ZERO), or with pgbouncer=true in the URL"
                                    + " when it pools transactions");
        }
    }

    @Test
    void passwordWrongOrLeftOut() throws SQLException, IOException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute("drop role if exists scram_role");
        FreshDatabase.execute("create role scram_role login password 'right'");
        FreshDatabase.authenticate("scram_role", "scram-sha-256");

        assertThat(failure("postgres://scram_role:canary@" + config.place()))
                .isEqualTo(
                        config.place() + " refused the login: password authentication failed for user \"scram_role\"\n"
                                + "help: check user and password of the URL; special characters must be percent-encoded");
        assertThat(failure("postgres://scram_role@" + config.place()))
                .isEqualTo(config.place() + " wants a password and the URL has none\n"
                        + "help: write it as user:password@host");
        FreshDatabase.execute(config, "grant create on schema public to scram_role");
        Pool.open(DatabaseConfig.of("postgres://scram_role:right@" + config.place()), TWO)
                .close();
    }

    @Test
    void privilegeMissing() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var database = FreshDatabase.name(config);
        FreshDatabase.execute("drop role if exists powerless");
        FreshDatabase.execute("create role powerless login password 'canary'");
        FreshDatabase.execute("revoke connect on database " + database + " from public");

        assertThat(failure("postgres://powerless:canary@" + config.place()))
                .isEqualTo(config.place() + " refuses what opening needs: permission denied for database \"" + database
                        + "\"\nhelp: GRANT the role CONNECT on the database, USAGE and (to migrate) CREATE on the"
                        + " schema");
    }

    @Test
    void roleMissing() throws SQLException, IOException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.authenticate("nobody", "trust");

        assertThat(failure("postgres://nobody:canary@" + config.place()))
                .isEqualTo(config.place() + " refused the login: role \"nobody\" does not exist\n"
                        + "help: create the role with CREATE ROLE ... LOGIN, or correct the user in the URL");
    }

    @Test
    void databaseMissing() {
        var url = FreshDatabase.create();
        var name = FreshDatabase.name(DatabaseConfig.of(url));
        var missing = DatabaseConfig.of(url.replace("/" + name, "/" + name + "_missing"));

        assertThat(failure(missing, TWO))
                .isEqualTo(missing.place() + " cannot be opened: database \"" + name + "_missing\" does not exist\n"
                        + "help: create it with `createdb` or CREATE DATABASE, or correct the URL");
    }

    @Test
    void tooManyConnections() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute("drop role if exists limited");
        FreshDatabase.execute("create role limited login password 'canary' connection limit 0");

        assertThat(failure("postgres://limited:canary@" + config.place()))
                .isEqualTo(
                        config.place() + " has too many connections: too many connections for role \"limited\"\n"
                                + "help: make poolSize (10 now, per process) smaller, or raise max_connections or the limit named");
    }

    @Test
    void tlsDemandedAndNotOffered() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure("postgres://postgres:canary@" + config.place() + "?sslmode=require"))
                .isEqualTo(config.place() + " does not offer TLS, which sslmode=require demands\n"
                        + "help: switch TLS on at the server (ssl = on), or leave sslmode out on a network you trust");
        assertThat(failure("postgres://postgres:canary@" + config.place() + "?ssl=true"))
                .isEqualTo(config.place() + " does not offer TLS, which ssl=true demands\n"
                        + "help: switch TLS on at the server (ssl = on), or leave ssl out on a network you trust");
    }

    @Test
    void schemaOlder() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url);
        Pool.open(config, TWO).close();

        assertThat(failure(config.migrate(false), THREE))
                .isEqualTo("the schema of " + config.place() + " is older than this jar: V3 (lobes) is missing\n"
                        + "help: open once with migrate(true), or run the migrations before");
        assertThat(failure(config.migrate(false), PoolTest.migrations("repeatable")))
                .contains(" is older than this jar: all users (repeatable) is missing\n");
        assertThat(failure(DatabaseConfig.of(url + "&pgbouncer=true"), THREE))
                .isEqualTo("the schema of " + config.place() + " is older than this jar: V3 (lobes) is missing, and the"
                        + " URL leads to a pooler, which cannot migrate\n"
                        + "help: set DATABASE_URL_MIGRATIONS, or migrationsUrl, to the URL of the server itself; or migrate"
                        + " there first, then open with migrate(false)");
        assertThat(failure(DatabaseConfig.of(FreshDatabase.create()).migrate(false), TWO))
                .contains(" is older than this jar: V1 (users), V2 (cams) are missing\n");
    }

    @Test
    void schemaNewer() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, THREE).close();
        var expected = "the schema of " + config.place() + " is newer than this jar: it has V3 (lobes)\n"
                + "help: use the jar that ships it, or allowNewerSchema(true) where both fit, as in a rolling deployment";

        assertThat(failure(config, TWO)).isEqualTo(expected);
        assertThat(failure(config.migrate(false), TWO)).isEqualTo(expected);
        Pool.open(config.allowNewerSchema(true), TWO).close();
        Pool.open(config.migrate(false).allowNewerSchema(true), TWO).close();
    }

    @Test
    void aMigrationThatFails() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure(config, PoolTest.migrations("failing")))
                .isEqualTo(
                        "V1__bad.sql:3: fails on " + config.place() + ": column \"nme\" of relation \"good\" does not"
                                + " exist (SQLSTATE 42703)\n"
                                + "help: correct the migration; what ran in its transaction is undone");
    }

    @Test
    void aMigrationWhoseDeferredConstraintFailsAtCommit() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure(config, PoolTest.migrations("deferred")))
                .isEqualTo(
                        "V2__children.sql: fails on " + config.place() + " when it commits: insert or update on table"
                                + " \"child\" violates foreign key constraint \"child_parent_fkey\" (SQLSTATE 23503)\n"
                                + "help: correct the rows, or the constraint, which is deferred; what ran in its transaction is"
                                + " undone");
        FreshDatabase.execute(config, "drop table parent");
        FreshDatabase.execute(config, "create table child (id integer)"); // the other one is undone
    }

    @Test
    void aMigrationThatCommitsInABlock() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure(config, PoolTest.migrations("committing")))
                .isEqualTo(
                        "V1__in_steps.sql:2: fails on " + config.place() + ": invalid transaction termination (SQLSTATE"
                                + " 2D000)\n"
                                + "help: put executeInTransaction=false into a file beside this one, of the same name with .conf"
                                + " appended; what ran in its transaction is undone");
    }

    @Test
    void aMigrationWhoseRowsToCopyHaveNoEnd() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure(config, PoolTest.migrations("endless")))
                .isEqualTo("V2__more_rows.sql: cannot run on " + config.place()
                        + ": the rows of COPY ... FROM stdin have no"
                        + " end\nhelp: put a line with \\. alone after them; nothing of it has run");
    }

    @Test
    void aMigrationWhoseExtensionTheServerLacks() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());

        assertThat(failure(config, PoolTest.migrations("extension_missing")))
                .startsWith("V1__extension.sql:1: fails on " + config.place() + ": ")
                .endsWith(
                        "help: install the extension on the server, or open a database of one that has it; what ran in its"
                                + " transaction is undone");
    }

    @Test
    void aMigrationThatChangedAfterItRan() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, TWO).close();

        assertThat(failure(config, PoolTest.migrations("changed")))
                .isEqualTo("the schema of " + config.place() + " was migrated with another text of V1 (users) than this"
                        + " jar has\nhelp: restore the file, and put the change into a new migration");
    }

    @Test
    void aDatabaseThatHasTablesAlready() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute(config, "create table stranger (id int)");

        assertThat(failure(config, TWO))
                .isEqualTo(config.place() + " has tables that no migration made, and no history of migrations\n"
                        + "help: open an empty database, or give this one a history with Flyway's baseline;"
                        + " where the tables are another application's, give this jar a history of its own by the property"
                        + " historyTable of the generator");
    }

    @Test
    void aRoleThatMayNotReadTheHistory() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, TWO).close();
        FreshDatabase.execute("drop role if exists reader");
        FreshDatabase.execute("create role reader login password 'canary'");

        assertThat(failure("postgres://reader:canary@" + config.place()))
                .isEqualTo("the role reader may not read public.flyway_schema_history of " + config.place()
                        + ", which says what has been migrated\n"
                        + "help: GRANT USAGE ON SCHEMA public TO reader; GRANT SELECT ON public.flyway_schema_history TO"
                        + " reader");
        FreshDatabase.execute(config, "grant select on flyway_schema_history to reader");
        Pool.open(DatabaseConfig.of("postgres://reader:canary@" + config.place()), TWO)
                .close();
    }

    @Test
    void aRoleThatMayNotCreateTablesHearsSoAtOnce() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute(config, "revoke create on schema public from public");
        FreshDatabase.execute("drop role if exists lodger");
        FreshDatabase.execute("create role lodger login password 'canary'");
        long start = System.nanoTime();

        assertThat(failure("postgres://lodger:canary@" + config.place()))
                .isEqualTo("the schema of " + config.place()
                        + " is older than this jar: V1 (users), V2 (cams) are missing,"
                        + " and the role lodger may not create tables in the schema public of " + config.place() + "\n"
                        + "help: GRANT CREATE ON SCHEMA public TO lodger (CREATE ON DATABASE where the schema is missing),"
                        + " or name a role that may in DATABASE_URL_MIGRATIONS, or migrationsUrl");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        FreshDatabase.execute(config, "alter default privileges in schema public grant select on tables to lodger");
        var admin = "postgres://" + config.driverProperties().getProperty("user") + ":"
                + config.driverProperties().getProperty("password") + "@" + config.place();
        Pool.open(
                        DatabaseConfig.of("postgres://lodger:canary@" + config.place())
                                .migrationsUrl(admin),
                        TWO)
                .close();
    }

    @Test
    void aServerThatIsReadOnly() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        FreshDatabase.execute(
                "alter database " + FreshDatabase.name(config) + " set default_transaction_read_only = on");

        assertThat(failure(config, TWO))
                .isEqualTo("the schema of " + config.place()
                        + " is older than this jar: V1 (users), V2 (cams) are missing,"
                        + " and " + config.place()
                        + " is read-only: a standby, or default_transaction_read_only is on\n"
                        + "help: name the primary in the URL, or all hosts with target_session_attrs=read-write");
    }

    @Test
    void aMigrationThatGetsNoLockInTime() throws SQLException {
        var url = FreshDatabase.create();
        var config = DatabaseConfig.of(url + "&lock_timeout=200ms").migrationLocks(Duration.ZERO, 1);
        Pool.open(config, TWO).close();
        try (var other = DriverManager.getConnection(config.jdbcUrl(), config.driverProperties())) {
            other.setAutoCommit(false);
            try (var statement = other.createStatement()) {
                statement.execute("lock table users in access share mode");
            }

            assertThat(failure(config, PoolTest.migrations("altered")))
                    .startsWith("V3__notes.sql:1: fails on " + config.place()
                            + ": canceling statement due to lock timeout (SQLSTATE 55P03)\n"
                            + "help: start again when the lock is free, or raise lock_timeout or migrationLocks; the oldest"
                            + " transactions: process ")
                    .endsWith(" s; what ran in its transaction is undone");
        }
        Pool.open(config, PoolTest.migrations("altered")).close();
    }

    @Test
    void aMigrationWhoseSessionIsKilled() throws Exception {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var nap = PoolTest.migrations("sleeping");
        try (var threads = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            var message = threads.submit(() -> failure(config, nap));
            FreshDatabase.awaitTrue("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                    + FreshDatabase.name(config) + "' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()");

            assertThat(message.get())
                    .startsWith("V1__nap.sql")
                    .contains(" fails on " + config.place() + ": ")
                    .endsWith("help: start again when the server is well; what ran in its transaction is undone");
        }
    }

    @Test
    void anIndexThatCannotBeBuiltConcurrentlyIsNamedWithWhatItLeftBehind() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        var invalid = PoolTest.migrations("invalid");
        var repair = "DROP INDEX CONCURRENTLY public.t_id; DELETE FROM public.flyway_schema_history WHERE NOT success";

        assertThat(failure(config, invalid))
                .isEqualTo("V2__t_id.sql:1: fails on " + config.place()
                        + ": could not create unique index \"t_id\" (SQLSTATE 23505)\n"
                        + "help: correct the migration; it ran outside of a transaction, so undo what it left behind: "
                        + repair);
        assertThat(failure(config, invalid))
                .isEqualTo(
                        "the schema of " + config.place() + " is half migrated: V2 (t id) failed on an earlier start\n"
                                + "help: undo what it left behind, such as an invalid index, then run Flyway's repair, or DELETE"
                                + " FROM public.flyway_schema_history WHERE NOT success");
        FreshDatabase.execute(config, "delete from t");
        for (var statement : repair.split(";", -1)) {
            FreshDatabase.execute(config, statement);
        }
        Pool.open(config, invalid).close();
    }

    @Test
    void aMigrationThatWasRenamed() throws SQLException {
        var config = DatabaseConfig.of(FreshDatabase.create());
        Pool.open(config, TWO).close();

        assertThat(failure(config, PoolTest.migrations("renamed")))
                .isEqualTo(
                        "the schema of " + config.place() + " was migrated when V1 (users) was the file V1__users.sql\n"
                                + "help: give the file that name again");
    }

    @Test
    void noMigrations() throws SQLException {
        assertThat(failure(DatabaseConfig.of(FreshDatabase.create()), ShippedMigrations.at("classpath:dev/nowhere")))
                .isEqualTo("no migration is at classpath:dev/nowhere\n"
                        + "help: ship db/migrations in the jar: name the folder in <resources> of its pom, with a"
                        + " <targetPath>");
    }

    private static String failure(String url) {
        return failure(DatabaseConfig.of(url), TWO);
    }

    /** Opens what cannot be opened: its message, after a look for what must not be left or shown. */
    private static String failure(DatabaseConfig config, ShippedMigrations migrations) {
        var failed = catchThrowableOfType(
                ConnectFailed.class, () -> Pool.open(config, migrations).close());
        if (failed == null) {
            return "it opened";
        }
        var trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        var password = config.driverProperties().getProperty("password", "canary");
        assertThat(trace.toString()).doesNotContain("canary").doesNotContain(password);
        var message = String.valueOf(failed.getMessage());
        assertThat(message.lines()).hasSize(2);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("rowan") || name.startsWith("Hikari"));
        return message;
    }

    /** Answers every connection with {@code text}, and hangs up. */
    private static void answer(ServerSocket socket, String text) {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                assertThat(client.getInputStream().read()).isNotNegative();
                client.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
                client.shutdownOutput();
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }
}
