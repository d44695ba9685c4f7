package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    /** Which binaries the build has chosen. */
    static final int MAJOR =
            Integer.parseInt(System.getProperty("postgres.version", "18").replaceAll("\\..*", ""));

    @Test
    void closing_leaves_no_process_and_no_folder() throws Exception {
        Path data;
        long postmaster;
        try (EmbeddedServer server = EmbeddedServer.start(Progress.SILENT)) {
            data = server.dataDirectory();
            postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            assertThat(data.getParent()).isEqualTo(DataFolder.choose());
            assertThat(ProcessHandle.of(postmaster)).isPresent();
        }
        assertThat(data).doesNotExist();
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void databases_are_the_same_on_every_machine_and_fast() {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase database = server.create()) {
            assertThat(server.majorVersion()).isEqualTo(MAJOR);
            assertThat(text(database, "show log_timezone")).isEqualTo("UTC");
            assertThat(text(database, "show fsync")).isEqualTo("off");
            assertThat(text(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(database, "show unix_socket_directories")).isEmpty();
            assertThat(text(database, "select pg_encoding_to_char(encoding) from pg_database limit 1"))
                    .isEqualTo("UTF8");
            assertThat(text(
                            database,
                            MAJOR >= 17
                                    ? "select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()"
                                    : "select 'c ' || datcollate from pg_database where datname = current_database()"))
                    .isEqualTo(MAJOR >= 17 ? "b C.UTF-8" : "c C");
        }
    }

    @Test
    void relations_get_a_size_without_rows_and_without_room() throws SQLException {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase database = server.create()) {
            execute(database, "create table big (id int)");
            String file = text(database, "select pg_relation_filepath('big')");
            long pages = 3 * (1L << 17) + 5; // three gigabytes and some

            assertThat(server.size(Map.of(file, pages))).isTrue();

            assertThat(text(database, "select pg_relation_size('big') / 8192")).isEqualTo(String.valueOf(pages));
        }
    }

    @Test
    void a_clone_has_the_content_of_its_template_and_the_url_is_enough_to_connect() throws SQLException {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase template = server.create()) {
            execute(template, "create table t as select 42 as a");
            try (ScratchDatabase clone = server.cloneOf(template);
                    Connection connection = DriverManager.getConnection(clone.url())) {
                assertThat(text(connection, "select a from t")).isEqualTo("42");
                execute(clone, "drop table t");
            }
            assertThat(text(template, "select a from t")).isEqualTo("42");
            assertThat(text(template, "select count(*) from pg_database where datname like 'scratch%'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void a_template_somebody_uses_is_refused() throws SQLException {
        try (PostgresServer server = PostgresServer.start("embedded");
                ScratchDatabase template = server.create();
                Connection connection = template.connect()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThatThrownBy(() -> server.cloneOf(template))
                    .isInstanceOf(ServerFailed.class)
                    .hasMessageContaining("source database \"scratch_1\" is being accessed by other users");
        }
    }

    @Test
    void the_server_goes_down_with_a_killed_jvm(@TempDir Path tmp) throws Exception {
        ProcessHandle other;
        try (ChildJvm child = ChildJvm.start(tmp, "embedded")) {
            String[] line = child.line().split(" ", 2);
            other = ProcessHandle.of(Long.parseLong(line[1])).orElseThrow();
            assertThat(Path.of(line[0])).isDirectory().hasParent(tmp);
            assertThat(Traces.in(tmp)).hasSizeGreaterThan(1);
        }
        Traces.assertGoneSoon(tmp);
        assertThat(other.isAlive()).as("a process of the same parent").isTrue();
        other.destroy();
    }

    @Test
    void the_server_goes_down_with_a_jvm_killed_at_any_moment_of_the_start(@TempDir Path tmp) throws Exception {
        for (int milliseconds = 40; milliseconds < 1200; milliseconds += 60) {
            try (ChildJvm child = ChildJvm.start(tmp, "embedded")) {
                assertThat(child.process().isAlive()).isTrue();
                Thread.sleep(milliseconds);
            }
        }
        Traces.assertGoneSoon(tmp);
    }

    @Test
    void a_server_that_cannot_start_says_why_and_leaves_nothing(@TempDir Path tmp) throws IOException {
        Installation good = Installation.ofUser(Progress.SILENT);
        Path home = Files.createDirectory(tmp.resolve("home"));
        Files.createSymbolicLink(home.resolve("bin"), good.home().resolve("bin"));
        Files.createDirectory(home.resolve("cluster"));
        long before = leftInTmp();
        assertThatThrownBy(() -> ServerProcess.start(new Installation(home, ""), home.resolve("cluster")))
                .isInstanceOf(ServerFailed.class)
                .hasMessageStartingWith("the embedded PostgreSQL server did not start: ")
                .hasMessageContaining("postgresql.conf\": No such file")
                .hasMessageEndingWith("help: set ROWAN_SERVER to the URL of a server to do without the embedded one");
        assertThat(leftInTmp()).isEqualTo(before);
    }

    @Test
    void missing_user_namespaces_are_named() {
        assertThat(PostgresCommand.failure("initdb failed", "unshare: unshare failed: Operation not permitted"))
                .hasMessage("""
                        initdb failed: unshare: unshare failed: Operation not permitted
                        help: this system gives root no user namespace to run PostgreSQL in: run as an ordinary user, or set ROWAN_SERVER to the URL of a server""");
    }

    @Test
    void a_cache_is_filled_once_and_what_a_killed_run_left_in_it_is_replaced(@TempDir Path cache) throws IOException {
        Path home = Installation.ofUser(Progress.SILENT).home();
        Path draft = Files.createDirectories(cache.resolve(home.getFileName() + ".draft/bin"));
        Files.writeString(draft.resolve("initdb"), "half");
        Installation installation = Installation.in(cache, Progress.SILENT);
        assertThat(installation.home())
                .isEqualTo(cache.resolve(home.getFileName().toString()));
        assertThat(installation.cluster().resolve("PG_VERSION")).hasContent(String.valueOf(MAJOR));
        assertThat(draft).doesNotExist();
        assertThat(Installation.in(cache, Progress.SILENT)).isEqualTo(installation);
    }

    private static long leftInTmp() throws IOException {
        return Traces.in(DataFolder.choose()).stream()
                .filter(trace -> trace.contains("rowan-postgres-"))
                .count();
    }

    static String text(ScratchDatabase database, String query) {
        try (Connection connection = database.connect()) {
            return text(connection, query);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static void execute(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
