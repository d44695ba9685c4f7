package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a generation does on a server, and that nothing of it stays there. */
class ServerTest {
    private static final String DATA = "rowan.postgres.data";
    private static final String USERS = "create table users (id integer primary key);";

    @TempDir
    private Path tmp;

    /** Where embedded servers put their files: found in the command lines of their processes too. */
    private Path data;

    @BeforeEach
    void embeddedServersGoIntoAFolderOfTheirOwn() throws IOException {
        assertThat(TestServer.url()).isNotEmpty(); // has started, elsewhere
        data = Files.createDirectory(tmp.resolve("data"));
        System.setProperty(DATA, data.toString());
    }

    @AfterEach
    void embeddedServersGoWhereTheyLike() {
        System.clearProperty(DATA);
    }

    @Test
    void an_embedded_server_generates_and_is_gone() throws Exception {
        Project project = project().property("server", "embedded").migration("V1__users.sql", USERS);
        project.generate();
        assertThat(project.ownSources()).containsKey("User.java");
        assertThat(tracesOfServers()).isEmpty();
    }

    /** Migrations by the start of the message with which they make a generation fail. */
    static Stream<Map.Entry<String, String>> failing() {
        return Stream.of(
                Map.entry("db/migrations/V1__users.sql:1: ERROR: division by zero", "select 1 / 0;"),
                Map.entry("the migrations in db/migrations leave no table", "create schema other;"),
                Map.entry("the schema cannot be generated as it is", "create table users (at money);"),
                Map.entry("the review does not show", USERS));
    }

    @ParameterizedTest
    @MethodSource("failing")
    void a_failing_generation_leaves_no_embedded_server(Map.Entry<String, String> failing) throws IOException {
        Project project = failing(failing).property("server", "embedded");
        assertThat(project.failure()).startsWith(failing.getKey());
        assertThat(tracesOfServers()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void a_failing_generation_leaves_no_database_and_no_connection(Map.Entry<String, String> failing) throws Exception {
        List<String> before = databasesAndConnections();
        assertThat(failing(failing).failure()).startsWith(failing.getKey());
        for (int i = 0; i < 100 && !before.containsAll(databasesAndConnections()); i++) {
            Thread.sleep(20); // a server notices within milliseconds, not at once, that a client has gone
        }
        assertThat(before).containsAll(databasesAndConnections());
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void an_index_created_concurrently_does_not_hang() throws Exception {
        Project project = project()
                .migration("V1__users.sql", "create table users (id integer primary key, email text);")
                .migration("V2__index.sql", "create unique index concurrently users_email_idx on users (email);");
        project.generate();
        assertThat(project.ownSources().get("UserRepository.java")).contains("findByEmail");
    }

    private Project failing(Map.Entry<String, String> failing) {
        return project().property("review", "db/review").migration("V1__users.sql", failing.getValue());
    }

    private Project project() {
        return new Project(tmp.resolve("project"));
    }

    /** A server removes its files before its last process ends. */
    private List<String> tracesOfServers() throws IOException {
        try (Stream<Path> files = Files.list(data);
                Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            Stream<String> commands = processes
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().commandLine().stream())
                    .filter(command -> command.contains("-D " + data));
            return Stream.concat(files.map(Path::toString), commands).toList();
        }
    }

    private static List<String> databasesAndConnections() throws SQLException {
        String sql = "select datname::text from pg_database union all select pid::text from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (Connection connection = TestServer.maintenance().connect();
                Statement statement = connection.createStatement();
                ResultSet rs = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (rs.next()) {
                rows.add(rs.getString(1));
            }
            return rows;
        }
    }
}
